"""Staff and applications: who applied for a post, and what became of each, told to the worker at once."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from db import applications, followers, outbox, vacancies, waking
from db.models import Application, ApplicationStatus, Follower, Vacancy, Worker
from db.rights import Right
from handlers import fair_times, practice, texts
from handlers.allowed import needs
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn
from handlers.workplace import Workplace
from nlp import late, times

Replies = Sequence[Reply]
Row = tuple[Application, Worker]
POST = r"[jJｊＪ]\s*\d{1,6}"
STATUS_WORDS = {
    "已推荐": "referred", "推荐": "referred", "面试": "interview", "通知面试": "interview", "已录用": "hired", "录用": "hired",
    "未录用": "rejected", "没录用": "rejected", "不录用": "rejected", "没录上": "rejected", "已入职": "started", "入职": "started",
    "未到岗": "absent", "没到岗": "absent", "没报到": "absent", "离职": "left",
}  # fmt: skip
FALLS_THROUGH = ("rejected", "absent")
STATUS = "|".join(sorted(STATUS_WORDS, key=len, reverse=True))
MOST = 15
EVENING_BEFORE = timedelta(days=1)


@needs(Right.POSTS)
def of_post(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NoSuchVacancy."""
    vacancy = vacancies.by_number(turn.session, match["post"])
    rows = applications.of_vacancy(turn.session, vacancy)
    if not rows:
        return [Text(texts.applying.NOBODY.format(number=vacancy.number))]
    lines = [_line(application, worker) for application, worker in rows[:MOST]]
    return [Text("\n".join([texts.applying.list_head(vacancy, len(rows)), *lines, texts.applying.STAFF_HOW]))]


@needs(Right.POSTS)
def untouched(turn: Turn, match: re.Match[str]) -> Replies:
    rows = applications.untouched(turn.session)
    if not rows:
        return [Text(texts.applying.NO_NEW)]
    lines = [f"{vacancy.number} {vacancy.title}：{_line(row, worker)}" for row, worker, vacancy in rows[:MOST]]
    return [Text(texts.applying.untouched(lines, len(rows)))]


@needs(Right.POSTS)
def move(turn: Turn, match: re.Match[str]) -> Replies:
    """录用 J012 岩罕; 面试 J012 岩罕 周五下午两点. Raises NoSuchVacancy."""
    vacancy = vacancies.by_number(turn.session, match["post"])
    rows: Sequence[Row] = [row for row in applications.of_vacancy(turn.session, vacancy) if row[1].name in match["who"]]
    rest = match["who"]
    for _, worker in rows:
        rest = rest.replace(worker.name, "", 1)
    rows = _narrowed(rows, rest)
    if not rows:
        return [Text(texts.applying.no_applicant(vacancy, match["who"].split()[0]))]
    if len({worker.id for _, worker in rows}) > 1:
        lines = [_line(application, worker) for application, worker in rows]
        return [Text("\n".join([texts.applying.several(rows[0][1].name), *lines]))]
    return _move(turn, vacancy, rows[-1], STATUS_WORDS[match["status"]], _without_phone(rest).strip(" ,，：:。"))


def _move(turn: Turn, vacancy: Vacancy, row: Row, status: str, rest: str) -> Replies:
    application, worker = row
    if application.status == "withdrawn":
        return [Text(texts.applying.gone_by_itself(worker.name))]
    at, besides = fair_times.appointment(rest, turn.now) if status == "interview" and rest else (None, rest)
    note = "，".join(part for part in (times.say(at.start, now=turn.now), besides) if part) if at else rest
    line = applications.set_status(
        turn.session, application, status=status, now=turn.now, source="staff", staff=turn.staff, note=note
    )
    if line is None:
        return [Text(texts.applying.stands_already(worker.name, status))]
    phone, told = tell(
        turn, row, vacancy, line, words=texts.applying.told(vacancy, status, note), at=at.start if at else None
    )
    due_at = turn.station.after_quiet(turn.now)
    arrives = waking.next_waking(phone, due_at, station=turn.station) if phone else due_at
    if at is not None and phone is not None:
        _remind(turn, phone, application, vacancy, at.start, note=note)
    return [Text(texts.applying.moved(worker.name, vacancy, status, told_him=told, at=_when(turn, arrives)))]


def tell(
    work: Workplace, row: Row, vacancy: Vacancy, line: ApplicationStatus, *, words: str, at: datetime | None = None
) -> tuple[Follower | None, bool]:  # fmt: skip
    """The person hears of it on the phone the application came from; gives that phone, and whether it goes out."""
    (application, worker), status = row, line.status
    phone = _phone_of(work.session, application, worker)
    if status == "hired" and (practise := practice.before_leaving(work.session, worker, vacancy, now=work.now)):
        words = f"{words}\n{practise}"
    if status in FALLS_THROUGH and (kept := practice.held_for(work.session, worker, vacancy, now=work.now)):
        words = f"{words}\n{texts.training.practice_left(kept[1])}"
    told = phone is not None and outbox.owe(
        work.session, follower=phone, message=notice(words, "outcome", _fields(vacancy, status, at or work.now)),
        key=f"outcome:{application.key}:{status}:{line.key}", kind="outcome", now=work.now,
        due_at=work.station.after_quiet(work.now),
    )  # fmt: skip
    outbox.cancel(work.session, prefix=f"remind:interview:{application.key}:", now=work.now)
    return phone, told


def _when(turn: Turn, arrives: datetime) -> str:
    """Empty when it goes out at once."""
    return times.say(arrives, now=turn.now) if arrives > turn.now else ""


def _remind(
    turn: Turn, phone: Follower, application: Application, vacancy: Vacancy, at: datetime, *, note: str
) -> None:
    """The evening before and the same morning, as far as they are still to come."""
    words = texts.applying.interview_reminder(vacancy, note)
    message = notice(words, "reminder", _fields(vacancy, "interview", at))
    evening, morning = turn.station.remind_day_before, turn.station.remind_same_day
    moments = {
        "day_before": datetime.combine(at.date() - EVENING_BEFORE, evening, at.tzinfo),
        "same_day": datetime.combine(at.date(), morning, at.tzinfo),
    }
    for name, moment in moments.items():
        if turn.now < moment < at:
            outbox.owe(
                turn.session, follower=phone, message=message, kind="reminder", now=turn.now, due_at=moment,
                expires_at=at, key=f"remind:interview:{application.key}:{at:%m%d%H%M}:{name}",
            )  # fmt: skip


def _fields(vacancy: Vacancy, status: str, at: datetime) -> dict[str, str]:
    about = f"{vacancy.number}{texts.mine.APPLICATIONS[status]}"
    return {"thing1": about, "time2": f"{at:%Y-%m-%d %H:%M}", "thing3": vacancy.place or vacancy.employer_name}


def _narrowed(rows: Sequence[Row], rest: str) -> Sequence[Row]:
    """The longest name that fits, and among people of one name those with these last digits of the phone."""
    longest = max((len(worker.name) for _, worker in rows), default=0)
    named = [row for row in rows if len(row[1].name) == longest]
    digits = re.search(r"(?<!\d)(\d{4})(?!\d)", rest)
    by_phone = [row for row in named if digits and row[1].phone.endswith(digits.group(1))]
    return by_phone or named


def _without_phone(rest: str) -> str:
    return re.sub(r"^\s*\d{4}(?!\d|年)", "", rest)


def _phone_of(session: Session, application: Application, worker: Worker) -> Follower | None:
    """The phone the application came from while it still follows, otherwise the one the person uses now."""
    own = followers.get(session, application.follower_id) if application.follower_id is not None else None
    if own is not None and own.openid is not None and own.unfollowed_at is None:
        return own
    return followers.of_worker(session, worker)


def _line(application: Application, worker: Worker) -> str:
    return texts.applying.applicant(
        worker.name, worker.county, worker.phone, application.status, application.applied_at
    )


STAFF_COMMANDS = (
    (late.pattern(rf"^(?P<post>{POST})\s*(?:的)?(?:报名|应聘)(?:名单|情况|的人|有谁|有哪些)?[。?？]?$"), of_post),
    (late.pattern(r"^(?:新报名|新应聘|待推荐|报名待办|谁报名了|有哪些报名)[。?？]?$"), untouched),
    (late.pattern(rf"^(?P<status>{STATUS})[\s,，:：]*(?P<post>{POST})[\s,，:：]*(?P<who>\S.*)$", re.DOTALL), move),
    (late.pattern(rf"^(?P<post>{POST})\s+(?P<who>\S+?)\s*(?P<status>{STATUS})$"), move),
)
