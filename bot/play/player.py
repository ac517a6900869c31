"""Plays a script on a fresh database: every message through intake, everything owed through delivery."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import select

from bot.delivery import Delivery
from bot.intake import Intake
from bot.play import records
from bot.play.script import Action, Hear, Record, Say, Script, Stage
from bot.play.stage import ROUTES, Cast, Line, Messages, StageClock, moment
from bot.runtime import Runtime
from bot.scheduled import timetable
from bot.wechat.failures import Sent
from db import broadcast_tags, followers, load, staff
from db.broadcast_sending import Whom
from db.models import Staff, Worker
from handlers.dialogue import bursts
from handlers.dialogue.incoming import Incoming

BURST = timedelta(seconds=2)


@dataclass
class Carrier:
    """Carries owed messages to the stage instead of to WeChat."""

    hear: Callable[[str, str, str], None]
    of_tag: Callable[[int | None], Sequence[str]] = field(default=lambda _tag: ())  # whom one call for all reaches
    notices: bool = True
    sent: int = 0
    finished: list[tuple[str, int]] = field(default_factory=list)  # mass sends that WeChat has yet to report on

    def knows_notice(self, name: str) -> bool:
        return self.notices

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        self.sent += 1
        self.hear(openid, route, said_in(message, route))
        return Sent(remote_id=str(self.sent))

    def carry_to_many(self, *, whom: Whom, message: dict[str, Any], key: str) -> Sent:
        self.sent += 1
        openids = self.of_tag(whom.tag_id) if whom.everyone or whom.tag_id is not None else whom.openids
        for openid in openids:
            self.hear(openid, "mass", said_in(message, "mass"))
        self.finished.append((str(self.sent), len(openids)))
        return Sent(remote_id=str(self.sent))


def said_in(message: dict[str, Any], route: str) -> str:
    """What the follower sees; a template notice shows its fields and none of the words."""
    if route in ("template", "subscription"):
        # The fields are numbered as the template shows them; PostgreSQL keeps no order of its own.
        fields = sorted(message["template"]["data"].items(), key=lambda field: field[0][-1])
        return "\n".join(value for _, value in fields)
    if message["type"] == "chart":
        return "\n".join([f"[图]{message['title']}", *(f"{label} {value}" for label, value in message["bars"])])
    return str(message.get("words") or message)


@dataclass(frozen=True)
class Failed:
    """An expectation that did not hold."""

    line: int
    wanted: str
    got: tuple[str, ...]

    def __str__(self) -> str:
        heard = "\n".join(f"    | {line}" for words in self.got for line in words.splitlines()) or "    | （无）"
        return f"line {self.line}: wanted {self.wanted!r}, got\n{heard}"


@dataclass
class Player:
    """`runtime` must use a fresh database and `clock`; `prepare` loads a town by name."""

    runtime: Runtime
    clock: StageClock
    prepare: Callable[[str], None]
    lines: list[Line] = field(default_factory=list)
    failures: list[Failed] = field(default_factory=list)
    speaker: str = "工友"

    def __post_init__(self) -> None:
        self.cast = Cast()
        self.messages = Messages(self.clock)
        self.intake = Intake(self.runtime)
        self.carrier = Carrier(self._hear_owed, self._of_tag)
        self.delivery = Delivery(self.runtime, self.carrier)
        self.last: Incoming | None = None
        self.fresh: list[Line] = []  # what everybody heard since somebody last did something

    def play(self, script: Script) -> None:
        for place, action in enumerate(script.actions):
            self._do(action, script.actions[place + 1 :])

    def _do(self, action: Action, after: Sequence[Action]) -> None:
        if isinstance(action, Say):
            self._say(action, after)
        elif isinstance(action, Hear):
            self._check_heard(action)
        elif isinstance(action, Record):
            self._check_records(action)
        else:
            self._direct(action)

    def _say(self, say: Say, after: Sequence[Action]) -> None:
        self._open_turn(say)
        incoming = self.messages.make(self.cast.openid(self.speaker), say.kind, say.words)
        shown = say.words if say.kind == "text" else f"[{say.kind}] {say.words}".strip()
        self.lines.append(Line(self.clock.now, self.speaker, "says", shown))
        self.last = incoming
        if bursts.may_wait(incoming) and rest_follows(after) and self.intake.hold(incoming):
            return
        self._take(incoming)

    def _open_turn(self, say: Say) -> None:
        if say.gap is not None:
            self._pass(self.clock.now + timedelta(seconds=say.gap))
        else:
            self.fresh.clear()

    def _take(self, incoming: Incoming) -> None:
        answered = self.intake.take(incoming)
        if answered.text:
            self._hear(self.cast.name(incoming.openid), "passive", answered.text)
        self.delivery.drain()
        self._report_mass_sends()

    def _report_mass_sends(self) -> None:
        """WeChat tells how a mass send went, soon after it accepted it."""
        while self.carrier.finished:
            remote_id, reached = self.carrier.finished.pop(0)
            self.intake.take(self.messages.mass_finished(remote_id, reached))

    def _direct(self, stage: Stage) -> None:
        verbs: dict[str, Callable[[str], None]] = {
            "at": lambda rest: self.clock.move_to(moment(rest, self.clock.now)),
            "to": lambda rest: self._pass(moment(rest, self.clock.now)),
            "move": lambda rest: self._pass(moment(rest if rest.startswith("+") else f"+{rest}", self.clock.now)),
            "as": self._as,
            "load": self.prepare,
            "repeat": lambda rest: self._repeat(),
            "set": self._set,
            "without": self._without,
        }
        if stage.verb not in verbs:
            raise ValueError(f"line {stage.line}: no such stage direction: @ {stage.verb}")
        verbs[stage.verb](stage.rest)

    def _as(self, rest: str) -> None:
        """ "岩罕" | "专员 is staff S02" | "岩演一 is worker W001" (known in the records, on this phone)."""
        name, _, known = rest.partition(" is ")
        self.speaker = name.strip()
        openid = self.cast.openid(self.speaker)
        if not known:
            return
        kind, _, code = known.strip().partition(" ")
        with self.runtime.records.write() as session:
            follower = followers.arrive(session, openid=openid, now=self.clock.now)
            if kind == "staff":
                row = session.exec(select(Staff).where(Staff.code == code)).one()
                staff.bind_directly(session, staff=row, follower=follower, now=self.clock.now)
            else:
                person = session.exec(select(Worker).where(Worker.code == code)).one()
                followers.link(session, follower=follower, worker=person, now=self.clock.now)

    def _set(self, rest: str) -> None:
        name, _, value = rest.partition("=")
        with self.runtime.records.write() as session:
            load.setting(session, name.strip(), value.strip(), now=self.clock.now)

    def _without(self, rest: str) -> None:
        """ "templates": the account has no template notices, only those that people agree to."""
        if rest != "templates":
            raise ValueError(f"nothing to be without: {rest}")
        self.carrier.notices = False

    def _repeat(self) -> None:
        """WeChat brings the last message again."""
        if self.last is not None:
            self.fresh.clear()
            self._take(self.last)

    def _pass(self, until: datetime) -> None:
        """Let time go by; all timed work due in between runs at its moment."""
        if until - self.clock.now > BURST:
            self.fresh.clear()
        timetable.run_between(self.runtime, self.delivery, self.clock.now, until, self.clock.move_to)
        self._report_mass_sends()
        self._after_passing()

    def _after_passing(self) -> None:
        """For players that must look for what arrived while time went by."""

    def _hear(self, who: str, route: str, words: str, *, at: datetime | None = None) -> None:
        line = Line(at or self.clock.now, who, "hears", words, ROUTES.get(route, route))
        self.lines.append(line)
        self.fresh.append(line)

    def _hear_owed(self, openid: str, route: str, words: str) -> None:
        self._hear(self.cast.name(openid), route, words)

    def _of_tag(self, tag_id: int | None) -> Sequence[str]:
        """Whom WeChat reaches by one of its tags, or by none."""
        with self.runtime.records.read() as session:
            return broadcast_tags.openids(session, tag_id)

    def _check_heard(self, hear: Hear) -> None:
        who = hear.who or self.speaker
        heard = [line for line in self.fresh if line.who == who and (not hear.route or line.route == hear.route)]
        got = tuple(line.words for line in heard)
        silent = not hear.words
        found = not got if silent else any(_holds(words, hear.words) for words in got)
        if found is hear.never:
            self.failures.append(Failed(hear.line, f"{'!' if hear.never else ''}{hear.words or '（无）'}", got))

    def _check_records(self, record: Record) -> None:
        with self.runtime.records.read() as session:
            count = records.count(session, record.table, record.where)
        if count != record.count:
            wanted = f"{record.table} {' '.join(''.join(part) for part in record.where)}: {record.count}"
            self.failures.append(Failed(record.line, wanted, (str(count),)))


def rest_follows(after: Sequence[Action]) -> bool:
    """True when the script sends the next part of a burst before the bot stops waiting."""
    following = next(iter(after), None)
    return isinstance(following, Say) and following.gap is not None and following.gap <= BURST.total_seconds()


def _holds(words: str, wanted: str) -> bool:
    """Every line of `wanted` stands in `words`, in order; spaces do not count."""
    rest = words.replace(" ", "")
    for line in wanted.splitlines():
        before, found, rest = rest.partition(line.replace(" ", ""))
        if not found:
            return False
        del before
    return True
