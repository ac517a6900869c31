"""How the facts of a job post are asked for and read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db import audiences
from handlers import post_ads, post_typed, post_words, texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Option, Read
from handlers.dialogue.form import State
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.post_day import YEAR, last_day, length_in, says_only_when, tells_a_time
from nlp import commands, late, money, numerals, posts
from nlp.posts import employers, mentioned

NAME = "post_job"
FORMS = frozenset({NAME, "employer_post"})  # of staff, and of an employer for its own post
SENTENCE = 8
OF_AN_AD = 3  # so many facts beside a verb of hiring
HIRES = late.pattern("招(?!满|到|呼|待)|聘|急需|要人|缺人")
NAMED = late.pattern("[\u4e00-\u9fffA-Za-z]{2}")
TOLD = late.pattern("[一-鿿A-Za-z]")
COUNTED = late.pattern("[0-9一二两三四五六七八九十百]+(?:个|名|位|人)人?")
A_NUMBER = late.pattern("[0-9一二两三四五六七八九十百]+(?:个|名|位)?人?")
CHANGES_LATER = late.pattern("(?:我要|要)?改(?:一项|一下|一改|一个)")
OPEN_END = late.pattern("长期|常年|招满|招够|招到人|一直(?:招|有效)|不限期|无期限")
NEW_AD = late.pattern("^(?:请|帮忙)?(?:发(?:布)?(?:一?个|一?条)?(?:岗位|招聘|招工)|招工|招聘|急招|诚聘)")


def is_open(turn: Turn, step: str) -> bool:
    kept = turn.conversation.form
    return kept is not None and kept["name"] in FORMS and State.of(kept).open == step


def is_another_ad(turn: Turn, given: Given, words: str) -> bool:
    """A whole ad pasted where one answer is asked for; never the answer itself."""
    names_a_post = bool(NEW_AD.match(words)) and post_ads.says_something(words, turn.now)
    hires = bool(HIRES.search(words)) and post_ads.facts_in(words, turn.now) >= OF_AN_AD
    whole = names_a_post or hires or post_ads.looks_like_one(words, turn.now)
    return whole and words.strip() != given.get("ad", "").strip()


def another_ad(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """None when the words are no other ad; of one nothing may be taken for this post, and nothing is lost unsaid."""
    return [Text(texts.posts.ANOTHER_AD)] if is_another_ad(turn, given, turn.words) else None


def not_so(field: str, read: Got, given: Given) -> Read:
    """What the rules forbid whatever the reason; after 按建议改写 also what a reason could have let stand."""
    said = post_typed.found(field, post_typed.words(read.value, field))
    forbidden = post_typed.must_go(said, to_reword=given.get("ruling") == "reword")
    return Bad(texts.posts.not_so(forbidden)) if forbidden else read


@dataclass(frozen=True)
class Said:
    """Any words while they are asked for; afterwards only what begins with its name: "条件改成18岁以上"."""

    step: str
    names: tuple[str, ...]
    hint: str
    limit: int = 200
    takes_anything: bool = True

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return self._fit(turn, given, self._read(turn, given, words))

    def _read(self, turn: Turn, given: Given, words: str) -> Read:
        said = words.strip()
        if is_open(turn, self.step):
            if CHANGES_LATER.fullmatch(said):
                return Bad(texts.posts.SEEN_FIRST)
            if is_another_ad(turn, given, said):
                return Bad(texts.posts.ANOTHER_AD)
            told = TOLD.search(said) and not A_NUMBER.fullmatch(said) and not tells_a_time(turn, said)
            return Got(said[: self.limit]) if told and commands.find(said) is None else None
        return self.find(turn, given, words)

    def _fit(self, turn: Turn, given: Given, read: Read) -> Read:
        """What may not stand in a post, and what says nothing, is no answer."""
        if not isinstance(read, Got):
            return read
        if nothing := post_words.trouble(self.step, read.value, now=turn.now):
            return Bad(nothing)
        return not_so(self.step, read, given)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        shape = rf"^(?:{'|'.join(self.names)})(?:改成|改为|换成|写|是)?[:：\s]*(.+)$"
        match = re.match(shape, words.strip(), re.DOTALL)
        return self._fit(turn, given, Got(match[1].strip()[: self.limit])) if match else None

    def show(self, turn: Turn, value: Any) -> str:
        return str(value)


@dataclass(frozen=True)
class EmployerName(Said):
    """One of the employers in the records by number, or the full name of a new one."""

    candidates: Callable[[Turn, Given], Sequence[str]] = lambda turn, given: ()

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return tuple(Option(name, name) for name in self.candidates(turn, given))

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is not None and 1 <= picked <= len(options):
            return Got(options[picked - 1].value)
        said = super().read(turn, given, words)
        if not isinstance(said, Got):
            return (
                Bad(texts.posts.NOT_A_NAME) if is_open(turn, self.step) and A_NUMBER.fullmatch(words.strip()) else said
            )
        if not NAMED.search(said.value):
            return Bad(texts.posts.NOT_A_NAME)
        known = audiences.employers_named(turn.session, said.value)
        if len(known) == 1:
            return Got(known[0].name)
        if employers.find(said.value) is not None or not is_open(turn, self.step):
            return said
        # 负责装卸 may be the answer to another question; only a yes makes a firm of it.
        return Near(said.value, texts.posts.is_the_name(said.value))


@dataclass(frozen=True)
class Count:
    """How many people; 若干 is no number."""

    hint: str = "20"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        named = re.search(r"(?:人数|招|要)\D{0,4}", words)
        if not (is_open(turn, "headcount") or named):
            return None
        if CHANGES_LATER.fullmatch(words.strip()):
            return Bad(texts.posts.SEEN_FIRST)
        found = numerals.find(words[named.end() :] if named else words)
        return Got(int(found.low)) if found and 1 <= found.low <= 5000 and found.low == int(found.low) else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """人数改成20, or 20个 alone: nothing else in a post is counted so."""
        if COUNTED.fullmatch(words.strip()):
            return self.read(turn, given, f"人数{words.strip()}")
        return self.read(turn, given, words) if "人数" in words and len(words) <= SENTENCE * 2 else None

    def show(self, turn: Turn, value: Any) -> str:
        return f"{value}人"


@dataclass(frozen=True)
class Wage:
    """Kept as low, high, kind and the words; 面议 is no pay."""

    hint: str = "5500-6500一个月，底薪2900"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if not (is_open(turn, "pay") or "工资" in words or "薪" in words):
            return None
        found = money.find(words)
        if found is None:
            return Bad(texts.posts.NO_PAY) if is_open(turn, "pay") and "议" in words else None
        high = found.low if found.high is None else found.high
        return not_so(
            "pay", Got({"low": found.low, "high": high, "kind": found.kind, "text": words.strip()[:60]}), given
        )

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return self.read(turn, given, words) if len(words) <= SENTENCE * 4 else None

    def show(self, turn: Turn, value: Any) -> str:
        low, high = value["low"], value["high"]
        figures = f"{low:g}" if high == low else f"{low:g}–{high:g}"
        return f"{figures}{texts.pay.UNITS.get(value['kind'], '元')}"


@dataclass(frozen=True)
class Where:
    """Kept as the short name of the smallest place and the words."""

    hint: str = "青浦区华新镇"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if not (is_open(turn, "place") or re.match(r"^(?:地点|地址|工作地)", words.strip())):
            return None
        named = posts.read(f"地址:{words.strip()}").place
        known = [name for name in named if mentioned.gazetteer().get(name)]
        if not known:
            return Bad(texts.posts.NO_PLACE) if is_open(turn, "place") else None
        said = re.sub(r"^(?:地点|地址|工作地点?)(?:改成|是)?[:：\s]*", "", words.strip())[:60]
        return not_so("place", Got({"name": known[0], "words": said}), given)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return self.read(turn, given, words) if re.match(r"^(?:地点|地址|工作地)", words.strip()) else None

    def show(self, turn: Turn, value: Any) -> str:
        return str(value["words"] or value["name"])


@dataclass(frozen=True)
class Until:
    """The last day, in ISO form; a month, two, or the end of the year by number."""

    hint: str = "12月31日"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        today = turn.now.date()
        days = {
            "一个月": today + timedelta(days=30),
            "两个月": today + timedelta(days=60),
            "三个月": today + timedelta(days=90),
        }
        return tuple(
            Option(day.isoformat(), f"{name}（到{day.month}月{day.day}日）", (name,)) for name, day in days.items()
        )

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if not (is_open(turn, "valid_until") or re.match(r"^(?:有效期|截止)", words.strip())):
            return None
        options = self.options(turn, given)
        picked = commands.pick(words, count=len(options))
        if picked is not None and 1 <= picked <= len(options):
            return Got(options[picked - 1].value)
        if not says_only_when(turn, words):
            return None
        if (days := length_in(words)) is not None:
            last = turn.now.date() + timedelta(days=days)
            return Got(last.isoformat()) if days <= YEAR.days else Bad(texts.posts.TOO_LONG)
        return self._day(turn, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return self.read(turn, given, words) if re.match(r"^(?:有效期|截止)", words.strip()) else None

    def show(self, turn: Turn, value: Any) -> str:
        return texts.vacancy.day(date.fromisoformat(value))

    def _day(self, turn: Turn, words: str) -> Read:
        day = last_day(words, turn)
        if day is None:
            return Bad(texts.posts.NO_LAST_DAY) if OPEN_END.search(words) else None
        if day < turn.now.date():
            return Bad(texts.posts.past(day))
        return Bad(texts.posts.TOO_LONG) if day > turn.now.date() + YEAR else Got(day.isoformat())
