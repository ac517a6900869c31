"""The review of a post that stands in the records (岗位审核): every finding beside the field it is about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from db import answers, employer_file, employer_papers, employers
from db.models import Employer, Vacancy
from handlers import post_ads
from handlers.post_draft import SHANGHAI, employer_of
from nlp import record_review, review
from nlp.findings import Finding
from nlp.record_review import PostRecord

# The words of a post with the label under which the rules read them.
WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("岗位", "title"), "requirements": ("要求", "requirements"), "duties": ("工作内容", "duties"),
    "pay": ("工资", "pay_text"), "hours": ("上班时间", "hours"), "work_conditions": ("工作环境", "work_conditions"),
    "certificates": ("证书", "certificates"), "insurance": ("保险", "insurance"),
    "employment_form": ("用工形式", "employment_form"), "source": ("来源", "source"),
}  # fmt: skip
ELEMENTS = {
    "employer": "employer_name", "headcount": "headcount", "requirements": "requirements", "duties": "duties",
    "place": "place", "pay_min": "pay_min", "valid_until": "valid_until",
}  # fmt: skip
UNVERIFIED = "unverified_employer"
ABOUT = {UNVERIFIED: "employer", "dispatch_unclear": "contract_party", "below_minimum": "pay"}
EXCUSED = "excused"  # among the facts of a post: which limits its reason was given for
DISPATCHED = ("派遣", "外包")


@dataclass(frozen=True)
class Found:
    """A finding with the field of handlers.post_fields that it is about."""

    field: str
    finding: Finding


@dataclass(frozen=True)
class Reviewed:
    found: tuple[Found, ...]

    def of(self, field: str) -> Sequence[Finding]:
        return [one.finding for one in self.found if one.field == field]

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What no reason can let stand: it has to be mended."""
        return tuple(one.finding for one in self.found if one.finding.severity == "block" and not _may_be_lawful(one))

    @property
    def waits(self) -> tuple[Finding, ...]:
        """What is mended or stands by a reason that is kept."""
        return tuple(one.finding for one in self.found if one.finding.severity == "review" or _may_be_lawful(one))

    def unexcused(self, kept: Mapping[str, Any]) -> tuple[Finding, ...]:
        """What waits and no reason among the facts of the post (`kept`) was given for."""
        given = kept.get(EXCUSED) or ()
        return tuple(one for one in self.waits if _limit(one) not in given)

    def allows(self, kept: Mapping[str, Any], *, reason: str = "") -> bool:
        """A reason that was kept serves the very limits it was given for; `reason` is a new one, for all of them."""
        return not self.stops and (bool(reason) or not self.unexcused(kept))

    def excused(self, kept: Mapping[str, Any], *, reason: str) -> dict[str, Any]:
        """The facts with the reason and what it was given for; one that still serves other limits stays beside it."""
        before, served = str(kept.get("exception") or ""), len(self.unexcused(kept)) < len(self.waits)
        if before and before != reason and (served or not reason):
            reason = f"{before}；{reason}" if reason else before
        return {**kept, "exception": reason, EXCUSED: sorted({_limit(one) for one in self.waits})}


@dataclass(frozen=True)
class Minimum:
    """Shanghai's minimum wage, in yuan; other places have no figure in the records (最低工资规定)."""

    month: float | None = None
    hour: float | None = None


def minimum(session: Session) -> Minimum:
    figures = answers.figures(session)
    month, hour = figures.get("sh_min_wage_month"), figures.get("sh_min_wage_hour")
    return Minimum(float(month) if month else None, float(hour) if hour else None)


def of(session: Session, vacancy: Vacancy, *, now: datetime) -> Reviewed:
    return check(vacancy, employers.of_vacancy(session, vacancy), minimum(session), now=now)


def check(vacancy: Vacancy, employer: Employer | None, least: Minimum, *, now: datetime) -> Reviewed:
    """The gravest first."""
    found = [*_words(vacancy), *_lacks(vacancy), *_record(vacancy, employer, least, now), *_ad(vacancy, now)]
    return Reviewed(tuple(sorted(found, key=lambda one: ("block", "review", "notice").index(one.finding.severity))))


def taken_up(session: Session, vacancy: Vacancy, *, now: datetime, until: date | None = None) -> Reviewed:
    """As if it were published today with the employer's word for it, perhaps with another last day; nothing is stored."""
    facts = {**vacancy.model_dump(exclude={"id"}), "verified_on": now.date()}
    row = Vacancy(**{**facts, "valid_until": until or vacancy.valid_until})
    return check(row, employers.of_vacancy(session, vacancy), minimum(session), now=now)


def papers_wanting(session: Session, vacancy: Vacancy, *, now: datetime) -> tuple[Finding, ...]:
    """What has to be looked at before a post stands longer: its employer's papers, never seen or seen over six months ago."""
    employer = employers.of_vacancy(session, vacancy) or employer_of(session, vacancy.employer_name)
    reviewed = check(vacancy, employer, minimum(session), now=now)
    return tuple(one.finding for one in reviewed.found if one.finding.rule == UNVERIFIED)


def papers_in_order(employer: Employer, *, now: datetime) -> bool:
    record = PostRecord(
        credit_code=employer.credit_code, employer_verified=employer.verified_on if employer.verified else None,
        is_agency=employer_file.is_agency(employer), licence=employer_papers.licence(employer.licence),
    )  # fmt: skip
    return all(one.rule != UNVERIFIED for one in record_review.review(record, today=now.date()))


def better(vacancy: Vacancy, reviewed: Reviewed, field: str) -> str:
    """The words of the field without the clauses that broke a rule; empty when nothing would be different."""
    column = WORDS[field][1] if field in WORDS else ""
    before = str(getattr(vacancy, column)) if column else ""
    after = post_ads.cleaned(before, reviewed.of(field)) if before else ""
    return after if after != before else ""


def _words(vacancy: Vacancy) -> Iterator[Found]:
    seen = set[tuple[str, str]]()
    for field, (label, column) in WORDS.items():
        words = getattr(vacancy, column)
        for finding in _broken(label, words) if words else ():
            if (finding.rule, finding.said) not in seen:
                seen.add((finding.rule, finding.said))
                yield Found(field, finding)


@lru_cache(maxsize=20_000)
def _broken(label: str, words: str) -> tuple[Finding, ...]:
    return tuple(review.broken(f"{label}：{words}"))


def _ad(vacancy: Vacancy, now: datetime) -> Iterator[Found]:
    """What the ad it was taken from demands and no wording of the post mends, such as a deposit."""
    ad = str(vacancy.facts.get("ad") or "")
    for finding in post_ads.check(ad, now).fatal if ad else ():
        yield Found("ad", finding)


def _lacks(vacancy: Vacancy) -> Iterator[Found]:
    held: dict[str, Any] = {name: getattr(vacancy, column) for name, column in ELEMENTS.items()}
    for name in (name for name in ELEMENTS if not held[name]):
        for finding in review.lacking({**dict.fromkeys(ELEMENTS, True), name: held[name]}):
            # In an ad it is only asked for; a post that lacks it is not published (人力资源市场暂行条例, art. 24).
            yield Found("pay" if name == "pay_min" else name, replace(finding, severity="block"))


def _record(vacancy: Vacancy, employer: Employer | None, least: Minimum, now: datetime) -> Iterator[Found]:
    in_shanghai, whole_time = vacancy.city == SHANGHAI, "非全日制" not in vacancy.employment_form
    record = PostRecord(
        valid_until=vacancy.valid_until,
        last_verified=vacancy.verified_on,
        credit_code=employer.credit_code if employer else "",
        employer_verified=employer.verified_on if employer and employer.verified else None,
        is_agency=employer_file.is_agency(employer) if employer else False,
        licence=employer_papers.licence(employer.licence) if employer else "",
        is_dispatched=any(word in vacancy.employment_form for word in DISPATCHED),
        contract_party=vacancy.contract_party,
        month_pay=vacancy.pay_min
        if in_shanghai and whole_time and vacancy.pay_kind == "month" and least.month
        else None,
        hour_pay=vacancy.pay_min
        if in_shanghai and not whole_time and vacancy.pay_kind == "hour" and least.hour
        else None,
        is_full_time=whole_time,
        minimum_month=least.month,
        minimum_hour=least.hour,
    )
    for finding in record_review.review(record, today=now.date()):
        yield Found(ABOUT.get(finding.rule, "valid_until"), finding)


def _may_be_lawful(one: Found) -> bool:
    return post_ads.may_be_lawful(one.finding)


def _limit(finding: Finding) -> str:
    return f"{finding.rule}:{finding.said}"
