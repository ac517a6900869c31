"""One pretend person with WeChat: says, taps, scans, follows, and sees what came.

Every action returns the account's passive answer to it, parsed; everything that appears in the chat, answers and
later messages alike, is in `sees()`. An action that WeChat would not allow raises NotPossible.
"""

import threading
import time
from collections.abc import Callable, Mapping, Sequence

from bot.simulator import events, menu_taps, messages, rendering, samples
from bot.simulator.answers import NOTHING, Answer
from bot.simulator.markup import Fields
from bot.simulator.messages import Push
from bot.simulator.push import Delivery, Pusher
from bot.simulator.rendering import Shown
from bot.simulator.state import MSG_ID_START, World
from bot.simulator.world import menus
from bot.simulator.world.chat import Bubble, Route
from bot.simulator.world.followers import Follower
from bot.simulator.world.media import Medium
from bot.simulator.world.windows import Action


class NotPossible(Exception):
    """WeChat would not let a person do this now; the words are for whoever plays the person."""


class Phone:
    def __init__(self, world: World, pusher: Pusher, person: Follower) -> None:
        self._world = world
        self._pusher = pusher
        self.person = person
        self.last: Delivery | None = None

    @property
    def openid(self) -> str:
        return self.person.openid

    def sees(self, *, after: int = 0) -> list[Bubble]:
        """What others put into this chat, oldest first; after is the number of a bubble."""
        return self._world.chat.received(self.openid, after=after)

    def says(self, text: str) -> Answer:
        return self._send(messages.text(text), rendering.text(text))

    def burst(
        self, texts: Sequence[str], *, gaps: Sequence[float] = (), pause: Callable[[float], None] = time.sleep
    ) -> list[Answer]:
        """Says several things without waiting for answers; gaps are the seconds between them (0.3 when left out).

        pause waits for a gap: time.sleep for real seconds, or whatever moves a simulated clock.
        """
        answers: dict[int, Answer] = {}
        threads = []
        for place, text in enumerate(texts):
            push = self._prepared(messages.text(text), rendering.text(text), Action.MESSAGE)
            thread = threading.Thread(target=lambda p=place, sent=push: answers.update({p: self._deliver(sent)}))
            thread.start()
            threads.append(thread)
            if place < len(texts) - 1:
                pause(gaps[place] if place < len(gaps) else 0.3)
        for thread in threads:
            thread.join()
        return [answers[place] for place in range(len(texts))]

    def taps_menu(self, wanted: str, *, found: str = "") -> Answer:
        """By key, name or address of a button; a key that the menu no longer has is tapped on an old menu.

        found is what a scanning button reads, or the label of a chosen place.
        """
        self._must_follow()
        button = menus.find(self._world.menus.shown_to(self.person.tags), wanted)
        tap = menu_taps.of(button or {"type": "click", "key": wanted, "name": wanted}, found)
        if tap.opens_window:
            self.person.windows.open(Action.MENU, self._world.clock())
        answer = self._report(tap.fields, rendering.line("tap", tap.name)) if tap.fields else NOTHING
        if tap.media_id:
            medium = self._world.media.get(tap.media_id, self._world.clock())
            self._world.show(self.openid, Route.SYSTEM, rendering.picture(medium.media_id))
        if tap.then_picture:
            answer = self.sends_picture()
        if tap.then_place is not None:
            answer = self.sends_location(*tap.then_place, label=found)
        return answer

    def taps_choice(self, choice_id: str, text: str | None = None) -> Answer:
        """A blue line of a message menu; its text is looked up in the newest menu that has it."""
        told = text if text is not None else self._choice_text(choice_id)
        return self._send(messages.text(told, menu_id=choice_id), rendering.text(told), window=Action.MENU)

    def sends_voice(self, words: str | None = None) -> Answer:
        """words are what the platform recognised: None leaves the field out, an empty text sends it empty."""
        medium = self._keep("voice", "voice.amr", samples.SILENCE, "audio/amr")
        shown = Shown("voice", "[语音]", {"words": words or ""})
        return self._send(messages.voice(medium.media_id, recognition=words), shown)

    def sends_picture(self, content: bytes | None = None) -> Answer:
        return self._send_image(content or samples.photograph(), "photo.jpg", "image/jpeg", "image")

    def sends_sticker(self) -> Answer:
        """A sticker of one's own reaches the account as a picture, never as a text."""
        return self._send_image(samples.sticker(), "sticker.png", "image/png", "sticker")

    def sends_video(self) -> Answer:
        medium = self._keep("video", "film.mp4", b"\x00" * 64, "video/mp4")
        thumb = self._keep("thumb", "thumb.jpg", samples.photograph(), "image/jpeg")
        return self._send(messages.video(medium.media_id, thumb.media_id), rendering.film(medium.media_id, "", ""))

    def sends_location(self, latitude: float = 31.1512, longitude: float = 121.1246, label: str = "") -> Answer:
        label = label or "上海市青浦区公园路100号"
        shown = Shown("location", f"[位置] {label}", {"label": label})
        return self._send(messages.location(latitude, longitude, label=label), shown)

    def sends_link(self, title: str, url: str) -> Answer:
        return self._send(messages.link(title, "", url), rendering.card("link", title))

    def sends(self, fields: Fields) -> Answer:
        """Any message, also one that no document names."""
        return self._send(fields, rendering.card(str(fields["MsgType"]), str(fields["MsgType"])))

    def follows(self, scene: str | None = None) -> Answer:
        if self.person.follows:
            raise NotPossible("已经关注了")
        now = self._world.clock()
        self.person.follow(now, scene)
        self.person.windows.open(Action.FOLLOW, now)
        ticket = None if scene is None else self._world.codes.for_scene(scene, now).ticket
        if scene is not None:
            self.person.windows.open(Action.SCAN, now)
        return self._report(events.subscribe(scene=scene, ticket=ticket), rendering.line("follow", "关注了公众号"))

    def unfollows(self) -> None:
        self._must_follow()
        self.person.unfollow(self._world.clock())
        self._report(events.unsubscribe(), rendering.line("unfollow", "取消了关注"))

    def scans(self, scene: str) -> Answer:
        """Somebody who does not follow yet is taken to follow with the code."""
        if not self.person.follows:
            return self.follows(scene)
        now = self._world.clock()
        self.person.windows.open(Action.SCAN, now)
        ticket = self._world.codes.for_scene(scene, now).ticket
        return self._report(events.scan(scene, ticket), rendering.line("scan", f"扫了二维码 {scene}"))

    def chooses_notices(self, accepted: Mapping[str, bool]) -> None:
        """Answers a subscription pop-up: template id to yes or no; a yes counts one send, a no takes all away."""
        for template_id, yes in accepted.items():
            self.person.subscriptions[template_id] = self.person.subscriptions[template_id] + 1 if yes else 0
        self._report(events.subscription_popup(list(accepted.items())), rendering.line("note", "选择了订阅通知"))

    def stops_notices(self, template_id: str) -> None:
        self.person.subscriptions[template_id] = 0
        self._report(events.subscription_rejected(template_id), rendering.line("note", "关闭了订阅通知"))

    def refuses_messages(self, refuses: bool = True) -> None:
        self.person.refuses_messages = refuses

    def repeats(self) -> Answer:
        """The platform delivers this person's last message or event once more, with the same id."""
        if self.last is None:
            raise NotPossible("还没有发过消息")
        return self._deliver(self.last.push)

    def _send_image(self, content: bytes, filename: str, media_type: str, kind: str) -> Answer:
        medium = self._keep("image", filename, content, media_type)
        url = f"{self._world.public_url}/sim-media/{medium.media_id}"
        shown = Shown(kind, "[图片]" if kind == "image" else "[表情]", {"media_id": medium.media_id})
        return self._send(messages.image(url, medium.media_id), shown)

    def _keep(self, kind: str, filename: str, content: bytes, media_type: str) -> Medium:
        return self._world.media.keep(kind, filename, content, self._world.clock(), media_type=media_type)

    def _choice_text(self, choice_id: str) -> str:
        for bubble in reversed(self.sees()):
            for choice in bubble.detail.get("choices", ()):
                if choice["id"] == choice_id:
                    return str(choice["content"])
        raise NotPossible(f"没有这个选项：{choice_id}")

    def _send(self, fields: Fields, shown: Shown, *, window: Action = Action.MESSAGE) -> Answer:
        return self._deliver(self._prepared(fields, shown, window))

    def _prepared(self, fields: Fields, shown: Shown, window: Action) -> Push:
        """The window opens before the message goes out, and the person's own bubble appears first."""
        self._must_follow()
        now = self._world.clock()
        self.person.windows.open(window, now)
        self.person.last_exchange = now
        self._world.show(self.openid, Route.USER, shown)
        number = self._world.number("message", MSG_ID_START + int(now.timestamp()))
        return Push(self.openid, int(now.timestamp()), fields, number)

    def _report(self, fields: Fields, shown: Shown) -> Answer:
        self._world.show(self.openid, Route.USER, shown)
        return self._deliver(Push(self.openid, int(self._world.clock().timestamp()), fields))

    def _deliver(self, push: Push) -> Answer:
        """A blacklisted person's messages do not reach the account."""
        self._world.last_person = self.openid
        if self.person.blacklisted:
            return NOTHING
        self.last = self._pusher.deliver(push)
        return self.last.answer

    def _must_follow(self) -> None:
        if not self.person.follows:
            raise NotPossible("还没有关注公众号")
