"""The figures of an ad that are not money: how many people, and between which ages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp import numerals
from nlp.posts.mentioned import trades_named

FIGURE = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,5})"
AGE_MARK = r"(?:周?岁|周随|岁数)"
RANGE = re.compile(
    rf"(?<![\d.])(?P<low>[1-7]\d)\s*{AGE_MARK}?\s*(?:-+|~+|到|至|—)\s*(?P<high>[2-7]\d)(?![\d.])\s*(?P<mark>{AGE_MARK})?"
)
NOT_AGE_AFTER = re.compile(
    r"[ ]*(?:元|块|/|人|名|个(?!人)|位|天|小时|h|k|千|万|号|点|:|分(?!拣)|日|kg|公斤|斤|平|件|米|%|工价|一|每|楼|月(?!薪|入|工|结)|cm|间|条|包(?![吃住食])|班(?!车)|路)"
)
NOT_AGE_BEFORE = re.compile(
    r"(?:工价|时薪|薪|工资|小时|元|¥|单价|待遇|每天|每月|招|人数|时间|早|晚|上午|下午|月|第|no|体重|身高|号|扣|交|押)[: 约]{0,2}\Z"
)
AT_MOST = re.compile(
    rf"(?<![\d.])(?P<high>[2-7]\d)\s*{AGE_MARK}?\s*(?:以下|以内|之内|及以下|内|封顶|为止|以里|之下|往下)"
    rf"|(?:放宽|放松|最高|可到|能到|可以到|宽限)(?:至|到)\s*(?P<wide>[2-7]\d)|(?:不超过|不超|小于|低于|最大|上限|不能超过|别超过|不大于|限)\s*(?P<limit>[2-7]\d)\s*{AGE_MARK}?(?!\d|元|块|人|名|/)"
    rf"|(?<![\d.])(?P<reached>[2-7]\d)\s*{AGE_MARK}\s*(?:前|都可|都要|都收|也可|也要|也收|还要|能做|可以)"
)
AT_LEAST = re.compile(
    rf"(?<![\d.])(?P<low>[1-5]\d)\s*{AGE_MARK}\s*(?:以上|起|及以上|往上|朝上|之上|\+)|(?:年?满|超过|大于)\s*(?P<full>[1-5]\d)\s*{AGE_MARK}"
    rf"|(?<![\d.])(?P<over>1[6-9]|2[0-5])\s*(?:以上|起|及以上)(?!\s*(?:元|块|/|人|名))"
)
AGE_WORD = re.compile(r"年龄|岁|年纪|周岁|男|女|要求|条件")
COUNT = re.compile(
    rf"(?<![\d.a-z\-])(?P<low>{FIGURE})(?:\s*[-~到至]\s*(?P<high>{FIGURE}))?\s*(?:多|来|余)?\s*(?:名|人(?!民|力|间|一间|/间|寝|均|宿|月|性|事|才|份|左右?一间|住|合住|一组|共|生|工智|造|次|员(?![:,0-9]))|个(?!活|月|小时|钟|班|工作日|月|点|星期|礼拜|白班|夜班|晚|早|人间|小|好|大|季|单|孩|一|工种|部门|厂|地方|车间|公司|项目|周|休|子)|位(?!数|置|于))"
)
COUNTED = re.compile(rf"人\s*数\s*:?\s*(?:大约|约|共)?\s*(?P<n>{FIGURE})(?!\d|元|岁)")
IN_TOTAL = re.compile(rf"(?:共|合计|总共|总计|一共|总人数)\s*(?:招聘?|需要?|计|:)?\s*(?P<n>{FIGURE})\s*[名人个位]")
EACH = re.compile(rf"各\s*(?:招|需)?\s*(?P<n>{FIGURE})\s*[名人个位]?")
BARE_COUNT = re.compile(r"(?:工|员|师傅|师)?\s{0,2}(?P<n>[1-9]|[1-9]0)(?=$|[\s,、。;+])")
NOT_WANTED_BEFORE = re.compile(
    r"(?:介绍|推荐|带|拉|满|每|宿舍|住|房|间|第|前|员工|团队|规模|现有|共有|约有|近|超|拥有|工龄|奖|/|一|老员工|安排|双人|组|成团|同行|班组|达到|够|照顾|看护|服侍|伺候|护理|厂里|家里|家|住着|负责)\s*(?:满|有|来|够|到|是|约|近|的|老乡|朋友|为|:)?\s*\Z"
)
NOT_WANTED_AFTER = re.compile(
    r"\s*(?:\d|老人|小孩|孩子|宝宝|病人|客人|娃|学生|女儿|儿子|一?间|/间|寝|宿舍|一个宿舍|住|房|以上(?:成团|拼|一起)|起送|一起|合住|奖|小时|一组|一班|标准间|铺|的团队|规模|左右的厂|的厂|的大厂|在职|员工|同时|拼车|一车|就发车|可发车|围|用餐)"
)


@dataclass(frozen=True)
class Ages:
    low: int | None
    high: int | None


SPOKEN_AGE = re.compile(
    r"(?<![一二三四五六七八九十百\d])([一二三四五六]?十[一二三四五六七八九]?)(?=\s*(?:周?岁|以[下内上]|[到至\-~]))|(?<=[到至\-~])([二三四五六]十[一二三四五六七八九]?)(?![\d一二三四五六七八九百千万块元天名人个])"
)


def ages(text: str) -> Ages:
    """The widest limits over all that are stated."""
    text = SPOKEN_AGE.sub(lambda match: str(numerals.read(match.group())), text)
    lows: list[int] = []
    highs: list[int] = []
    rest = RANGE.sub(lambda match: _take_range(match, lows, highs), text)
    for match in AT_MOST.finditer(rest):
        if not NOT_AGE_BEFORE.search(rest[max(0, match.start() - 6) : match.start()]):
            highs.append(int(match["high"] or match["wide"] or match["limit"] or match["reached"]))
    for match in AT_LEAST.finditer(rest):
        if not NOT_AGE_BEFORE.search(rest[max(0, match.start() - 6) : match.start()]):
            lows.append(int(match["low"] or match["full"] or match["over"]))
    return Ages(min(lows, default=None), max(highs, default=None))


def _take_range(match: re.Match[str], lows: list[int], highs: list[int]) -> str:
    text = match.string
    low, high = int(match["low"]), int(match["high"])
    before = text[max(0, match.start() - 8) : match.start()]
    if not 14 <= low < high or (
        not match["mark"] and (NOT_AGE_AFTER.match(text, match.end()) or NOT_AGE_BEFORE.search(before))
    ):
        return match.group()
    lows.append(low)
    highs.append(high)
    return "·"


def headcount(text: str) -> int | None:
    """The people wanted, summed over the trades of the ad."""
    total = IN_TOTAL.search(text)
    if total:
        return _number(total["n"])
    counts = [_counted(match) for match in COUNT.finditer(text) if _wanted(text, match)]
    counts += [int(match["n"]) for match in _after_trades(text)]
    counts += [_number(match["n"]) for match in COUNTED.finditer(text) if not COUNT.match(text, match.start("n"))]
    return sum(counts) or None


def _after_trades(text: str) -> Iterator[re.Match[str]]:
    """厨师1 切配2: figures right after trades, without a word for people."""
    for mention in trades_named(text):
        match = BARE_COUNT.match(text, mention.end)
        if match:
            yield match


def _wanted(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.start()]
    return not (NOT_WANTED_BEFORE.search(before) or NOT_WANTED_AFTER.match(text, match.end()))


def _counted(match: re.Match[str]) -> int:
    """各10名 counts for each of the things named before it."""
    each = re.search(r"([^,。;\n]*)各\s*(?:招|需|要)?\Z", match.string[: match.start()])
    times = 1
    if each:
        named = re.split(r"[、和及与/ ]", each[1].rsplit(":", 1)[-1])
        times = 2 if re.search(r"男女|男、女|男/女", each[1]) else max(2, len([name for name in named if name]))
    return times * _number(match["high"] or match["low"])


def _number(said: str) -> int:
    return int(numerals.read(said) or 0)
