"""Which courses a sentence means: by number, by what is taught, by county, by who is asking."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db import delegates
from db.models import Course
from db.workers import COUNTY_CODES
from handlers import course_fit, texts
from nlp import cutting, late, places, spelling, trades

CODE = late.pattern(r"(?<![a-z0-9])c\d{2,4}(?!\d)", re.IGNORECASE)
TEACHERS = late.pattern(
    "师资|带教|(?:教师|老师)(?:的)?(?:专项|青浦|来青|去青浦|到青浦)?(?:培训|进修|跟岗|研修|跟班)|(?:去|到)青浦.{0,4}跟岗"
    "|(?:教师|老师)们?(?:想|要|可以|能|怎么|咋个?)?(?:去|来|到)青浦.{0,2}(?:学|培训|进修)"
    "|(?:我|俺)是?[^,，。]{0,14}(?:教师|老师)(?!的?(?:学生|娃))[^。]{0,20}(?:去|来|到|克)青浦[^。]{0,4}(?:学|培训|进修|跟岗|跟班)"
    "|创业(?:者|带头人|的)?(?:人)?(?:想|要)?(?:去|来|到)青浦.{0,2}(?:学|培训)"
)
TEACHERS_WEEK = delegates.PROGRAMME
# 做饭的, 想学煮饭: what somebody wants to learn, not 能不能自己做饭.
COOKING = late.pattern("(?<![包管己能以得])(?:做|煮|烧)(?:饭|菜|吃的)(?=的(?![一-鿿])|班|课|培训|[吗么呢,，。?？]|$)")
ANY_TRADE = late.pattern("手艺|技术|本事|技能")
# Words of nearly every title or request, which tell no course from another.
GENERIC = frozenset(
    [
        "培训",
        "岗位",
        "练兵",
        "服务",
        "上岗",
        "岗前",
        "实训",
        "课程",
        "学习",
        "报名",
        "技术",
        "初级",
        "中级",
        "特色",
        "理论",
        "安全",
        "入门",
        "免费",
        "教师",
        "老师",
        "职业",
        "院校",
        "学校",
        "一周",
        "专项",
        "师资",
        "青浦",
        "来青",
        "德宏",
        "工作",
        "厂里",
        "上班",
        "时间",
        "地方",
        "名额",
        "有没有",
        "什么",
        "想学",
        "我要",
        "可以",
        "参加",
        "生活",
    ]
)
# What a field of the plan covers, in the industries of the trade table.
FIELDS = {
    "餐旅服务": {"catering_hotel"},
    "生活服务": {"domestic_care", "cleaning"},
    "物业安保": {"property_security"},
    "物流电商": {"express_logistics", "retail_ecommerce"},
    "电子制造": {"electronics"},
}


@dataclass(frozen=True)
class Wish:
    """What a sentence says of the course it wants; everything empty when it says nothing."""

    text: str
    codes: frozenset[str]
    counties: frozenset[str]
    trades: tuple[trades.Trade, ...]
    industries: frozenset[str]
    tokens: frozenset[str]
    groups: tuple[str, ...]

    @property
    def topic(self) -> str:
        """What is to be learned, in a word that can be said back."""
        said = trades.mentions(self.text)
        if self.codes or ANY_TRADE.search(self.text):
            return ""
        if said:
            return self.text[said[0].start : said[0].end].removeprefix("学")
        named = trades.industries(self.text)
        return named[0].name if named else ""


def read(words: str) -> Wish:
    plain = COOKING.sub("厨师", spelling.repair(words).text)
    named = trades.find_all(plain)
    return Wish(
        text=plain,
        codes=frozenset(code.upper() for code in CODE.findall(plain)),
        counties=frozenset(place.name for place in places.find_all(plain) if place.name in COUNTY_CODES),
        trades=named,
        industries=frozenset([trade.industry for trade in named] + [one.id for one in trades.industries(plain)]),
        tokens=frozenset(_telling(cutting.cut(plain))),
        groups=course_fit.groups(words),
    )


def named(courses: Sequence[Course], wish: Wish) -> list[Course]:
    """The courses a sentence singles out; empty when it names none."""
    if wish.codes:
        return [course for course in courses if course.code in wish.codes]
    close = about(courses, wish)
    near = close or [course for course in courses if wish.industries & _industries(course)]
    there = [course for course in (near or courses) if _is_in(course, wish)]
    return (there or near) if near or wish.counties else []


def about(courses: Sequence[Course], wish: Wish) -> list[Course]:
    """Those whose title speaks of what was asked for, else those of a programme called by its name.

    A course of the same industry is only near.
    """
    titled = [course for course in courses if course.code in wish.codes or _is_about(course, wish)]
    return titled or [course for course in courses if _is_of_programme(course, wish)]


def _is_of_programme(course: Course, wish: Wish) -> bool:
    return texts.training.PROGRAMMES.get(course.programme, "-") in wish.text


def matching(courses: Sequence[Course], wish: Wish) -> list[Course]:
    """The list narrowed to a sentence; a wish that nothing meets leaves the list as it is."""
    found = named(courses, wish) or list(courses)
    fitting = [course for course in found if course_fit.fits(course, wish.groups)]
    return fitting if wish.groups and fitting else found


def _is_about(course: Course, wish: Wish) -> bool:
    title = spelling.normalise(course.title)
    if course.programme == TEACHERS_WEEK and TEACHERS.search(wish.text):
        return True
    if any(token in title for token in wish.tokens):
        return True
    if any(word in wish.text for word in _telling(cutting.cut(title))):
        return True
    return bool({trade.id for trade in wish.trades} & {trade.id for trade in trades.find_all(title)})


def is_in(course: Course, county: str) -> bool:
    return county == course.county or county in course.place


def _is_in(course: Course, wish: Wish) -> bool:
    return any(is_in(course, county) for county in wish.counties)


def _industries(course: Course) -> set[str]:
    title = spelling.normalise(course.title)
    said = {trade.industry for trade in trades.find_all(title)} | {one.id for one in trades.industries(title)}
    return said | FIELDS.get(course.field, set())


def _telling(tokens: Sequence[str]) -> list[str]:
    return [token for token in tokens if len(token) >= 2 and token not in GENERIC and token not in COUNTY_CODES]
