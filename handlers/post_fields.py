"""A post field by field (岗位的栏目): what is filled in at the desk or stands in a row of a sheet, read into columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any

from db.load import columns, post_facts
from db.models import Vacancy
from handlers import post_ads, post_draft, post_words, texts
from nlp import money, posts, spelling
from nlp.posts import Post, mentioned

LONG, LINE, YEAR = 500, 60, timedelta(days=366)
TITLE = 30
Facts = dict[str, Any]
Reads = Callable[[Any, datetime], Facts]  # raises ValueError with a sentence


@dataclass(frozen=True)
class Field:
    """`look` is how it is asked: line, long, number, day or yes_no. `shows` gives what a stored post holds, as one writes it."""

    name: str
    label: str
    reads: Reads
    shows: Callable[[Vacancy], str]
    needed: bool = False
    look: str = "line"
    hint: str = ""
    example: str = ""


@dataclass(frozen=True)
class Filled:
    """`facts` are columns of Vacancy; `troubles` say by field what could not be read."""

    facts: Facts
    troubles: Mapping[str, str]


def read(said: Mapping[str, Any], *, now: datetime) -> Filled:
    """By the names of FIELDS; what is empty or not there is empty in the post."""
    facts, troubles = Facts(), dict[str, str]()
    for field in FIELDS:
        value = said.get(field.name)
        empty = value is None or (isinstance(value, str) and not value.strip())
        try:
            if empty and field.needed:
                raise ValueError(f"{field.label}要写")
            facts |= field.reads(None if empty else value, now)
        except (ValueError, OverflowError) as trouble:
            troubles[field.name] = str(trouble)
    low, high = facts.get("age_min"), facts.get("age_max")
    if low is not None and high is not None and low > high:
        troubles["age_max"] = "年龄上限比下限还小"
    return Filled({**facts, **post_draft.of_trade(facts.get("title", ""))}, troubles)


def of_ad(ad: str, *, now: datetime) -> dict[str, str]:
    """What a pasted ad says, to be looked through; a field it does not state, or states for several trades, is empty."""
    post = post_ads.read(ad, now)
    one_trade = len(post.occupation) < 2
    known = [name for name in post.place if mentioned.gazetteer().get(name)]
    said = {
        "employer": post.employer, "title": _title(post, ad), "headcount": post.headcount if one_trade else None,
        "requirements": post.requirements, "duties": post.duties,
        "place": post_ads.address(ad) or (known[0] if len(known) == 1 else ""), "pay": post.pay_text,
        "valid_until": post.valid_until, "hours": "、".join(post.shift), "board": _said(post.board),
        "lodging": _said(post.lodging), "age_min": post.age_min, "age_max": post.age_max, "phone": post.phone,
    }  # fmt: skip
    return {name: "" if value is None else str(value) for name, value in said.items()}


def _title(post: Post, ad: str) -> str:
    """分拣员 15人 is 分拣员; an ad for several trades has no title of its own."""
    if len(post.occupation) > 1 or post.title == ad.strip():
        return ""
    named = post.title or next(iter(post.occupation), "")
    words = named.split("(", maxsplit=1)[0].strip().split()
    counted = len(words) > 1 and words[-1].rstrip("人名位").isdigit()
    return words[0] if counted else " ".join(words)


def shown(vacancy: Vacancy) -> dict[str, str]:
    """A stored post as it is filled in."""
    return {field.name: field.shows(vacancy) for field in FIELDS}


def _text(column: str, most: int, value: Any, now: datetime) -> Facts:
    words = "" if value is None else columns.text(value)
    if len(words) > most:
        raise ValueError(f"太长了，最多 {most} 字")
    return {column: words}


def _telling(column: str, value: Any, now: datetime) -> Facts:
    """Words that say something: what is done, or who is wanted."""
    read = _text(column, LONG, value, now)
    if nothing := post_words.trouble(column, read[column], now=now):
        raise ValueError(nothing)
    return read


def _headcount(value: Any, now: datetime) -> Facts:
    return {"headcount": columns.whole(1, 5000)(str(value).rstrip("人名位个 "))}


def _age(column: str, value: Any, now: datetime) -> Facts:
    return {column: None if value is None else columns.whole(16, 80)(str(value).rstrip("岁 "))}


def _yes_no(column: str, value: Any, now: datetime) -> Facts:
    return {column: None if value is None else columns.yes_no(value)}


def _phone(value: Any, now: datetime) -> Facts:
    return {"phone": "" if value is None else columns.telephone(value)}


def _place(value: Any, now: datetime) -> Facts:
    return dict(_known_place(columns.text(value)[:LINE]))


@lru_cache(maxsize=4096)
def _known_place(words: str) -> Facts:
    known = [name for name in posts.read(f"地址:{words}").place if mentioned.gazetteer().get(name)]
    if not known:
        raise ValueError(texts.posts.NO_PLACE)
    return post_draft.of_place({"name": known[0], "words": words}, "")


def _pay(value: Any, now: datetime) -> Facts:
    words = columns.text(value)[:LINE]
    plain = spelling.normalise(words)
    found = money.find(f"工资{plain}") or money.find(plain)
    if found is None:
        raise ValueError(texts.posts.NO_PAY if "议" in words else "工资没看懂，写成“5500-6500元/月”“22元/小时”")
    high = found.low if found.high is None else found.high
    base = post_draft.base_pay(words)
    return {"pay_min": found.low, "pay_max": high, "pay_kind": found.kind, "pay_text": words, "pay_base": base}


def _until(value: Any, now: datetime) -> Facts:
    day = columns.day(value) if isinstance(value, date) else _day(columns.text(value), now)
    if day < now.date():
        raise ValueError("有效期已经过了")
    if day > now.date() + YEAR:
        raise ValueError(texts.posts.TOO_LONG)
    return {"valid_until": day}


def _day(words: str, now: datetime) -> date:
    try:
        return date.fromisoformat(words.replace("/", "-").replace(".", "-"))
    except ValueError:
        found = posts.read(f"有效期至{words}", now=now).valid_until
    if found is None:
        raise ValueError("有效期没看懂，写成 2026-12-31")
    return found


def _hours(value: Any, now: datetime) -> Facts:
    words = "" if value is None else columns.text(value)[:LINE]
    said = post_facts.of_shift((), words)
    return {"hours": words, "shift": said["shift"], "night": said["night"]}


def _line(column: str) -> Reads:
    return partial(_text, column, LINE)


def _said(flag: bool | None) -> str:
    return "" if flag is None else "是" if flag else "否"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


FIELDS: tuple[Field, ...] = (
    Field("employer", "单位", _line("employer_name"), lambda row: row.employer_name, needed=True,
          hint="写全称，要和单位档案里的一样", example="示例星桥电子(青浦)有限公司"),
    Field("title", "岗位名称", partial(_text, "title", TITLE), lambda row: row.title, needed=True, hint="写工种", example="分拣员"),
    Field("headcount", "招聘人数", _headcount, lambda row: _number(row.headcount), needed=True, look="number",
          hint="写一个数，不写“若干”", example="20"),
    Field("requirements", "招聘条件", partial(_telling, "requirements"), lambda row: row.requirements, needed=True, look="long",
          hint="只写和干活有关的，不限民族、性别、户籍、宗教", example="18周岁以上，能上夜班"),
    Field("duties", "工作内容", partial(_telling, "duties"), lambda row: row.duties, needed=True, look="long", hint="每天做什么",
          example="流水线组装、贴标"),
    Field("place", "工作地点", _place, lambda row: row.place, needed=True, hint="写到街镇", example="上海市青浦区华新镇"),
    Field("pay", "工资", _pay, lambda row: row.pay_text or texts.pay.short(row), needed=True, hint="写实数和构成，不写“面议”",
          example="5500-6500元/月，底薪2900元"),
    Field("valid_until", "有效期至", _until, lambda row: row.valid_until.isoformat() if row.valid_until else "", needed=True,
          look="day", hint="最长一年", example="2026-12-31"),
    Field("hours", "工时班次", _hours, lambda row: row.hours, hint="几小时，什么班", example="8小时，两班倒"),
    Field("board", "包吃", partial(_yes_no, "board"), lambda row: _said(row.board), look="yes_no", hint="是或否，不清楚就空着", example="是"),
    Field("lodging", "包住", partial(_yes_no, "lodging"), lambda row: _said(row.lodging), look="yes_no", hint="是或否，不清楚就空着",
          example="是"),
    Field("insurance", "社保", _line("insurance"), lambda row: row.insurance, example="依法缴纳五险"),
    Field("employment_form", "用工形式", _line("employment_form"), lambda row: row.employment_form, hint="全日制、非全日制、劳务派遣、外包",
          example="全日制"),
    Field("contract_party", "合同跟谁签", _line("contract_party"), lambda row: row.contract_party, hint="派遣、外包的一定要写",
          example="示例星桥电子(青浦)有限公司"),
    Field("work_conditions", "工作环境", partial(_text, "work_conditions", LONG), lambda row: row.work_conditions, look="long",
          hint="站坐、温度、有害因素", example="坐站结合，恒温车间"),
    Field("certificates", "要的证书", _line("certificates"), lambda row: row.certificates, example="叉车证"),
    Field("age_min", "最小年龄", partial(_age, "age_min"), lambda row: _number(row.age_min), look="number", example="18"),
    Field("age_max", "最大年龄", partial(_age, "age_max"), lambda row: _number(row.age_max), look="number", hint="没有正当理由不要写"),
    Field("phone", "联系电话", _phone, lambda row: str(row.facts.get("phone", "")), hint="不公开，工作站联系用", example="021-59720000"),
    Field("source", "来源", _line("source"), lambda row: row.source, hint="转发的写明从哪里来", example="企业登记"),
)  # fmt: skip
