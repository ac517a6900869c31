"""What the record of a post must show besides its words: freshness, a verified employer, lawful pay, a contract party."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nlp import lexicon
from nlp.findings import Finding, structural
from nlp.numerals import Number
from nlp.red_flags import Severity

POST_CHECKED_WITHIN = timedelta(days=30)
EMPLOYER_CHECKED_WITHIN = timedelta(days=183)  # 招聘账号每六个月至少核验一次


@dataclass(frozen=True)
class PostRecord:
    """Pay is what is stated for normal hours; a minimum is None when the station has not entered the place's own."""

    valid_until: date | None = None
    last_verified: date | None = None
    credit_code: str = ""
    employer_verified: date | None = None
    is_agency: bool = False
    licence: str = ""
    is_dispatched: bool = False
    contract_party: str = ""
    month_pay: Number | None = None
    hour_pay: Number | None = None
    is_full_time: bool = True
    minimum_month: Number | None = None
    minimum_hour: Number | None = None


def review(record: PostRecord, *, today: date) -> tuple[Finding, ...]:
    return (*_stale(record, today), *_unverified(record, today), *_unclear_party(record), *_too_low(record))


def _stale(record: PostRecord, today: date) -> Iterator[Finding]:
    if record.valid_until and today > record.valid_until:
        yield _finding("stale_post", "valid_until", severity="block")
    if record.last_verified and today - record.last_verified > POST_CHECKED_WITHIN:
        yield _finding("stale_post", "last_verified")


def _unverified(record: PostRecord, today: date) -> Iterator[Finding]:
    if not record.credit_code:
        yield _finding("unverified_employer", "credit_code")
    if not record.employer_verified or today - record.employer_verified > EMPLOYER_CHECKED_WITHIN:
        yield _finding("unverified_employer", "employer_verified")
    if record.is_agency and not record.licence:
        yield _finding("unverified_employer", "licence")


def _unclear_party(record: PostRecord) -> Iterator[Finding]:
    if record.is_dispatched and not (record.contract_party and record.licence):
        yield _finding("dispatch_unclear", "contract_party")


def _too_low(record: PostRecord) -> Iterator[Finding]:
    """Full-time pay is held against the month's minimum, part-time pay against the hour's."""
    pay = record.month_pay if record.is_full_time else record.hour_pay
    minimum = record.minimum_month if record.is_full_time else record.minimum_hour
    if pay is None:
        return
    if minimum is None:
        said = lexicon.document("review.yaml")["record"]["no_minimum"]
        yield structural("below_minimum", said="", reason=said, suggestion="", severity="review")
    elif pay < minimum:
        yield _finding("below_minimum", "below_month" if record.is_full_time else "below_hour")


def _finding(rule: str, what: str, severity: Severity | None = None) -> Finding:
    words = lexicon.document("review.yaml")
    said, better = words["record"][what], words["record_wording"][rule]
    return structural(rule, said="", reason=said, suggestion=better, severity=severity)
