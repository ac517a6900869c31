"""Whether an employer may confirm month by month that somebody is still there (每月核对): asked once, ever, when they come to
work there: on telling so, on saying that nothing has changed, or after the station brought them there (check_ups)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from db import consents, employer_months, feedback, sharing, workers
from db.models import Consent, Employer, Feedback, Worker
from handlers import open_question, prompting, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Lasting, Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, monthly_words

Replies = Sequence[Reply]
QUESTION = sharing.KIND
JUST_NOW = timedelta(hours=24)
ASKS_FOR_IT = "(?:我)?(?:要|想|同意|愿意|可以)?(?:跟|和|让)?(?:单位|厂里)?每月(?:跟|和)?(?:单位|厂里)?核对(?:吧|了|嘛)?"


def offer(turn: Turn, worker: Worker) -> Replies:
    """The question, when the station knows where the person works and never asked about this employer."""
    employer = sharing.works_for(turn.session, worker)
    if employer is None or not sharing.may_ask(turn.session, worker, employer):
        return []
    asked = feedback.ask(
        turn.session, worker=worker, follower=turn.follower, kind=sharing.KIND, about=sharing.about(employer),
        now=turn.now,
    )  # fmt: skip
    return _put(turn, worker, employer, asked) if asked else []


def once_more(turn: Turn, worker: Worker) -> Replies:
    """The question that was put just now and is not answered, after something in between."""
    employer = sharing.works_for(turn.session, worker)
    if employer is None:
        return []
    asked = feedback.of(turn.session, worker, kind=sharing.KIND, about=sharing.about(employer))
    open_still = asked is not None and asked.answered_at is None and turn.now - asked.asked_at < JUST_NOW
    return _put(turn, worker, employer, asked) if open_still else []


def again(turn: Turn) -> Replies:
    """Of one's own accord, after a no or without ever having been asked."""
    employer = sharing.works_for(turn.session, turn.worker) if turn.worker else None
    if turn.worker is None or employer is None:
        return [Text(texts.employer_page.NO_EMPLOYER)]
    kind, about = employer_months.CONSENT, employer.name
    if workers.has_consent(turn.session, turn.worker, kind=kind, about=about):
        return [Text(texts.employer_page.shared(about))]
    asked = feedback.of(turn.session, turn.worker, kind=sharing.KIND, about=sharing.about(employer))
    return _put(turn, turn.worker, employer, asked)


def answered(turn: Turn, asked: Feedback, *, yes: bool) -> Replies:
    """What was said to the question that went out by itself."""
    employer, worker = sharing.employer_of(turn.session, asked), turn.session.get_one(Worker, asked.worker_id)
    feedback.answer(turn.session, asked, answer="yes" if yes else "no", now=turn.now)
    return _settle(turn, worker, employer, yes)


def in_words(turn: Turn) -> Replies:
    """可以, 不用 to the question that went out by itself, instead of its number."""
    listed = listing.last(turn)
    if listed is None:
        return []
    listing.forget(turn)
    asked = feedback.get(turn.session, prompting.split(listed.ids[0])[0])
    return answered(turn, asked, yes=answers.agrees(turn.words))


def _says_so(turn: Turn) -> bool:
    listed = listing.last(turn)
    if listed is None or listed.kind != f"asked:{QUESTION}" or listed.is_old(turn.now):
        return False
    if open_question.unseen(turn) is not None:
        return False
    return answers.agrees(turn.words) or answers.find(turn.words) is False


def _put(turn: Turn, worker: Worker, employer: Employer, asked: Feedback | None) -> Replies:
    questions.put(turn, QUESTION, employer=employer.key, worker=worker.key, feedback=asked.key if asked else None)
    return [Choices(texts.employer_page.may_confirm(employer.name), texts.employer_page.MAY_CONFIRM)]


def _put_again(turn: Turn, asked: Mapping[str, Any]) -> Replies:
    """As it was put; not when the records know of no such person or employer any more."""
    employer, worker = turn.session.get(Employer, asked["employer"]), turn.session.get(Worker, asked["worker"])
    if employer is None or worker is None or worker.deleted_at is not None:
        return []
    return _put(turn, worker, employer, turn.session.get(Feedback, asked["feedback"]) if asked["feedback"] else None)


def _answered(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if asked.get("feedback") and (row := turn.session.get(Feedback, asked["feedback"])):
        feedback.answer(turn.session, row, answer="yes" if yes else "no", now=turn.now)
    employer, worker = turn.session.get(Employer, asked["employer"]), turn.session.get(Worker, asked["worker"])
    return _settle(turn, worker, employer, yes)


def _settle(turn: Turn, worker: Worker | None, employer: Employer | None, yes: bool) -> Replies:
    """With the yes the record names the employer as the station has it on file."""
    if not yes or employer is None or worker is None or worker.deleted_at is not None:
        return [Text(texts.employer_page.NOT_SHARED)]
    _is_there(turn, worker, employer)
    version, kind = turn.station.consent_version, employer_months.CONSENT
    if not workers.has_consent(turn.session, worker, kind=kind, about=employer.name):
        workers.consent(turn.session, worker, kind=kind, version=version, about=employer.name, now=turn.now)
    return [Text(texts.employer_page.shared(employer.name))]


def _is_there(turn: Turn, worker: Worker, employer: Employer) -> None:
    """Whoever started there through the station and says yes has said that they are there."""
    started = sharing.started_on(turn.session, worker, employer)
    at_work = sharing.works_for(turn.session, worker)
    if started is not None and (at_work is None or at_work.id != employer.id):
        workers.set_status(
            turn.session, worker, status="employed", since=started, now=turn.now, employer_name=employer.name,
            note="started",
        )  # fmt: skip
    worker.employer_id = employer.id


def _held(turn: Turn) -> list[Consent]:
    held = consents.holding(turn.session, turn.worker) if turn.worker is not None else ()
    return [row for row in held if row.kind == employer_months.CONSENT]


def _may_end(turn: Turn) -> bool:
    return monthly_words.ends(turn.words) and bool(_held(turn))


def end(turn: Turn) -> Replies:
    """What was agreed to does not hold any more; to the question that is open the same words are a no."""
    for row in _held(turn):
        consents.withdraw(turn.session, turn.person, row, now=turn.now)
    return [Text(texts.consents.DONE[employer_months.CONSENT])]


def for_employers(turn: Turn) -> Replies:
    return [Text(texts.employer_page.by_the_link(turn.station.phone))]


QUESTIONS = {QUESTION: _answered}
LASTING = {QUESTION: Lasting(texts.employer_page.WHAT_FOR, texts.employer_page.LATER, _put_again)}
PHRASES = (
    Phrase(ASKS_FOR_IT, again, when=lambda turn: turn.staff is None),
    Phrase(r"(?s).{4,30}", end, when=_may_end),
    Phrase(
        r"(?s).{6,60}",
        for_employers,
        when=lambda turn: turn.staff is None and monthly_words.of_an_employer(turn.words),
    ),
    Phrase(".{1,12}", in_words, when=_says_so),
)
