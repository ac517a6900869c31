"""The kinds of answer a step can ask for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.workers import COUNTY_CODES
from handlers import texts
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Near, Option, Read
from handlers.dialogue.turn import Turn
from nlp import answers, commands, late, names, phones, places, spelling, townships

DEHONG = "5331"
ABROAD = late.pattern("缅甸|老挝|越南|泰国|外国|国外|外省|别的省|省外")
NOT_FROM_HERE = late.pattern("不是(?:你们)?德宏|没在德宏|德宏以?外")
# 我是昭通人, 老家在大理; 我在青浦上班的 says where somebody works.
ORIGIN = late.pattern(
    "(?:(?:我|我?家|籍贯)(?:就|也)?是|老家(?:就|也)?[是在])(?P<where>[一-鿿]{2,6}?)(?:人|的|那边|那点|这边|$|[,，。 ])"
)
MEANT_AS_PHONE = late.pattern(r"(?<!\d)1\d{8,13}(?!\d)")
COUNTY_OF = {code: county for county, code in COUNTY_CODES.items()}


class Found:
    """No options to press: the reply to the question is read as what is found in passing."""

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return self.find(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        raise NotImplementedError


@dataclass(frozen=True)
class Choice:
    """One of a list, by number or by any of its names."""

    offer: Callable[[Turn, Given], Sequence[Option]]
    hint: str = "前面的数字，比如 1"
    takes_anything: bool = False
    in_passing: bool = True

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return self.offer(turn, given)

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is not None:
            if 1 <= picked <= len(options):
                return Got(options[picked - 1].value)
            return Bad(texts.common.no_such_number(len(options)))
        return _named(options, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return _named(self.options(turn, given), words) if self.in_passing else None

    def show(self, turn: Turn, value: Any) -> str:
        return next((option.label for option in self.offer(turn, {}) if option.value == value), str(value))


def fixed(*options: Option, hint: str = "前面的数字，比如 1", in_passing: bool = True) -> Choice:
    """A list that never changes."""
    return Choice(lambda turn, given: options, hint=hint, in_passing=in_passing)


@dataclass(frozen=True)
class YesNo:
    yes: str = "是"
    no: str = "不"
    hint: str = "1 或 2"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return (Option(True, self.yes), Option(False, self.no))

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        picked = commands.pick(words, count=2)
        if picked in (1, 2):
            return Got(picked == 1)
        said = words.strip(" ,，。.!！")
        if said in _clauses(self.yes):
            return Got(True)
        if said in _clauses(self.no):
            return Got(False)
        meant = answers.find(words)
        return None if meant is None else Got(meant)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return None

    def show(self, turn: Turn, value: Any) -> str:
        return self.yes if value else self.no


@dataclass(frozen=True)
class Consent(YesNo):
    """A yes to this and to nothing else: by number, or in plain words of agreement."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if commands.points(words):
            return None  # 第一个 is said of a list
        said = super().read(turn, given, words)
        if answers.agrees(words):
            return Got(True)
        sure = words.strip().rstrip(".。") in ("1", self.yes) or commands.pick(words, count=2) == 1
        return said if said != Got(True) or sure else None


@dataclass(frozen=True)
class Phone:
    hint: str = "13812345678"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        found = phones.find(words)
        if found:
            return Got(found)
        digits = sum(character.isdigit() for character in words)
        return Bad(texts.common.bad_phone(digits)) if digits >= 5 else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = phones.find(words)
        return Got(found) if found else None

    def show(self, turn: Turn, value: Any) -> str:
        return texts.common.phone(str(value))


@dataclass(frozen=True)
class PersonName:
    hint: str = "岩罕"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        said = words.strip(" ,，。.!！")
        found = names.find(said) or names.with_place(said)
        if found:
            return Got(found)
        called = names.after_introduction(said)
        if called and names.could_be(called) and ("叫" in said or names.is_fond(called)):
            return Got(called)
        unclear = (
            (len(said) <= 3 or not turn.meaning.sure) and commands.find(said) is None and answers.find(said) is None
        )
        may_be = names.could_be(said) or ("county" in given and townships.is_one(said))
        return Near(said, texts.common.is_it(said)) if unclear and may_be else self._beside(said)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        found = names.own(words)  # 我媳妇叫玉罕, said in passing, is not the name that is asked for
        return Got(found) if found else self._beside(words)

    def show(self, turn: Turn, value: Any) -> str:
        return str(value)

    def _beside(self, words: str) -> Read:
        """ "岩罕 盈江 15400000000": beside a phone number, even one mistyped, a word that is a name is the name."""
        plain = names.joined(words)
        parts = re.split(r"[\s,，、;；]+", plain) if phones.find(words) or MEANT_AS_PHONE.search(plain) else ()
        found = next((part for part in parts if part in (names.find(part), names.with_place(part))), None)
        return Got(found) if found else None


@dataclass(frozen=True)
class County:
    """One of Dehong's five counties, or 其他; kept by short name."""

    hint: str = "盈江"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return tuple(Option(name, name) for name in (*COUNTY_CODES, texts.common.ELSEWHERE))

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is not None and 1 <= picked <= len(options):
            return Got(options[picked - 1].value)
        found = self.find(turn, given, words)
        if answers.puts_a_question(words) and not (ORIGIN.search(words) or ABROAD.search(words)):
            return None  # 有没有盈江的在那边: that is asked, and tells nothing of who asks it
        if found is None and (
            texts.common.ELSEWHERE in words or _is_elsewhere(words, whole=BEFORE in given) or ABROAD.search(words)
        ):
            return Got(texts.common.ELSEWHERE)
        return found

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        repaired = spelling.repair(names.without(words, given.get("name")))
        for place in places.find_all(repaired.text):
            if county := COUNTY_OF.get(place.code[:6]):
                sure = not repaired.doubtful
                return Got(county) if sure else Near(county, texts.common.is_it(county))
        from_there = ORIGIN.search(repaired.text)
        elsewhere = NOT_FROM_HERE.search(words) or (from_there and _is_elsewhere(from_there["where"], whole=True))
        return Got(texts.common.ELSEWHERE) if elsewhere else None

    def show(self, turn: Turn, value: Any) -> str:
        return str(value)


def _clauses(label: str) -> tuple[str, ...]:
    """核对过了，执照有效 is meant by either half of it as well."""
    return (label, *re.split("[，,]", label))


def _is_elsewhere(words: str, *, whole: bool = False) -> bool:
    """昭通 as the reply to the question; 云南 alone leaves it open. `whole`: the words are the name and no more."""
    plain = spelling.normalise(words)
    named = places.find_all(plain) if len(words.strip()) <= 10 else ()
    if whole and not any(mention.end == len(plain) for mention in places.GAZETTEER.mentions(plain)):
        return False
    return bool(named) and all(not place.code.startswith(DEHONG) and place.code != "530000" for place in named)


@dataclass(frozen=True)
class Words:
    """Any words, at most `limit` characters kept."""

    hint: str = "随便说一句"
    limit: int = 200
    takes_anything: bool = True
    tells: bool = False  # an account of something, which may hold a question of its own

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        said = words.strip()
        if said in texts.forms.KEEP_EARLIER:
            return None  # 不变: there is nothing to keep
        asked = answers.asks_us(said) if self.tells else answers.puts_a_question(said)
        return Got(said[: self.limit]) if said and not asked and commands.find(said) is None else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return None

    def show(self, turn: Turn, value: Any) -> str:
        return str(value)


def _named(options: Sequence[Option], words: str) -> Read:
    """The one option whose label or name is said; two at once are no answer."""
    plain = spelling.repair(words).text
    hits = [option for option in options if any(name and name in plain for name in (option.label, *option.names))]
    return Got(hits[0].value) if len(hits) == 1 else None
