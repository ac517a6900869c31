"""Which course is being looked at: the one in the open sign-up, or the one whose card was shown last."""

from db import courses, enrolments
from db.models import Course, Enrolment
from handlers.dialogue import listing
from handlers.dialogue.turn import Turn

LIST, CARD = "courses", "courses:card"
SIGN_UP = "training_signup"


def in_view(turn: Turn) -> Course | None:
    form = turn.conversation.form or {}
    if form.get("name") == SIGN_UP:
        chosen = form["given"].get("course")
        return courses.get(turn.session, chosen) if chosen else None
    listed = listing.last(turn)
    shown = listed is not None and listed.kind == CARD and not listed.is_old(turn.now)
    return courses.get(turn.session, listed.ids[0]) if listed and shown else None


def offered(turn: Turn) -> Course | None:
    """The class whose seat waits for an answer, until posts are looked at."""
    rows = enrolments.open_offers(turn.session, [turn.worker], now=turn.now) if turn.worker is not None else ()
    if not rows:
        return None
    row, course, _ = rows[0]
    listed = listing.last(turn)
    since = listed is not None and listed.at > turn.station.after_quiet(row.offered_at or turn.now)
    return None if since and looks_at_posts(turn) else course


def listed_kind(turn: Turn) -> str:
    """What was listed last, while it is fresh."""
    listed = listing.last(turn)
    return listed.kind if listed and not listed.is_old(turn.now) else ""


def looks_at_posts(turn: Turn) -> bool:
    return listed_kind(turn).startswith("jobs")


def looks_at_courses(turn: Turn) -> bool:
    return listed_kind(turn) in (LIST, CARD)


def live(turn: Turn, course: Course) -> Enrolment | None:
    """What the person who speaks has in this course."""
    return enrolments.find_live(turn.session, worker=turn.worker, course=course) if turn.worker else None
