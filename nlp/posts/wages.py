"""The rates of pay that an ad states, in order, apart from bonuses, allowances, fees and telephone numbers."""

import re
from collections.abc import Iterator

from nlp import late, money, numerals, phones
from nlp.money import Pay
from nlp.numerals import Quantity

NOT_A_RATE_BEFORE = late.pattern(
    r"(?:返费?|返现|奖|奖金|奖励|补贴?|津贴|餐补|房补|全勤|满勤|介绍费?|推荐费?|伯乐|预支|借支|押金?|费|扣|罚款?|(?<!社保)交|报销|红包|年终奖?"
    r"|工龄|高温费?|夜班费|路费|车费|房租|水电|住宿|伙食|饭卡|满\d+天|差价|额外|再加|另加|还有|保险|意外险|体检|工服|保额|提成|门票|距离|编号|工号"
    r"|微信|qq|vx|号|注册|投资|占地|员工|补交|中介|先转|自购|自费|自付|(?<!佣)金|培训|学费|全包|办证|包办|[两三四五六七八九十2-9]年(?:[攒赚挣存拿]|能)*)(?:\s|:|是|有|约|每[天月晚日班人餐]|为|给|最高|可达|达|一次性|高达|到|再|后)*\Z"
    r"|(?:餐补|饭补|房补|补贴?|津贴|高温费|夜班费|夜宵补?|话费|油补)\s?(?:是|有|补|:)?一个?[天月晚日班餐]\Z"
)
NOT_A_RATE_AFTER = late.pattern(
    r"\s*(?:元|块钱?|块)?\s*(?:/?[天晚月班人]|一[天晚个]月?|每[天晚月])?\s*(?:的)?\s*(?:返费|返现|奖|奖金|奖励|补贴|津贴|餐补|饭补|房补|全勤|介绍费|押金"
    r"|补助|红包|返|满勤|伯乐|年终|话费|车补|夜补|补|多平|平方?|㎡|人规模|员工|人|名|号(?!结)|米|km|公里|分钟|弄|路|室|楼|油钱|保证金|定金)"
)
AGES_BEFORE_PAY = late.pattern(r"[1-6]\d[-~至到][2-7]\d(?:周?岁)?\n")  # with 工价 at the start of the next line
CODE_BEFORE = late.pattern(r"(?:[a-z]|路|号|弄|幢|栋|楼|室|no\.?|编号|邮编|国道|省道)\s*\Z")
A_BARE_ONE = "一"  # 一件一般不过40斤
AREA = "(?:平米|平方米?|平|间房?|户|立方|方|块砖|床|筐|亩|桌)"
AREAS = late.pattern(AREA)
BY_AREA_BEFORE = late.pattern(rf"[每一1]\s*{AREA}(?:地|房)?\s*\Z")
BY_AREA_AFTER = late.pattern(rf"\s*(?:元|块钱?|块)?\s*(?:/|每|一|1)\s*{AREA}")
BARE = late.pattern(
    r"(?:^|[,。;!\n ]|[包管]吃[包管]?住)\s*(?P<amount>[3-9]\d{3}|1\d{4})\s*(?=$|[,。;!\n ]|包|管|吃|供|住|块|元|\+|左右|起)",
    re.MULTILINE,
)


def find_all(text: str) -> tuple[Pay, ...]:
    """`text` is an ad in the normal form."""
    plain = phones.blanked(text)
    rates = {pay.start: pay for pay in (*_bare(plain), *money.find_all(plain), *_by_area(plain))}
    return tuple(pay for _, pay in sorted(rates.items()) if _is_rate(plain, pay))


def _is_rate(text: str, pay: Pay) -> bool:
    if AGES_BEFORE_PAY.match(text, pay.start) or pay.said == A_BARE_ONE:
        return False
    line = text.rfind("\n", 0, pay.start) + 1
    before = text[max(line, pay.start - 12) : pay.start]
    return not (NOT_A_RATE_BEFORE.search(before) or NOT_A_RATE_AFTER.match(text, pay.end) or CODE_BEFORE.search(before))


def _bare(text: str) -> Iterator[Pay]:
    """8000 alone in its clause, or before board and lodging, is pay by the month."""
    for match in BARE.finditer(text):
        amount = int(match["amount"])
        yield Pay(amount, amount, "month", match["amount"], match.start("amount"), match.end("amount"))


def _by_area(text: str) -> Iterator[Pay]:
    """6块一平米, 8块一间."""
    for quantity in numerals.find_all(text) if AREAS.search(text) else ():
        if BY_AREA_AFTER.match(text, quantity.end) or BY_AREA_BEFORE.search(text[: quantity.start][-8:]):
            yield _piece(text, quantity)


def _piece(text: str, quantity: Quantity) -> Pay:
    after = BY_AREA_AFTER.match(text, quantity.end)
    end = after.end() if after else quantity.end
    return Pay(quantity.low, quantity.high, "piece", text[quantity.start : end], quantity.start, end)
