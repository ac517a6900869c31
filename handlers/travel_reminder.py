"""满三个月喊我办路费: from which day it is reckoned, when it will be said, or what is missing for it."""

from collections.abc import Sequence
from datetime import date, timedelta

from db import away, feedback, followers
from db.models import Worker
from handlers import check_ups, opening, questions, texts, travel_money
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, past_days

Replies = Sequence[Reply]
REMINDS = late.pattern(
    "(?:提醒|喊|叫|通知|告诉|招呼|知会)(?:一?[下声哈])*(?:我|一声|哈)|(?:跟|给)我(?:说|讲|提)(?:一?[下声哈]|哈)|(?:帮我|给我)?(?:记着|记到|记得).{0,6}(?:喊|叫|说|讲|提醒)|路费提醒|提醒(?:办|领)"
)
ORDERED = late.pattern("(?:老板|厂里|他们|人家|村里?|村委)[^,，。]{0,3}(?:喊|叫|通知)我|骗|哪个喊我")
DAYS_TO_THE_MONTHS = timedelta(days=check_ups.THIRD_MONTH[0])
A_FEW_DAYS = timedelta(days=3)
QUESTION, FORM = "travel_since", "travel_since"


def _is_asked_for(turn: Turn) -> bool:
    said = turn.words.strip()
    if turn.staff is not None or not REMINDS.search(said) or ORDERED.search(said):
        return False
    return bool(travel_money.NAMED.search(said)) or travel_money.is_talked_of(turn)


def note(turn: Turn) -> Replies:
    """Nothing is promised that the clock would not keep."""
    worker, told = turn.worker, past_days.find(turn.words, now=turn.now)
    day = told.day if told is not None and told.day <= turn.now.date() else None
    if worker is not None and worker.transport_subsidy in check_ups.DONE_WITH_TRAVEL:
        return [Text(texts.travel.NOT_DUE if worker.transport_subsidy == "不适用" else texts.travel.DONE)]
    if worker is None or worker.status != "employed":
        return _first_note(turn, day, about=told.about if told else False)
    began = away.since(turn.session, worker)
    if began is None and works_at_home(turn, worker):
        return [Text(texts.travel.AT_HOME)]
    if began is None and day is None:
        return _ask_since(turn)
    if day is None or is_about(day, began, worker.started_on):
        return _promise(turn, began or turn.now.date())
    return reckon(turn, worker, day, began=began)


def reckon(turn: Turn, worker: Worker, day: date, *, began: date | None) -> Replies:
    """From the day told, or after asking which of the two is right."""
    if began is None:
        return _reckon_from(turn, worker, day)
    questions.put(turn, QUESTION, day=day.isoformat())
    where = worker.employer_name if began == worker.started_on else ""
    words = texts.travel.which_day(began, where, day)
    return [Choices(words, texts.travel.which_options(day))]


def works_at_home(turn: Turn, worker: Worker) -> bool:
    """The start is known, and yet no day from which work outside the province is reckoned."""
    return worker.status == "employed" and worker.started_on is not None and away.since(turn.session, worker) is None


def is_about(day: date, *known: date | None) -> bool:
    """Nobody moves a reckoning by a few days; the start at the present factory says nothing of arrival."""
    return any(one is not None and abs(one - day) <= A_FEW_DAYS for one in known)


def _first_note(turn: Turn, day: date | None, *, about: bool) -> Replies:
    """Who is not in the ledger as at work is written down by the form for it, with the day that was told."""
    if day is None:
        return _ask_since(turn)
    given = {"since": {"day": day.isoformat(), "about": about}}
    return opening.open_form(turn, all_subjects().forms[FORM], given=given, before=texts.travel.FIRST_NOTE)


def _ask_since(turn: Turn) -> Replies:
    return opening.open_form(turn, all_subjects().forms[FORM])


def _reckon_from(turn: Turn, worker: Worker, day: date) -> Replies:
    away.tell(turn.session, worker, day=day, now=turn.now)
    return _promise(turn, day)


def _promise(turn: Turn, since: date) -> Replies:
    return [Text(promised(turn, since))]


def due_on(since: date) -> date:
    """From which day on the clock reminds."""
    return since + DAYS_TO_THE_MONTHS


def is_full(turn: Turn, since: date) -> bool:
    return check_ups.three_months_after(since) <= turn.now.date()


def promised(turn: Turn, since: date) -> str:
    """What the clock will keep; who is there for three months, or nearly so, hears it now."""
    if is_full(turn, since):
        return texts.travel.after_three_months(since) + texts.check_ups.PAPERS
    if due_on(since) <= turn.now.date():
        return texts.travel.nearly(since, check_ups.three_months_after(since)) + texts.check_ups.PAPERS
    said = texts.travel.promised(since, due_on(since), this_year=turn.now.year)
    silent = feedback.KIND_OF_STOP in followers.stopped(turn.session, turn.follower)
    return f"{said}\n{texts.travel.STOPPED}" if silent else said


def _settle(turn: Turn, yes: bool) -> Replies:
    worker = turn.worker
    if worker is None:
        return _ask_since(turn)
    if not yes:
        return _promise(turn, away.since(turn.session, worker) or turn.now.date())
    return _reckon_from(turn, worker, date.fromisoformat((turn.conversation.asked or {})["day"]))


QUESTIONS = {QUESTION: _settle}
PHRASES = (Phrase(r"(?s).{4,60}", note, when=_is_asked_for),)
