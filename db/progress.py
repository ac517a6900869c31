"""How far the plan has come this year (进度): what the records can count of P1–P24, each figure under its definition."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, distinct, func, select
from sqlmodel import Session, col

from db import heads, plan_counts, scopes, targets
from db.models import (
    Attendance,
    Certificate,
    Counter,
    Course,
    Enrolment,
    Event,
    EventSignup,
    FollowUp,
    Measure,
    Staff,
    Vacancy,
    Visit,
    Worker,
)
from db.models.vacancies import UNPUBLISHED
from db.models.workers import living
from db.plan_year import POOR, Found, Year, summed
from db.scopes import Conditions

TRAINED = ("P17", "P18", "P19", "P20", "P21")


@dataclass(frozen=True)
class Line:
    """One figure of a measure. `value` None: the records cannot count it. `elsewhere` stands on paper rosters only.

    `target` is None, too, where the value is a part, one county's say, of what the station's target asks for: targets are
    not divided by county. `undivided`: counted over the whole station for everybody.
    """

    measure: str
    name: str
    counter: str
    unit: str
    definition: str
    target: float | None
    value: float | None
    elsewhere: float = 0
    station_target: float | None = None
    undivided: bool = False


@dataclass(frozen=True)
class Trained:
    """Persons once, person-times as often as they came."""

    people: float = 0
    times: float = 0
    people_passed: float = 0
    times_passed: float = 0


def lines(session: Session, *, by: Staff, now: datetime, year: Year | None = None) -> Sequence[Line]:
    """Every counter of every measure, in the plan's order. Counts only what lies in the member's region.

    In the calendar year of `now`, or in another stretch.
    """
    year = year or Year.of(now, by)
    found: dict[tuple[str, str], float] = {}
    for count in (_people, _visited, _followed_up, _fairs, _posts, _trained, *plan_counts.COUNTS):
        found |= count(session, year)
    elsewhere = _on_paper(session, year)
    rows = session.execute(
        select(Counter, col(Measure.name)).join(Measure, col(Measure.code) == Counter.measure_code)
    ).all()
    made = [
        Line(
            row.measure_code, name, row.name, row.unit, row.definition, targets.held_against(row, by=by),
            found.get((row.measure_code, row.name)), elsewhere.get((row.measure_code, row.name), 0), row.yearly_target,
            targets.is_undivided(row),
        )
        for row, name in rows
    ]  # fmt: skip
    return sorted(made, key=lambda line: int(line.measure[1:]))


def _people(session: Session, year: Year) -> Found:
    """One reading of the ledger, as it stands now."""
    here = and_(col(Worker.status) == "employed", col(Worker.work_place).startswith("上海"))
    poor = and_(here, col(Worker.household_category).in_(POOR), col(Worker.household_verified_at).is_not(None))
    counted = {
        ("P1", "在沪总人数"): here,
        ("P1", "脱贫人口数"): poor,
        ("P1", "农村劳动力数"): and_(here, col(Worker.household_category) != ""),
        ("P1", "有培训需求人数"): col(Worker.training_need).not_in(["", "无"]),
        ("P22", "受益人次"): col(Worker.transport_subsidy) == "已申领",
    }
    seen = (*living(), *scopes.within(Worker.region, year.by))
    row = session.execute(select(*map(summed, counted.values())).where(*seen)).one()
    return dict(zip(counted, map(float, row), strict=True))


def _visited(session: Session, year: Year) -> Found:
    rows = session.execute(
        select(col(Visit.kind), func.count(), func.coalesce(func.sum(col(Visit.people_met)), 0))
        .where(
            col(Visit.status) == "done", year.holds(col(Visit.starts_at)), *scopes.within(col(Visit.region), year.by)
        )
        .group_by(col(Visit.kind))
    ).all()
    times, met = {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}
    return {
        ("P2", "走访企业次数"): times.get("employer", 0),
        ("P2", "走访宿舍次数"): times.get("dormitory", 0),
        ("P2", "慰问人次"): met.get("gift", 0),
        ("P2", "单位自办慰问次数"): times.get("own_event", 0),
    }


def _followed_up(session: Session, year: Year) -> Found:
    row = session.execute(
        select(func.count(), summed(col(FollowUp.status).in_(["done", "reviewed"]))).where(
            year.holds(FollowUp.opened_at), *scopes.within(FollowUp.region, year.by)
        )
    ).one()
    return {("P2", "发现问题数"): row[0], ("P2", "办结数"): row[1]}


def _fairs(session: Session, year: Year) -> Found:
    held = (
        session.execute(select(Event).where(col(Event.status) == "ended", year.holds(col(Event.starts_at))))
        .scalars()
        .all()
    )
    on_site = [event for event in held if event.kind == "onsite_fair"]
    online = [event.id for event in held if event.kind == "online_fair"]
    interviewed = select(func.count()).where(
        col(EventSignup.status) == "arrived", col(EventSignup.event_id).in_(online)
    )
    return {
        ("P5", "现场招聘会场次"): len(on_site),
        ("P5", "参会单位数"): sum(len(event.employers) for event in on_site),
        ("P5", "岗位数"): sum(len(event.vacancies) for event in on_site),
        ("P5", "达成意向数"): sum(event.intents for event in on_site),
        ("P6", "网上招聘次数"): len(online),
        ("P6", "视频面试人次"): session.execute(interviewed).scalar_one(),
    }


def _posts(session: Session, year: Year) -> Found:
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(col(Vacancy.headcount)), 0)).where(
            col(Vacancy.status).not_in(UNPUBLISHED), year.holds(col(Vacancy.posted_at))
        )
    ).one()
    return {("P7", "发布岗位条数"): row[0], ("P7", "招聘人数"): row[1]}


def _trained(session: Session, year: Year) -> Found:
    """By the measure that a class belongs to: who came, who passed, what was issued."""
    trained = _by_measure(session, year)
    drill, aid = trained.get("P17", Trained()), trained.get("P18", Trained())
    issued = select(func.count()).select_from(Certificate).join(Course).where(col(Course.measure) == "P17")
    return {
        ("P17", "参训人数"): drill.people,
        ("P17", "合格人数"): drill.people_passed,
        ("P17", "发证数"): session.execute(issued.where(*_classes(year))).scalar_one(),
        ("P18", "参训人次"): aid.times,
        ("P18", "合格人次"): aid.times_passed,
        ("P19", "参训人次"): trained.get("P19", Trained()).times,
        ("P20", "参训人数"): trained.get("P20", Trained()).people,
        ("P21", "岗前实训人次"): trained.get("P21", Trained()).times,
    }


def _by_measure(session: Session, year: Year) -> Mapping[str, Trained]:
    came = select(col(Attendance.enrolment_id)).where(col(Attendance.enrolment_id) == col(Enrolment.id)).exists()
    passed = col(Enrolment.status) == "passed"
    rows = session.execute(
        select(
            col(Course.measure),
            func.count(distinct(case((came, col(Enrolment.worker_id))))),
            summed(came),
            func.count(distinct(case((passed, col(Enrolment.worker_id))))),
            summed(passed),
        )
        .join(Enrolment, col(Enrolment.course_id) == col(Course.id))
        .where(*_classes(year))
        .group_by(col(Course.measure))
    ).all()
    return {row[0]: Trained(*map(float, row[1:])) for row in rows}


def _classes(year: Year) -> Conditions:
    return (year.holds(col(Course.starts_at)), *scopes.within(col(Course.region), year.by))


def _on_paper(session: Session, year: Year) -> Found:
    """What only the providers' paper rosters hold."""
    classes = heads.of_classes(session, year.begins, year.ends, measures=TRAINED, by=year.by)
    came, passed = (Tally[str](), Tally[str]())
    for one in classes:
        came[one.course.measure] += one.on_paper("attended")
        passed[one.course.measure] += one.on_paper("passed")
    names = {"P17": "参训人数", "P18": "参训人次", "P19": "参训人次", "P20": "参训人数", "P21": "岗前实训人次"}
    return {(measure, name): came[measure] for measure, name in names.items()} | {
        ("P17", "合格人数"): passed["P17"],
        ("P18", "合格人次"): passed["P18"],
    }
