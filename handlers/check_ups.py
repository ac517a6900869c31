"""What the station asks of its own accord, and when: one question, never two days running, never into other talk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from db import away, employer_months, feedback, followers, sharing, starts
from db.models import Follower, Worker
from handlers import prompting, texts
from nlp.times import festivals
from nlp.times.relative_days import later

ONE_DAY = timedelta(days=1)
# Days after the start of work: of the first month's pay, and of the third month.
FIRST_MONTH, THIRD_MONTH = (30, 45), (83, 115)
UNPAID_FOR = timedelta(days=75)
# From how many days before a festival until how many the question is asked.
FESTIVALS = (("春节", 32, 6), ("泼水节", 25, 5), ("目瑙纵歌节", 12, 3))
PULSE_DAYS, PULSE_FROM = range(3, 13), time(19, 0)
JUST_TALKED, STILL_WARM = timedelta(hours=2), timedelta(hours=46)
LATE_DAYS = range(10, 13)
MONTH = timedelta(days=28)
# After so many days nobody remembers the start that the question speaks of.
JUST_STARTED = timedelta(days=14)
# More than ever begin within four months.
EVERYBODY = 20_000
DONE_WITH_TRAVEL = ("已申请", "已领取", "不适用", "已办")


@dataclass(frozen=True)
class Question:
    kind: str
    about: str
    words: str
    options: tuple[str, ...]


Due = Iterator[tuple[Worker, Follower, Question]]


def due(session: Session, *, now: datetime, limit: int) -> list[tuple[int, int, Question]]:
    """Whom to ask what, by the numbers of person and phone; only looks. Each is asked in a transaction of its own."""
    found: list[tuple[int, int, Question]] = []
    for worker, follower, question in _due(session, now):
        if len(found) == limit:
            break
        if _may_ask(session, worker, follower, now):
            found.append((worker.key, follower.key, question))
    return found


def ask(session: Session, worker_id: int, follower_id: int, question: Question, *, now: datetime) -> bool:
    """False when something else has come between since it was looked at."""
    follower = followers.lock(session, follower_id)
    worker = session.get_one(Worker, worker_id)
    if not _may_ask(session, worker, follower, now):
        return False
    kind, about = question.kind, question.about
    row = feedback.ask(session, worker=worker, follower=follower, kind=kind, about=about, now=now)
    key = f"asked:{row.key}" if row is not None else ""
    if row is None:
        row = feedback.ask_again(session, worker=worker, kind=kind, about=about, now=now)
        if row is None:
            return False
        key = f"asked:{row.key}:{now:%Y-%m-%d}"
    return prompting.ask(
        session, follower, kind=f"asked:{question.kind}", words=question.words, options=question.options,
        about=row.key, key=key, title=texts.check_ups.title(question.kind, question.about), now=now,
    )  # fmt: skip


def three_months_after(day: date) -> date:
    return later(day, 3)


def list_the_silent(session: Session, *, now: datetime) -> None:
    """Two months without an answer: somebody goes to see."""
    for worker, _ in feedback.silent_twice(session):
        feedback.put_on_visit_list(session, worker, kind="silent", words=texts.check_ups.silent(2), now=now)


def _due(session: Session, now: datetime) -> Due:
    yield from _visits(session, now)
    yield from _employers(session, now)
    yield from _starts(session, now)
    yield from _shares(session, now)
    yield from _festivals(session, now)
    yield from _travel(session, now)
    yield from _pulses(session, now)


def _visits(session: Session, now: datetime) -> Due:
    for visit, worker, follower in feedback.visited(session, since=now - 3 * ONE_DAY, until=now - timedelta(hours=1)):
        day = texts.visits.day(visit.starts_at.date())
        words = texts.check_ups.VISIT.format(name=worker.name, day=day)
        yield worker, follower, Question("visit", f"visit:{visit.key}", words, texts.check_ups.VISIT_OPTIONS)


def _employers(session: Session, now: datetime) -> Due:
    """Whoever is said to have left is asked too, in the week after."""
    gone = {
        employer_months.asked_as(row): (row, employer)
        for row, employer in employer_months.gone(session, since=now - 7 * ONE_DAY)
    }
    asked = feedback.by_about(session, list(gone), kind="employer")
    for about, (row, employer) in gone.items():
        if about in asked:
            continue
        options = texts.check_ups.EMPLOYER_SAYS_OPTIONS[row.said]
        for worker, follower in feedback.reachable(session, row.worker_id):
            day = texts.visits.day(row.on_day) if row.on_day else ""
            said = texts.check_ups.EMPLOYER_SAYS[row.said]
            words = said.format(name=worker.name, employer=employer.name, day=day)
            yield worker, follower, Question("employer", about, words, options)


def _starts(session: Session, now: datetime) -> Due:
    yield from _unpaid_then(session, now)
    first, last = (now.date() - days * ONE_DAY for days in reversed(FIRST_MONTH))
    for worker, follower in feedback.started_between(session, first, last):
        yield worker, follower, _of_start(worker, f"start:{worker.started_on}", worker.employer_name)
    yield from _noted_starts(session, now)


def _unpaid_then(session: Session, now: datetime) -> Due:
    """Whose first wages had not come when they were asked: once more after the pay day."""
    for row in feedback.to_ask_again(session, kind="start", since=now - UNPAID_FOR, now=now):
        for worker, follower in feedback.reachable(session, row.worker_id):
            words = texts.check_ups.START_AGAIN.format(name=worker.name)
            yield worker, follower, Question("start", row.about, words, texts.check_ups.START_OPTIONS)


def _noted_starts(session: Session, now: datetime) -> Due:
    """Whoever the station noted as started is asked too, without having told of it or agreed that the employer is."""
    first, last = (now - days * ONE_DAY for days in reversed(FIRST_MONTH))
    for one in starts.noted(session, first, last):
        yield one.worker, one.follower, _of_start(one.worker, one.about, one.employer_name)


def _of_start(worker: Worker, about: str, employer_name: str) -> Question:
    where = employer_name or texts.check_ups.START_THERE
    words = texts.check_ups.START.format(name=worker.name, where=where)
    return Question("start", about, words, texts.check_ups.START_OPTIONS)


def _shares(session: Session, now: datetime) -> Due:
    """Whoever the station brought to an employer is asked whether it may confirm them; others when they tell of it."""
    for worker, follower, employer in sharing.newly_started(session, since=now - JUST_STARTED):
        words = texts.employer_page.started_may_confirm(worker.name, employer.name)
        options = (*texts.employer_page.MAY_CONFIRM, texts.check_ups.LEAVE_ME)
        yield worker, follower, Question(sharing.KIND, sharing.about(employer), words, options)


def _travel(session: Session, now: datetime) -> Due:
    """Reckoned from arrival outside the province: who has changed factory since has not begun anew."""
    first, last = (now.date() - days * ONE_DAY for days in reversed(THIRD_MONTH))
    arrived = [away.may_have_begun(first, last)]
    begun = feedback.started_between(session, first, now.date(), where=arrived, limit=EVERYBODY)
    begun = [(worker, one) for worker, one in begun if worker.transport_subsidy not in DONE_WITH_TRAVEL]
    since = away.since_of(session, [worker for worker, _ in begun])
    for worker, follower in begun:
        began = since.get(worker.key)
        if began is None or not first <= began <= last:
            continue
        words = texts.check_ups.TRAVEL.format(name=worker.name, full=texts.visits.day(three_months_after(began)))
        yield worker, follower, Question("travel", f"start:{began}", words, texts.check_ups.TRAVEL_OPTIONS)


def _festivals(session: Session, now: datetime) -> Due:
    for name, soonest, latest in FESTIVALS:
        day = festivals.by_saying()[name].next(now.date(), lasting=1)
        if not latest <= (day - now.date()).days <= soonest:
            continue
        about = f"{name}:{day.year}"
        for worker, follower in feedback.working_away(session, about=about):
            if not _goes_home_already(session, worker, day.year):
                words = texts.check_ups.HOME_LEAVE.format(name=worker.name, festival=name, day=texts.visits.day(day))
                yield worker, follower, Question("home_leave", about, words, texts.check_ups.HOME_LEAVE_OPTIONS)


def _goes_home_already(session: Session, worker: Worker, year: int) -> bool:
    """Two weeks after 春节 comes 目瑙纵歌: whoever is at home for both is asked once."""
    spring = feedback.of(session, worker, kind="home_leave", about=f"春节:{year}")
    return spring is not None and spring.answer in ("back", "home")


def _pulses(session: Session, now: datetime) -> Due:
    """In the first days of a month, best after a good talk; at last also those who have not written."""
    if now.day not in PULSE_DAYS or now.time() < PULSE_FROM:
        return
    month = f"{now:%Y-%m}"
    people = feedback.in_good_contact(
        session, month=month, seen_since=now - STILL_WARM, seen_until=now - JUST_TALKED, told_since=now - MONTH
    )
    if now.day in LATE_DAYS:
        people = [*people, *feedback.quiet_people(session, month=month, told_since=now - MONTH)]
    for worker, follower in people:
        words = texts.check_ups.PULSE.format(name=worker.name)
        yield worker, follower, Question("pulse", month, words, texts.check_ups.PULSE_OPTIONS)


def _may_ask(session: Session, worker: Worker, follower: Follower, now: datetime) -> bool:
    """On the phone used last, and not while something else is talked about."""
    newest = followers.of_worker(session, worker)
    if newest is None or newest.id != follower.id or feedback.busy(session, worker, now=now):
        return False
    return prompting.may_speak(session, follower, now=now)
