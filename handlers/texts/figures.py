"""Figures for staff, in words: the number, its parts, what was counted, and of when it is."""

from collections.abc import Sequence
from datetime import datetime

from db.counters import Counter
from db.models import Course
from db.statistics import Figure
from handlers.texts.alarms import KINDS
from handlers.texts.mine import APPLICATIONS
from handlers.texts.people import STATUSES

DIVIDED = {
    "county": "按县",
    "township": "按乡镇",
    "town": "按地方",
    "course": "按课程",
    "status": "按状态",
    "employer": "按单位",
    "vacancy": "按岗位",
    "trade": "按工种",
    "staff": "按人员",
    "kind": "按类型",
    "category": "按户类型",
}
ENROLMENTS = {
    "enrolled": "已报",
    "waiting": "候补",
    "offered": "待回话",
    "attending": "在读",
    "passed": "合格",
    "failed": "不合格",
}
VISIT_KINDS = {
    "employer": "入企", "dormitory": "宿舍", "gift": "慰问", "telephone": "电话", "wechat": "微信", "own_event": "单位自办",
    "office": "来站",
}  # fmt: skip
LABELS = {
    "ledger": STATUSES,
    "applications": APPLICATIONS,
    "enrolments": ENROLMENTS,
    "visits": VISIT_KINDS,
    "visits_to_come": VISIT_KINDS,
    "people_met": VISIT_KINDS,
    "inquiries": {**KINDS, "new": "没人接", "taken": "在办", "closed": "办结"},
    "open_inquiries": {**KINDS, "new": "没人接", "taken": "在办"},
}
NOT_STATED = "没写"
NOW = "现在"
IN_ALL = "累计"
DEFINITIONS = "要看口径就问，比如“上周报名多少”。"
MOST_PARTS = 12
WHICH = "要看哪个数？比如“这周报名多少，按县分”“本月新登记”“岗位还有多少”“C05报了多少”“今天走访几次”。"
NO_PARTS = "这个数不能{by}分。"


BY_CLASS = "只看一个班，说班号，比如“C04报了多少”。"


def not_by(words: Sequence[str], figures: Sequence[str] = ()) -> str:
    """A clerk copies the number: what it leaves out stands beside it."""
    of = f"{'、'.join(figures)}" if figures else ""
    return f"注意：{of}没按{''.join(f'“{word}”' for word in words)}分，是全部的数。"


def not_counted(words: Sequence[str]) -> str:
    return f"注意：{''.join(f'“{word}”' for word in words)}没有单独的数，下面的不是。"


def no_figure(words: Sequence[str]) -> str:
    return f"没弄懂{''.join(f'“{word}”' for word in words)}是哪个数，下面是主要的数，没有单独分。"


def label(counter: str, value: str) -> str:
    return LABELS.get(counter, {}).get(value, value) or NOT_STATED


def total(figure: Figure) -> str:
    persons = f"（{figure.people}人）" if figure.people is not None else ""
    return f"{figure.counter.title} {figure.total} {figure.counter.unit}{persons}"


def parts(figure: Figure) -> str:
    shown = [f"{name} {number}" for name, number in figure.parts[:MOST_PARTS]]
    more = f"，其余 {sum(number for _, number in figure.parts[MOST_PARTS:])}" if len(figure.parts) > MOST_PARTS else ""
    return f"{DIVIDED[figure.by]}：{'、'.join(shown)}{more}" if shown else f"{DIVIDED[figure.by]}：都是 0"


def definition(counter: Counter) -> str:
    return f"口径：{counter.definition}"


def head(facts: Sequence[str]) -> str:
    return f"【{'，'.join(facts)}】"


def as_of(now: datetime) -> str:
    return f"（截至{now.month}月{now.day}日{now:%H:%M}）"


def course(row: Course, waiting: int) -> str:
    elsewhere = f"（含线下 {row.enrolled_elsewhere}）" if row.enrolled_elsewhere else ""
    return f"{row.code} {row.title}：座位 {row.seats}，已占 {row.taken}{elsewhere}，还剩 {row.seats - row.taken}，候补 {waiting}。"


NOTICE = "工作站数字"
SEE_IT = "回复“数据”看全部"


def region(county: str) -> str:
    return f"只含{county}"


def not_yours(names: Sequence[str], own: str) -> str:
    only = f"您能看的是{own}的" if own else "不在您能看的范围里"
    return f"{'、'.join(names)}的数字不归您看，{only}。要看全部请找站长。"


def report(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *lines])


def daily_title(when: str) -> str:
    return f"【日报】{when}"


def weekly_title(when: str) -> str:
    return f"【周报】{when}"


NOTHING_YET = "还没有记到数。"


def progress_head(year: int, narrowed: Sequence[str]) -> str:
    return f"{'，'.join([f'{year}年培训进度', *narrowed])}："


def progress(
    name: str, counter: str, value: float, unit: str, *, target: float | None, on_paper: float, short: bool = False
) -> str:
    """`value` holds what is `on_paper`, as the bar of the console does. `short`: with what is left to do."""
    of = f" / 目标 {target:g}{unit}（{value / target:.0%}）" if target else ""
    paper = f"，其中线下名册 {on_paper:g}{unit}" if on_paper else ""
    left = f"，还差 {target - value:g}{unit}" if short and target and value < target else ""
    return f"{name}：{counter} {value:g}{unit}{of}{left}{paper}"


TRAINED_HOW = "口径：上过课的，按办班的县；一个人上两个班算两人次、一个人；线下名册只有人次。"
NO_CLASSES = "还没有人上过课。"
IN_ALL_COUNTIES = "合计"


def trained_chart(name: str, when: str) -> str:
    return f"{name}，参训人次，{when}"


def came(where: str, times: int, people: int, on_paper: int, *, target: float | None = None) -> str:
    """Person-times in all; persons are known of the phones' register alone. `target`: of the whole plan, of which it is a share."""
    parts = [f"系统 {times} 人次、{people} 人"] if times else []
    parts += [f"线下名册 {on_paper}"] if on_paper else []
    share = f"，全部指标 {target:g} 的 {(times + on_paper) / target:.0%}" if target else ""
    return f"{where} {times + on_paper} 人次（{'，'.join(parts)}）{share}" if parts else f"{where} 0 人次{share}"


def trained_head(when: str, names: Sequence[str], narrowed: Sequence[str]) -> str:
    return f"【{'，'.join([when, *narrowed])}】{'、'.join(names)}，参训："
