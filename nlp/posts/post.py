"""What a pasted job ad says, field by field."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from nlp.numerals import Number

STATED = (
    "employer",
    "board",
    "lodging",
    "pay_min",
    "pay_max",
    "pay_unit",
    "headcount",
    "age_min",
    "age_max",
    "phone",
)
SEVERAL = ("place", "occupation", "shift")
KINDS_OF = {"discrimination": "discrimination_types", "fee": "fee_types"}


@dataclass(frozen=True)
class Post:
    """None and empty mean that the ad does not say; `pay_unit` is a kind of nlp.money; `phone` is digits only.

    `overseas` is true when the work lies outside the mainland; `valid_until` needs a moment of writing to be read.
    """

    employer: str | None = None
    place: tuple[str, ...] = ()
    occupation: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    board: bool | None = None
    lodging: bool | None = None
    shift: tuple[str, ...] = ()
    pay_min: Number | None = None
    pay_max: Number | None = None
    pay_unit: str | None = None
    pay_text: str = ""
    headcount: int | None = None
    age_min: int | None = None
    age_max: int | None = None
    phone: str | None = None
    discrimination_types: tuple[str, ...] = ()
    fee_types: tuple[str, ...] = ()
    overseas: bool = False
    title: str = ""
    duties: str = ""
    requirements: str = ""
    valid_until: date | None = None

    @property
    def discrimination(self) -> bool:
        return bool(self.discrimination_types)

    @property
    def fee(self) -> bool:
        return bool(self.fee_types)

    def fields(self) -> dict[str, Any]:
        """The fields of the label guide: what is not stated is left out, the three warnings always stand."""
        stated = {name: getattr(self, name) for name in STATED}
        several = {name: _alone(getattr(self, name)) for name in SEVERAL}
        kinds = {name: list(getattr(self, name)) for name in KINDS_OF.values()}
        found = {name: value for name, value in {**stated, **several}.items() if value is not None}
        found |= {"discrimination": self.discrimination, "fee": self.fee, "overseas": self.overseas}
        return found | {name: value for name, value in kinds.items() if value}


def _alone(values: tuple[str, ...]) -> str | list[str] | None:
    """A single value stands by itself, several in a list."""
    return None if not values else values[0] if len(values) == 1 else list(values)
