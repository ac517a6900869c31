"""Finding open posts (找岗位): columns filter exactly, the index of words narrows and ranks."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session

from db import search_statements, vacancy_words
from db.models import Vacancy
from db.vacancy_words import Cutter
from db.wanted import Wanted


def find(
    session: Session, wanted: Wanted, *, now: datetime, cutter: Cutter, limit: int | None = None
) -> tuple[int, ...]:
    """Posts that fit, by id: those that name the words in their title first, then as words, then as part of others."""
    if any(isinstance(changed, Vacancy) for changed in (*session.new, *session.dirty)):
        session.flush()
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    statement = search_statements.of_shape(search_statements.shape(wanted, limited=limit is not None))
    asked = search_statements.values(wanted, now=now)
    found = dict[int, None]()
    for needs in _by_rank(wanted, cutter):
        asked |= {"said": vacancy_words.said(needs, on_sqlite=on_sqlite), "most": (limit or 0) + len(found)}
        found |= dict.fromkeys(row[0] for row in statement.run(session, asked))
        if limit is not None and len(found) >= limit:
            break
    return tuple(found)[:limit]


def is_open(now: datetime) -> ColumnElement[bool]:
    """Takes people today."""
    return search_statements.is_open(now.date())


def _by_rank(wanted: Wanted, cutter: Cutter) -> Iterator[list[Sequence[str]]]:
    """For each rank what the index is asked for; the last one holds every post that can fit."""
    needs = list(_needs(wanted))
    words = [vacancy_words.plain(word) for word in wanted.words]
    cut = [part for word in words for part in cutter.cut(word)]
    if cut:
        yield [*needs, *([vacancy_words.title_token(part)] for part in cut)]
        yield [*needs, *([vacancy_words.word_token(part)] for part in cut)]
    yield [*needs, *([pair] for word in words for pair in vacancy_words.pairs(word))]


def _needs(wanted: Wanted) -> Iterator[Sequence[str]]:
    """The one list that narrows most; more of them would cost more than the columns do."""
    works = (*wanted.trades, *wanted.industries)
    if wanted.places:
        yield [vacancy_words.place_token(place, work) for place in wanted.places for work in works or ("",)]
    elif works:
        yield [*map(vacancy_words.work_token, works)]
    elif wanted.pay_kind == "month" and (wanted.pay_min or 0) >= vacancy_words.PAY_STEP:
        yield [vacancy_words.pay_token(wanted.pay_min or 0)]
