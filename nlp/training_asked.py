"""Staff ask how far training has come: which programme, over what time, by county or for one; never sign-ups or money."""

import re
from dataclasses import dataclass
from datetime import datetime

from nlp import late, periods, places
from nlp.periods import Period

# The measure of the plan and the words for it; 培训援助 alone is that of Dehong and that of Banma.
MEASURES = (
    (("P17",), "送教上门|送教|岗位练兵|练兵"), (("P20",), "师资(?:来青)?(?:培训|带教|援助)?|带教"),
    (("P21",), "岗前实训|岗前培训"), (("P19",), "班玛"), (("P18",), "德宏州?(?=的?(?:技能)?(?:培训|援助))"),
    (("P18", "P19"), "援助"),
)  # fmt: skip
_WHAT = "|".join(words for _, words in MEASURES)
_COUNTY = "(?:芒市|瑞丽市?|梁河县?|盈江县?|陇川县?|班玛县?)"
_BY = r"[按分]?(?:办班)?(?:各个?|每个?|五个?|分|按)?县(?:市|区)?(?:分|算|统计|看)?"
_DONE = "(?:完成|做|搞|办|培训?|达到|开展?)(?:到|得|了|成)*"
_ASK = (
    rf"进度(?:表)?|完成情况|{_DONE}(?:多少|几|好多|哪里|哪点|哪步|咋个?样|怎么样)|(?:参训|到课|来了?|培训)?(?:人次|人数)|(?:多少|几|好多)(?:个|位)?人?次?"
    rf"|{_BY}"
)
_TIME = "今年|本年|全年|去年|本月|这个?月|上个?月|本季度?|上季度?|第?[一二三四1-4]季度|上半年|下半年|[0-9]{4}年|[0-9]{1,2}月份?|到现在|目前|截至|现在"
_BESIDE = r"(?:技能)?培训|德宏州?|青浦|沪滇|请问|帮?我?(?:看|查)(?:一?下|看)?|的|了|个|都|是|有|一共|总共|数|统计|情况|咋个?样|怎么样|人|次|位|来|参加|参训|[\s,，。.?？!！、]"
WHOLE = (
    rf"^(?=.*(?:{_WHAT}))(?=.*(?:{_ASK}))(?!.*(?:报名|报了|[几多]少?钱))"
    rf"(?:{_WHAT}|{_COUNTY}|{_TIME}|{_ASK}|{_BESIDE}|{_DONE})+$"
)
LEANS = rf"^(?:那|那么|还有|再看看?)*(?=.*(?:{_COUNTY}|{_WHAT}|{_TIME}|{_BY}))(?:{_COUNTY}|{_WHAT}|{_TIME}|{_BY}|的)+(?:呢|嘞|咋样|怎么样)?[?？。]*$"
BY_COUNTY = late.pattern(_BY)


@dataclass(frozen=True)
class Asked:
    """`measures` and `counties` are empty where none is named; `period` None is the calendar year."""

    measures: tuple[str, ...] = ()
    by_county: bool = False
    counties: tuple[str, ...] = ()
    period: Period | None = None


def read(text: str, *, now: datetime) -> Asked:
    named = next((codes for codes, words in MEASURES if re.search(words, text)), ())
    counties = tuple(
        place.code for place in places.find_all(text) if place.code.startswith("5331") and len(place.code) == 6
    )
    counties = tuple(code for code in counties if code != "533100")
    return Asked(named, bool(BY_COUNTY.search(text)), counties, periods.read(text, now=now))


def leant(before: Asked, on: Asked) -> Asked:
    """What is said anew takes the place of what was asked."""
    return Asked(
        on.measures or before.measures, on.by_county or before.by_county, on.counties or before.counties,
        on.period or before.period,
    )  # fmt: skip
