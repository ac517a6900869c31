"""Whether each message brought is in the inbox, and each that was answered by `success` got its reply afterwards."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from benchmarks.prove.generator import REPLY, SUCCESS, Heard, Result
from benchmarks.prove.report import percentile
from benchmarks.prove.stand import Stand
from bot.simulator.world.chat import Route
from db.engine import Records
from db.models import Follower, Inbox, Inquiry, Outbox

LOOK_SECONDS = 1.0
AT_ONCE = 500


@dataclass
class Afterwards:
    """Keys of messages: not in the inbox, still waiting there, never answered; `seconds` until the last late reply."""

    lost: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    unanswered: dict[str, str] = field(default_factory=dict)  # with what is known of the reply
    with_a_person: set[str] = field(default_factory=set)  # the bot is silent: a member of staff has the conversation
    later: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Phase:
    """What came of one order: `calls` of the broadcast were accepted meanwhile."""

    result: Result
    after: Afterwards
    calls: int

    @property
    def heard(self) -> Sequence[Heard]:
        return self.result.heard

    @property
    def seconds(self) -> list[float]:
        return [one.seconds for one in self.heard]

    @property
    def failures(self) -> Counter[str]:
        """By what went wrong; a message that only came through when WeChat brought it again is one as well."""
        answers = (SUCCESS, REPLY)
        wrong = Counter(one.answer for one in self.heard if one.answer not in answers)
        return wrong + Counter({"brought again": sum(one.deliveries > 1 for one in self.heard)})

    @property
    def rate(self) -> float:
        return len(self.heard) / self.result.seconds

    def is_quick(self, within: float) -> bool:
        return percentile(self.seconds, 0.99) < within and not self.failures


def look(
    records: Records, stand: Stand, heard: Sequence[Heard], *, since: datetime, patience: float, before: int
) -> Afterwards:  # fmt: skip
    """Waits until what is owed has arrived, no longer than `patience`; `before`: how much the chats held at the begin."""
    keys, silent = {one.key for one in heard}, {one.key for one in heard if one.answer == SUCCESS}
    until = time.monotonic() + patience
    while True:
        states = _states(records, keys)
        found = Afterwards(
            lost=keys - set(states), waiting={key for key, state in states.items() if state != "answered"}
        )
        found.later, owed = len(silent), _replies(records, silent)
        found.with_a_person = _with_a_person(records, silent - set(owed))
        found.unanswered = dict.fromkeys(silent - set(owed) - found.with_a_person, "not owed") | {
            key: one.state for key, messages in owed.items() for one in messages if one.state != "sent"
        }
        if not (found.waiting or found.unanswered) or time.monotonic() > until:
            break
        time.sleep(LOOK_SECONDS)
    _compare(found, owed, stand, since=since, before=before)
    return found


@dataclass(frozen=True)
class Reply:
    openid: str
    words: str
    state: str


def _compare(
    found: Afterwards, owed: dict[str, list[Reply]], stand: Stand, *, since: datetime, before: int
) -> None:  # fmt: skip
    """What the records call sent must have reached that follower's chat, word for word and as often."""
    seen = [one for one in stand.simulator.received(after=before) if one.route is Route.CUSTOM]
    arrived = Counter((one.openid, one.text) for one in seen)
    for key, messages in owed.items():
        for one in (each for each in messages if each.state == "sent"):
            arrived[one.openid, one.words] -= 1
            if arrived[one.openid, one.words] < 0:
                found.unanswered.setdefault(key, "not in the chat")
    whose = {one.openid for messages in owed.values() for one in messages}
    last = max((one.at for one in seen if one.openid in whose), default=since)
    found.seconds = (last - since).total_seconds()


def _states(records: Records, keys: set[str]) -> dict[str, str]:
    with records.read() as session:
        rows = session.exec(select(Inbox.key, Inbox.state).where(Inbox.kind == "text")).all()
    return {key: state for key, state in rows if key in keys}


def _with_a_person(records: Records, keys: set[str]) -> set[str]:
    """Those whose writers asked for a person or were given one: what they say then goes into the request (row 41)."""
    ordered, found = sorted(keys), set[str]()
    with records.read() as session:
        for start in range(0, len(ordered), AT_ONCE):
            found |= set(session.exec(
                select(Inbox.key)
                .join(Inquiry, col(Inquiry.follower_id) == col(Inbox.follower_id))
                .where(col(Inbox.key).in_(ordered[start : start + AT_ONCE]), col(Inquiry.mutes_bot))
            ))  # fmt: skip
    return found


def _replies(records: Records, keys: set[str]) -> dict[str, list[Reply]]:
    """By message: what was owed for it, in one piece or several."""
    found: dict[str, list[Reply]] = {}
    ordered = sorted(keys)
    with records.read() as session:
        for start in range(0, len(ordered), AT_ONCE):
            for key, reply in _owed(session, ordered[start : start + AT_ONCE]):
                found.setdefault(key, []).append(reply)
    return found


def _owed(session: Session, keys: Sequence[str]) -> list[tuple[str, Reply]]:
    # One answer is never owed in more than these pieces.
    names = {f"answer:{key}:{place}": key for key in keys for place in range(4)}
    rows = session.exec(
        select(Outbox.owed_as, Outbox.message, Outbox.state, Follower.openid)
        .join(Follower, col(Follower.id) == col(Outbox.follower_id))
        .where(col(Outbox.owed_as).in_(list(names)))
    ).all()
    return [
        (names[name], Reply(openid or "", message.get("words", ""), state)) for name, message, state, openid in rows
    ]
