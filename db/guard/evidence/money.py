"""What there is on money (资金材料): claims with their people, what is due by the records, and what was entered for the plan."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

from db import money
from db.guard.evidence.training import Training
from db.models import Claim, ClaimLine, Counter, PlanEntry
from db.money import Due

# What the plan itself promises for a year, where no target was entered.
A_YEAR = {"P13": 2.0, "P14": 1.0, "P17": 200.0, "P18": 1000.0, "P19": 250.0}
# "30–40 people": the target is the lower end.
AT_MOST = {"P20": 40.0}


class Money(Training):
    @cached_property
    def all_claims(self) -> Sequence[Claim]:
        return self._all(Claim)

    @cached_property
    def claims(self) -> Mapping[int, Claim]:
        """Those that were sent back are asked for no longer."""
        return {row.key: row for row in self.all_claims if row.status != "returned"}

    @cached_property
    def lines(self) -> Sequence[ClaimLine]:
        return [row for row in self._all(ClaimLine) if row.claim_id in self.claims]

    @cached_property
    def all_entries(self) -> Sequence[PlanEntry]:
        return self._all(PlanEntry)

    @cached_property
    def entries(self) -> Sequence[PlanEntry]:
        return [row for row in self.all_entries if row.dropped_at is None]

    @cached_property
    def due(self) -> Mapping[tuple[str, str], Due]:
        """By the row it is due for ("course:5") and the standard; who is paid by person counts once a year."""
        years = {row.starts_at.year for row in self.courses.values()} | {row.day.year for row in self.entries}
        zone = self.now.tzinfo
        dues = [
            one
            for year in sorted(years)
            for one in money.due(
                self._session, datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
            )
        ]
        return {(one.about, one.standard): one for one in dues}

    @cached_property
    def most_a_year(self) -> Mapping[str, float]:
        """By measure: the target of the year, or what the plan itself says."""
        targets = {row.measure_code: row.yearly_target for row in self._all(Counter) if row.yearly_target}
        return {**A_YEAR, **targets, **{code: max(most, targets.get(code, 0)) for code, most in AT_MOST.items()}}
