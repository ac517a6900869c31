"""Staff ask how far training has come: which programme, over what time, by county or for one; never sign-ups or money."""

import re
from dataclasses import dataclass
from datetime import datetime

from nlp import late, periods, places
from nlp.periods import Period

# The measure of the plan and the words for it; 培训援助 alone is that of Dehong and that of Banma.
MEASURES = (
    (("P17",), "送教上门|送教|岗位练兵|练兵"), (("P20",), "师资(?:来青)?(?:培训|带教|援助)?|带教"),
    (("P21",), "岗前实训|岗前培训"), (("P19",), "班玛|青海"), (("P18",), "德宏州?(?=的?(?:技能)?(?:培训|援助))"),
    (("P18", "P19"), "援助"),
)  # fmt: skip
_WHAT = "|".join(words for _, words in MEASURES)
_COUNTY = "(?:芒市|瑞丽市?|梁河县?|盈江县?|陇川县?|班玛县?)"
_BY = r"[按分]?(?:办班)?(?:各个?|每个?|五个?|分|按)县(?:市|区)?(?:分|算|统计|看)?"
_MUCH = "(?:多少|几|好多|哪里|哪点|哪步|咋个?样|怎么样)"
_SHORT = f"离?(?:目标|指标|任务)?还?差{_MUCH}"
_RATE = "进度(?:表)?|完成(?:情况|率|度|比例)|百分之(?:多少|几|好多)"
_DONE = "(?:完成|做|搞|办|培训?|达到|到|开展?)(?:到|得|了|成)*"
_ASK = (
    rf"{_RATE}|{_SHORT}|{_DONE}{_MUCH}|(?:参训|到课|来了?|培训)?(?:人次|人数)|(?:多少|几|好多)(?:个|位)?人?次?|{_BY}"
    "|(?<=培训援助)[呢嘞]|(?<=援助培训)[呢嘞]"
)
_TIME = "今年|本年|全年|去年|本月|这个?月|上个?月|本季度?|上季度?|第?[一二三四1-4]季度|上半年|下半年|[0-9]{4}年|[0-9]{1,2}月份?|到现在|目前|截至|现在"
_BESIDE = (
    r"(?:技能)?培训|德宏州?|沪滇|青浦|请问|帮?我?(?:看|查)(?:一?下|看)?|的|了|个|都|是|有|一共|总共|数|统计|情况|咋个?样|怎么样|人|次|位|来|参加|参训"
    r"|(?:我们?|本|咱们?)(?:县|州|市|站)|那[边点里]?|这边|已经|和|跟|与|分开|分别|各是?|报(?!名|了)|离|(?:画|做|出|给)*一?个?(?:图表?|柱状图)|[呢嘞嘛]|[\s,，。.?？!！、]"
)
_NOT_SIGNED_UP = "(?!.*(?:报名|报了|[几多]少?钱))"
# 班玛那250, 1000人次: a target is named by its number.
_TARGET = "[0-9]{2,5}(?:个?人?次?)"
_WORDS = f"(?:{_WHAT}|{_COUNTY}|{_TIME}|{_ASK}|{_BESIDE}|{_DONE}|{_TARGET})+$"
WHOLE = rf"^(?=.*(?:{_WHAT}))(?=.*(?:{_ASK})){_NOT_SIGNED_UP}{_WORDS}"
# Of training in all, or of a target named by its number alone: only what is plainly asked of the plan.
OF_THE_PLAN = rf"^(?=.*(?:培训|[0-9]{{2,5}}))(?=.*(?:{_RATE}|{_SHORT}|(?:完成|做到?|达到)(?:到|得|了|成)*{_MUCH})){_NOT_SIGNED_UP}{_WORDS}"
LEANS = rf"^(?:那|那么|还有|再看看?)*(?=.*(?:{_COUNTY}|{_WHAT}|{_TIME}|{_BY}))(?:{_COUNTY}|{_WHAT}|{_TIME}|{_BY}|那[边点里]|的)+(?:呢|嘞|咋样|怎么样)?[?？。]*$"
BY_COUNTY, SHORT = late.pattern(_BY), late.pattern(_SHORT)
TARGET = late.pattern("(?<![0-9])[0-9]{2,5}(?![0-9年月])")
HEADS = late.pattern("(?:多少|几|好多)个?人(?!次)|人数|人次?(?:和|跟|与)人")


@dataclass(frozen=True)
class Asked:
    """`measures` and `counties` are empty where none is named; `period` None is the calendar year.

    `target` is the number by which one is named, `short` whether it is asked how much is left to do, `heads` how many
    persons, not person-times alone.
    """

    measures: tuple[str, ...] = ()
    by_county: bool = False
    counties: tuple[str, ...] = ()
    period: Period | None = None
    target: int | None = None
    short: bool = False
    heads: bool = False


def read(text: str, *, now: datetime) -> Asked:
    named = next((codes for codes, words in MEASURES if re.search(words, text)), ())
    counties = tuple(
        place.code for place in places.find_all(text) if place.code.startswith("5331") and len(place.code) == 6
    )
    counties = tuple(code for code in counties if code != "533100")
    target = TARGET.search(text)
    return Asked(
        named, bool(BY_COUNTY.search(text)), counties, periods.read(text, now=now), int(target[0]) if target else None,
        bool(SHORT.search(text)), bool(HEADS.search(text)),
    )  # fmt: skip


def leant(before: Asked, on: Asked) -> Asked:
    """What is said anew takes the place of what was asked."""
    return Asked(
        on.measures or before.measures, on.by_county or before.by_county, on.counties or before.counties,
        on.period or before.period, None if on.measures else on.target or before.target, on.short or before.short,
        on.heads or before.heads,
    )  # fmt: skip
