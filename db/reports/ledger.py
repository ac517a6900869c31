"""How the ledger moved (台账变动): who began, came back and left work in a stretch, who stays, where and for what pay."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from db import industries, rights, scopes
from db.columns import CHINA
from db.models import Employer, Staff, Worker, WorkerStatus
from db.models.workers import living
from db.plan_counts import months_before
from db.plan_year import summed
from db.reports.parts import Cell, Part, counties, hidden
from db.workers import COUNTY_CODES

LEFT = {"idle": "待业", "seeking": "求职", "returned": "返乡", "lost": "失联"}
STABLE = (3, 6)  # months; settings of both bureaus, see the definitions
SILENT = 60  # days
NOT_SAID = "没写"
DEFINED = (
    "在岗按台账里有日期的状态记录算：期初为首日零时、期末为末日二十四时",
    "新上岗：期末在岗、期初以前没有在岗记录；返岗：期末在岗、期初不在岗、以前有过在岗记录；离岗：期初在岗、期末不在岗",
    "期初 + 新上岗 + 返岗 − 离岗 = 期末",
)


@dataclass(frozen=True)
class Moved:
    """One person over the stretch. `left_for` is the status after leaving."""

    county: str
    before: bool  # in work when it began
    after: bool  # in work when it ended
    earlier: bool  # in work at any time before it began
    left_for: str = ""


def movement(session: Session, first: date, last: date, *, by: Staff) -> Sequence[Part]:
    """The table of changes, and what those who left did after; the history is read once."""
    moved = list(_moved(session, first, last, by))
    small = not rights.is_of_bureaus(by)
    return [_change(moved, small, by), _leavers(moved, small)]


def _change(moved: Sequence[Moved], small: bool, by: Staff) -> Part:
    rows = []
    for county in counties(by, unknown=any(not one.county for one in moved)):
        mine = [one for one in moved if one.county == county]
        rows.append(
            [COUNTY_CODES.get(county, ""), county or NOT_SAID, *(hidden(n, small=small) for n in _changes(mine))]
        )
    rows.append([by.scope if by.scope in COUNTY_CODES.values() else "533100", "合计", *_changes(moved)])
    return Part("台账变动", ("县代码", "县市", "期初在岗", "新上岗", "返岗", "离岗", "期末在岗"), rows, DEFINED)


def _leavers(moved: Sequence[Moved], small: bool) -> Part:
    gone = Counter(one.left_for for one in moved if one.before and not one.after)
    rows = [
        [LEFT.get(status, status or NOT_SAID), hidden(number, small=small)] for status, number in gone.most_common()
    ]
    return Part("离岗去向", ("离岗后", "人数"), rows, ("期初在岗、期末不在岗的人，按期末状态",))


def _changes(moved: Sequence[Moved]) -> Sequence[int]:
    began = sum(1 for one in moved if one.after and not one.before and not one.earlier)
    back = sum(1 for one in moved if one.after and not one.before and one.earlier)
    left = sum(1 for one in moved if one.before and not one.after)
    return [sum(one.before for one in moved), began, back, left, sum(one.after for one in moved)]


def _moved(session: Session, first: date, last: date, by: Staff) -> Iterable[Moved]:
    """Everybody seen who has a dated line, the lines of one day in the order they were written."""
    rows = session.execute(
        select(col(WorkerStatus.worker_id), col(Worker.county), col(WorkerStatus.status), col(WorkerStatus.since))
        .join(Worker, col(Worker.id) == col(WorkerStatus.worker_id))
        .where(*_living(by), col(WorkerStatus.since) <= last)
        .order_by(col(WorkerStatus.worker_id), col(WorkerStatus.since), col(WorkerStatus.id))
    ).all()
    for _, lines in groupby(rows, key=lambda row: row[0]):
        mine = list(lines)
        early = [row[2] for row in mine if row[3] < first]
        now = mine[-1][2]
        worked = "employed" in early
        yield Moved(mine[0][1], bool(early) and early[-1] == "employed", now == "employed", worked, now)


def stable(session: Session, day: date, *, by: Staff) -> Part:
    """Who has been in the present job for three and for six calendar months, by household."""
    small = not rights.is_of_bureaus(by)
    rows = session.execute(
        select(col(Worker.household_category), col(Worker.started_on)).where(
            *_living(by), col(Worker.status) == "employed", col(Worker.started_on).is_not(None)
        )
    ).all()
    found: dict[str, list[date]] = {}
    for category, started in rows:
        found.setdefault(category or NOT_SAID, []).append(started)
    marks = [months_before(day, months) for months in STABLE]
    told = [
        [category, len(days), *(hidden(sum(one <= mark for one in days), small=small) for mark in marks)]
        for category, days in sorted(found.items())
    ]
    note = f"现在登记为在岗的人，在现单位按日历月算，截至 {day}"
    return Part("稳岗", ("户类型", "在岗", "满3个月", "满6个月"), told, (note,))


def shares(session: Session, *, by: Staff) -> Sequence[Part]:
    """Those in work: by pay band, insurance, route and by industry and town."""
    small = not rights.is_of_bureaus(by)
    asked = (
        ("收入段", "月收入（元）", Worker.income_band), ("参保", "社会保险", Worker.insurance), ("来沪途径", "途径", Worker.channel),
    )  # fmt: skip
    parts = [
        _share(title, column, Counter(dict(_at_work(session, by, field))), small) for title, column, field in asked
    ]
    places: Counter[tuple[str, str]] = Counter()
    for industry, place, number in _at_work(session, by, Employer.industry, Worker.work_place):
        places[industries.named(industry) or NOT_SAID, _town(place)] += number
    table = [[industry, town, hidden(number, small=small)] for (industry, town), number in sorted(places.items())]
    return [*parts, Part("行业和街镇", ("行业", "工作地", "人数"), table, ("现在登记为在岗的人，一人算一次",))]


def _at_work(session: Session, by: Staff, *fields: Any) -> Sequence[Any]:
    """How many in work for each value of these columns, counted by the database."""
    return session.execute(
        select(*fields, func.count())
        .select_from(Worker)
        .outerjoin(Employer, col(Employer.id) == col(Worker.employer_id))
        .where(*_living(by), col(Worker.status) == "employed")
        .group_by(*fields)
    ).all()


def _share(title: str, column: str, found: Mapping[str, int], small: bool) -> Part:
    whole = sum(found.values())
    rows = [
        [name or NOT_SAID, hidden(number, small=small), round(number / whole, 4)]
        for name, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Part(title, (column, "人数", "占比"), rows, ("现在登记为在岗的人，一人算一次",))


def _town(place: str) -> str:
    """The town at the end of an address: 上海市青浦区香花桥街道."""
    return place.rpartition("区")[2] or place or NOT_SAID


def quality(session: Session, day: date, *, by: Staff) -> Part:
    """What is missing in the ledger, and whom nobody has spoken to for sixty days."""
    long_ago = datetime.combine(day - timedelta(days=SILENT), time(), CHINA)
    asked = {
        "没有电话": col(Worker.phone) == "",
        "没有县市": col(Worker.county) == "",
        "没有户类型": col(Worker.household_category) == "",
        "户类型没经德宏确认": col(Worker.household_verified_at).is_(None),
        "还没核验": col(Worker.status) == "unverified",
        f"超过{SILENT}天没联系": or_(col(Worker.last_contact_at).is_(None), col(Worker.last_contact_at) < long_ago),
    }
    whole, *counted = session.execute(
        select(func.count(), *map(summed, asked.values())).where(*_living(by), col(Worker.status) != "deleted")
    ).one()
    share: list[list[Cell]] = [
        [name, int(number), round(number / whole, 4) if whole else 0]
        for name, number in zip(asked, counted, strict=True)
    ]
    return Part("数据质量", ("项目", "人数", "占在册"), share, (f"在册工友，一人算一次，截至 {day}",))


def reconciled(session: Session, *, by: Staff) -> Part:
    """Names in both lists, only in ours, only in theirs: by who has told us of the person."""
    ids = {row[0] for row in session.execute(select(col(Worker.id)).where(*_living(by))).all()}
    told = session.execute(select(col(WorkerStatus.worker_id), col(WorkerStatus.source)).distinct()).all()
    theirs = {worker for worker, source in told if source == "dehong" and worker in ids}
    ours = {worker for worker, source in told if source != "dehong" and worker in ids} | (ids - theirs)
    rows: list[list[Cell]] = [
        ["双方都有", len(ours & theirs)],
        ["只在我方", len(ours - theirs)],
        ["只在德宏方", len(theirs - ours)],
    ]
    note = "按台账记录的来源：来源为“德宏反馈”的算德宏方名单，其余来源和没有来源的算我方，一人算一次"
    return Part("双方名单核对", ("名单", "人数"), rows, (note,))


def _living(by: Staff) -> scopes.Conditions:
    return (*living(), *scopes.within(Worker.region, by))
