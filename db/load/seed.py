"""What every database begins with: the plan's measures with their counters, and the figures that change by year."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from sqlmodel import Session, SQLModel, col, select

from db.engine import Records
from db.load import columns
from db.models import Answer, Counter, FundingStandard, Measure, Parameter
from db.models.record import DEHONG
from db.statements import insert_for

FOLDER = Path(__file__).parent.parent / "seed"
BY_HAND = "由工作人员登记"
LISTED = re.compile(r"^ *- id: (\S+)$", re.MULTILINE)

Row = dict[str, Any]


def seed(records: Records) -> None:
    """Adds what is missing and leaves what staff have changed; safe to run at every start."""
    measures = _read("measures")
    with records.read() as session:
        missing = [(model, rows) for model, rows in _missing(session, measures) if rows]
        redefined = _redefined(session, measures)
    if missing or redefined:
        with records.write() as session:
            for model, rows in missing:
                _add(session, model, rows)
            for number, definition in redefined.items():
                session.get_one(Counter, number).definition = definition


def answer_rows() -> list[Row]:
    """The answers with all their ways of asking: those beside the answer, and the further ones of answers_more."""
    further: dict[str, list[str]] = _document("answers_more")["more"]
    return [row | {"paraphrases": [*row["paraphrases"], *further.get(row["id"], ())]} for row in _read("answers")]


def listed_answers() -> list[str]:
    """The codes of the answers, without reading all else that stands there."""
    return LISTED.findall(_text("answers"))


def _missing(session: Session, measures: list[Row]) -> Iterator[tuple[type[SQLModel], list[Row]]]:
    """By table, those that others refer to first."""
    counted = set(session.exec(select(Counter.measure_code, Counter.name)).all())
    yield Measure, [_measure(row) for row in measures if row["id"] not in _codes(session, Measure)]
    counters = [counter for row in measures for counter in _counters(row)]
    yield Counter, [row for row in counters if (row["measure_code"], row["name"]) not in counted]
    yield Parameter, [_parameter(row) for row in _read("parameters") if row["id"] not in _codes(session, Parameter)]
    priced = _codes(session, FundingStandard)
    yield FundingStandard, [_standard(row) for row in _read("standards") if row["code"] not in priced]
    known = _codes(session, Answer)
    if not known.issuperset(listed_answers()):
        yield Answer, [_answer(row) for row in answer_rows() if row["id"] not in known]


def _redefined(session: Session, measures: list[Row]) -> dict[int, str]:
    """Counters of an earlier release that the records could not count and now can, with what is counted."""
    counters = [counter for row in measures for counter in _counters(row)]
    now = {(row["measure_code"], row["name"]): str(row["definition"]) for row in counters}
    rows = session.exec(select(Counter).where(Counter.definition == BY_HAND)).all()
    wanted = {row.key: now.get((row.measure_code, row.name), BY_HAND) for row in rows}
    return {number: definition for number, definition in wanted.items() if definition != BY_HAND}


def _codes(session: Session, model: type[Measure | Parameter | Answer | FundingStandard]) -> set[str]:
    return set(session.exec(select(col(model.code))).all())


def _add(session: Session, model: type[SQLModel], rows: list[Row]) -> None:
    """Another process may be adding the same at this moment."""
    session.execute(insert_for(session, model.metadata.tables[str(model.__tablename__)]).on_conflict_do_nothing(), rows)


def _read(name: str) -> list[Row]:
    rows: list[Row] = _document(name)[name]
    return rows


def _document(name: str) -> Row:
    # The parser written in C reads the answers ten times as fast, at every start.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Row = yaml.load(_text(name), Loader=loader)  # noqa: S506 - both loaders are safe
    return found


def _text(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


def _measure(row: Row) -> Row:
    same = {name: row[name] for name in ("name", "summary", "actors", "quantity", "fund")}
    return {"code": row["id"], "region": DEHONG, "facts": {"key": row["key"], **row.get("facts", {})}, **same}


def _counters(row: Row) -> Iterator[Row]:
    """The year's target of a measure stands on its first counter."""
    for place, counter in enumerate(row["counters"]):
        target = row.get("yearly_target") if place == 0 else None
        yield {"measure_code": row["id"], "region": DEHONG, "yearly_target": target, **counter}


def _answer(row: Row) -> Row:
    same = {name: str(row[name]) for name in ("topic", "question", "escalate", "source", "as_of", "confidence")}
    return {
        "code": row["id"],
        "region": DEHONG,
        "also_asked": row["paraphrases"],
        "words": row["answer"],
        "review_after": columns.day(row["review_after"]),
        "published": True,
        **same,
    }


def _standard(row: Row) -> Row:
    return {**row, "region": DEHONG, "valid_from": columns.day(row["valid_from"]), "note": row.get("note", "")}


def _parameter(row: Row) -> Row:
    dates = {name: columns.day(row[name]) if row.get(name) else None for name in ("as_of", "review_after")}
    same = {name: row.get(name, "") for name in ("name", "unit", "source", "confidence", "note")}
    return {"code": row["id"], "region": DEHONG, "value": str(row["value"]), **dates, **same}
