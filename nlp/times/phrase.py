"""What one stretch of a text says of time."""

from dataclasses import dataclass

from nlp.times.meaning import Clock, Days, Moment, Part


@dataclass(frozen=True)
class Phrase:
    """What one stretch of the text says of time; `mark` tells that it is past or a rhythm, `delay` by how many minutes its hour moves."""

    start: int
    end: int
    days: Days | None = None
    part: Part | None = None
    clock: Clock | None = None
    last: Clock | None = None
    last_part: Part | None = None
    last_days: Days | None = None
    moment: Moment | None = None
    delay: int = 0
    mark: str | None = None
    relation: str = ""
    alternative: bool = False
    counted: bool = False

    @property
    def only_days(self) -> bool:
        return self.part is None and self.clock is None and self.moment is None

    @property
    def bare_part(self) -> bool:
        return self.part is not None and self.days is None and self.clock is None

    @property
    def vague(self) -> bool:
        """Only an end is named: 年前, 周五之前, 九点前."""
        if self.relation == "before":
            return True
        return self.days is not None and self.days.before and self.only_days
