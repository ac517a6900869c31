"""What counts beside the words: who speaks, what was shown last, what the alert rules heard."""

from collections.abc import Sequence
from typing import Final

from nlp import alerts, intents

STAFF_SUBJECTS: Final = {
    "jobs": -2.0, "courses": -2.0, "visits": -2.0, "record": -2.0, "policy": -2.0, "fairs": -1.5, "rights": -1.0,
}  # fmt: skip
WORKER_SUBJECTS: Final = {"staff": -3.5}
EXCEPTIONS: Final = {("worker", "staff_post_job"): -1.5, ("staff", alerts.GRAVEST): 0.0}
STATE: Final = 0.7
UNSIGNALLED: Final = -0.8
SIGNALLED: Final = 2.0
CHATTER: Final = -0.3  # there are more examples of chatter than there is chatter


def of_role(intent: str, role: str | None) -> float:
    """Staff rarely ask for themselves and workers hardly ever do staff work; an employer may write as a worker."""
    by_subject = {"staff": STAFF_SUBJECTS, "worker": WORKER_SUBJECTS}.get(role or "", {})
    return EXCEPTIONS.get((role or "", intent), by_subject.get(intents.SUBJECTS[intent], 0.0))


def of_state(intent: str, state: str | None) -> float:
    return STATE if state is not None and intents.SUBJECTS[intent] == state else 0.0


def of_hits(hits: Sequence[alerts.Hit]) -> dict[str, float]:
    """A rule that hits for certain counts beyond what was learned; danger is led by its alert and doubted without one."""
    heard = {hit.rule.kind for hit in hits}
    certain = {hit.rule.kind for hit in hits if hit.certain}
    leanings = {kind: SIGNALLED for kind in certain if kind != alerts.GRAVEST}
    doubt = {} if alerts.GRAVEST in heard else {alerts.GRAVEST: UNSIGNALLED}
    return leanings | doubt | {intents.OUT_OF_SCOPE: CHATTER}
