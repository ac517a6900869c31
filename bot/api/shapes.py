"""What partners get, field by field, as the description under /api/openapi.json tells it. Times are ISO 8601 with zone."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from db import vacancies
from db.models import Vacancy


class Post(BaseModel):
    """One post of the station. Pay is in yuan of `pay_kind`; None stands for what the post does not state."""

    number: str = Field(description="the station's number; typed in the chat it brings the original", examples=["J012"])
    open: bool
    why_closed: str = Field("", description="closed | paused | expired | filled; empty while open")
    title: str
    trade: str
    industry: str
    employer: str
    headcount: int | None
    filled: int
    place: str
    town: str
    district: str
    city: str
    pay_kind: str = Field(description="hour | day | week | month | piece | year")
    pay_min: float | None
    pay_max: float | None
    pay_base: float | None
    pay_text: str
    board: bool | None
    lodging: bool | None
    night: bool | None
    shift: str
    hours: str
    duties: str
    requirements: str
    insurance: str
    contract: str
    source: str
    verified_on: date | None
    valid_until: date | None
    posted_at: datetime
    page: str = Field(description="a page to hand on; empty where none is served")


class Posts(BaseModel):
    """`next` is the cursor of the following page, None on the last."""

    posts: list[Post]
    next: int | None


class Told(BaseModel):
    """What is posted to a partner's own address. `id` is the same for every try; `at` is when it became so."""

    id: str
    event: str
    at: datetime
    post: Post


class Part(BaseModel):
    name: str
    value: int | None = Field(description="None: fewer than five, or one that fewer than five could be told from")


class Figure(BaseModel):
    """`definition` says what is counted; people 人, person-times 人次 and times 次 must not be added together."""

    name: str
    title: str
    unit: str
    definition: str
    total: int | None = Field(description="None: one to four")
    by_county: list[Part]


class Figures(BaseModel):
    since: date
    until: date
    counted_at: datetime
    figures: list[Figure]


SAME = (
    "number", "title", "trade", "industry", "headcount", "filled", "place", "town", "district", "city", "pay_kind",
    "pay_min", "pay_max", "pay_base", "pay_text", "board", "lodging", "night", "shift", "hours", "duties",
    "requirements", "insurance", "source", "verified_on", "valid_until", "posted_at",
)  # fmt: skip


def post(vacancy: Vacancy, *, now: datetime, page: str) -> Post:
    why = vacancies.why_closed(vacancy, now=now)
    contract = "，".join(part for part in (vacancy.employment_form, vacancy.contract_party) if part)
    return Post(
        open=not why, why_closed=why, employer=vacancy.employer_name, contract=contract, page=page,
        **{name: getattr(vacancy, name) for name in SAME},
    )  # fmt: skip
