"""How far the plan's training has come in each county (分县进度), beside the whole: the same heads, by the county of the class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from db import progress, rights, targets, trained
from db.models import Staff
from db.plan_year import Year
from db.progress import Line
from db.trained import Came
from db.workers import COUNTY_CODES

# The counter of each measure that its target asks of, and whether it counts persons.
COUNTED: Mapping[str, tuple[str, bool]] = {
    "P17": ("参训人数", True),
    "P18": ("参训人次", False),
    "P19": ("参训人次", False),
}


@dataclass(frozen=True)
class InCounty:
    """`own`: the target is that of the county alone; otherwise it is the whole plan's, of which the county has a share."""

    measure: str
    region: str
    value: int
    elsewhere: int
    target: float
    own: bool

    @property
    def share(self) -> float:
        return (self.value + self.elsewhere) / self.target


@dataclass(frozen=True)
class Plan:
    """Counted at one moment, so that the counties add up to the whole."""

    lines: Sequence[Line]
    counties: Sequence[InCounty]


def plan(session: Session, *, by: Staff, now: datetime) -> Plan:
    lines = progress.lines(session, by=by, now=now)
    return Plan(lines, of_counties(session, lines, year=Year.of(now, by)))


def of_counties(session: Session, lines: Sequence[Line], *, year: Year) -> Sequence[InCounty]:
    """For each of the lines that has a target: the counties of the measure, and wherever else a class was; in order of their codes."""
    came = {
        (row.measure, row.region): row
        for row in trained.by_county(session, year.begins, year.ends, measures=tuple(COUNTED), by=year.by)
    }
    found = []
    for line in lines:
        counter, people = COUNTED.get(line.measure, ("", False))
        if line.counter != counter or not line.station_target:
            continue
        regions = {*_counties(line.measure, year.by), *(region for measure, region in came if measure == line.measure)}
        found += [
            _held(line, region, came.get((line.measure, region)), line.station_target, people=people)
            for region in sorted(regions)
        ]
    return found


def _held(line: Line, region: str, row: Came | None, target: float, *, people: bool) -> InCounty:
    value = 0 if row is None else row.people if people else row.times
    own = targets.OF_ONE_PLACE.get(line.measure) == region
    return InCounty(line.measure, region, value, row.on_paper if row else 0, target, own)


def _counties(measure: str, by: Staff) -> Sequence[str]:
    """Those for which the measure is meant, as far as the member may see them."""
    place, mine = targets.OF_ONE_PLACE.get(measure, ""), rights.region_of(by)
    meant = [place] if len(place) == 6 else [code for code in COUNTY_CODES.values() if code.startswith(place)]
    return [code for code in meant if code.startswith(mine)]
