"""What becomes of each kind of row of a person who was deleted: gone, or left with dates and kinds alone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, delete, or_, update
from sqlmodel import Session, col, select

from db.models import (
    Application,
    ApplicationStatus,
    Attachment,
    Certificate,
    Course,
    EmployerConfirmation,
    Enrolment,
    EventSignup,
    Feedback,
    FollowUp,
    HomePlan,
    Identity,
    Inbox,
    Inquiry,
    InquiryNote,
    JobAlert,
    Message,
    Placement,
    RosterRow,
    UnknownQuestion,
    Visit,
    Worker,
    WorkerChange,
    WorkerStatus,
)

NAME = "已注销"
# Money was asked for by this roster, and whoever checks it must find whom it was for (会计档案管理办法, 审计).
CLAIMED = ("claimed", "paid")
BLANK = (
    "gender", "phone", "township_code", "township", "ethnicity", "languages", "household_category",
    "household_verified_by", "education", "employer_name", "trade", "work_place", "dormitory", "contract", "insurance",
    "income_band", "lodging", "channel", "training_need", "transport_subsidy", "preferred_contact",
    "emergency_relation", "emergency_phone",
)  # fmt: skip
NONE = ("birth_date", "household_verified_at", "employer_id", "started_on")


def services(session: Session, worker: Worker) -> None:
    """What no open request needs goes at once: ID number, searches, corrections, placements, what employers said."""
    for table in (Identity, JobAlert, WorkerChange, Placement, EmployerConfirmation):
        session.execute(delete(table).where(col(table.worker_id) == worker.id))
    mine = select(Application.id).where(Application.worker_id == worker.id)
    for rows, change in (
        (update(WorkerStatus).where(col(WorkerStatus.worker_id) == worker.id), {"employer_name": "", "place": "", "note": ""}),
        (update(ApplicationStatus).where(col(ApplicationStatus.application_id).in_(mine)), {"note": ""}),
        (update(EventSignup).where(col(EventSignup.worker_id) == worker.id), {"topic": "", "note": ""}),
        (update(Feedback).where(col(Feedback.worker_id) == worker.id), {"words": "", "facts": {}}),
        (update(HomePlan).where(col(HomePlan.worker_id) == worker.id), {"contact": ""}),
    ):  # fmt: skip
        session.execute(rows.values(**change))
    session.flush()


def requests(session: Session, worker: Worker) -> None:
    """Requests, visits and what was to follow: when and of what kind, not what was said and where."""
    mine = select(Inquiry.id).where(Inquiry.worker_id == worker.id)
    session.execute(delete(InquiryNote).where(col(InquiryNote.inquiry_id).in_(mine)))
    session.execute(update(Inquiry).where(col(Inquiry.worker_id) == worker.id).values(words="", outcome=""))
    session.execute(
        update(Visit).where(col(Visit.worker_id) == worker.id).values(place="", topic="", summary="")
    )  # fmt: skip
    visited = select(Visit.id).where(Visit.worker_id == worker.id)
    noted = or_(col(FollowUp.worker_id) == worker.id, col(FollowUp.visit_id).in_(visited))
    session.execute(update(FollowUp).where(noted).values(words="", outcome=""))
    session.flush()


def person(session: Session, worker: Worker, *, masked: str, blind: str) -> None:
    """Certificates and rosters lose the name; those of a class for which money was claimed keep it, with the masked number."""
    listed = col(RosterRow.worker_id) == worker.id
    listed = or_(listed, col(RosterRow.id_blind) == blind) if blind else listed
    holder = and_(col(Certificate.name) == worker.name, col(Certificate.id_tail) == masked[-4:])
    held = col(Certificate.worker_id) == worker.id
    session.execute(update(Certificate).where(or_(held, holder) if masked else held).values(name="", id_tail=""))
    claimed = select(Course.id).where(col(Course.status).in_(CLAIMED))
    mine = update(RosterRow).where(listed)
    session.execute(
        mine.where(col(RosterRow.course_id).not_in(claimed)).values(name="", id_masked="", id_blind="", gender="")
    )
    session.execute(mine.values(phone="", note=""))
    for name in BLANK:
        setattr(worker, name, "")
    for name in NONE:
        setattr(worker, name, None)
    worker.name, worker.minor = NAME, False
    session.flush()


def chat(session: Session, worker: Worker, phones: Sequence[int]) -> list[str]:
    """What was written from phones that are nobody's any more, and pictures of the person's visits and requests.

    Returns the files that may go once this is committed.
    """
    about = [f"visit:{number}" for number in _numbers(session, Visit, worker)]
    about += [f"inquiry:{number}" for number in _numbers(session, Inquiry, worker)]
    about += [f"worker:{worker.key}"]
    theirs = or_(
        col(Attachment.about).in_(about),
        col(Attachment.follower_id).in_(phones) if phones else col(Attachment.id).is_(None),
    )
    rows = session.exec(select(Attachment).where(theirs)).all()
    files = [row.path for row in rows if row.path]
    gone = [row.key for row in rows]
    said = or_(col(Message.attachment_id).in_(gone), col(Message.follower_id).in_(phones))
    session.execute(delete(Message).where(said))
    session.execute(delete(Attachment).where(col(Attachment.id).in_(gone)))
    session.execute(delete(Inbox).where(col(Inbox.follower_id).in_(phones)))
    session.execute(
        update(UnknownQuestion).where(col(UnknownQuestion.follower_id).in_(phones)).values(follower_id=None)
    )  # fmt: skip
    return files


def bookings(session: Session, worker: Worker) -> set[tuple[str, int]]:
    """Kind and number of everything of this person that a key of the outbox may name."""
    kinds: tuple[tuple[str, Any], ...] = (
        ("enrolment", Enrolment), ("event_signup", EventSignup), ("event", EventSignup), ("visit", Visit),
        ("application", Application), ("asked", Feedback), ("placement", Placement),
    )  # fmt: skip
    return {(kind, number) for kind, table in kinds for number in _numbers(session, table, worker)}


def _numbers(session: Session, table: Any, worker: Worker) -> Sequence[int]:
    query: Select[Any] = select(table.id).where(and_(table.worker_id == worker.id))
    return [row[0] for row in session.execute(query).all()]
