"""The words under which open posts are found: written with every change of a post, asked by search."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    bindparam,
    cast,
    column,
    delete,
    func,
    literal_column,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlmodel import Session, col, select

from db.models import Vacancy
from db.statements import insert_for

# Made by hand in migration 0002, so it stands outside the tables that migrations are written from.
KEPT = Table(
    "vacancy_words",
    MetaData(),
    Column("vacancy_id", Integer, primary_key=True),
    Column("plain", String),
    Column("tokens", String),
    Column("version", String),
)
FOUND = literal_column("vacancy_words.found", TSVECTOR())  # PostgreSQL only
INDEX = table("vacancy_words_index", column("rowid", Integer), column("vacancy_words_index", String))
PROVINCES = {"31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "53": "云南"}
PAY_STEP, HIGHEST_STEP = 1000, 30
EVERY = "open"
AT_ONCE = 200


@dataclass(frozen=True)
class Cutter:
    """Cuts a text into words; `version` changes whenever the same text may be cut differently."""

    version: str
    cut: Callable[[str], Sequence[str]]


def plain(text: str) -> str:
    """The form in which texts and words are compared: half width, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def text_of(vacancy: Vacancy) -> str:
    """Everything a worker can read of a post, the title first."""
    parts = (
        vacancy.title, vacancy.employer_name, vacancy.place, vacancy.duties, vacancy.work_conditions,
        vacancy.requirements, vacancy.certificates, vacancy.hours, vacancy.pay_text, vacancy.insurance,
        vacancy.employment_form, vacancy.contract_party,
    )  # fmt: skip
    return plain("\n".join(part for part in parts if part))


def places_of(vacancy: Vacancy) -> tuple[str, ...]:
    """The names of the places that hold the post, smallest first."""
    names = (vacancy.town, vacancy.district, vacancy.city, PROVINCES.get(vacancy.place_code[:2], ""))
    return tuple(dict.fromkeys(name for name in names if name))


def put(session: Session, *vacancies: Vacancy, cutter: Cutter) -> None:
    """Write or rewrite the words of posts; they are found from this moment on."""
    rows = [
        {
            "vacancy_id": vacancy.key, "plain": text_of(vacancy), "tokens": " ".join(_tokens(vacancy, cutter)),
            "version": cutter.version,
        }
        for vacancy in vacancies
    ]  # fmt: skip
    for start in range(0, len(rows), AT_ONCE):
        insert = insert_for(session, KEPT).values(rows[start : start + AT_ONCE])
        changed = {name: insert.excluded[name] for name in ("plain", "tokens", "version")}
        session.execute(insert.on_conflict_do_update(index_elements=["vacancy_id"], set_=changed))


def drop(session: Session, vacancy: Vacancy) -> None:
    session.execute(delete(KEPT).where(KEPT.c.vacancy_id == vacancy.key))


def catch_up(session: Session, *, cutter: Cutter, limit: int | None = None) -> int:
    """Write the words of published posts that have none, or have them by another version. Returns how many."""
    behind = session.exec(
        select(Vacancy)
        .outerjoin(KEPT, KEPT.c.vacancy_id == col(Vacancy.id))
        .where(Vacancy.status == "published", func.coalesce(KEPT.c.version, "") != cutter.version)
        .order_by(col(Vacancy.id).desc())
        .limit(limit)
    ).all()
    put(session, *behind, cutter=cutter)
    return len(behind)


def narrowed(query: Select[Any], *, on_sqlite: bool) -> Select[Any]:
    """The query over posts with only those left that the index finds by `said`; the newest first."""
    if on_sqlite:
        joined = query.join(INDEX, INDEX.c.rowid == col(Vacancy.id))
        found = INDEX.c.vacancy_words_index.op("MATCH")(bindparam("said", type_=String()))
        return joined.where(found).order_by(INDEX.c.rowid.desc())
    joined = query.join(KEPT, KEPT.c.vacancy_id == col(Vacancy.id))
    found = FOUND.op("@@")(cast(bindparam("said", type_=String()), TSQUERY))
    return joined.where(found).order_by(col(Vacancy.id).desc())


def said(needs: Iterable[Sequence[str]], *, on_sqlite: bool) -> str:
    """Of each need one token, in the words of one database: ("a" OR "b") AND ("c")."""
    groups = list(needs) or [[EVERY]]
    quote, either, both = ('"', " OR ", " AND ") if on_sqlite else ("'", " | ", " & ")
    return both.join(
        "(" + either.join(f"{quote}{token.replace(quote, quote * 2)}{quote}" for token in group) + ")"
        for group in groups
    )


def place_token(place: str, work: str = "") -> str:
    """Posts in a place; with `work`, a trade or an industry, those of that work there."""
    return _token("in", f"{place}{work}")


def work_token(work: str) -> str:
    """Posts of a trade or of an industry."""
    return _token("as", work)


def pay_token(month_pay: float) -> str:
    """A post has the token of every full thousand up to its pay."""
    return f"pay:{min(int(month_pay // PAY_STEP), HIGHEST_STEP)}"


def title_token(word: str) -> str:
    return _token("title", word)


def word_token(word: str) -> str:
    return _token("word", word)


def pairs(text: str) -> Iterator[str]:
    """Each two neighbouring characters: a text that holds a word holds all pairs of it, however either is cut."""
    return (one + other for one, other in pairwise(text) if one.isalnum() and other.isalnum())


def _tokens(vacancy: Vacancy, cutter: Cutter) -> list[str]:
    text, title = text_of(vacancy), plain(vacancy.title)
    steps = range(1, min(int((vacancy.month_pay or 0) // PAY_STEP), HIGHEST_STEP) + 1)
    works = [work for work in (vacancy.trade, vacancy.industry) if work]
    tokens = [
        EVERY,
        *(place_token(place, work) for place in places_of(vacancy) for work in ("", *works)),
        *map(work_token, works),
        *(pay_token(step * PAY_STEP) for step in steps),
        *map(title_token, cutter.cut(title)),
        *map(word_token, cutter.cut(text)),
        *pairs(text),
    ]
    return list(dict.fromkeys(tokens))


def _token(kind: str, word: str) -> str:
    return f"{kind}:{''.join(letter for letter in plain(word) if letter.isalnum())}"
