"""Whether an employer may confirm month by month that somebody is still there (每月核对): asked once, when they say that they work there."""

from collections.abc import Sequence

from db import employer_months, workers
from db.models import Employer, Worker
from handlers import questions, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
QUESTION = "share_monthly"


def offer(turn: Turn, worker: Worker) -> Replies:
    """The question, when the station knows this employer and it was not answered with yes before."""
    employer = employer_months.named(turn.session, worker.employer_name)
    if employer is None or workers.has_consent(turn.session, worker, kind=employer_months.CONSENT, about=employer.name):
        return []
    questions.put(turn, QUESTION, employer=employer.key, worker=worker.key)
    return [Choices(texts.employer_page.may_confirm(employer.name), texts.employer_page.MAY_CONFIRM)]


def _answered(turn: Turn, yes: bool) -> Replies:
    """With the yes the record names the employer as the station has it on file."""
    asked = turn.conversation.asked or {}
    if not yes:
        return [Text(texts.employer_page.NOT_SHARED)]
    employer, worker = turn.session.get(Employer, asked["employer"]), turn.session.get(Worker, asked["worker"])
    if employer is None or worker is None or worker.deleted_at is not None:
        return [Text(texts.employer_page.NOT_SHARED)]
    worker.employer_id = employer.id
    version = turn.station.consent_version
    kind = employer_months.CONSENT
    workers.consent(turn.session, worker, kind=kind, version=version, about=employer.name, now=turn.now)
    return [Text(texts.employer_page.shared(employer.name))]


QUESTIONS = {QUESTION: _answered}
