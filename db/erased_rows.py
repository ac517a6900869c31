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
    Claim,
    ClaimLine,
    Course,
    EmployerConfirmation,
    Enrolment,
    EventSignup,
    Feedback,
    Finding,
    FindingStep,
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
NO_ACCOUNT = {"account_blind": "", "account_tail": ""}
CLAIMED = ("claimed", "paid")
BLANK = (
    "gender", "phone", "township_code", "township", "ethnicity", "languages", "household_category",
    "household_verified_by", "education", "employer_name", "trade", "work_place", "dormitory", "contract", "insurance",
    "income_band", "lodging", "channel", "training_need", "transport_subsidy", "preferred_contact",
    "emergency_relation", "emergency_phone",
)  # fmt: skip
# Rows of a person that findings point at; what services() has deleted is gone with its numbers.
POINTED_AT: tuple[Any, ...] = (
    RosterRow, ClaimLine, Enrolment, Certificate, Application, EventSignup, Visit, WorkerStatus, HomePlan,
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
    # Whoever was found by the number alone is still found by the person when the number has gone.
    session.execute(mine.values(worker_id=worker.key, phone="", note="", birth_date=None, **NO_ACCOUNT, signature=""))
    bare = update(RosterRow).where(col(RosterRow.worker_id) == worker.id, col(RosterRow.course_id).not_in(claimed))
    session.execute(bare.values(name="", id_masked="", id_blind="", gender="", id_gender=""))
    _claims(session, worker, blind=blind)
    _findings(session, worker)
    for name in BLANK:
        setattr(worker, name, "")
    for name in NONE:
        setattr(worker, name, None)
    worker.name, worker.minor = NAME, False
    session.flush()


def _claims(session: Session, worker: Worker, *, blind: str) -> None:
    """Lists of claims keep name and masked number too; what was sent back was never paid and keeps nothing."""
    listed = col(ClaimLine.worker_id) == worker.id
    mine = or_(listed, col(ClaimLine.id_blind) == blind) if blind else listed
    kept = {"worker_id": worker.key, "phone": "", "employer_name": "", "proof": "", **NO_ACCOUNT}
    session.execute(update(ClaimLine).where(mine).values(**kept))
    back = col(ClaimLine.claim_id).in_(select(Claim.id).where(Claim.status == "returned"))
    session.execute(update(ClaimLine).where(listed, back).values(name="", id_masked="", id_blind=""))


def _findings(session: Session, worker: Worker) -> None:
    """What the checks said of this person's rows, and staff of it, says it of nobody; others may bear the same name."""
    if worker.name in ("", NAME):
        return
    pointed = {f"worker:{worker.key}"}
    for table in POINTED_AT:
        pointed |= {f"{table.__tablename__}:{number}" for number in _numbers(session, table, worker)}
    named = select(Finding).where(col(Finding.words).contains(worker.name, autoescape=True))
    steps = select(Finding).join(FindingStep, col(FindingStep.finding_id) == col(Finding.id))
    noted = steps.where(col(FindingStep.words).contains(worker.name, autoescape=True))
    found = {row.key: row for row in [*session.exec(named).all(), *session.exec(noted).all()]}
    mine = [row for row in found.values() if pointed.intersection(row.rows)]
    for row in mine:
        row.words = row.words.replace(worker.name, NAME)
    told = select(FindingStep).where(col(FindingStep.finding_id).in_([row.key for row in mine]))
    for step in session.exec(told).all():
        step.words = step.words.replace(worker.name, NAME)


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
