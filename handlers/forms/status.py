"""Telling the station where one works now (换厂、没活干、回家): one message moves the dated ledger."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from db import feedback, ledger_days, workers
from db.models import Worker
from handlers import check_ups, monthly_sharing, near_home, relatives, still_there, texts, townsfolk
from handlers.dialogue.answers import Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, Found
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person, status_still
from handlers.forms.status_firm import TAKEN_BACK, EmployerName, by_the_firm, put_on_file, where_it_says
from nlp import answers, late, past_days, situations, times, unmoved

KINDS = (
    Option("same", "还在原厂", ("还在原厂", "没变", "老样子")),
    Option("changed", "换厂了", ("换厂", "换工作")),
    Option("idle", "没活干", ("没活", "待业", "休息")),
    Option("returned", "回家了", ("回家", "回老家", "回德宏")),
    Option("employed", "刚进厂", ("进厂", "入职", "上班了")),
)
NOT_KNOWN = late.pattern(
    "(?:我|都|也|早|时间|哪天)*(?:(?:记|想)不(?:清|得|起|起来|到)|忘(?:记)?|(?:不|没)(?:记得|晓得|知道|清楚)|晓不得)(?:了|哪天|的|哦|啊|嘞)*"
)
LEAVING = ("changed", "idle", "returned")
STATUS = {"changed": "employed", "employed": "employed", "idle": "idle", "returned": "returned"}


class SituationAnswer(Choice):
    """The five situations, read from what people say of their working life."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if found := self.find(turn, given, words):
            return found
        if relatives.told_of(turn, words):
            return None
        if unmoved.still(words):
            return Got("same")
        return by_the_firm(turn, words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        own = relatives.without_relation(turn, words)
        found = situations.find(own)
        if found is None:
            return Got("same") if still_there.is_said(turn, own) else None
        there = found.kind == "employed" and still_there.is_there_already(turn, own)
        return Got("same" if there else found.kind)


class SinceAnswer(Found):
    """Since when: the day told in passing; without one it is today, or asked for where nothing has begun today."""

    hint: str = "11月20号"
    takes_anything: bool = False

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        if situations.intends(words) and not answers.asks(words):
            return Got({**_day(ahead(turn, words) or turn.now.date()), "ahead": True})
        told = past_days.find(words, now=turn.now, near=situations.place_of(words))
        if told is None or (told.day == turn.now.date() and situations.still(words)):
            return None  # 今天还在上班: nothing has begun today
        return Got(_day(told.day, about=told.about))

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        forgotten = NOT_KNOWN.fullmatch(words.strip(" ,，。.!！~"))
        return Got({**_day(turn.now.date()), "unknown": True}) if forgotten else self.find(turn, given, words)

    def show(self, turn: Turn, value: Any) -> str:
        day = date.fromisoformat(value["day"])
        return f"{day.month}月{day.day}日"


def _since(turn: Turn, given: Given) -> dict[str, Any] | None:
    """Today, unless somebody is still where they were: then by the ledger, or None, and it is asked."""
    day = status_still.started(turn, given) if given.get("kind") == "same" else turn.now.date()
    return None if day is None else _day(day)


def _day(day: date, *, about: bool = False) -> dict[str, Any]:
    return {"day": day.isoformat(), "about": about}


def ahead(turn: Turn, words: str) -> date | None:
    """The day on which a move is to be; of 月底 the last one."""
    named = times.find(words, now=turn.now)
    return (named.end - timedelta(seconds=1)).date() if named and named.names_day else None


def not_gone(turn: Turn, day: date | None) -> str:
    """The ledger waits; of words that may also tell of what is done, the way to say so."""
    if day is None and turn.incoming.has_words and situations.may_be_home(turn.words):
        return texts.people.NOT_SURE_GONE
    return texts.people.not_yet(day)


def _needs_employer(turn: Turn, given: Given) -> bool:
    return given.get("kind") in ("changed", "employed", "same")


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    kind = given["kind"]
    moved = "changed" if given.get("elsewhere") == status_still.MOVED else kind
    feedback.settle_pulses(turn.session, worker, answer=moved, now=turn.now)
    if "feedback" in given:
        row = feedback.get(turn.session, given["feedback"])
        feedback.answer(turn.session, row, answer=moved, words=row.words, now=turn.now)
    if kind == "same":
        still = status_still.settle(turn, worker, given, given.get("since"))
        return [*still, *_ask_besides(turn, worker)]
    since, employer = date.fromisoformat(given["since"]["day"]), given.get("employer") or ""
    moves = workers.set_status(
        turn.session,
        worker,
        status=STATUS[kind],
        since=since,
        now=turn.now,
        employer_name=employer,
        place=where_it_says(turn, worker, employer),
        note=kind,
        by_day=True,
    )
    if not moves:
        return [Text(_earlier(turn, worker, since))]
    put_on_file(turn, worker)
    label = next(option.label for option in KINDS if option.value == kind)
    said = texts.people.status_noted(label, employer, since, about=given["since"]["about"], this_year=turn.now.year)
    lines: list[Reply] = [Text(said)]
    if kind in LEAVING and worker.transport_subsidy not in check_ups.DONE_WITH_TRAVEL:
        lines.append(Text(texts.check_ups.BEFORE_LEAVING))
    if kind in texts.people.WHAT_NEXT:
        return [*lines, Text(texts.people.WHAT_NEXT[kind])]
    return [*lines, *_ask_besides(turn, worker)]


def _ask_besides(turn: Turn, worker: Worker) -> Sequence[Reply]:
    """One question at a time: what was agreed for another firm comes before what the new one may be told."""
    return townsfolk.ask_again(turn, worker) or monthly_sharing.offer(turn, worker)


def _earlier(turn: Turn, worker: Worker, since: date) -> str:
    stands = ledger_days.present(workers.history(turn.session, worker))
    began = stands.since if stands is not None else None
    status = texts.people.STATUSES.get(worker.status, "")
    return texts.people.noted_as_earlier(since, status, worker.employer_name, began, this_year=turn.now.year)


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """莫得活干了, said where the new factory is asked for: that is what is so now."""
    told = situations.find(relatives.without_relation(turn, turn.words))
    if told is not None and told.kind == given.get("kind") and "since" in given:
        day = SinceAnswer().find(turn, given, turn.words)  # the day of what was told before is told anew
        given.update({"since": day.value} if isinstance(day, Got) else {})
    if told is None or "kind" not in given or told.kind in ("changed", "employed", "same", given["kind"]):
        return ""
    given["kind"] = told.kind
    given.pop("since", None)  # the day of what was told before is not the day of this
    if isinstance(day := SinceAnswer().find(turn, given, turn.words), Got):
        given["since"] = day.value
    return texts.forms.NOTED


def _stopped(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What was taken back, or has not happened yet, moves nothing."""
    if given.get("employer") == TAKEN_BACK:
        return [Text(texts.people.NOT_MOVED)]
    if given.get("kind") == situations.ON_LEAVE:
        return [Text(texts.people.ON_LEAVE)]
    since = date.fromisoformat(given["since"]["day"]) if "since" in given else turn.now.date()
    if since > turn.now.date() or given.get("since", {}).get("ahead"):
        seen_off = near_home.show(turn) if given.get("kind") == situations.RETURNED else ()
        return [*seen_off, Text(not_gone(turn, since if since > turn.now.date() else None))]
    return person.stopped(turn, given)


FORM = Form(
    name="status",
    title="更新务工情况",
    intents=("status_report",),
    opens_with=("我换厂了", "我回家了", "我没活干了", "我进厂了", "更新务工情况", "我离职了", "更新"),
    steps=(
        *person.STEPS,
        Step("kind", ask=texts.people.ASK_SITUATION, answer=SituationAnswer(lambda turn, given: KINDS)),
        Step("employer", ask=texts.people.ASK_EMPLOYER, answer=EmployerName(hint="星桥电子", limit=40),
             when=_needs_employer, known=status_still.known_firm, optional=True),
        Step("elsewhere", ask=status_still.ask_which, answer=Choice(status_still.which, in_passing=False),
             when=status_still.is_elsewhere, follows="employer"),
        Step("since", ask=texts.people.ASK_SINCE, answer=SinceAnswer(), known=_since, optional=True),
    ),
    submit=submit,
    stops_at=_stopped,
    hears=_hears,
    review=False,
    of_the_record=True,
)  # fmt: skip
