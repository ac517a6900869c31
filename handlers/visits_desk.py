"""The staff's side of visits in the chat: today's list, and recording what came of one."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from db import staff, visits
from db.models import Employer, Visit, Worker
from db.rights import Right
from handlers import texts, visits_at_desk
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, phones, times

Replies = Sequence[Reply]
ONE_DAY, LONGEST_STRETCH = timedelta(days=1), 14
DONE = late.pattern(r"已访|访了|见了|见到了|完成|去过了|已走访")
ABSENT = late.pattern(r"没见到|不在|没人|没找到|没访到|未访")
MOVES = late.pattern(r"(?:时间)?(?:改到|改成|改期到?|推到|推迟到|提前到|挪到|换到)[：:\s]*(?P<when>.+)$")
NEED = late.pattern(r"(?:跟进|要跟进|待办|需要)[：:\s]*([^。；;\n]+)")


@needs(Right.VISITS)
def today(turn: Turn, match: re.Match[str] | None = None) -> Replies:
    return _day(turn, texts.visits.day(turn.now.date()), 0)


@needs(Right.VISITS)
def tomorrow(turn: Turn, match: re.Match[str]) -> Replies:
    later = turn.now + timedelta(days=1)
    return _day(turn, texts.visits.day(later.date()), 1)


@needs(Right.VISITS)
def asked(turn: Turn) -> Replies:
    """ "下周三有哪些走访": the day that is named, all days of 下周, else today."""
    named = times.find(turn.words, now=turn.now)
    if named is not None and named.end - named.start > ONE_DAY:
        return _several(turn, named.start, named.end)
    days = (named.start.date() - turn.now.date()).days if named else 0
    return _day(turn, texts.visits.day((turn.now + timedelta(days=days)).date()), days)


@needs(Right.VISITS)
def record(turn: Turn, match: re.Match[str]) -> Replies:
    """ "V12 已访 宿舍热水不稳 跟进：联系房东"."""
    visit = turn.session.get(Visit, int(match.group(1)))
    words = match.group(2).strip()
    if visit is not None and visit.status == "booked" and (to := MOVES.match(words)):
        return _moved(turn, visit, to["when"])
    status = "absent" if ABSENT.search(words) else "done" if DONE.search(words) else None
    if visit is None or visit.status == "cancelled":
        return [Text(texts.visits.NO_SUCH_VISIT)]
    if status is None:
        return [Text(texts.visits.HOW_TO_RECORD)]
    visits.record(turn.session, visit, status=status, summary=DONE.sub("", words, count=1).strip(), now=turn.now)
    needs = [need.strip() for need in NEED.findall(words)]
    for need in needs:
        visits.need(turn.session, visit, kind="follow_up", words=need, now=turn.now)
    turn.conversation.asked = {"kind": "visit_photo", "visit": visit.key, "at": turn.now.isoformat()}
    return [Text(texts.visits.recorded(visit, len(needs)))]


def _moved(turn: Turn, visit: Visit, said: str) -> Replies:
    """ "V03 改到后天晚上8点": moved, and the worker told; or why it cannot be."""
    if (clash := times.clash(said, now=turn.now)) is not None:
        return [Text(texts.visits.say_the_date(clash.by_date, clash.by_weekday))]
    found = times.find(said, now=turn.now)
    if found is None or not found.names_day or found.grain not in ("minute", "hour", "range"):
        return [Text(texts.visits.MOVE_TO_WHEN)]
    try:
        told = visits_at_desk.move(turn, visit, starts_at=found.start, visitor=None)
    except visits.TooSoon:
        return [Text(texts.visits.SOON_FOR_STAFF)]
    except visits.TooFar:
        return [Text(texts.visits.TOO_FAR)]
    except visits.OutsideVisitingHours as outside:
        return [Text(texts.visits.outside(outside.begins, outside.ends))]
    except visits.NoVisitorFree as busy:
        return [Text(texts.visits.none_free(busy.others))]
    return [Text(texts.visits.moved_by_staff(visit, turn.now, told=told))]


def photo_about(turn: Turn) -> str:
    """What a picture from staff belongs to: the visit recorded just before, else nothing."""
    asked_of = turn.conversation.asked or {}
    return f"visit:{asked_of['visit']}" if turn.staff and asked_of.get("kind") == "visit_photo" else ""


def _day(turn: Turn, title: str, days: int) -> Replies:
    everyone = turn.staff is None or turn.staff.role != "visit_officer"
    rows = visits.of_day(turn.session, turn.now + timedelta(days=days), staff=None if everyone else turn.staff)
    if not rows:
        return [Text(f"{title} {texts.visits.NO_VISITS}")]
    shown = [texts.visits.staff_line(visit, _who(turn, visit), _visitor(turn, visit)) for visit in rows]
    return [Text(texts.visits.staff_day(f"{title} 走访 {len(rows)} 次：", shown))]


def _several(turn: Turn, begins: datetime, ends: datetime) -> Replies:
    """Every day of the stretch on which somebody is visited, at most two weeks of it."""
    everyone = turn.staff is None or turn.staff.role != "visit_officer"
    days = [begins + ahead * ONE_DAY for ahead in range(min((ends - begins).days, LONGEST_STRETCH))]
    lines: list[str] = []
    for day in days:
        if rows := visits.of_day(turn.session, day, staff=None if everyone else turn.staff):
            lines.append(texts.visits.day(day.date()))
            lines += [texts.visits.staff_line(visit, _who(turn, visit), _visitor(turn, visit)) for visit in rows]
    title = f"{texts.visits.day(days[0].date())}–{texts.visits.day(days[-1].date())}"
    if not lines:
        return [Text(f"{title} {texts.visits.NO_VISITS}")]
    return [Text(texts.visits.staff_day(f"{title} 走访：", lines))]


def _who(turn: Turn, visit: Visit) -> str:
    if visit.worker_id:
        worker = turn.session.get_one(Worker, visit.worker_id)
        return f"{worker.name} {phones.mask(worker.phone)}"
    return turn.session.get_one(Employer, visit.employer_id).name if visit.employer_id else ""


def _visitor(turn: Turn, visit: Visit) -> str:
    return staff.get(turn.session, visit.staff_id).name if visit.staff_id else "未派人"


SUBJECTS = {"staff_visit_list": asked}
STAFF_COMMANDS = (
    (late.pattern(r"^(?:今天|今日)(?:的)?(?:走访|拜访|行程)(?:安排|计划|清单|名单)?$"), today),
    (late.pattern(r"^(?:明天|明日)(?:的)?(?:走访|拜访|行程)(?:安排|计划|清单|名单)?$"), tomorrow),
    (command(r"^V(\d+)[\s,，:：]*(.+)$"), record),
)
