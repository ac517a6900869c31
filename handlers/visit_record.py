"""Recording a visit in the chat: what came of it, put right or added to afterwards, never before it was made without asking."""

import re
from collections.abc import Sequence
from datetime import datetime

from db import attachments, audits, staff, visit_entries, visits
from db.models import Visit, Worker
from db.rights import Right
from handlers import questions, texts, visit_dates, visits_at_desk
from handlers.allowed import needs
from handlers.dialogue.registry import command
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, late, past_days, times, visit_reports
from nlp.visit_reports import Report

Replies = Sequence[Reply]
PHOTO, CALL_OFF = "visit_photo", "visit_call_off"
SAYS_CALL_OFF = "(?:就|确定)?取消(?:走访|掉)?(?:了|吧)?"
BAD_PHOTO = (
    r"^(?:哦|哎呀?|不好意思|刚才|那张|这张|[\s,，])*(?:(?:照片|图片|图)?(?:拍|发|传|弄)错了?|(?:照片|图片|图)(?:不要|不对|作废))"
    r"[了,，。\s]*(?:(?:把|请|帮我)?(?:照片|图片|图|它|那张)?(?:删|不要|撤|作废)(?:掉|了|除)?(?:照片|图片|图|吧)?)?(?:了|吧)?[。.!！]*$"
    r"|^(?:把|请|帮我)?(?:刚才)?(?:那张|这张)?(?:删掉|删除|撤掉|删)(?:了)?(?:刚才)?(?:那张|这张|的)?(?:照片|图片|图)(?:吧|了)?[。.!！]*$"
)


@needs(Right.VISITS)
def record(turn: Turn, match: re.Match[str]) -> Replies:
    """ "V12 已访 宿舍热水不稳 跟进：联系房东", "哦 写错了 V12 其实见到了", "已访 V12 都好"."""
    visit = turn.session.get(Visit, int(match["number"]))
    if visit is None:
        return [Text(texts.visits.NO_SUCH_VISIT)]
    if visit.status == "cancelled":
        return [Text(texts.visits.CALLED_OFF)]
    before = match.groupdict().get("before") or ""
    report = visit_reports.read(f"{before} {match['words'] or ''}".strip(), now=turn.now)
    return _act(turn, visit, report)


def _act(turn: Turn, visit: Visit, report: Report) -> Replies:
    if report.when:
        return _moved(turn, visit, report.when)
    if report.calls_off:
        return _ask_calling_off(turn, visit)
    if report.status:
        asked = visit_dates.asked(turn, visit, report)
        at = visit_dates.moment(turn, visit, report.told)
        return asked if asked is not None else _recorded(turn, visit, report, at=at if _surely(report) else None)
    if report.more or report.needs:
        return _added(turn, visit, report)
    if _surely(report) and visit.status in visit_entries.OUTCOMES:
        return _day_put_right(turn, visit, report)
    told = report.told if _surely(report) else None
    return [Text(texts.visits.how_to_record(visit, told.day if told and not told.about else None))]


def _surely(report: Report) -> bool:
    return report.told is not None and report.told.sure


def _day_put_right(turn: Turn, visit: Visit, report: Report) -> Replies:
    """ "V14 其实是24号去的": what came of it stays. Raises NotYet, LongAgo."""
    if turn.staff is None:
        return []
    before, at = visit.starts_at.date(), visit_dates.moment(turn, visit, report.told)
    if report.told is not None and report.told.about:
        return [Text(texts.visit_days.say_the_day(visit))]
    entry = visit_entries.Entry(visit.status, at or visit.starts_at, visit.summary)
    visit_entries.record(turn.session, visit, entry, by=turn.staff, now=turn.now)
    return [Text(texts.visit_days.day_put_right(visit, before))]


def _recorded(turn: Turn, visit: Visit, report: Report, *, at: datetime | None = None) -> Replies:
    if turn.staff is None:
        return []
    was, before = visit.status, visit.starts_at.date()
    if at is not None and was == "booked" and visit.starts_at > turn.now:
        visits.free(turn.session, visit)  # the half hours kept for the other day
    tasks = [visit_entries.Task(need.words, due_on=need.due_on) for need in report.needs]
    entry = visit_entries.Entry(report.status, at or min(visit.starts_at, turn.now), report.summary, tasks=tasks)
    visit_entries.record(turn.session, visit, entry, by=turn.staff, now=turn.now)
    _expect_photo(turn, visit)
    arranged = before if before != visit.starts_at.date() else None
    return [Text(texts.visits.recorded(visit, len(tasks), was=was if was != report.status else "", arranged=arranged))]


def _added(turn: Turn, visit: Visit, report: Report) -> Replies:
    """A word more of what is recorded, or a need seen at any time."""
    if report.more and visit.status == "booked":
        return [Text(texts.visits.how_to_record(visit))]
    if report.more:
        visit.summary = "；".join(part for part in (visit.summary, report.more) if part)
    for need in report.needs:
        visits.need(turn.session, visit, kind="follow_up", words=need.words, now=turn.now).due_on = need.due_on
    about = f"visit:{visit.key}"
    audits.note(turn.session, staff=turn.staff, action="visit_recorded", about=about, now=turn.now, detail="more")
    return [Text(texts.visits.added(visit, len(report.needs)))]


def _settle_early(turn: Turn, yes: bool) -> Replies:
    """Made today, or on the day told."""
    kept = turn.conversation.asked or {}
    visit = visits.get(turn.session, kept["visit"])
    if not yes or visit.status != "booked":
        return [Text(texts.visits.NOT_RECORDED)]
    report, at = visit_dates.report_kept(kept)
    return _recorded(turn, visit, report, at=at or turn.now)


def _settle_day(turn: Turn, yes: bool) -> Replies:
    """On the day that stood in the words, or as arranged; 算了 records nothing."""
    kept = turn.conversation.asked or {}
    visit = visits.get(turn.session, kept["visit"])
    if commands.find(turn.words) is commands.Command.CANCEL or visit.status == "cancelled":
        return [Text(texts.visits.NOT_RECORDED)]
    report, at = visit_dates.report_kept(kept)
    return _recorded(turn, visit, report, at=at if yes else None)


def _settle_over(turn: Turn, yes: bool) -> Replies:
    """Of a visit recorded long ago: only who says so writes over it."""
    kept = turn.conversation.asked or {}
    visit = visits.get(turn.session, kept["visit"])
    if not yes or visit.status == "cancelled":
        return [Text(texts.visits.NOT_RECORDED)]
    report, at = visit_dates.report_kept(kept)
    return _recorded(turn, visit, report, at=at)


def _moved(turn: Turn, visit: Visit, said: str) -> Replies:
    """ "V03 改到后天晚上8点": moved, or arranged anew where nobody was met, and the worker told; or why it cannot be."""
    if visit.status == "done":
        return [Text(texts.visits.done_is_not_moved(visit))]
    if (clash := times.clash(said, now=turn.now)) is not None:
        return [Text(texts.visits.say_the_date(clash.by_date, clash.by_weekday))]
    found = times.find(said, now=turn.now)
    if found is None or not found.names_day or found.grain not in ("minute", "hour", "range"):
        return [Text(texts.visits.MOVE_TO_WHEN.format(number=visit.key))]
    try:
        return _another_time(turn, visit, found.start)
    except visits.TooSoon:
        return [Text(texts.visits.SOON_FOR_STAFF.format(number=visit.key))]
    except visits.TooFar:
        past = past_days.looked_back(said, now=turn.now)
        return [Text(texts.visit_days.past_is_recorded(visit, past.day) if past else texts.visits.TOO_FAR)]
    except visits.OutsideVisitingHours as outside:
        return [Text(texts.visits.outside(outside.begins, outside.ends))]
    except visits.NoVisitorFree as busy:
        return [Text(texts.visits.none_free(busy.others))]


def _another_time(turn: Turn, visit: Visit, starts_at: datetime) -> Replies:
    """That nobody was met stays recorded: going again is another visit."""
    if visit.status == "booked":
        told = visits_at_desk.move(turn, visit, starts_at=starts_at, visitor=None)
        return [Text(texts.visits.moved_by_staff(visit, turn.now, told=told))]
    worker = turn.session.get(Worker, visit.worker_id) if visit.worker_id else None
    if worker is None:
        return [Text(texts.visits.AGAIN_AT_DESK)]
    visitor = staff.get(turn.session, visit.staff_id) if visit.staff_id else None
    again, told = visits_at_desk.book(
        turn, worker, place=visit.place, starts_at=starts_at, topic=visit.topic, visitor=visitor
    )
    return [Text(texts.visits.arranged_again(visit, again, turn.now, told=told))]


def _ask_calling_off(turn: Turn, visit: Visit) -> Replies:
    if visit.status != "booked":
        return [Text(texts.visits.already_recorded(visit))]
    questions.put(turn, CALL_OFF, yes=SAYS_CALL_OFF, strict=True, visit=visit.key)
    return [Choices(texts.visits.ask_call_off(visit, turn.now), texts.visits.CALL_OFF_OPTIONS)]


def _settle_calling_off(turn: Turn, yes: bool) -> Replies:
    visit = visits.get(turn.session, (turn.conversation.asked or {})["visit"])
    if not yes:
        return [Text(texts.visits.NOT_CALLED_OFF)]
    told = visits_at_desk.call_off(turn, visit)
    return [Text(texts.visits.called_off_by_staff(visit, told=told))]


def photo_about(turn: Turn) -> str:
    """What a picture from staff belongs to: the visit recorded just before, else nothing."""
    asked_of = turn.conversation.asked or {}
    return f"visit:{asked_of['visit']}" if turn.staff and asked_of.get("kind") == PHOTO else ""


@needs(Right.VISITS)
def drop_photo(turn: Turn, match: re.Match[str]) -> Replies:
    """拍错了 删掉照片: the last one sent for the visit recorded just before."""
    about = photo_about(turn)
    dropped = about and attachments.drop_last(turn.session, follower=turn.follower, about=about, now=turn.now)
    return [Text(texts.visits.PHOTO_DROPPED if dropped else texts.visits.NO_PHOTO)]


def _expect_photo(turn: Turn, visit: Visit) -> None:
    turn.conversation.asked = {"kind": PHOTO, "visit": visit.key, "at": turn.now.isoformat()}


QUESTIONS = {
    visit_dates.EARLY: _settle_early, visit_dates.WHICH_DAY: _settle_day, visit_dates.OVER: _settle_over,
    CALL_OFF: _settle_calling_off,
}  # fmt: skip
STAFF_COMMANDS = (
    (command(rf"^{visit_reports.LEAD}V(?P<number>\d{{1,6}})(?!\d)[\s,，:：]*(?P<words>.*)$"), record),
    (
        command(
            rf"^{visit_reports.LEAD}(?P<before>{visit_reports.DONE_WORDS}|(?:没|未)(?:见|访|碰)[到着])[\s,，:：]*V(?P<number>\d{{1,6}})(?!\d)[\s,，:：]*(?P<words>.*)$"
        ),
        record,
    ),
    (late.pattern(BAD_PHOTO), drop_photo),
)
