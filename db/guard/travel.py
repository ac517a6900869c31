"""Checks on travel money (交通补助核查, P22): the season, ghosts, where and when people worked, who went otherwise."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import select

from db.guard.claimed import of_line, travelling
from db.guard.evidence import Evidence, grouped, upper_end
from db.guard.flags import Flag, Rule
from db.guard.where_when import area_of
from db.models import EventSignup, HomePlan

FIRST_MONTH, LAST_MONTH = 4, 2  # April to December, late cases until next February (Yunnan, 2024)
SLACK = timedelta(days=20)
MOST_MONTHS = 12
OUT_OF_BAND = 1.3


def out_of_season(ev: Evidence) -> Iterator[Flag]:
    """Handed in outside April to December, or for the year before after February."""
    lines = grouped(ev.lines, lambda row: row.claim_id)
    for row in ev.claims.values():
        if row.standard != "travel":
            continue
        month, year = row.submitted_on.month, row.submitted_on.year
        said = int(row.period[:4]) if row.period[:4].isdigit() and len(row.period) >= 4 else None
        worked = [line.worked_until.year for line in lines.get(row.key, ()) if line.worked_until]
        of_year = said or (max(worked) if worked else None)
        allowed = {year} if month >= FIRST_MONTH else {year - 1} if month <= LAST_MONTH else set()
        if not allowed or (of_year is not None and of_year not in allowed):
            marks = tuple(sorted([f"claim:{row.key}", *(f"claim_line:{line.key}" for line in lines.get(row.key, ()))]))
            words = f"{row.number} {row.submitted_on} 申报 {of_year or year} 年的交通补助，不在申报期"
            yield Flag(marks, words, claim_id=row.key, region=row.region)
    for one in travelling(ev):
        until, asked = one.line.worked_until, one.claim.submitted_on
        if until and until.year < asked.year and asked.month > LAST_MONTH:
            yield of_line(one, f"{until.year} 年的务工，{asked} 才申报")


def in_no_ledger(ev: Evidence) -> Iterator[Flag]:
    """Nobody of this number or name was ever registered."""
    for one in ev.claimants:
        if one.worker is None and (one.claim.standard == "travel" or one.claim.course_id is None):
            yield of_line(one, "台账上没有这个人", f"claim:{one.claim.key}")


def worked_otherwise(ev: Evidence) -> Iterator[Flag]:
    """Dates that the ledger does not bear out, or that cannot be."""
    for one in travelling(ev):
        line, spells = one.line, ev.spells.get(one.worker.key, ()) if one.worker else ()
        working = [spell for spell in spells if spell.status == "employed"]
        if working and line.worked_from and line.worked_from < working[0].since - SLACK:
            yield of_line(one, f"报 {line.worked_from} 起务工，台账上 {working[0].since} 才在岗")
        last = working[-1].until if working else None
        if last and line.worked_until and line.worked_until > last + SLACK:
            yield of_line(one, f"报到 {line.worked_until}，台账上 {last} 已不在岗")
        if line.months is not None and not 0 <= line.months <= MOST_MONTHS:
            yield of_line(one, f"报 {line.months} 个月")
        elif line.amount < 0 or (line.wage is not None and line.wage < 0):
            yield of_line(one, "金额或工资是负数")


def worked_at_home(ev: Evidence) -> Iterator[Flag]:
    """The money is for work outside the province: an employer or a place of work in Dehong."""
    places = {row.name: row.place for row in ev.employers.values()}
    for one in travelling(ev):
        worker, spells = one.worker, ev.spells.get(one.worker.key, ()) if one.worker else ()
        where = [places.get(one.line.employer_name, "")]
        where += [spell.place for spell in spells if spell.status == "employed"][-1:]
        where += [worker.work_place] if worker and worker.status == "employed" else []
        if any(area_of(place) == "德宏" or "云南" in place for place in where):
            yield of_line(one, "务工地点在省内")


def traveller_from_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """Travel money of the plan is for people of Dehong."""
    for one in travelling(ev):
        homes = [one.line.id_masked[:6], one.worker.region if one.worker else ""]
        known = [code for code in homes if code.isdigit()]
        if known and not any(code.startswith("5331") for code in known):
            yield of_line(one, "不是德宏户籍")


def employer_denies(ev: Evidence) -> Iterator[Flag]:
    """The employer confirmed that the person never came, or left before."""
    said = grouped([row for row in ev.confirmations if row.said in ("never", "left")], lambda row: row.worker_id)
    for one in travelling(ev):
        for row in said.get(one.worker.key, ()) if one.worker else ():
            employer = ev.employers.get(row.employer_id)
            same = employer is not None and one.line.employer_name in ("", employer.name)
            left = row.on_day or row.month
            if same and (row.said == "never" or _after(one.line.worked_until, left)):
                why = "没有来过" if row.said == "never" else f"{left} 已离职"
                yield of_line(one, f"单位说{why}", f"employer_confirmation:{row.key}")


def _after(until: date | None, left: date) -> bool:
    return until is not None and until > left + SLACK


def wage_not_known(ev: Evidence) -> Iterator[Flag]:
    """A wage far outside the band that the ledger has."""
    for one in travelling(ev):
        most = upper_end(one.worker.income_band) if one.worker else None
        if most and one.line.wage is not None and one.line.wage > most * OUT_OF_BAND:
            yield of_line(one, f"月工资 {one.line.wage} 元，台账登记 {one.worker.income_band if one.worker else ''}")


def travelled_otherwise(ev: Evidence) -> Iterator[Flag]:
    """Came with an organised journey that was paid for, or is at home with a business by the records."""
    batches = {row.key: row for row in ev.events.values() if row.kind == "batch"}
    rode = grouped([row for row in ev.arrivals if row.event_id in batches], lambda row: row.worker_id)
    opened = {row.worker_id: row for row in ev.rows(select(HomePlan).where(HomePlan.status == "opened"))}
    for one in travelling(ev):
        number = one.worker.key if one.worker else 0
        signup: EventSignup | None = next(iter(rode.get(number, ())), None)
        plan = opened.get(number)
        if signup is not None and batches[signup.event_id].starts_at.year == one.claim.submitted_on.year:
            yield of_line(one, "已由组织的车送到，又申领交通补助", f"event_signup:{signup.key}")
        if plan is not None and _after(one.line.worked_until, plan.noted_at.date()):
            yield of_line(one, "已登记在家创业，又报在外务工", f"home_plan:{plan.key}")


def placed_and_paid(ev: Evidence) -> Iterator[Flag]:
    """A student on a placement is no worker who travels for work."""
    placed = {row.worker_id: row for row in ev.placements if row.status in ("running", "ended", "agreed")}
    for one in travelling(ev):
        row = placed.get(one.worker.key) if one.worker else None
        if row is not None:
            yield of_line(one, "是实习学生，又申领务工交通补助", f"placement:{row.key}")


RULES = (
    Rule("out_of_season", "交通补助不在申报期", out_of_season),
    Rule("in_no_ledger", "台账上没有这个人", in_no_ledger),
    Rule("worked_otherwise", "务工时间和台账不符", worked_otherwise),
    Rule("worked_at_home", "务工地点在省内", worked_at_home),
    Rule("traveller_from_elsewhere", "交通补助给了外地人", traveller_from_elsewhere),
    Rule("employer_denies", "单位否认在岗", employer_denies),
    Rule("wage_not_known", "申报工资和台账不符", wage_not_known),
    Rule("travelled_otherwise", "已有人送或已在家创业", travelled_otherwise),
    Rule("placed_and_paid", "实习学生领务工补助", placed_and_paid),
)
