"""Who came to the classes of a stretch (参训), by the county of the class: persons, person-times and paper rosters apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from db import heads
from db.heads import Heads
from db.models import Staff


@dataclass(frozen=True)
class Came:
    """`times` and `people` on the phones' register, `on_paper` on the providers' rosters alone, `passed` on both."""

    region: str
    measure: str
    times: int
    people: int
    on_paper: int
    passed: int


def by_county(
    session: Session, begins: datetime, ends: datetime, *, measures: Sequence[str], by: Staff
) -> Sequence[Came]:
    """In the order of the counties' codes; nothing of a county that the member may not see."""
    classes = heads.of_classes(session, begins, ends, measures=measures, by=by)
    return [
        _came(region, measure, [one for one in classes if (one.course.region, one.course.measure) == (region, measure)])
        for region, measure in sorted({(one.course.region, one.course.measure) for one in classes})
    ]


def in_all(session: Session, begins: datetime, ends: datetime, *, measure: str, by: Staff) -> Came:
    """The same classes together: who came in two counties is one person."""
    return _came("", measure, heads.of_classes(session, begins, ends, measures=[measure], by=by))


def _came(region: str, measure: str, classes: Sequence[Heads]) -> Came:
    came = [one.people("attended") for one in classes]
    return Came(
        region, measure, sum(map(len, came)), len(frozenset().union(*came)),
        sum(one.on_paper("attended") for one in classes), sum(one.times("passed") for one in classes),
    )  # fmt: skip
