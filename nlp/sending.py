"""An order of staff to write to many, in plain words: 通知芒市的人明天招聘会, 给报了C05的发个消息：明天开课."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from nlp import audiences, late
from nlp.audiences import REFUSED, Group
from nlp.patterns import one_of

_A = "(?:一?[个条下声]|几条)?"
_MESSAGE = "(?:消息|信息|通知|微信|提醒|短信)?"
LEAD = late.pattern(
    rf"^(?P<when>.{{0,16}}?)(?:请|麻烦|帮我?|帮忙|你|先)*"
    rf"(?:(?:群发|(?:发送?|推送?){_A}{_MESSAGE}给|(?:通知|提醒|告诉|告知|转告|喊|叫(?!做))(?:给)?){_A}(?:给)?|(?P<to>给|跟|和|对|向))(?!了|过|没|单|书|你|我(?!们)|[他她])(?P<rest>.+)$",
    re.DOTALL,
)
SAYS = late.pattern(
    rf"\s*(?:群?发(?:送|布)?{_A}{_MESSAGE}|推送?{_A}{_MESSAGE}|(?:说|讲|通知|提醒){_A})(?!了|过|没|多少|几|的)[,，:：。\s]*"
)
SAYS_AT_END = late.pattern(rf"(?:群?发(?:送|布)?{_A}{_MESSAGE}|推送?{_A}{_MESSAGE}|(?:说|讲|通知){_A})$")
PEOPLE = one_of("人 工友 老乡 员工 学员 同学 师傅 姐妹 兄弟姐妹 兄弟 职工 乡亲 务工人员")
ENDS = late.pattern(
    rf"的{PEOPLE}?们?|(?:工友|老乡|学员|同学)们?|所有(?:的)?{PEOPLE}|大家伙?|全体(?:人员|工友|学员)?|每个人|全班(?:同学|学员)?"
)
COLON = late.pattern(r"(?<!\d)[:：]|[:：](?!\d)")
AT_WORK = late.pattern("^在|厂|公司|集团|酒店|超市|医院|工地")
AND = late.pattern("[和跟与及、]|还有|以及")
DIVISIONS = "县市镇乡州区"
TIED = ("的", "们", "人")  # what belongs to the words before it
LONGEST_GROUP, SHORTEST_WORDS = 40, 2
NAMES_END = 12


@dataclass(frozen=True)
class Order:
    """As it was said; `words` are empty when only the people are named, `when` when no time stands before them."""

    whom: str
    words: str = ""
    when: str = ""


@lru_cache(maxsize=64)
def read(text: str, *, now: datetime) -> Order | None:
    """None when nobody is named to whom one may write, or must not."""
    match = LEAD.match(text.strip())
    if match is None:
        return None
    rest, asks_for_verb = match["rest"].strip(), match["to"] is not None
    found = _by_colon(rest, now) or _by_people(rest, now, verb=asks_for_verb) or _by_name(rest, now, verb=asks_for_verb)
    return Order(found[0].strip(" ,，"), found[1], match["when"].strip()) if found else None


def _by_colon(rest: str, now: datetime) -> tuple[str, str] | None:
    colon = COLON.search(rest)
    if colon is None or colon.start() > LONGEST_GROUP:
        return None
    whom = SAYS_AT_END.sub("", rest[: colon.start()].strip())
    return (whom, rest[colon.end() :].strip()) if _is_group(whom, now) else None


def _by_people(rest: str, now: datetime, *, verb: bool) -> tuple[str, str] | None:
    """Up to the first 的人, 工友, 大家 behind which a group has been named."""
    for end in ENDS.finditer(rest[:LONGEST_GROUP]):
        at = end.end() + _refused_at(rest[end.end() :])
        words = _words(rest[at:], verb=verb)
        if words is not None and not AND.match(rest[at:]) and _is_group(rest[:at], now):
            return rest[:at], words
    return None


def _by_name(rest: str, now: datetime, *, verb: bool) -> tuple[str, str] | None:
    """通知芒市明天招聘会: the beginning that is places, a class or a post and nothing else."""
    best, meant = _refused_at(rest), Group()  # 通知脱贫户…: said to be no way to choose people
    for at in range(2, min(NAMES_END, len(rest)) + 1):
        group = audiences.read(rest[:at], now=now)
        whole = group.says_something and not group.rest and not rest[at : at + 1].isdigit()
        if whole and (group != meant or (at == best + 1 and rest[best] in DIVISIONS)):
            best, meant = at, group
    if not best:
        return None
    end = best + _refused_at(rest[best:])
    if verb and rest[end : end + 1] == "的" and SAYS.match(rest[end + 1 :]):
        end += 1  # 给芒市的发一条
    words = None if rest[end : end + 1] in TIED else _words(rest[end:], verb=verb)
    return (rest[:end], words) if words is not None else None


def _refused_at(tail: str) -> int:
    """Of 盈江的女工 the last word belongs to the people and not to the message."""
    return max((match.end() for _, pattern in REFUSED if (match := re.match(pattern, tail))), default=0)


def _words(tail: str, *, verb: bool) -> str | None:
    """What is to be said; None when a verb of saying is missing, or hardly anything follows."""
    said = SAYS.match(tail)
    if verb and said is None:
        return None
    words = (tail[said.end() :] if said and verb else tail).strip(" ,，:：。\n")
    return words if not words or len(words) >= SHORTEST_WORDS else None


def _is_group(whom: str, now: datetime) -> bool:
    group = audiences.read(whom, now=now)
    if group.refused:
        return True
    if group.rest:
        return len(group.rest) > 1 and bool(AT_WORK.search(whom))
    return group.says_something
