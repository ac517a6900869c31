"""Checks on what was done (活动核查): visits, photographs, fairs, experts' trips, projects, people in two jobs."""

from collections.abc import Callable, Iterator
from datetime import time
from itertools import pairwise

from db.guard.evidence import Evidence, grouped
from db.guard.flags import Flag, Rule
from db.guard.persons import YOUNGEST
from db.models import Event, PlanEntry, Visit

NIGHT_ENDS = time(6, 0)
CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
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


def fair_totals_wrong(ev: Evidence) -> Iterator[Flag]:
    for row in ev.events.values():
        if row.status == "ended" and (row.hired > max(row.intents, row.attended) or row.intents > row.attended > 0):
            yield _of_event(row, f"到场 {row.attended}、意向 {row.intents}、录用 {row.hired} 对不上")
        elif row.status == "ended" and row.starts_at > ev.now:
            yield _of_event(row, "还没举办就记成已结束")


def _of_event(row: Event, words: str) -> Flag:
    return Flag((f"event:{row.key}",), f"{row.code} {words}", region=row.region)


def expert_in_two_places(ev: Evidence) -> Iterator[Flag]:
    trips = [row for row in ev.entries if row.measure in ("P13", "P14") and row.person]
    for rows in grouped(trips, lambda row: row.person).values():
        for first, second in pairwise(sorted(rows, key=lambda row: row.day)):
            same_batch = first.batch and first.batch == second.batch
            if same_batch or second.day <= (first.until or first.day):
                words = f"{second.person} 同一批次登记两次" if same_batch else f"{second.person} 同时在两批里"
                yield _of_entry(second, words, first)


def entered_twice(ev: Evidence) -> Iterator[Flag]:
    """One project or centre that is paid for twice."""
    paid = [row for row in ev.entries if row.measure in ("P16", "P21") and row.title]
    for rows in grouped(paid, lambda row: (row.measure, row.title)).values():
        for row in rows[1:] if len(rows) > 1 else ():
            yield _of_entry(row, f"{row.title} 登记了两次", rows[0])


def _of_entry(row: PlanEntry, words: str, other: PlanEntry) -> Flag:
    rows = tuple(sorted({f"plan_entry:{row.key}", f"plan_entry:{other.key}"}))
    return Flag(rows, f"{row.measure} {words}", region=row.region)


def in_two_jobs(ev: Evidence) -> Iterator[Flag]:
    several = {number: rows for number, rows in grouped(ev.started, lambda row: row.worker_id).items() if len(rows) > 1}
    names = ev.names(several)
    for number, rows in several.items():
        employers = {ev.posts[row.vacancy_id].employer_name for row in rows}
        if len(employers) > 1:
            marks = tuple(sorted(f"application:{row.key}" for row in rows))
            yield Flag(marks, f"{names[number]} 同时在 {len(employers)} 家单位入职", region=rows[0].region)


def one_code_for_two(ev: Evidence) -> Iterator[Flag]:
    coded = [row for row in ev.employers.values() if row.credit_code]
    for rows in grouped(coded, lambda row: row.credit_code).values():
        if len({row.name for row in rows}) > 1:
            marks = tuple(sorted(f"employer:{row.key}" for row in rows))
            yield Flag(marks, f"{rows[0].name}、{rows[1].name} 是同一个信用代码", region=rows[0].region)


def employer_wrong(ev: Evidence) -> Iterator[Flag]:
    for row in ev.employers.values():
        if row.credit_code and not is_credit_code(row.credit_code):
            yield Flag((f"employer:{row.key}",), f"{row.name} 的信用代码校验位不对", region=row.region)
        if row.staff_size is not None and (row.dehong_workers or 0) > row.staff_size:
            yield Flag((f"employer:{row.key}",), f"{row.name} 的德宏务工人员比全部职工还多", region=row.region)


def is_credit_code(code: str) -> bool:
    """GB 32100-2015: eighteen characters, the last one checks the others."""
    if len(code) != 18 or any(sign not in CODE_SIGNS for sign in code):
        return False
    total = sum(CODE_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return CODE_SIGNS[-total % 31] == code[17]


def post_overfilled(ev: Evidence) -> Iterator[Flag]:
    for row in ev.filled:
        words = f"{row.number} 录用 {row.filled} 人，只招 {row.headcount} 人"
        yield Flag((f"vacancy:{row.key}",), words, region=row.region)


def post_below_minimum(ev: Evidence) -> Iterator[Flag]:
    least = ev.parameter("sh_min_wage_month", 0)
    for row in ev.posts_below(least):
        yield Flag((f"vacancy:{row.key}",), f"{row.number} 月工资低于最低工资 {least:g} 元", region=row.region)


def child_at_work(ev: Evidence) -> Iterator[Flag]:
    """禁止使用童工规定, art. 2."""
    for row in ev.underage(YOUNGEST):
        yield Flag((f"worker:{row.key}",), f"{row.name} 未满 {YOUNGEST} 周岁，登记为在岗", region=row.region)


RULES = (
    Rule("staff_in_two_places", "工作人员同时在两处", staff_in_two_places),
    Rule("worker_in_two_places", "工友同时在两处", worker_in_two_places),
    Rule("photo_used_twice", "照片重复使用", photo_used_twice),
    Rule("visit_out_of_time", "走访时间不对", visit_out_of_time),
    Rule("visit_too_many_met", "走访人数过多", visit_too_many_met),
    Rule("visit_repeated", "走访重复登记", visit_repeated),
    Rule("employer_wrong", "单位信息不合", employer_wrong),
    Rule("post_overfilled", "录用超过招聘人数", post_overfilled),
    Rule("post_below_minimum", "岗位低于最低工资", post_below_minimum),
    Rule("child_at_work", "未满十六岁在岗", child_at_work),
    Rule("fair_totals_wrong", "招聘会人数不合", fair_totals_wrong),
    Rule("expert_in_two_places", "专家同时在两批", expert_in_two_places),
    Rule("entered_twice", "项目或中心重复登记", entered_twice),
    Rule("in_two_jobs", "同时在两家单位", in_two_jobs),
    Rule("one_code_for_two", "两家单位一个信用代码", one_code_for_two),
)
