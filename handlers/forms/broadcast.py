"""Writing to many (群发): for whom, what, which kind, when; seen as it will arrive before it goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db import audiences
from db.audience_filters import Audience
from db.rights import Right
from handlers import broadcast_audience, broadcast_flow, broadcast_when, sending_hours, texts
from handlers.allowed import needs
from handlers.dialogue.answers import BEFORE, Given, Got, Option, Read
from handlers.dialogue.form import REVIEW, Form, State, Step
from handlers.dialogue.kinds import Choice
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import late

NAME = "broadcast"
SHORTEST, LONGEST, LONGEST_QUESTION = 6, 600, 14
WHOM = late.pattern(
    r"^(?:改成|改为)?(?:对象|范围|只发|改发|发)(?:改成|改为|是|给)?(?:给)?[:：]?\s*(?P<whom>.+)$", re.DOTALL
)
WORDS = late.pattern(r"^(?:内容|正文|消息)(?:改成|改为|换成|是)?[:：]?\s*(?P<words>.+)$", re.DOTALL)
HOW_MANY = late.pattern(
    "(?:几个?|多少|好多)(?:个|名|位)?(?:人|工友)?.{0,6}(?:收得?到|收到|能收|会收|看得到|发得?到|送得?到|送达)"
    "|(?:收得?到|收到|能收|会收|发得?到|发给|送得?到|送达|一共|总共|要发|会发)的?(?:有|是|给)?(?:几个?|多少|好多)(?:个|名|位)?(?:人|工友)?[?？。]*$|^(?:有|共|这是|总共)?(?:几个|多少|好多)人[?？呢]*$"
)
PEOPLE_ALONE = late.pattern("(?:的|的人|工友|老乡|的工友|们)$")
# What words of the message belong to which kind; a course or a post in the audience decides before them.
KIND_WORDS = (
    ("jobs", late.pattern(r"岗位|招聘|招工|招人|面试|应聘|J\d{2,4}", re.IGNORECASE)),
    ("courses", late.pattern(r"培训|课程|上课|开班|考试|证书|学员|C\d{2}", re.IGNORECASE)),
    ("visits", late.pattern(r"走访|慰问|看望")),
)


@dataclass(frozen=True)
class Whom:
    hint: str = texts.broadcasts.WHOM_HINT
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        named = WHOM.match(words.strip())
        if named or _is_open(turn, "audience"):
            return broadcast_audience.read(turn, named["whom"] if named else words)
        if _is_open(turn, REVIEW) and isinstance(whom := broadcast_audience.read(turn, words), Got):
            return whom  # 改一下，芒市的
        return None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        named = WHOM.match(words.strip())
        return broadcast_audience.read(turn, named["whom"]) if named else None

    def show(self, turn: Turn, value: Any) -> str:
        return broadcast_audience.show(turn, value)


@dataclass(frozen=True)
class Message:
    """Any words while they are asked for; afterwards only what says that it is the message."""

    hint: str = "本周日芒市体育馆招聘会，请带身份证"
    takes_anything: bool = True

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if _is_open(turn, "words"):
            return Got(broadcast_when.message_and_time(turn, words.strip()[:LONGEST])[0])
        if _is_open(turn, REVIEW) and len(words.strip()) >= SHORTEST:
            return self._instead(given, words.strip()[:LONGEST])
        return self.find(turn, given, words)

    def _instead(self, given: Given, words: str) -> Read:
        """改一下，… at the preview, where it is neither people nor a time. A correction stays marked as one."""
        corrects = str(given.get(BEFORE) or "").startswith(texts.broadcasts.CORRECTION)
        return Got(texts.broadcasts.correction(words) if corrects else words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        named = WORDS.match(words.strip())
        return Got(named["words"].strip()[:LONGEST]) if named else None

    def show(self, turn: Turn, value: Any) -> str:
        return str(value)


class Kind(Choice):
    """By number while it is asked for; afterwards only what says that it is the kind: the message is full of such words."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        asked = _is_open(turn, "kind") or words.strip().startswith(("类别", "类型"))
        return super().read(turn, given, words) if asked else None


def _kinds(turn: Turn, given: Given) -> Sequence[Option]:
    names = texts.broadcasts.KINDS
    return tuple(Option(kind, label, (names[kind],)) for kind, label in texts.broadcasts.KIND_CHOICES.items())


def kind_of(turn: Turn, given: Given) -> str | None:
    """None when neither audience nor words say it: then it is asked."""
    audience = Audience.of(given.get("audience") or {})
    if audience.course:
        return "courses"
    if audience.vacancy:
        return "jobs"
    return next((kind for kind, shape in KIND_WORDS if shape.search(given.get("words", ""))), None)


def preview(turn: Turn, given: Given) -> str:
    audience, kind = Audience.of(given["audience"]), given["kind"]
    counted = audiences.count(turn.session, audience, kind=kind)
    second = counted.reachable > turn.station.approval_limit
    whom, at = broadcast_audience.said(turn, audience), broadcast_flow.shown_time(turn, given["send_at"])
    full = broadcast_flow.full(turn, audience, kind, counted.phones)
    full += broadcast_when.put_off(turn, given["send_at"])
    full += broadcast_when.asleep(turn, audience, kind, given["send_at"], counted.reachable)
    return texts.broadcasts.preview(whom, kind, counted, at, given["words"], second=second, full=full)


@needs(Right.BROADCAST)
def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    moment = datetime.fromisoformat(given["send_at"]) if given["send_at"] else turn.now
    allowed = sending_hours.next_allowed(turn.station, max(moment, turn.now))
    return broadcast_flow.submit_new(
        turn, kind=given["kind"], words=given["words"], audience=Audience.of(given["audience"]), send_at=allowed.at
    )


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """The head count when it is asked for; 在岗的 after 芒市 where the message is asked for: no message, but fewer people."""
    if "audience" not in given:
        return ""
    if asks_how_many(turn.words):
        return _head_count(turn, given)
    return _narrower(turn, given)


def asks_how_many(words: str) -> bool:
    """有几个人收得到: of the draft that is open, not of this week."""
    return len(words) <= LONGEST_QUESTION and bool(HOW_MANY.search(words.strip()))


def _head_count(turn: Turn, given: dict[str, Any]) -> str:
    """Before the kind is said nobody has stopped it yet."""
    audience = Audience.of(given["audience"])
    counted = audiences.count(turn.session, audience, kind=given.get("kind") or "notice")
    return f"{broadcast_audience.said(turn, audience)}：{texts.broadcasts.counted(counted)}"


def _narrower(turn: Turn, given: dict[str, Any]) -> str:
    if not _is_open(turn, "words") or not PEOPLE_ALONE.search(turn.words.strip()):
        return ""
    more = broadcast_audience.read(turn, turn.words, empty=True)
    if not isinstance(more, Got):
        return ""
    both = Audience.of({**given["audience"], **{name: value for name, value in more.value.items() if value}})
    said = broadcast_audience.said(turn, both)
    if not audiences.anybody(turn.session, both, kind="notice"):
        return f"{said}：{texts.broadcasts.NOBODY}"
    given["audience"] = both.as_json()
    return texts.forms.changed("发给", said)


def _is_open(turn: Turn, step: str) -> bool:
    kept = turn.conversation.form
    return bool(kept) and kept is not None and kept["name"] == NAME and State.of(kept).open == step


FORM = Form(
    name=NAME,
    title="群发",
    steps=(
        Step("audience", ask=texts.broadcasts.ASK_WHOM, label="发给", answer=Whom()),
        Step("words", ask=texts.broadcasts.ASK_WORDS, label="内容", answer=Message()),
        Step("kind", ask=texts.broadcasts.ASK_KIND, label="类别", known=kind_of,
             answer=Kind(_kinds, in_passing=False)),
        Step("send_at", ask=texts.broadcasts.ASK_WHEN, label="时间", known=broadcast_when.known, answer=broadcast_when.When()),
    ),
    submit=submit,
    sends=True,
    for_staff=True,
    hears=_hears,
    preview=preview,
    review_words=texts.broadcasts.REVIEW,
)  # fmt: skip
