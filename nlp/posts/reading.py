"""From the text of an ad to the post it describes."""

from dataclasses import replace
from datetime import datetime

from nlp import trades
from nlp.posts import (
    abroad,
    ages,
    charges,
    contacts,
    employers,
    headcounts,
    limits,
    offers,
    particulars,
    trades_wanted,
    wages,
    workplaces,
)
from nlp.posts.layout import Ad, lay_out
from nlp.posts.post import Post


def read(text: str, *, now: datetime | None = None) -> Post:
    """`now` is the moment of writing (Asia/Shanghai); without it `valid_until` stays open."""
    ad = lay_out(text)
    employer = employers.find(text)
    elsewhere = abroad.find(ad.text)
    between = ages.find(ad.text)
    board, lodging = offers.board_and_lodging(ad.text)
    post = Post(
        employer=employer,
        place=_places(ad, employer, elsewhere),
        occupation=trades_wanted.find_all(ad, employer or ""),
        industry=tuple(industry.name for industry in trades.industries(ad.text)),
        board=board,
        lodging=lodging,
        shift=offers.shifts(ad.text),
        headcount=headcounts.find(ad.text),
        age_min=between.low,
        age_max=between.high,
        phone=contacts.find(ad),
        discrimination_types=tuple(limit.kind for limit in limits.find_all(ad.text)),
        fee_types=tuple(charge.kind for charge in charges.find_all(ad.text)),
        overseas=elsewhere is not None,
    )
    return _with_particulars(_with_pay(post, ad), ad, now)


def _places(ad: Ad, employer: str | None, elsewhere: abroad.Abroad | None) -> tuple[str, ...]:
    if elsewhere and elsewhere.place:
        return (elsewhere.place,)
    return workplaces.find_all(ad, employer or "")


def _with_pay(post: Post, ad: Ad) -> Post:
    """The first rate counts."""
    rates = wages.find_all(ad.text)
    if not rates:
        return post
    first = rates[0]
    return replace(
        post,
        pay_min=first.low,
        pay_max=first.low if first.high is None else first.high,
        pay_unit=first.kind,
        pay_text=ad.under("pay").replace("\n", ";") or first.said.strip(),
    )


def _with_particulars(post: Post, ad: Ad, now: datetime | None) -> Post:
    return replace(
        post,
        title=particulars.title(ad, post.occupation),
        duties=particulars.duties(ad),
        requirements=particulars.requirements(ad),
        valid_until=particulars.valid_until(ad, now) if now else None,
    )
