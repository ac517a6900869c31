"""A student's placement: age and year first, because they may forbid it; then school, dates and who arranged it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db import applications, outbox, placements
from handlers import placements_desk, texts
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Option, Read
from handlers.dialogue.form import Form, Objection, Step
from handlers.dialogue.kinds import Words, fixed
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person
from handlers.forms.amounts import Amount
from handlers.forms.home_leave import AnyDay
from nlp import late, spelling

SCHOOL = "[一-鿿]{2,10}?(?:职业技术学院|职业学院|学院|大学|职教中心|职业教育中心|职业高级中学|职业中学|职高|中专|技校|技工学校|职业学校|学校)(?!安排|联系|推荐|介绍)"
CLASS = "(?:[0-9]{2,4}级)?(?:(?!年级|[上下翻夜加])[一-鿿]){2,8}[0-9一二三四五六七八九]{0,2}班"


@dataclass(frozen=True)
class Named(Words):
    """Any words; told in passing where they are plainly the name of one."""

    named: str = ""

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """The year that stands before a class is none of its name (二年级电商班); said as a correction, it may be anything."""
        if BEFORE in given:
            return None
        hit = re.search(self.named, _BESIDE.sub("，", words))
        return Got(hit[0]) if hit else None


_BESIDE = late.pattern(
    "(?:我|现在|今年)?(?:是|在|读|上|来自)+|[一二三四五六1-6]年级的?|高[一二三]的?|(?:学校|老师|自己)(?:安排|联系|推荐|找)的?"
)
YEARS = dict(enumerate(texts.placements.YEARS, start=1))
# As they are called in one kind of school and another.
CALLED = {
    1: ("1年级", "高一", "职一", "大一"), 2: ("2年级", "高二", "职二", "大二"), 3: ("3年级", "高三", "职三", "大三"),
    4: ("4年级", "四年级", "5年级", "五年级", "大四", "大五"), 5: ("毕业了", "毕了业", "读完了"),
}  # fmt: skip
GRADUATED = 5
BY_SAID = {"school": ("学校安排", "学校派", "学校推荐"), "self": ("自己找",)}
A_CHILD = 8
NOMINAL = late.pattern("虚岁|虚的?[0-9一二三四五六七八九十]|虚一")
# 我20, 今年刚满17了, 17岁半
BESIDE_AGE = late.pattern(
    "^(?:我|俺|今年|现在|已经|刚刚?|才|满|都|是|周岁|[,，。 ])+(?=[0-9一二三四五六七八九十])|(?:半|多|了|整|的|啦|嘛|哈)+$"
)
BY = dict(zip(("school", "self"), texts.placements.BY, strict=True))


@dataclass(frozen=True)
class Age(Amount):
    """A 1 that was tapped for something before is nobody's age; 虚岁 is a year or two more than the law counts."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if NOMINAL.search(words):
            return Bad(texts.placements.REAL_AGE)
        read = super().read(turn, given, BESIDE_AGE.sub("", spelling.normalise(words)))
        return Bad(texts.placements.AGE_AGAIN) if isinstance(read, Got) and read.value < A_CHILD else read


def _allowed(turn: Turn, given: Given) -> bool:
    return not person.refused(given)


def stopped(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """Before anything is stored."""
    by_record = _age_by_record(turn, given)
    age = given.get("age", by_record)
    if age is not None and age < placements.YOUNGEST:
        return [Text(texts.placements.TOO_YOUNG_BY_RECORD if by_record is not None else texts.placements.TOO_YOUNG)]
    if given.get("year") == placements.FIRST_YEAR:
        return [Text(texts.placements.FIRST_YEAR)]
    if given.get("year") == GRADUATED:
        return [Text(texts.placements.GRADUATED)]
    return person.stopped(turn, given)


def _age_by_record(turn: Turn, given: Given) -> int | None:
    """Nobody is asked for an age that the station has on file, and nobody can say another one."""
    known = turn.worker is not None and turn.worker.birth_date is not None
    return applications.age_of(turn.person, now=turn.now) if known else None


def _objects(turn: Turn, given: Given) -> Objection | None:
    starts_on, ends_on = _day(given, "starts_on"), _day(given, "ends_on")
    if starts_on is None or ends_on is None or starts_on < ends_on:
        return None
    return Objection("ends_on", texts.placements.ENDS_FIRST)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker, by_school = person.settle(turn, given), given["by"] == "school"
    age = int(given["age"])
    kept = placements.keep(
        turn.session, worker=worker, follower=turn.follower, school=given["school"], year=given["year"], age=age,
        class_name=given.get("class_name", ""), arranged_by=given["by"], now=turn.now,
        starts_on=_day(given, "starts_on"), ends_on=_day(given, "ends_on"),
    )  # fmt: skip
    if not kept.asks:
        return [Text(texts.placements.noted_already(kept.row))]
    outbox.cancel(turn.session, prefix=placements_desk.answered_as(kept.row), now=turn.now)
    told = texts.placements.told_staff(worker.name, given["school"], age, by_school=by_school, anew=kept.anew)
    placements_desk.tell(turn, kept.row, told, what=f"asked:{turn.now:%Y%m%d%H%M%S}")
    minor = age < placements.ADULT
    return [Text(texts.placements.noted(given["school"], by_school=by_school, minor=minor, anew=kept.anew))]


def _day(given: Given, name: str) -> date | None:
    return date.fromisoformat(given[name]) if given.get(name) else None


FORM = Form(
    name="placement",
    title="实习登记",
    steps=(
        Step("age", ask=texts.placements.ASK_AGE, label="年龄", known=_age_by_record,
             answer=Age(hint="17", unit="岁", most=60, said=r"([0-9一二三四五六七八九十两]{1,3})\s*周?岁")),
        Step("year", ask=texts.placements.ASK_YEAR, label="年级",
             answer=fixed(*(Option(value, label, CALLED[value]) for value, label in YEARS.items()))),
        *person.STEPS,
        Step("school", ask=texts.placements.ASK_SCHOOL, label="学校", when=_allowed,
             answer=Named(hint="德宏职业学院", limit=60, named=SCHOOL)),
        Step("class_name", ask=texts.placements.ASK_CLASS, label="班级", when=_allowed, optional=True,
             answer=Named(hint="23级机电2班", limit=60, named=CLASS)),
        Step("by", ask=texts.placements.ASK_BY, label="谁安排", when=_allowed,
             answer=fixed(*(Option(value, label, BY_SAID[value]) for value, label in BY.items()))),
        Step("starts_on", ask=texts.placements.ASK_STARTS, label="开始", when=_allowed, optional=True,
             answer=AnyDay(hint="3月1日")),
        Step("ends_on", ask=texts.placements.ASK_ENDS, label="结束", when=_allowed, optional=True,
             answer=AnyDay(hint="8月31日")),
    ),
    submit=submit,
    stops_at=stopped,
    objects=_objects,
)  # fmt: skip
