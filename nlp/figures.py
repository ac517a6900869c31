"""Questions for numbers: which counters are meant, over what time, divided and narrowed how."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from nlp import figure_words, late, periods, places, spelling
from nlp.periods import Period

# Counter and the words that ask for it, the more special ones first: what one has read the others do not see.
WORDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("fair_signups",), r"招聘会[^,。]{0,6}(?:报名|报了|多少|几个|人数)"),
    (
        ("applications",),
        r"应聘|求职报名|岗位报名|报岗位?|投递|j\d{1,4}[^,。]{0,4}(?:报|应聘|多少人|几个人)|报了?j\d{1,4}",
    ),
    (("hires",), r"录用|录取|录了|招到"),
    (("interviews",), r"面试"),
    (("referrals",), r"推荐"),
    (("starts",), r"入职|上岗|到岗"),
    (("unfollowed",), r"取关|取消关注|掉粉"),
    (("followers",), r"关注|粉丝"),
    (("places_left",), r"缺工|还缺|还要招"),
    (("open_posts", "places_left"), r"岗位|在招"),
    (("enrolments",), r"培训|报名|报了|报课|学员|c\d{1,3}[^,。]{0,4}(?:报|多少|几个)"),
    (("people_met",), r"走访(?:人次|人数|[^,。]{0,3}多少人)|见了多少"),
    (("visits_to_come",), r"待访|(?:还有|还剩)[^,。]{0,4}走访|还没走访"),
    (("visits",), r"走访|拜访|慰问"),
    (("new_workers",), r"新登记|登记|新增|新来"),
    (("open_inquiries",), r"待办|没办结?|未处理|没处理"),
    (("inquiries",), r"求助|工单|投诉"),
    (("employed",), r"在岗|在职|上班的"),
    (("seeking",), r"在?找工作|求职|找活"),
    (("idle",), r"待业|没工作|待岗|没上班"),
    (("returned",), r"返乡|回家|回老家"),
    (("lost",), r"失联|联系不上"),
    (("ledger",), r"在册|底数|台账|一共有?多少人|总人数|状态分布"),
)
DIVISIONS: tuple[tuple[str, str], ...] = (
    ("county", r"[按分]县|各县|分县|五个?县|每个?县|哪个县"),
    ("township", r"按?(?:乡镇|街道|镇)[分算统]|按(?:乡镇?|街道|镇)|各(?:乡镇?|镇)"),
    ("course", r"按(?:课程?|班|培训班)|各(?:班|课)|每个?班|分班"),
    ("status", r"按状态|状态分布|分状态"),
    ("employer", r"按(?:单位|企业|厂|公司)|各(?:单位|企业|厂)|分(?:单位|企业)"),
    ("vacancy", r"按岗位|各个?岗位|每个?岗位"),
    ("staff", r"按(?:人|专员)分?|每个?(?:专员|人)|各人"),
    ("category", r"[按分](?:户类型?|户)|各类户"),
    ("kind", r"按(?:种?类|类型)|分类"),
)
ASKS = late.pattern(
    r"多少|几[个人次位件起名家]|人数|次数|总数|统计|[按分]县|数据|报表|汇总|月报|周报|日报|各县|报一?下数|给.{0,3}数|有几"
)
COURSE = late.pattern(r"(?<![a-z0-9])c\s*(\d{1,3})(?!\d)")
VACANCY = late.pattern(r"(?<![a-z0-9])j\s*(\d{1,4})(?!\d)")
DEHONG = "5331"
COUNTY_DIGITS, TOWNSHIP_DIGITS = 6, 9


@dataclass(frozen=True)
class Asked:
    """`counters` is empty when no figure is named; `period` is None when no time is.

    `unread` are words that would narrow the figure, if anybody knew how: 女工, 家政班.
    """

    counters: tuple[str, ...] = ()
    by: str = ""
    period: Period | None = None
    counties: tuple[str, ...] = ()
    townships: tuple[str, ...] = ()
    course: str = ""
    vacancy: str = ""
    asks: bool = field(default=False, compare=False)
    household: str = ""
    programme: str = ""
    unread: tuple[str, ...] = field(default=(), compare=False)


def _of_report(text: str, now: datetime) -> Period | None:
    """月报 without a month is this one's, 日报 today's; 周报 and 数据 are left to whoever asks."""
    named = next((said for word, said in (("月报", "本月"), ("日报", "今天")) if word in text), "")
    return periods.read(named, now=now) if named else None


def read(text: str, *, now: datetime) -> Asked:
    plain = spelling.repair(text).text.replace(" ", "")
    named = [place for place in places.find_all(plain) if place.code.startswith(DEHONG)]
    counties = tuple(place.name for place in named if len(place.code) == COUNTY_DIGITS and place.code != f"{DEHONG}00")
    course, vacancy = COURSE.search(plain), VACANCY.search(plain)
    return Asked(
        _counters(plain),
        _division(plain) or ("county" if len(counties) > 1 else ""),
        periods.read(text, now=now) or _of_report(text, now),
        counties,
        tuple(place.name for place in named if len(place.code) == TOWNSHIP_DIGITS),
        f"C{int(course[1]):02d}" if course else "",
        f"J{int(vacancy[1]):03d}" if vacancy else "",
        bool(ASKS.search(plain)),
        figure_words.household(plain),
        figure_words.programme(plain),
        figure_words.unread(plain, _known()),
    )


@cache
def _known() -> tuple[re.Pattern[str], ...]:
    """Figures before what asks for them: 报了 stands in 报了多少."""
    patterns = (*(words for _, words in WORDS), *(words for _, words in DIVISIONS))
    return (*map(re.compile, patterns), COURSE, VACANCY, ASKS)


def _counters(plain: str) -> tuple[str, ...]:
    """In the order in which they are named."""
    left, found = plain, []
    for names, pattern in WORDS:
        match = re.search(pattern, left)
        if match:
            found.append((match.start(), names))
            left = re.sub(pattern, lambda hit: "," * len(hit[0]), left)
    return tuple(dict.fromkeys(name for _, names in sorted(found) for name in names))


def _division(plain: str) -> str:
    return next((by for by, pattern in DIVISIONS if re.search(pattern, plain)), "")
