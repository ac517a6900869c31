"""Plays a script over HTTP: the pretend WeChat signs, encrypts and posts; the bot calls its account's API back."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from bot.app import create_app
from bot.carrier import WeChatCarrier
from bot.delivery import Delivery
from bot.play.player import Player, rest_follows
from bot.play.script import Action, Say
from bot.play.stage import Line, StageClock, place_of, subscription_id
from bot.runtime import Runtime
from bot.simulator.account import AccountConfig
from bot.simulator.phone import Phone
from bot.simulator.web import create_app as create_simulator_app
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.templates import TemplateKind
from bot.wechat.client import Account
from handlers.dialogue.replies import NOTICE_FIELDS

ROUTES = {"subscribe": "subscription"}
START_SECONDS = 10.0
# Long enough for a fragment to be held before its rest is sent.
BETWEEN_PARTS = 0.25


@contextmanager
def serving(app: FastAPI, *, port: int = 0) -> Iterator[str]:
    """The application on this port of this machine, a free one for 0; yields its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + START_SECONDS
    while not server.started:
        if time.monotonic() > until:
            raise TimeoutError("the application did not start")
        time.sleep(0.01)
    taken = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{taken}"
    finally:
        server.should_exit = True
        thread.join()


class HttpPlayer(Player):
    """The same scripts and checks; only the way of a message is another."""

    def connect(self, simulator: Simulator, account: Account) -> None:
        self.simulator, self._account = simulator, account
        self.delivery = Delivery(self.runtime, WeChatCarrier(account, self.runtime.settings.templates))
        self._heard_up_to = 0
        self._phones: dict[str, Phone] = {}
        self._parts: list[threading.Thread] = []

    def _say(self, say: Say, after: Sequence[Action]) -> None:
        self._open_turn(say)
        act = self._act(say)
        self.lines.append(Line(self.clock.now, self.speaker, "says", say.words))
        if rest_follows(after):
            part = threading.Thread(target=act)
            part.start()
            self._parts.append(part)
            time.sleep(BETWEEN_PARTS)
            return
        act()
        for part in self._parts:
            part.join()
        self._parts.clear()
        self._after_turn()

    def _repeat(self) -> None:
        self.fresh.clear()
        self._phone().repeats()
        self._after_turn()

    def _after_turn(self) -> None:
        self.delivery.drain()
        self._listen()

    def _without(self, rest: str) -> None:
        super()._without(rest)
        self.delivery = Delivery(
            self.runtime, WeChatCarrier(self._account, {}, subscriptions=self.runtime.settings.subscriptions)
        )

    def _after_passing(self) -> None:
        self._listen()

    def _listen(self) -> None:
        """Take down everything that appeared in anybody's chat since the last look."""
        for bubble in self.simulator.received(after=self._heard_up_to):
            self._heard_up_to = max(self._heard_up_to, bubble.number)
            if bubble.route != "user":
                words = "[图]" if bubble.kind == "image" else bubble.text
                self._hear(self.cast.name(bubble.openid), ROUTES.get(bubble.route, bubble.route), words, at=bubble.at)

    def _phone(self, *, new: bool = False) -> Phone:
        """Everybody follows the account already, except who begins by following it."""
        if self.speaker not in self._phones:
            openid, since = self.cast.openid(self.speaker), None if new else self.clock.now
            self._phones[self.speaker] = self.simulator.person(self.speaker, openid=openid, follows_since=since)
        return self._phones[self.speaker]

    def _act(self, say: Say) -> Callable[[], object]:
        phone, words = self._phone(new=say.kind == "follow"), say.words
        north, east, label = place_of(words) if say.kind == "location" else (0.0, 0.0, "")
        acts: dict[str, Callable[[], object]] = {
            "text": lambda: phone.says(words),
            "voice": lambda: phone.sends_voice(words or None),
            "picture": phone.sends_picture,
            "sticker": phone.sends_sticker,
            "video": phone.sends_video,
            "location": lambda: phone.sends_location(north, east, label),
            "link": lambda: phone.sends_link(*words.rpartition(" ")[::2]),
            "tap": lambda: phone.taps_menu(words),
            "scan": lambda: phone.scans(words),
            "agree": lambda: phone.chooses_notices({subscription_id(words): True}),
            "decline": lambda: phone.chooses_notices({subscription_id(words): False}),
            "follow": lambda: phone.follows(words or None),
            "unfollow": phone.unfollows,
        }
        return acts[say.kind]


@contextmanager
def staged(
    runtime: Runtime,
    clock: StageClock,
    prepare: Callable[[str], None],
    account: AccountConfig,
    client: Callable[[str], Account],
) -> Iterator[HttpPlayer]:
    """A player whose bot and pretend WeChat both listen on ports of this machine. `client` makes the bot's client."""
    with serving(create_app(runtime)) as bot_address:
        simulator = Simulator(clock=clock, callback=f"{bot_address}/wechat", account=account)
        with serving(create_simulator_app(simulator)) as simulator_address:
            player = HttpPlayer(runtime, clock, prepare)
            player.connect(simulator, client(simulator_address))
            for name, template_id in runtime.settings.templates.items():
                simulator.world.templates.add(name, NOTICE_FIELDS, template_id=template_id)
            for name, template_id in runtime.settings.subscriptions.items():
                simulator.world.templates.add(
                    name, NOTICE_FIELDS, kind=TemplateKind.ONE_TIME, template_id=template_id
                )  # fmt: skip
            yield player
        simulator.close()
