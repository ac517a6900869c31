"""A sum or a number as an answer: 5200, 五千二, 不扣."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Option, Read
from handlers.dialogue.turn import Turn
from nlp import answers, first_month_told, late, numerals, phones, reported, spelling, told_sums

NOTHING = late.pattern(
    "^(?:(?:一分|一毛)?(?:钱)?(?:都|也)?没(?:有|得)?(?:人|哪个|谁)?(?:收|扣|要|交|付|花|给)(?:我|我们)?|没有?|不扣|没扣|不收|没收|不要钱|免费|包住|包的|没得|零|无|不用)(?:的|过|钱|交|了|呢|啊|嘛)*$"
)
# A number that says of itself nothing about what it counts.
BARE = late.pattern(
    "(?:大概|大约|差不多|估计|每?一?个?月|扣|要|是|就|也|可能|左右)*[0-9零一二两三四五六七八九十百千万.k,]+(?:元|块|钱|个?小时|个?钟头|左右|多|每?个?月|吧|的|样子)*"
)


def first_part(plain: str) -> str:
    return re.split("[,，;；。 ]", plain, maxsplit=1)[0]


@dataclass(frozen=True)
class Amount:
    """`said` finds it in a longer message, with the number in its first group; `unit` follows the number shown.

    `zero`: the question itself names 0 as an answer. `adds`: several sums make one together, 房租两百水电八十.
    """

    hint: str = "5200"
    unit: str = "元"
    most: int = 50_000
    said: str = ""
    takes_anything: bool = False
    zero: bool = False
    adds: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        plain = spelling.normalise(words).strip()
        if answers.asks(plain):
            return None
        if NOTHING.match(plain) or (self.zero and (reported.not_paid(plain) or first_month_told.nothing_taken(plain))):
            return Got(0)
        if not self.said:
            return self._sum([one.value for one in told_sums.find(phones.remove(plain))])
        found = self.find(turn, given, words)
        quantity = numerals.find(plain)
        if found is None and quantity is not None and BARE.fullmatch(first_part(plain)):
            found = self._checked(quantity.low)
        return found

    def _sum(self, told: Sequence[float]) -> Read:
        """Of several sums none is taken without asking."""
        if not told:
            return None
        if len(set(told)) == 1:
            return self._checked(told[0])
        total = sum(told)
        if self.adds and total <= self.most:
            return Near(total, texts.common.together(told, total))
        return Bad(texts.common.several_sums(told, self.hint))

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        match = re.search(self.said, spelling.normalise(words)) if self.said else None
        quantity = numerals.find(match.group(1)) if match else None
        return self._checked(quantity.low) if quantity else None

    def show(self, turn: Turn, value: Any) -> str:
        return f"{value:g}{self.unit}"

    def _checked(self, value: float) -> Read:
        if not 0 <= value <= self.most:
            return Bad(texts.in_hand.not_right(self.hint))
        return Got(value)
