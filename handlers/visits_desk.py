"""The staff's side of visits in the chat: who is to be visited on a day, and what has no record yet."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from db import staff, visit_lists
from db.models import Employer, Staff, Visit, Worker
from db.rights import Right
from handlers import texts
from handlers.allowed import needs
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, past_days, phones, times

Replies = Sequence[Reply]
# What is told of a visit that has been.
GONE = late.pattern("补记|补录|去的|去过|去了|去看了|访过|见到|见着|见过|没见")
# 补记 …没约过, 上周五去看过…，临时去的: made without having been arranged.
_RECORDS = "(?:忘(?:了|记了?)?[,，。 ]*)?(?:补记|补录|补一?[个条次下])"
_BEEN = "(?:去|走|看|访|见)(?:看|访|望)?(?:过|了|到)"
_NOT_ARRANGED = (
    "(?:(?:没|未)有?(?:提前|事先|预先)?(?:预?约|安排|排)(?:过|好|上)?|临时(?:去|上门|跑)|不在(?:安排|计划|行程))"
)
UNARRANGED = rf"^(?!.*(?:V\d|发给))(?=.*{_NOT_ARRANGED})(?:{_RECORDS}|.{{0,40}}{_BEEN}).{{2,160}}$"
ONE_DAY, LONGEST_STRETCH = timedelta(days=1), 14
LOOKS_BACK, MOST_SHOWN = timedelta(days=30), 15


@needs(Right.VISITS)
def today(turn: Turn, match: re.Match[str] | None = None) -> Replies:
    return _day(turn, texts.visits.day(turn.now.date()), 0)


@needs(Right.VISITS)
def tomorrow(turn: Turn, match: re.Match[str]) -> Replies:
    later = turn.now + timedelta(days=1)
    return _day(turn, texts.visits.day(later.date()), 1)


@needs(Right.VISITS)
def asked(turn: Turn) -> Replies:
    """ "下周三有哪些走访": the day that is named, all days of 下周, else today; 11月20号去的 is the one that has been, 11月24日 the nearest."""
    if GONE.search(turn.words) and (past := past_days.find(turn.words, now=turn.now)) is not None:
        days = (past.day - turn.now.date()).days
        return [*_day(turn, texts.visits.day(past.day), days), Text(texts.visit_days.NOT_ARRANGED)]
    past = past_days.looked_back(turn.words, now=turn.now)
    named = times.find(turn.words, now=turn.now - LOOKS_BACK if past else turn.now)
    if named is not None and named.end - named.start > ONE_DAY:
        return _several(turn, named.start, named.end)
    if past is not None:
        return _day(turn, texts.visits.day(past.day), (past.day - turn.now.date()).days)
    days = (named.start.date() - turn.now.date()).days if named else 0
    return _day(turn, texts.visits.day((turn.now + timedelta(days=days)).date()), days)


@needs(Right.VISITS)
def unarranged(turn: Turn, match: re.Match[str]) -> Replies:
    """Told of a visit that stands in no list: that day's visits, and where it is entered."""
    past = past_days.find(turn.words, now=turn.now)
    if past is None:
        return [Text(texts.visit_days.NOT_ARRANGED)]
    days = (past.day - turn.now.date()).days
    return [*_day(turn, texts.visits.day(past.day), days), Text(texts.visit_days.NOT_ARRANGED)]


@needs(Right.VISITS)
def days_past(turn: Turn, match: re.Match[str]) -> Replies:
    back = 2 if "前" in match.group(0) else 1
    return _day(turn, texts.visits.day((turn.now - back * ONE_DAY).date()), -back)


@needs(Right.VISITS)
def not_recorded(turn: Turn, match: re.Match[str]) -> Replies:
    """All that stand open: those whose time is over without a record first, then those to come."""
    rows = visit_lists.without_record(turn.session, since=turn.now - LOOKS_BACK, staff=_only(turn))[:MOST_SHOWN]
    late_rows = [visit for visit in rows if visit.ends_at < turn.now]
    lines = [texts.visits.LATE, *_dated(turn, late_rows)] if late_rows else []
    if ahead := [visit for visit in rows if visit.ends_at >= turn.now]:
        lines += [texts.visits.AHEAD, *_dated(turn, ahead)]
    if not lines:
        return [Text(texts.visits.NONE_OPEN)]
    return [Text(texts.visits.staff_day(texts.visits.open_title(len(rows)), lines, rows[0]))]


def _dated(turn: Turn, rows: Sequence[Visit]) -> list[str]:
    return [
        f"{texts.visits.day(visit.starts_at.date())} {texts.visits.staff_line(visit, _who(turn, visit), _visitor(turn, visit))}"
        for visit in rows
    ]


def _only(turn: Turn) -> Staff | None:
    """Officers see their own visits."""
    return turn.staff if turn.staff is not None and turn.staff.role == "visit_officer" else None


def _day(turn: Turn, title: str, days: int) -> Replies:
    rows = visit_lists.of_day(turn.session, turn.now + timedelta(days=days), staff=_only(turn))
    if not rows:
        return [Text(f"{title} {texts.visits.NO_VISITS}")]
    shown = [texts.visits.staff_line(visit, _who(turn, visit), _visitor(turn, visit)) for visit in rows]
    return [Text(texts.visits.staff_day(f"{title} 走访 {len(rows)} 次：", shown, rows[0]))]


def _several(turn: Turn, begins: datetime, ends: datetime) -> Replies:
    """Every day of the stretch on which somebody is visited, at most two weeks of it."""
    days = [begins + ahead * ONE_DAY for ahead in range(min((ends - begins).days, LONGEST_STRETCH))]
    lines: list[str] = []
    first: Visit | None = None
    for day in days:
        if rows := visit_lists.of_day(turn.session, day, staff=_only(turn)):
            first = first or rows[0]
            lines.append(texts.visits.day(day.date()))
            lines += [texts.visits.staff_line(visit, _who(turn, visit), _visitor(turn, visit)) for visit in rows]
    title = f"{texts.visits.day(days[0].date())}–{texts.visits.day(days[-1].date())}"
    if first is None:
        return [Text(f"{title} {texts.visits.NO_VISITS}")]
    return [Text(texts.visits.staff_day(f"{title} 走访：", lines, first))]


def _who(turn: Turn, visit: Visit) -> str:
    if visit.worker_id:
        worker = turn.session.get_one(Worker, visit.worker_id)
        return f"{worker.name} {phones.mask(worker.phone)}"
    return turn.session.get_one(Employer, visit.employer_id).name if visit.employer_id else ""


def _visitor(turn: Turn, visit: Visit) -> str:
    return staff.get(turn.session, visit.staff_id).name if visit.staff_id else "未派人"


SUBJECTS = {"staff_visit_list": asked}
STAFF_COMMANDS = (
    (late.pattern(UNARRANGED, re.IGNORECASE), unarranged),
    (late.pattern(r"^(?:今天|今日)(?:的)?(?:走访|拜访|行程)(?:安排|计划|清单|名单)?$"), today),
    (late.pattern(r"^(?:明天|明日)(?:的)?(?:走访|拜访|行程)(?:安排|计划|清单|名单)?$"), tomorrow),
    (late.pattern(r"^(?:昨天|昨日|前天|前日)(?:的)?(?:走访|拜访|行程)(?:安排|计划|清单|名单|记录)?$"), days_past),
    (
        late.pattern(
            r"^(?:看|查)?(?:全部|所有|还没|没有?|未)(?:做|写|记录?|录|去|访)?(?:完)?的?(?:走访|拜访)(?:安排|计划|清单|名单|记录)?$|^(?:走访)?(?:没|未|还没)(?:记录?|写记录)的?(?:走访)?(?:有)?(?:哪些)?$"
        ),
        not_recorded,
    ),
)
