"""One figure of the sum 到手多少 as an answer: told by itself or among others; unknown, it is guessed and called a guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers import texts
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import BARE, NOTHING, first_part
from nlp import answers, numerals, spelling, take_home

GUESS = "guess"


def guessed(value: float) -> dict[str, float]:
    return {GUESS: value}


def is_guess(value: Any) -> bool:
    return isinstance(value, Mapping)


def number(value: Any) -> float:
    return float(value[GUESS] if is_guess(value) else value)


@dataclass(frozen=True)
class Part:
    """`name` is that of `nlp.take_home`; `guess` what stands in for a figure nobody knows, None where none may."""

    name: str
    hint: str
    most: int
    unit: str = "元"
    guess: float | None = None
    takes_anything: bool = False
    zero: bool = True  # 不扣回 0: the questions name it, so that it is no menu here

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if take_home.unknown(words, self.name):
            return Bad(texts.in_hand.NO_GUESS) if self.guess is None else Got(guessed(self.guess))
        if (told := self.find(turn, given, words)) is not None:
            return told
        plain = spelling.normalise(words).strip()
        if answers.asks(plain):
            return None
        if NOTHING.match(plain):
            return Got(0)
        quantity, bare = numerals.find(plain), BARE.fullmatch(first_part(plain))
        alone = quantity is not None and bare and not take_home.read(first_part(plain)).sums
        return self._checked(quantity.low) if quantity and alone else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        told = take_home.read(words)
        if self.name in told.sums:
            return self._checked(told.sums[self.name])
        hours = told.sums.get(take_home.HOURS, given.get("hours"))
        if self.name == take_home.AGENCY and told.by_the_hour is not None and hours is not None:
            return self._checked(told.by_the_hour * number(hours))
        return None

    def show(self, turn: Turn, value: Any) -> str:
        return f"{number(value):g}{self.unit}"

    def _checked(self, value: float) -> Read:
        return Got(value) if 0 <= value <= self.most else Bad(texts.in_hand.not_right(self.hint))
