"""Applying for a post (岗位报名): who one is, once, and a separate consent to pass name and phone to this employer."""

from collections.abc import Sequence

from db import applications, vacancies, workers
from db.models import Vacancy
from handlers import texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Phone, YesNo
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person

Replies = Sequence[Reply]


def _vacancy(turn: Turn, given: Given) -> Vacancy:
    return vacancies.get(turn.session, given["vacancy"])


def _without_phone(turn: Turn, given: Given) -> bool:
    return turn.worker is not None and not turn.worker.phone


def _may_ask(turn: Turn, given: Given) -> bool:
    return not person.refused(given)


def _share(turn: Turn, given: Given) -> str:
    name = turn.worker.name if turn.worker else given["name"]
    phone = (turn.worker.phone if turn.worker else "") or given.get("phone") or given["own_phone"]
    return texts.applying.share(_vacancy(turn, given), name, phone)


def closed_meanwhile(turn: Turn, given: Given) -> str | None:
    vacancy = _vacancy(turn, given)
    why = vacancies.why_closed(vacancy, now=turn.now)
    return texts.applying.gone_meanwhile(vacancy, texts.vacancy.CLOSED[why]) if why else None


def stopped(turn: Turn, given: Given) -> Replies | None:
    if gone := closed_meanwhile(turn, given):
        return [Text(gone)]
    live = applications.find_live(turn.session, turn.worker, _vacancy(turn, given)) if turn.worker else None
    if live is not None:
        return [Text(texts.applying.already(_vacancy(turn, given), live))]
    if given.get("share") is False:
        return [Text(texts.applying.NOT_SHARED)]
    return person.stopped(turn, given)


def submit(turn: Turn, given: Given) -> Replies:
    vacancy, worker = _vacancy(turn, given), person.settle(turn, given)
    if given.get("own_phone"):
        workers.correct(turn.session, worker, field="phone", value=given["own_phone"], now=turn.now)
    consent = workers.consent(
        turn.session, worker, kind="share", version=turn.station.consent_version, about=vacancy.employer_name,
        now=turn.now,
    )  # fmt: skip
    applications.apply(
        turn.session, worker=worker, vacancy=vacancy, follower=turn.follower, now=turn.now, consent=consent
    )
    return [Text(texts.applying.applied(vacancy, turn.now))]


FORM = Form(
    name="job_apply",
    title="岗位报名",
    steps=(
        *person.STEPS,
        Step("own_phone", ask=texts.applying.ASK_PHONE, label="手机", when=_without_phone, answer=Phone()),
        Step("share", ask=_share, when=_may_ask,
             answer=YesNo(yes=texts.applying.SHARE_YES, no=texts.applying.SHARE_NO)),
    ),
    submit=submit,
    stops_at=stopped,
    still_possible=closed_meanwhile,
    review=False,
)  # fmt: skip
