"""What every database begins with."""

from datetime import date

from sqlmodel import delete, select

from db import load
from db.engine import Records
from db.load.seed import answer_rows, listed_answers
from db.models import Answer, Counter, Measure, Parameter


def test_all_measures_stand_with_their_counters(records: Records) -> None:
    load.seed(records)
    with records.read() as session:
        measures = {row.code: row for row in session.exec(select(Measure)).all()}
        counters = session.exec(select(Counter)).all()
    assert list(measures) == [f"P{number}" for number in range(1, 25)]
    assert {counter.measure_code for counter in counters} == set(measures)
    assert measures["P17"].facts["yuan_per_person"] == 675
    assert all(row.name and row.summary and row.actors for row in measures.values())
    assert all(counter.unit and counter.definition for counter in counters)


def test_the_plan_s_numbers_stand_on_the_counter_they_count(records: Records) -> None:
    load.seed(records)
    with records.read() as session:
        targets = {
            (row.measure_code, row.name): row.yearly_target
            for row in session.exec(select(Counter)).all()
            if row.yearly_target
        }
    assert targets == {
        ("P5", "现场招聘会场次"): 2, ("P6", "网上招聘次数"): 2, ("P13", "批次"): 2, ("P14", "批次"): 1, ("P17", "参训人数"): 200,
        ("P18", "参训人次"): 1000, ("P19", "参训人次"): 250, ("P20", "参训人数"): 30,
    }  # fmt: skip


def test_yearly_figures_stand_with_source_and_review_date(records: Records) -> None:
    load.seed(records)
    with records.read() as session:
        wage = session.exec(select(Parameter).where(Parameter.code == "sh_min_wage_month")).one()
        assert len(session.exec(select(Parameter)).all()) == 17
    assert (wage.value, wage.unit, wage.as_of, wage.review_after) == (
        "2740",
        "元/月",
        date(2025, 7, 1),
        date(2026, 12, 31),
    )


def test_seeding_again_leaves_what_staff_have_changed(records: Records) -> None:
    load.seed(records)
    with records.write() as session:
        session.exec(select(Parameter).where(Parameter.code == "sh_min_wage_month")).one().value = "2900"
        session.exec(select(Counter).where(Counter.measure_code == "P17")).first().yearly_target = 220
    load.seed(records)
    with records.read() as session:
        assert session.exec(select(Parameter).where(Parameter.code == "sh_min_wage_month")).one().value == "2900"
        assert session.exec(select(Counter).where(Counter.yearly_target == 220)).one().measure_code == "P17"
        assert len(session.exec(select(Counter)).all()) == 64


def test_seeding_again_brings_back_what_is_missing(records: Records) -> None:
    with records.write() as session:
        answers = len(session.exec(select(Answer)).all())
        session.exec(delete(Answer).where(Answer.code == session.exec(select(Answer.code)).first()))
        session.exec(delete(Counter).where(Counter.measure_code == "P17"))
    load.seed(records)
    with records.read() as session:
        assert len(session.exec(select(Answer)).all()) == answers
        assert len(session.exec(select(Counter)).all()) == 64


def test_the_answers_that_are_listed_are_those_that_are_read() -> None:
    assert listed_answers() == [row["id"] for row in answer_rows()]
