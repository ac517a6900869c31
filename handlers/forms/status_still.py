"""还在原厂, in the form for one's situation: what stands is confirmed, another firm is asked about, an unknown start stays unknown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db import employer_months, workers
from db.models import Employer, EmployerConfirmation, Worker, WorkerStatus
from handlers import employer_said, still_there, texts
from handlers.dialogue.answers import Given, Option
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.status_firm import put_on_file
from nlp import spelling

NOTE = "still"
MISNAMED, MOVED, KEEP = "misnamed", "moved", "keep"


def is_at_work(worker: Worker | None) -> bool:
    return worker is not None and worker.status == "employed"


def known_firm(turn: Turn, given: Given) -> str | None:
    """Of whoever says that nothing has changed, and names none: the one of the ledger, or the last one there."""
    if given.get("kind") != "same" or turn.worker is None:
        return None
    if is_at_work(turn.worker):
        return turn.worker.employer_name
    if (said := _said_gone(turn, turn.worker, "")) is not None:
        return said[1].name
    last = _last_there(turn, turn.worker, "")
    return last.employer_name if last is not None and last.employer_name else None


def is_elsewhere(turn: Turn, given: Given) -> bool:
    """The ledger holds one firm, and another one is told."""
    worker, told = turn.worker, given.get("employer") or ""
    if given.get("kind") != "same" or worker is None or not is_at_work(worker) or not worker.employer_name:
        return False
    return bool(told) and not still_there.is_firm(worker.employer_name, spelling.normalise(told))


def ask_which(turn: Turn, given: Given) -> str:
    return texts.people.which_firm(turn.person.employer_name, given["employer"])


def which(turn: Turn, given: Given) -> Sequence[Option]:
    labels = texts.people.which_firm_options(given.get("employer") or "")
    names = (
        ("登记错了", "登记的不对", "就是这家", "名字不对"),
        ("换过来的", "换过去的", "换厂了", "后来换的"),
        ("不改", "先不改"),
    )
    values = (MISNAMED, MOVED, KEEP)
    return tuple(Option(value, label, said) for value, label, said in zip(values, labels, names, strict=True))


def started(turn: Turn, given: Given) -> date | None:
    """Since when, by the ledger; None where it has to be asked."""
    worker = turn.worker
    if is_at_work(worker):
        return None if given.get("elsewhere") == MOVED else turn.now.date()
    told = given.get("employer") or ""
    if worker is None:
        return None
    if _said_gone(turn, worker, told) is not None:
        return turn.now.date()
    line = _last_there(turn, worker, told)
    return line.since if line is not None else None


def settle(turn: Turn, worker: Worker, given: Given, since: dict[str, Any] | None) -> Sequence[Reply]:
    """Nothing in the ledger starts anew because somebody is still there."""
    told, year = given.get("employer") or "", turn.now.year
    if (said := _said_gone(turn, worker, told)) is not None:
        return employer_said.gainsay(turn, worker, *said)
    at_work, which_one = is_at_work(worker), given.get("elsewhere")
    if at_work and which_one == KEEP:
        return [Text(texts.people.NOT_MOVED)]
    if not at_work or which_one == MOVED:
        _put_there(turn, worker, told, since)
        about = bool(since and since["about"])
        return [Text(texts.people.there_noted(told, worker.started_on, about=about, this_year=year))]
    workers.still_there(turn.session, worker, now=turn.now)
    if told and not still_there.is_firm(worker.employer_name, spelling.normalise(told)):
        workers.correct(turn.session, worker, field="employer_name", value=told, now=turn.now)
        put_on_file(turn, worker)
        return [Text(texts.people.there_noted(told, worker.started_on, about=False, this_year=year))]
    return [Text(texts.people.still_noted(worker.employer_name, worker.started_on, this_year=year))]


def _put_there(turn: Turn, worker: Worker, employer: str, since: dict[str, Any] | None) -> None:
    """At work there, since the day that is known; without one nothing is reckoned from today."""
    day = date.fromisoformat(since["day"]) if since and not since.get("unknown") else None
    workers.set_status(
        turn.session, worker, status="employed", since=day or turn.now.date(), now=turn.now, employer_name=employer,
        note=NOTE,
    )  # fmt: skip
    worker.started_on = day
    put_on_file(turn, worker)


def _said_gone(turn: Turn, worker: Worker, told: str) -> tuple[EmployerConfirmation, Employer] | None:
    """The word of the employer by which the person stands as gone, where no other firm is named."""
    said = employer_months.gone_by(turn.session, worker) if not is_at_work(worker) else None
    same = said is not None and (not told or still_there.is_firm(said[1].name, spelling.normalise(told)))
    return said if same else None


def _last_there(turn: Turn, worker: Worker, employer: str) -> WorkerStatus | None:
    """The newest line by which somebody came to work, at this firm where one is named."""
    lines = (line for line in workers.history(turn.session, worker) if line.status == "employed")
    started = (line for line in lines if line.note not in ("same", NOTE))
    plain = spelling.normalise(employer)
    return next(
        (line for line in started if not employer or still_there.is_firm(line.employer_name, plain)), None
    )  # fmt: skip
