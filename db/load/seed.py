"""What every database begins with: the plan's measures with their counters, and the figures that change by year."""

from pathlib import Path
from typing import Any

import yaml
from sqlmodel import Session

from db.engine import Records
from db.followers import insert_for
from db.load import columns
from db.models import Answer, Counter, Measure, Parameter
from db.models.record import DEHONG

FOLDER = Path(__file__).parent.parent / "seed"


def seed(records: Records) -> None:
    """Adds what is missing and leaves what staff have changed; safe to run at every start."""
    with records.write() as session:
        for measure in _read("measures"):
            _add_measure(session, measure)
        for parameter in _read("parameters"):
            _add_parameter(session, parameter)
        for answer in answer_rows():
            _add_answer(session, answer)


def answer_rows() -> list[dict[str, Any]]:
    """The answers with all their ways of asking: those beside the answer, and the further ones of answers_more."""
    further: dict[str, list[str]] = _document("answers_more")["more"]
    return [row | {"paraphrases": [*row["paraphrases"], *further.get(row["id"], ())]} for row in _read("answers")]


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _document(name)[name]
    return rows


def _document(name: str) -> dict[str, Any]:
    # The parser written in C reads the answers ten times as fast, at every start.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(words, Loader=loader)  # noqa: S506 - both loaders are safe
    return found


def _add_measure(session: Session, row: dict[str, Any]) -> None:
    same = {name: row[name] for name in ("name", "summary", "actors", "quantity", "fund")}
    facts = {"key": row["key"], **row.get("facts", {})}
    measure = insert_for(session, Measure).values(code=row["id"], region=DEHONG, facts=facts, **same)
    session.execute(measure.on_conflict_do_nothing(index_elements=["code"]))
    for place, counter in enumerate(row["counters"]):
        target = row.get("yearly_target") if place == 0 else None
        added = insert_for(session, Counter).values(
            measure_code=row["id"], region=DEHONG, yearly_target=target, **counter
        )
        session.execute(added.on_conflict_do_nothing(index_elements=["measure_code", "name"]))


def _add_answer(session: Session, row: dict[str, Any]) -> None:
    added = insert_for(session, Answer).values(
        code=row["id"],
        region=DEHONG,
        also_asked=row["paraphrases"],
        words=row["answer"],
        review_after=columns.day(row["review_after"]),
        published=True,
        **{name: str(row[name]) for name in ("topic", "question", "escalate", "source", "as_of", "confidence")},
    )
    session.execute(added.on_conflict_do_nothing(index_elements=["code"]))


def _add_parameter(session: Session, row: dict[str, Any]) -> None:
    added = insert_for(session, Parameter).values(
        code=row["id"],
        region=DEHONG,
        value=str(row["value"]),
        as_of=columns.day(row["as_of"]) if row.get("as_of") else None,
        review_after=columns.day(row["review_after"]) if row.get("review_after") else None,
        **{name: row.get(name, "") for name in ("name", "unit", "source", "confidence", "note")},
    )
    session.execute(added.on_conflict_do_nothing(index_elements=["code"]))
