"""Invented posts in any number, the same for the same seed, with what makes searching hard mixed in."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import yaml

from db.columns import CHINA
from db.models import Vacancy
from nlp import lexicon

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)
# Town, district, city, province, code, and how often posts lie there.
PLACES = (
    ("香花桥", "青浦", "上海", "上海", "310118003", 14), ("华新", "青浦", "上海", "上海", "310118107", 14),
    ("徐泾", "青浦", "上海", "上海", "310118106", 8), ("朱家角", "青浦", "上海", "上海", "310118102", 6),
    ("重固", "青浦", "上海", "上海", "310118109", 5), ("白鹤", "青浦", "上海", "上海", "310118110", 5),
    ("练塘", "青浦", "上海", "上海", "310118103", 4), ("赵巷", "青浦", "上海", "上海", "310118105", 4),
    ("九亭", "松江", "上海", "上海", "", 4), ("安亭", "嘉定", "上海", "上海", "", 4),
    ("花桥", "昆山", "苏州", "江苏", "320583104", 8), ("千灯", "昆山", "苏州", "江苏", "320583108", 4),
    ("盛泽", "吴江", "苏州", "江苏", "320509105", 5), ("黎里", "吴江", "苏州", "江苏", "320509110", 3),
    ("惠民", "嘉善", "嘉兴", "浙江", "330421003", 5), ("遮放", "芒市", "德宏", "云南", "533103102", 2),
    ("平原", "盈江", "德宏", "云南", "533123101", 2), ("", "盈江", "德宏", "云南", "533123", 1),
)  # fmt: skip
SHIFTS = (("长白班", False), ("夜班", True), ("两班倒", True), ("三班倒", True), ("两班倒", False), ("", None))
EXTRAS = ("(白班)", "(急招)", "(昆山花桥)", "(国家会展中心片区)", "", "", "", "", "A3车间", "(学徒)")
FIRMS = (
    "星桥",
    "云杉光电子",
    "江岸线束",
    "快达速运",
    "万里分拨",
    "麦香源",
    "净菜坊",
    "雪岭冷链",
    "安泰",
    "和悦",
    "盛泽织造",
)
LINES = (
    "双休，五险一金", "单休，缴五险", "无尘车间，穿连体服", "坐着上班，恒温", "光电子厂房内搬运", "夜市摊位旁", "做滇菜和米线", "老乡多，德宏来的有二十几个",
    "会用SMT贴片机优先", "ＣＮＣ机床三台", "宿舍四人间有空调", "食堂免费三餐", "不穿无尘服", "淡旺季明显", "路由器组装，贴标", "面单扫描分拣", "流水线站班",
    "上海上班，可住昆山", "叉车证优先", "月休四天", "包装线下料", "工厂直招，不收费", "试岗三天给钱", "可预支生活费", "手机屏检验",
)  # fmt: skip


@dataclass(frozen=True)
class Post:
    """What was invented, in plain values; the scan reads these, the search reads the records made of them."""

    title: str
    trade: str
    industry: str
    town: str
    district: str
    city: str
    province: str
    code: str
    pay_kind: str
    pay_min: float | None
    month_pay: int | None
    board: bool | None
    lodging: bool | None
    shift: str
    night: bool | None
    age_min: int | None
    audience: str
    status: str
    valid_until: date | None
    headcount: int | None
    filled: int
    tags: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.texts.values())

    def as_row(self, number: int) -> Vacancy:
        kept: dict[str, Any] = {
            name: getattr(self, name) for name in self.__dataclass_fields__ if name not in ("province", "code", "texts")
        }
        return Vacancy(number=f"J{number:06d}", place_code=self.code, posted_at=NOW, **kept, **self.texts)


def invent(count: int, *, seed: int = 7) -> Iterator[Post]:
    chance = random.Random(seed)
    trades = lexicon.document("occupations.yaml")["occupations"]
    for _ in range(count):
        yield _post(chance, chance.choice(trades))


def _post(chance: random.Random, trade: dict[str, Any]) -> Post:
    town, district, city, province, code, _ = chance.choices(PLACES, [place[-1] for place in PLACES])[0]
    kind, low = _pay(chance)
    shift, night = chance.choice(SHIFTS)
    name = chance.choice([trade["name"], trade["name"], *trade["synonyms"]])
    title = f"{name}{chance.choice(EXTRAS)}"
    headcount = chance.choice([None, 3, 10, 30])
    return Post(
        title=title.upper() if chance.random() < 0.1 else title,
        trade=trade["id"], industry=trade["industry"],
        town=town, district=district, city=city, province=province, code=code,
        pay_kind=kind, pay_min=low, month_pay=_month_pay(kind, low),
        board=chance.choice([True, True, False, None]), lodging=chance.choice([True, True, True, False, None]),
        shift=shift, night=night, age_min=chance.choice([None, 18, 18, 18, 16]),
        audience="students" if chance.random() < 0.03 else "",
        status=chance.choices(["published", "paused", "closed", "expired", "draft"], [90, 3, 4, 2, 1])[0],
        valid_until=chance.choices([NOW.date() + timedelta(days=days) for days in (-1, 0, 1, 60)] + [None], [4, 3, 3, 80, 10])[0],
        headcount=headcount, filled=headcount if headcount and chance.random() < 0.05 else 0,
        tags=chance.sample(["daily_pay", "weekly_pay", "five_insurances", "day_shift"], chance.randint(0, 3)),
        texts=_texts(chance, city, district, town),
    )  # fmt: skip


def _pay(chance: random.Random) -> tuple[str, float | None]:
    kind = chance.choices(["month", "hour", "day", "piece", ""], [75, 12, 6, 4, 3])[0]
    if not kind:
        return "", None
    ranges = {"month": (3500, 9500, 100), "hour": (18, 34, 0.5), "day": (160, 380, 10), "piece": (4500, 8500, 100)}
    low, high, step = ranges[kind]
    if kind == "month" and chance.random() < 0.01:
        return kind, float(chance.randrange(12_000, 20_000, 500))
    return kind, low + step * chance.randint(0, int((high - low) / step))


def _month_pay(kind: str, low: float | None) -> int | None:
    hours_and_days = {"month": 1, "piece": 1, "hour": 174, "day": 21.75}
    return None if low is None else round(low * hours_and_days[kind])


def _texts(chance: random.Random, city: str, district: str, town: str) -> dict[str, str]:
    lines = chance.sample(LINES, 5)
    return {
        "employer_name": f"示例{chance.choice(FIRMS)}{chance.choice(['有限公司', '电子厂', '食品厂', '集团'])}",
        "place": f"{city}{district}{town}",
        "duties": f"{lines[0]}；{lines[1]}",
        "work_conditions": lines[2],
        "requirements": f"18周岁以上；{lines[3]}",
        "certificates": chance.choice(["", "", "健康证", "电工证"]),
        "hours": chance.choice(["8小时", "8小时，两班", "12小时两班", "8小时，长白班"]),
        "pay_text": lines[4],
    }


def as_yaml(post: Post) -> str:
    """One post as it stands, for looking at a difference."""
    return yaml.safe_dump({name: getattr(post, name) for name in post.__dataclass_fields__}, allow_unicode=True)
