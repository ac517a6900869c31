"""What is known beside the words: who speaks, what was shown last, and that danger without a sign of it is rare."""

from collections.abc import Iterable
from typing import Final

from nlp import alerts, intents

STAFF_SUBJECTS: Final = {
    "jobs": -2.0, "courses": -2.0, "visits": -2.0, "record": -2.0, "policy": -2.0, "fairs": -1.5, "rights": -1.0,
}  # fmt: skip
WORKER_SUBJECTS: Final = {"staff": -3.5}
EXCEPTIONS: Final = {("worker", "staff_post_job"): -1.5, ("staff", "crisis"): 0.0}
STATE: Final = 0.7
UNSIGNALLED: Final = -1.0


def of_role(intent: str, role: str | None) -> float:
    """Staff rarely ask for themselves and workers hardly ever do staff work; an employer may write as a worker."""
    by_subject = {"staff": STAFF_SUBJECTS, "worker": WORKER_SUBJECTS}.get(role or "", {})
    return EXCEPTIONS.get((role or "", intent), by_subject.get(intents.SUBJECTS[intent], 0.0))


def of_state(intent: str, state: str | None) -> float:
    return STATE if state is not None and intents.SUBJECTS[intent] == state else 0.0


def of_hits(intent: str, hits: Iterable[alerts.Hit]) -> float:
    """Danger that no rule hears is doubted."""
    return 0.0 if intent != "crisis" or any(hit.rule.kind == intent for hit in hits) else UNSIGNALLED
