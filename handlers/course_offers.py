"""Answering an offered seat: 要 or 不要, 1 or 2, at any time before its deadline and in the middle of other talk."""

from collections.abc import Sequence

from db import enrolments, followers
from db.models import Course, Enrolment, Worker
from handlers import course_notices, handover, offer_words, opening, texts
from handlers.dialogue import moves, newest
from handlers.dialogue.replies import Reply, Text, words_of
from handlers.dialogue.turn import Turn
from handlers.offer_words import Says

Replies = Sequence[Reply]
Offer = tuple[Enrolment, Course, Worker]
LONGEST = 30
# What is said after danger, to a person, or to the offer itself stands alone.
NOT_BESIDE = frozenset(
    {
        "emergency",
        "danger answered",
        "danger unanswered",
        "after an alarm",
        "handed over",
        "staff command",
        "binding",
        "offered seat",
    }
)


def wants(turn: Turn) -> bool:
    offer = _offer(turn)
    if offer is None:
        return False
    if offer_words.names_it(turn.words) and _says(turn) is not None:
        return True
    if handover.is_muted(turn):
        return False  # a short word is for the person who has taken over
    sent_at = turn.station.after_quiet(offer[0].offered_at or turn.now)
    if newest.asked_since(turn, sent_at):
        return False
    if turn.conversation.form is not None and (turn.conversation.form_at or turn.now) > sent_at:
        return offer_words.is_plain(turn.words)
    return _says(turn) is not None


def handle(turn: Turn) -> Replies:
    offer, says = _offer(turn), _says(turn)
    if offer is None or says is None:
        return []
    row, course, worker = offer
    until = row.offer_until or turn.now
    if says is Says.LATER:
        return [Text(texts.seats.offer_waits(course.title, until, turn.now)), *_form_goes_on(turn)]
    if says is Says.THANKS:
        return [Text(texts.common.ASK_AGAIN), Text(texts.seats.offer_open(course.title, until, turn.now))]
    said = _accept(turn, row, course, worker) if says is Says.TAKE else _decline(turn, row, course)
    return [*said, *_what_is_open(turn)]


def held(turn: Turn) -> Offer | None:
    """The seat that is kept for somebody on this phone, whatever they write; looked for before they are answered."""
    if turn.worker is None or turn.staff is not None or not turn.incoming.has_words or handover.is_muted(turn):
        return None
    people = followers.people_of(turn.session, turn.follower)
    offer = next(iter(enrolments.open_offers(turn.session, people, now=turn.now)), None)
    form_at = turn.conversation.form_at if turn.conversation.form is not None else None
    if offer is None or (form_at is not None and form_at > turn.station.after_quiet(offer[0].offered_at or turn.now)):
        return None  # in a form it is said once, to the first words after the offer
    return offer


def beside(turn: Turn, offer: Offer, route: str, said: Replies) -> Replies:
    """The answer, and that a seat is kept until when: by words, because numbers belong to what is listed above.

    A form's question keeps the last place.
    """
    row, course, _ = offer
    if route in NOT_BESIDE or row.status != "offered" or any(texts.seats.KEPT_UNTIL in words_of(one) for one in said):
        return said
    line = Text(texts.seats.held(course.title, row.offer_until or turn.now, turn.now))
    return [line, *said] if turn.conversation.form is not None else [*said, line]


def _accept(turn: Turn, row: Enrolment, course: Course, worker: Worker) -> Replies:
    enrolments.accept(turn.session, row, now=turn.now)
    course_notices.forget_offer(turn.session, row, now=turn.now)
    return [Text(texts.training.enrolled(worker.name, course, to_check=row.basis in ("lifted", "unsure")))]


def _decline(turn: Turn, row: Enrolment, course: Course) -> Replies:
    offers = enrolments.decline(turn.session, row, station=turn.station, now=turn.now)
    course_notices.forget_offer(turn.session, row, now=turn.now)
    course_notices.offered(turn.session, offers, station=turn.station, now=turn.now)
    return [Text(texts.seats.declined(course.title))]


def _what_is_open(turn: Turn) -> Replies:
    """Another offer if there is one, else the question of the form that was interrupted."""
    another = _offer(turn)
    if another is not None:
        row, course, _ = another
        return [Text(texts.seats.offer_open(course.title, row.offer_until or turn.now, turn.now))]
    return _form_goes_on(turn)


def _form_goes_on(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    return [moves.repeat(turn, form)] if form else []


def _offer(turn: Turn) -> Offer | None:
    """The most pressing open offer of anybody on this phone; asked only when the words could answer one."""
    if turn.worker is None or not turn.incoming.has_words or len(turn.words.strip()) > LONGEST or _says(turn) is None:
        return None
    people = followers.people_of(turn.session, turn.follower)
    return next(iter(enrolments.open_offers(turn.session, people, now=turn.now)), None)


def _says(turn: Turn) -> Says | None:
    return offer_words.read(turn.words)
