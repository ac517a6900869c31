"""Telling the station where one works now (换厂、没活干、回家): one message moves the dated ledger."""

from collections.abc import Sequence
from datetime import date

from db import feedback, workers
from handlers import check_ups, monthly_sharing, texts
from handlers.dialogue.answers import Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from nlp import situations, times

KINDS = (
    Option("same", "还在原厂", ("还在原厂", "没变", "老样子")),
    Option("changed", "换厂了", ("换厂", "换工作")),
    Option("idle", "没活干", ("没活", "待业", "休息")),
    Option("returned", "回家了", ("回家", "回老家", "回德宏")),
    Option("employed", "刚进厂", ("进厂", "入职", "上班了")),
)
LEAVING = ("changed", "idle", "returned")
STATUS = {"same": "employed", "changed": "employed", "employed": "employed", "idle": "idle", "returned": "returned"}


class SituationAnswer(Choice):
    """The five situations, read from what people say of their working life."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return self.find(turn, given, words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = situations.find(words)
        return Got(found.kind) if found else None


class EmployerName(Words):
    """The name of a firm: any words as the reply to the question, a named firm in passing."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        named = situations.employer(words)
        return Got(named) if named else super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        named = situations.employer(words)
        return Got(named) if named else None


def _needs_employer(turn: Turn, given: Given) -> bool:
    return given.get("kind") in ("changed", "employed")


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    kind, since = given["kind"], _since(turn)
    employer = given.get("employer") or (worker.employer_name if kind == "same" else "")
    if kind == "same" and worker.status == STATUS[kind]:
        workers.still_there(turn.session, worker, now=turn.now)
    else:
        workers.set_status(
            turn.session, worker, status=STATUS[kind], since=since, now=turn.now, employer_name=employer, note=kind
        )
    feedback.settle_pulses(turn.session, worker, answer=kind, now=turn.now)
    label = next(option.label for option in KINDS if option.value == kind)
    lines: list[Reply] = [Text(texts.people.status_noted(label, employer, since))]
    if kind in LEAVING and worker.transport_subsidy not in check_ups.DONE_WITH_TRAVEL:
        lines.append(Text(texts.check_ups.BEFORE_LEAVING))
    if kind in texts.people.WHAT_NEXT:
        return [*lines, Text(texts.people.WHAT_NEXT[kind])]
    return [*lines, *monthly_sharing.offer(turn, worker)]


def _since(turn: Turn) -> date:
    """The day named, when it is past or today; otherwise today."""
    named = times.find(turn.words, now=turn.now)
    return named.start.date() if named and named.start.date() <= turn.now.date() else turn.now.date()


FORM = Form(
    name="status",
    title="更新务工情况",
    intents=("status_report",),
    opens_with=("我换厂了", "我回家了", "我没活干了", "我进厂了", "更新务工情况", "我离职了", "更新"),
    steps=(
        *person.STEPS,
        Step("kind", ask=texts.people.ASK_SITUATION, answer=SituationAnswer(lambda turn, given: KINDS)),
        Step("employer", ask=texts.people.ASK_EMPLOYER, answer=EmployerName(hint="星桥电子", limit=40),
             when=_needs_employer, optional=True),
    ),
    submit=submit,
    stops_at=person.stopped,
    review=False,
)  # fmt: skip
