"""Which line of a person's ledger is the present state: the one of the newest day; of one day, the one told last."""

from collections.abc import Sequence
from datetime import date, datetime

from db.models import WorkerStatus

SAME = "same"
# Lines that say what holds now, whatever day they begin with: a move taken back, the employer's word gainsaid.
NOW = ("taken back", "gainsaid", "started", "still")
# Of somebody of whom nothing but the registration is known any other line says more.
UNTOLD = ("registered", "unverified")


def present(lines: Sequence[WorkerStatus]) -> WorkerStatus | None:
    """`lines` newest entry first."""
    stands: WorkerStatus | None = None
    for line in reversed(lines):
        if line.note != SAME and (stands is None or _moves(line, stands)):
            stands = line
    return stands


def becomes(lines: Sequence[WorkerStatus], *, status: str, since: date, employer_name: str, now_is: str) -> bool:
    """Whether what is told of that day is the present state. `now_is`: the status that the record shows."""
    stands = present(lines)
    if stands is None or stands.status != now_is or _is_presumed(stands):
        return True
    return since >= stands.since or (stands.status, stands.employer_name) == (status, employer_name)


def by_day(lines: Sequence[WorkerStatus]) -> list[WorkerStatus]:
    """Newest day first, of one day the newest entry first."""
    return sorted(lines, key=place, reverse=True)


def place(line: WorkerStatus) -> tuple[date, datetime, int]:
    """Where it stands among the others, the oldest day first."""
    return line.since, line.recorded_at, line.key


def _moves(line: WorkerStatus, stands: WorkerStatus) -> bool:
    same = (line.status, line.employer_name) == (stands.status, stands.employer_name)
    if line.source == "employer" and line.staff_id is None:
        return not same
    always = line.note in NOW or _has_no_day(line) or _is_presumed(stands)
    return always or same or line.since >= stands.since


def _is_presumed(line: WorkerStatus) -> bool:
    return _has_no_day(line) or line.status in UNTOLD


def _has_no_day(line: WorkerStatus) -> bool:
    """A list that named none, and was given its own."""
    return line.source == "import" and line.since == line.recorded_at.date()
