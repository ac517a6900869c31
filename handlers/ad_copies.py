"""The station's post that a forwarded ad was copied from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from db import employers, post_words, search, vacancies
from db.models import Vacancy
from db.post_words import PostWords
from handlers import named_employers
from handlers.ad_reading import NUMBER, Ad
from handlers.ad_resemblance import Beside, Named
from handlers.job_wish import CUTTER, Wish, wanted
from nlp.queries import Query

NEAREST, NEWEST = 20, 300
ENOUGH = 0.2
SHORT_NAME = 4


@dataclass(frozen=True)
class Compared:
    """The post that the ad was copied from, or one of the same trade when it is no copy of any."""

    copied: Vacancy | None
    nearest: Vacancy | None = None


def compare(session: Session, ad: Ad, *, now: datetime) -> Compared:
    """By the number in it, or by everything else at once."""
    number = NUMBER.search(ad.plain)
    if number and (known := vacancies.find(session, number.group(1))):
        return Compared(known)
    akin = akin_to(session, ad, now=now)
    if copied := _copied(session, ad, akin, now=now):
        return Compared(copied)
    return Compared(None, vacancies.get(session, akin[0]) if akin else None)


def _copied(session: Session, ad: Ad, akin: Sequence[int], *, now: datetime) -> Vacancy | None:
    whom = named(session, ad)
    posts = candidates(session, whom, akin, now=now)
    beside = Beside(ad, posts, whom)
    scored = [(beside.score(post), post) for post in posts]
    likelihood, likest = max(scored, key=lambda each: each[0], default=(0.0, None))
    return vacancies.get(session, likest.id) if likest is not None and likelihood >= ENOUGH else None


def candidates(session: Session, named: Named, akin: Sequence[int], *, now: datetime) -> Sequence[PostWords]:
    """All posts of employers whom the ad names, those `akin` to it, and the newest."""
    theirs = post_words.of_employers(session, [*named.fully, *named.briefly])
    found = [*theirs, *post_words.some(session, akin), *post_words.newest(session, now=now, limit=NEWEST)]
    return list({post.number: post for post in found}.values())


def akin_to(session: Session, ad: Ad, *, now: datetime) -> list[int]:
    """The ids of open posts of the same trade, nearest to the place of the ad first."""
    if not ad.post.occupation:
        return []
    here = Query(place=ad.post.place, occupation=ad.post.occupation)
    tries = (here, Query(occupation=ad.post.occupation)) if ad.post.place else (here,)
    ids = [
        found
        for query in tries
        for found in search.find(session, wanted(Wish(query)), now=now, cutter=CUTTER, limit=NEAREST)
    ]
    return list(dict.fromkeys(ids))


def named(session: Session, ad: Ad) -> Named:
    """Whom the ad names, in full and for short."""
    names = employers.names(session)
    fully = [name for name in names if _named_fully(name, ad.plain)]
    briefly = [name for name in names if named_employers.find(ad.plain, (name,))]
    return Named(fully, [name for name in briefly if name not in fully])


def _named_fully(name: str, plain: str) -> bool:
    """The first four characters of the name are enough: 江岸线束 for 江岸线束科技."""
    spoken = named_employers.spoken(name).lower()
    return len(spoken) >= SHORT_NAME and spoken[:SHORT_NAME] in plain
