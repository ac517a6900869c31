"""Checks on visits (走访核查): two places at once, photographs used twice, odd times, too many people, copies."""

from collections.abc import Callable, Iterator
from datetime import time
from itertools import pairwise

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.models import Visit

NIGHT_ENDS = time(6, 0)
AT_EMPLOYER = ("employer", "dormitory", "gift")
LONG_WORDS = 10  # characters; shorter reports may well be alike
MOST_A_DAY = 12
FROM_A_DESK = ("telephone", "wechat", "office")


def of_visit(row: Visit, words: str, *others: str) -> Flag:
    rows = tuple(sorted({f"visit:{row.key}", *others}))
    return Flag(rows, f"走访 {row.code or row.key} {words}", region=row.region)


def staff_in_two_places(ev: Evidence) -> Iterator[Flag]:
    yield from _at_once(ev, lambda row: row.staff_id, "同一位工作人员同时在两处走访")


def worker_in_two_places(ev: Evidence) -> Iterator[Flag]:
    yield from _at_once(ev, lambda row: row.worker_id, "同一位工友同时在两处被走访")


def _at_once(ev: Evidence, key: Callable[[Visit], int | None], words: str) -> Iterator[Flag]:
    going = [row for row in ev.visits if key(row) is not None and row.kind not in FROM_A_DESK and _timed(row)]
    for rows in grouped(going, key).values():
        for first, second in pairwise(sorted(rows, key=lambda row: row.starts_at)):
            crossing = second.starts_at < first.ends_at or second.starts_at == first.starts_at
            if crossing and _place(first) != _place(second):
                yield of_visit(second, words, f"visit:{first.key}")


def _timed(row: Visit) -> bool:
    """Visits entered from paper stand at midnight: their hour is not known."""
    return row.starts_at.time() != time()


def _place(row: Visit) -> tuple[str, int | None]:
    return row.place, row.employer_id


def photo_used_twice(ev: Evidence) -> Iterator[Flag]:
    for rows in grouped(ev.attachments, lambda row: row.digest).values():
        if len({row.about for row in rows}) > 1:
            marks = tuple(sorted({row.about for row in rows} | {f"attachment:{row.key}" for row in rows}))
            yield Flag(marks, f"同一张照片用在 {len({row.about for row in rows})} 处", region=rows[0].region)


def visit_out_of_time(ev: Evidence) -> Iterator[Flag]:
    for row in ev.visits:
        if row.starts_at > ev.now:
            yield of_visit(row, "还没到时间就记成已完成")
        elif row.entered_at is not None and row.entered_at < row.starts_at and _timed(row):
            yield of_visit(row, "登记早于走访")
        elif _timed(row) and row.starts_at.time() < NIGHT_ENDS and row.kind not in FROM_A_DESK:
            yield of_visit(row, f"在 {row.starts_at:%H:%M} 走访")


def visit_too_many_met(ev: Evidence) -> Iterator[Flag]:
    for row in ev.visits:
        employer = ev.employers.get(row.employer_id) if row.employer_id else None
        most = employer.dehong_workers or employer.staff_size if employer else None
        if most and row.kind in AT_EMPLOYER and (row.people_met or 0) > most:
            yield of_visit(row, f"见到 {row.people_met} 人，单位登记的德宏务工人员只有 {most} 人")


def visit_repeated(ev: Evidence) -> Iterator[Flag]:
    """A gift twice on one day, a report word for word of another day, more visits in a day than one can make."""
    gifts = [row for row in ev.visits if row.kind == "gift" and (row.worker_id or row.employer_id)]
    for rows in grouped(gifts, lambda row: (row.worker_id, row.employer_id, row.starts_at.date())).values():
        for row in rows[1:] if len(rows) > 1 else ():
            yield of_visit(row, "同一天慰问登记了两次", f"visit:{rows[0].key}")
    told = [row for row in ev.visits if len(row.summary) >= LONG_WORDS and row.kind not in FROM_A_DESK]
    for rows in grouped(told, lambda row: (row.summary, row.people_met)).values():
        for row in rows[1:] if len(rows) > 1 else ():
            yield of_visit(row, "记录和另一次一字不差", f"visit:{rows[0].key}")
    going = [row for row in ev.visits if row.staff_id and row.kind not in FROM_A_DESK]
    for rows in grouped(going, lambda row: (row.staff_id, row.starts_at.date())).values():
        if len(rows) > MOST_A_DAY:
            yield of_visit(rows[0], f"一位工作人员一天走访 {len(rows)} 次", *(f"visit:{row.key}" for row in rows[1:]))


RULES = (
    Rule("staff_in_two_places", "工作人员同时在两处", staff_in_two_places),
    Rule("worker_in_two_places", "工友同时在两处", worker_in_two_places),
    Rule("photo_used_twice", "照片重复使用", photo_used_twice),
    Rule("visit_out_of_time", "走访时间不对", visit_out_of_time),
    Rule("visit_too_many_met", "走访人数过多", visit_too_many_met),
    Rule("visit_repeated", "走访重复登记", visit_repeated),
)
