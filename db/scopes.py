"""Whose rows a member of staff may see (数据范围): the condition that every query made for the console carries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, false, func, or_
from sqlalchemy import select as sqlalchemy_select
from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from db import rights
from db.models import (
    Agreement,
    Answer,
    AnswerVoice,
    Application,
    Audit,
    Broadcast,
    CannedReply,
    Claim,
    ClaimLine,
    Course,
    Duty,
    Employer,
    EmployerContact,
    Enrolment,
    Event,
    Finding,
    Follower,
    FollowUp,
    FundingStandard,
    ImportBatch,
    Inquiry,
    InquiryNote,
    MadeSheet,
    Meeting,
    MeetingTask,
    Outbox,
    Parameter,
    Placement,
    PlanEntry,
    PostList,
    RosterRow,
    Snapshot,
    Staff,
    UnknownQuestion,
    Vacancy,
    Visit,
    Worker,
    WorkerChange,
    WorkerMerge,
    WorkerStatus,
)
from db.models.vacancies import UNPUBLISHED
from db.models.workers import living
from db.refusals import Refusal
from db.rights import Right

Row = TypeVar("Row", bound=SQLModel)
Conditions = tuple[ColumnElement[bool], ...]
AT_ONCE = 1000  # numbers in one question; both databases have a limit
NOBODY: Conditions = (false(),)
OWN = "own"  # the scope of a provider: what belongs to its organisation
# What can be handed in as a file, and the rights of which one is needed.
IMPORTS: Mapping[str, tuple[Right, ...]] = {
    "posts": (Right.POSTS,),
    "workers": (Right.LEDGER,),
    "roster": (Right.COURSES, Right.ROSTERS),
}


class NotSeen(Refusal):
    """There is no such row, or it belongs to a region this member does not see; the answer does not say which."""


def seen(by: Staff, table: type[SQLModel], *, looking: bool = False) -> Conditions:
    """What a row must fulfil. A table that nobody has decided on is seen by nobody.

    `looking`: for a page that only shows; of some tables more is shown than may be changed.
    """
    rule = (LOOKED_AT.get(table) if looking else None) or RULES.get(table)
    return rule(by) if rule else NOBODY


def rows(by: Staff, table: type[Row], *, looking: bool = False) -> SelectOfScalar[Row]:
    return select(table).where(*seen(by, table, looking=looking))


def ids(by: Staff, table: type[SQLModel], *, looking: bool = False) -> Any:
    return select(_id(table)).where(*seen(by, table, looking=looking))


def counting(by: Staff, table: type[SQLModel], *, looking: bool = False) -> Any:
    return sqlalchemy_select(func.count()).select_from(table).where(*seen(by, table, looking=looking))


def by_id(session: Session, table: type[Row], ids: Iterable[int | None]) -> dict[int, Row]:
    """The rows with these numbers, which the caller has from rows that are seen."""
    wanted = sorted({number for number in ids if number is not None})
    found: dict[int, Row] = {}
    for first in range(0, len(wanted), AT_ONCE):
        some = select(table).where(_id(table).in_(wanted[first : first + AT_ONCE]))
        found |= {_number(row): row for row in session.execute(some).scalars()}
    return found


def holding(table: type[SQLModel], columns: Sequence[str], term: str) -> ColumnElement[bool]:
    """Rows in which one of the columns holds the words."""
    return or_(false(), *(getattr(table, name).contains(term.strip(), autoescape=True) for name in columns))


def one(session: Session, table: type[Row], key: object, *, by: Staff, looking: bool = False) -> Row:
    """The row with this number, in whatever form the number comes. Raises NotSeen."""
    number = whole(key)
    mine = rows(by, table, looking=looking)
    found = None if number is None else session.exec(mine.where(_id(table) == number)).first()
    if found is None:
        raise NotSeen(table.__name__)
    return found


def whole(said: object) -> int | None:
    """The number of a row as it stands in an address; None for anything that cannot be one."""
    digits = str(said)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def within(column: Any, by: Staff) -> Conditions:
    """Rows of the member's region, written as a range so that an index serves it."""
    begins = rights.region_of(by)
    if not begins:
        return ()
    if not begins.isdigit():
        return NOBODY
    return (col(column) >= begins, col(column) < str(int(begins) + 1))


def _having(*any_of: Right) -> Callable[[Staff], Conditions]:
    """Rows without a region of their own: all of them for these rights, none for others."""
    return lambda by: () if rights.may_see(by, *any_of) else NOBODY


def _regional(table: Any, *any_of: Right) -> Callable[[Staff], Conditions]:
    return lambda by: within(table.region, by) if rights.may_see(by, *any_of) else NOBODY


def _workers(by: Staff) -> Conditions:
    if rights.may_see(by, Right.PEOPLE):
        return (*living(), *within(Worker.region, by))
    if rights.has(by, Right.ROSTERS):
        own = select(Enrolment.worker_id).join(Course).where(Course.provider == by.organisation)
        return (*living(), col(Worker.id).in_(own))
    return NOBODY


def _vacancies(by: Staff) -> Conditions:
    """Those who do not work on posts see what is or was published."""
    if rights.may_see(by, Right.POSTS):
        return ()
    if rights.may_see(by, Right.REQUESTS, Right.PEOPLE, Right.FIGURES):
        return (col(Vacancy.status).not_in(UNPUBLISHED),)
    return NOBODY


def _courses(by: Staff) -> Conditions:
    if rights.may_see(by, Right.COURSES, Right.PEOPLE, Right.FIGURES):
        return within(Course.region, by)
    if rights.has(by, Right.ROSTERS):
        return (col(Course.provider) == by.organisation,)
    return NOBODY


def _courses_attended(by: Staff) -> Conditions:
    """Also those of another county in which people of the member's own are or were."""
    own = _courses(by)
    if not own or not rights.may_see(by, Right.PEOPLE):
        return own
    attended = select(Enrolment.course_id).where(*within(Enrolment.region, by))
    return (or_(and_(*own), col(Course.id).in_(attended)),)


def _of_worker(table: Any) -> Callable[[Staff], Conditions]:
    """Rows that hang on a person are seen with the person."""
    return lambda by: (col(table.worker_id).in_(select(Worker.id).where(*_workers(by))),)


def _enrolled(by: Staff) -> Conditions:
    if rights.may_see(by, Right.COURSES, Right.PEOPLE):
        return within(Enrolment.region, by)
    return (col(Enrolment.course_id).in_(select(Course.id).where(*_courses(by))),) if _provides(by) else NOBODY


def _on_roster(by: Staff) -> Conditions:
    if rights.may_see(by, Right.COURSES, Right.PEOPLE):
        return within(RosterRow.region, by)
    return (col(RosterRow.course_id).in_(select(Course.id).where(*_courses(by))),) if _provides(by) else NOBODY


def _imported(by: Staff) -> Conditions:
    """A file is seen by those who might have handed it in."""
    kinds = [kind for kind, needs in IMPORTS.items() if rights.may_see(by, *needs)]
    own = (col(ImportBatch.uploaded_by) == by.id,) if by.scope == OWN else within(ImportBatch.region, by)
    return (col(ImportBatch.kind).in_(kinds), *own) if kinds else NOBODY


def _provides(by: Staff) -> bool:
    return rights.has(by, Right.ROSTERS)


def _id(table: type[SQLModel]) -> Any:
    return table.id  # type: ignore[attr-defined]


def _number(row: SQLModel) -> int:
    return int(row.id)  # type: ignore[attr-defined]


RULES: Mapping[type[SQLModel], Callable[[Staff], Conditions]] = {
    Worker: _workers,
    WorkerStatus: _of_worker(WorkerStatus),
    WorkerChange: _of_worker(WorkerChange),
    WorkerMerge: _regional(WorkerMerge, Right.LEDGER),
    Course: _courses,
    Enrolment: _enrolled,
    RosterRow: _on_roster,
    Vacancy: _vacancies,
    Employer: _having(Right.POSTS, Right.REQUESTS),
    EmployerContact: _having(Right.POSTS, Right.REQUESTS),
    Event: _having(Right.POSTS),
    Application: _regional(Application, Right.POSTS, Right.REQUESTS, Right.PEOPLE),
    Visit: _regional(Visit, Right.VISITS),
    FollowUp: _regional(FollowUp, Right.VISITS),
    Inquiry: _regional(Inquiry, Right.REQUESTS),
    InquiryNote: _regional(InquiryNote, Right.REQUESTS),
    Follower: _regional(Follower, Right.REQUESTS),
    Outbox: _regional(Outbox, Right.REQUESTS),
    Broadcast: _having(Right.BROADCAST),
    CannedReply: _having(Right.REQUESTS),
    Answer: _having(Right.ANSWERS),
    AnswerVoice: _having(Right.ANSWERS),
    Parameter: _having(Right.ANSWERS),
    UnknownQuestion: _having(Right.ANSWERS),
    ImportBatch: _imported,
    FundingStandard: _having(Right.MONEY, Right.FIGURES),
    Placement: _regional(Placement, Right.COURSES),
    PlanEntry: _regional(PlanEntry, Right.MONEY),
    Claim: _regional(Claim, Right.MONEY),
    ClaimLine: _regional(ClaimLine, Right.MONEY),
    Finding: _regional(Finding, Right.MONEY),
    Snapshot: lambda by: within(Snapshot.seen, by) if rights.may_see(by, Right.FIGURES) else NOBODY,
    PostList: _having(Right.POSTS, Right.FIGURES),
    Meeting: _having(Right.MONEY, Right.FIGURES),
    MeetingTask: _having(Right.MONEY, Right.FIGURES),
    Agreement: _having(Right.MONEY, Right.POSTS, Right.FIGURES),
    MadeSheet: lambda by: (col(MadeSheet.staff_id) == by.id,),
    Staff: _having(Right.STAFF),
    Duty: _having(Right.STAFF, Right.REQUESTS),
    Audit: _having(Right.AUDIT),
}
# More than RULES say, for pages that only show.
LOOKED_AT: Mapping[type[SQLModel], Callable[[Staff], Conditions]] = {Course: _courses_attended}
