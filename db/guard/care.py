"""More checks on visits (走访核查): who was away, photographs and entries at the wrong time, links, whose money, who denies it."""

from collections.abc import Iterator
from datetime import timedelta
from operator import itemgetter

from sqlmodel import col, select

from db.guard.deeds import AT_EMPLOYER, FROM_A_DESK, of_visit
from db.guard.evidence import Evidence, grouped, several
from db.guard.flags import Flag, Rule
from db.guard.where_when import area_of
from db.models import Attachment, Visit, VisitCell, Worker, WorkerStatus

HALF_AN_HOUR = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
BY_WIRE, MANY_BY_WIRE = ("telephone", "wechat"), 20
ENTERED_BY = timedelta(days=60)
GIFTS_A_YEAR = 6
TRAINING_MONEY = ("F1", "教育附加", "培训")


def visited_while_away(ev: Evidence) -> Iterator[Flag]:
    """The worker was at home by the ledger, or had been deleted, when somebody met them in the delta."""
    away = set(ev.rows(select(Worker.id).where(col(Worker.deleted_at).is_not(None))))
    away |= set(ev.rows(select(WorkerStatus.worker_id).where(WorkerStatus.status == "returned")))
    met = [row for row in ev.visits if row.worker_id in away and row.kind not in FROM_A_DESK]
    numbers = {row.worker_id for row in met}
    workers = {row.key: row for row in ev.having(select(Worker), Worker.id, numbers)}
    told = select(col(WorkerStatus.worker_id), col(WorkerStatus.since), col(WorkerStatus.id), col(WorkerStatus.status))
    history = grouped(sorted(ev.having(told, WorkerStatus.worker_id, numbers), key=itemgetter(1, 2)), itemgetter(0))
    for row in met:
        worker, day = workers[row.worker_id or 0], row.starts_at.date()
        before = [one for one in history.get(worker.key, ()) if one[1] <= day]
        if worker.deleted_at is not None and worker.deleted_at < row.starts_at:
            yield of_visit(row, "走访的人已注销", f"worker:{worker.key}")
        elif before and before[-1][3] == "returned" and area_of(row.place) != "德宏" and before[-1][1] < day:
            yield of_visit(row, f"{worker.name} {before[-1][1]} 已回乡", f"worker:{worker.key}")


def visitor_on_leave(ev: Evidence) -> Iterator[Flag]:
    """The calendar of the member of staff says leave or another journey."""
    away = {
        (row.staff_id, row.starts_at): row
        for row in ev.rows(select(VisitCell).where(col(VisitCell.reason) == "leave"))
    }  # fmt: skip
    for row in ev.visits:
        if row.staff_id is None or row.kind in FROM_A_DESK or not away:
            continue
        cell = row.starts_at.replace(minute=row.starts_at.minute // 30 * 30, second=0, microsecond=0)
        while cell < min(row.ends_at, row.starts_at + LONGEST):
            if (row.staff_id, cell) in away:
                yield of_visit(row, "走访的工作人员当时请假")
                break
            cell += HALF_AN_HOUR


def photo_out_of_time(ev: Evidence) -> Iterator[Flag]:
    """A photograph that was there before the visit, or of a visit that does not exist."""
    photos = ev.rows(select(Attachment).where(col(Attachment.about).startswith("visit:")))
    numbers = {int(row.about[6:]) for row in photos if row.about[6:].isdigit()}
    visits = {f"visit:{row.key}": row for row in ev.having(select(Visit), Visit.id, numbers)}
    for row in photos:
        visit = visits.get(row.about)
        if visit is None:
            yield Flag((f"attachment:{row.key}",), "照片所属的走访不存在", region=row.region)
        elif visit.status == "done" and row.received_at.date() < visit.starts_at.date():
            yield of_visit(visit, f"照片在 {row.received_at:%m月%d日} 就有了", f"attachment:{row.key}")
        elif visit.status == "cancelled":
            yield of_visit(visit, "已取消，却有照片", f"attachment:{row.key}")


def visit_too_long(ev: Evidence) -> Iterator[Flag]:
    """Longer than a day's work, entered months later, met a crowd by telephone, or nobody at all."""
    for row in ev.visits:
        if row.ends_at - row.starts_at > LONGEST:
            yield of_visit(row, f"一次走访 {(row.ends_at - row.starts_at) / timedelta(hours=1):g} 小时")
        elif row.entered_at is not None and row.entered_at - row.starts_at > ENTERED_BY:
            yield of_visit(row, f"走访 {(row.entered_at - row.starts_at).days} 天以后才登记")
        elif row.kind in BY_WIRE and (row.people_met or 0) > MANY_BY_WIRE:
            yield of_visit(row, f"一次电话或微信见到 {row.people_met} 人")
        elif (row.people_met or 0) < 0 or (row.kind in AT_EMPLOYER and row.people_met == 0):
            yield of_visit(row, "记为已完成，没有见到人")


def visit_elsewhere(ev: Evidence) -> Iterator[Flag]:
    """At an employer, in another area than the employer is; or of an employer that does not exist."""
    for row in ev.visits:
        employer = ev.employers.get(row.employer_id) if row.employer_id else None
        if row.employer_id and employer is None:
            yield of_visit(row, "走访的单位不存在")
        elif employer and row.kind == "employer" and row.place and employer.place:
            here, there = area_of(row.place), area_of(employer.place)
            if here and there and here != there:
                yield of_visit(row, f"在{row.place}走访，单位在{employer.place}", f"employer:{employer.key}")


def gift_wrong(ev: Evidence) -> Iterator[Flag]:
    """Gifts from training money, and one person given to again and again."""
    gifts = [row for row in ev.visits if row.kind in ("gift", "own_event")]
    for row in gifts:
        if any(word in row.cost_source for word in TRAINING_MONEY):
            yield of_visit(row, f"慰问用了{row.cost_source}")
    for rows in several([row for row in gifts if row.worker_id], lambda row: (row.worker_id, row.starts_at.year)):
        if len(rows) > GIFTS_A_YEAR:
            yield of_visit(rows[-1], f"一年慰问同一个人 {len(rows)} 次", *(f"visit:{row.key}" for row in rows[:-1]))


RULES = (
    Rule("visited_while_away", "走访的人不在", visited_while_away),
    Rule("visitor_on_leave", "请假期间走访", visitor_on_leave),
    Rule("photo_out_of_time", "照片时间不对", photo_out_of_time),
    Rule("visit_too_long", "走访时长或登记不对", visit_too_long),
    Rule("visit_elsewhere", "走访地点不是单位", visit_elsewhere),
    Rule("gift_wrong", "慰问不合规", gift_wrong),
)
