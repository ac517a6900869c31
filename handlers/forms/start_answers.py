"""What answers the questions of the first month: the sum that came, the day it is to come, fees, a contract signed or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Option, Read
from handlers.dialogue.kinds import Choice
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import Amount
from nlp import answers, commands, first_month_told, late, pay_day, spelling, told_besides, told_sums

FINE, SOME = "fine", "some"
RESTS = (
    Option(
        FINE, texts.check_ups.REST[0], ("都没问题", "没问题", "都是", "是的", "都对", "对", "没有", "都没有", "都好")
    ),
    Option(SOME, texts.check_ups.REST[1], ("有问题", "不是", "有不一样", "有一样不对", "有", "不对")),
)
CONTRACT = ("own_copy", "no_copy", "none")
CONTRACTS = tuple(Option(*each) for each in zip(CONTRACT, texts.check_ups.CONTRACT, strict=True))


UNSURE = late.pattern("签没签|有没有签|签了没(?!给|拿|得)|记不(?:得|起|清)|忘")
UNCOUNTED = late.pattern("没(?:有)?(?:算|数|细看|注意|看)|不记得|算不(?:清|来)")
GIVEN_BACK = late.pattern("(?<!没)(?<!不)(?<!不给)退(?:了|给|还|回|掉|完|过)|还给我了")


@dataclass(frozen=True)
class Paid(Amount):
    """说好六千只得四千八: of two sums the one that came. Nobody lives a month on a sum that small: it is asked about.

    A 0 is an answer too, and like 还没发 it says that nothing has come yet, which `_hears` takes up.
    """

    zero: bool = True

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if commands.is_zero(words) or pay_day.not_come(words, asked=True) or answers.asks(spelling.normalise(words)):
            return None
        came = told_sums.paid(words)
        if came is not None:
            return Got(came)
        if told_sums.only_short(words):
            return Bad(texts.check_ups.HOW_MUCH_CAME)
        read = super().read(turn, given, words)
        if read is None and (told_besides.undecided(words) or UNCOUNTED.search(words)):
            return Bad(texts.check_ups.ABOUT_HOW_MUCH)
        if isinstance(read, Got) and not read.value:
            return None  # 没有 of a month's pay says nothing clear
        if isinstance(read, Got) and read.value < told_sums.LEAST_PAY:
            return Near(read.value, texts.check_ups.so_little(read.value))
        return read


@dataclass(frozen=True)
class PayDay:
    """15号 is the next 15th."""

    hint: str = "15号"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def show(self, turn: Turn, value: str) -> str:
        return texts.visits.day(date.fromisoformat(value)) if value else ""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        found = pay_day.find(words, now=turn.now)
        if found is not None:
            return Got(found.isoformat())
        unsure = told_besides.undecided(words) or pay_day.not_come(words, asked=True)
        return Got("") if unsure else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = pay_day.find(words, now=turn.now) if pay_day.not_come(words, asked=True) else None
        return Got(found.isoformat()) if found is not None else None


class Dorm(Amount):
    """工资四千三，房租扣380: told beside another answer too."""

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return _besides(words, "dorm")


class Fees(Amount):
    """What was given back is no fee any more: 交过三百后头退了."""

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return _besides(words, "fees")

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        read = super().read(turn, given, words)
        if isinstance(read, Got | Near) and read.value and GIVEN_BACK.search(words):
            return Bad(texts.check_ups.STILL_OUT)
        return read


class Signed(Choice):
    """不晓得签没签 is no 没签: of the law nobody is told on such a ground."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if words.strip(" ,，。.!！的呢啊了嘛") in ("有", "签", "签过", "有合同"):
            return Bad(texts.check_ups.WHICH_CONTRACT)
        if told_besides.undecided(words) or UNSURE.search(words):
            return Bad(texts.check_ups.UNSURE_OF_CONTRACT)
        told = first_month_told.contract(words)
        return Got(told) if told else super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        told = first_month_told.contract_besides(words)
        return Got(told) if told else None


def _besides(words: str, kind: str) -> Read:
    told = None if answers.asks(words) else first_month_told.sum_besides(words, kind)
    return Got(told) if told is not None else None
