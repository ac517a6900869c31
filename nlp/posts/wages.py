"""The rates of pay that an ad states, in order, apart from bonuses, allowances, fees and telephone numbers."""

import re
from collections.abc import Iterator

from nlp import money
from nlp.money import Pay
from nlp.phones import LANDLINE, MOBILE

NOT_A_RATE_BEFORE = re.compile(
    r"(?:返费?|返现|奖|奖金|奖励|补贴?|津贴|餐补|房补|全勤|满勤|介绍费?|推荐费?|伯乐|预支|借支|押金?|费|扣|罚款?|交|报销|红包|年终奖?|工龄|社保|公积金|五险|高温费?|夜班费|路费|车费|房租|水电|住宿|伙食|饭卡|满\d+天|差价|额外|再加|另加|还有|保险|意外险|体检|工服|保额|提成|门票|距离|编号|工号|微信|qq|vx|号|注册|投资|占地|员工)(?:\s|:|是|有|约|每[天月晚日班人]|为|给|最高|可达|达|一次性|高达|到|再|后)*\Z"
)
NOT_A_RATE_AFTER = re.compile(
    r"\s*(?:元|块钱?|块)?\s*(?:/?[天晚月班人]|一[天晚个]月?|每[天晚月])?\s*(?:的)?\s*(?:返费|返现|奖|奖金|奖励|补贴|津贴|餐补|饭补|房补|全勤|介绍费|押金|补助|红包|返|满勤|伯乐|年终|话费|车补|夜补|补|多平|平方?|㎡|人规模|员工|人|名|号(?!结)|米|km|公里|分钟|弄|路|室|楼)"
)
CODE_BEFORE = re.compile(r"(?:[a-z]|路|号|弄|幢|栋|楼|室|no\.?|编号|邮编|国道|省道)\s*\Z")


def find_all(text: str) -> tuple[Pay, ...]:
    """`text` is an ad in the normal form."""
    return tuple(_rates(_without_phones(text)))


def _without_phones(text: str) -> str:
    for shape in (MOBILE, LANDLINE):
        text = shape.sub(lambda match: "·" * len(match.group()), text)
    return text


def _rates(text: str) -> Iterator[Pay]:
    for pay in money.find_all(text):
        line = text.rfind("\n", 0, pay.start) + 1
        before = text[max(line, pay.start - 12) : pay.start]
        if not (
            NOT_A_RATE_BEFORE.search(before) or NOT_A_RATE_AFTER.match(text, pay.end) or CODE_BEFORE.search(before)
        ):
            yield pay
