"""Which of one's classes is meant, by its name, its day or what is kept, and whether quite another one was named."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from db import courses, enrolments
from db.models import Course
from handlers import course_giving_up, course_search, course_words
from handlers.course_giving_up import Booked
from handlers.dialogue.turn import Turn
from nlp import late, numerals, persons, spelling, times

JUST_LEFT = timedelta(hours=1)
A_DAY = late.pattern(r"(?:(?P<month>\d{1,2})月份?(?:的)?)?(?:(?P<day>\d{1,2})[号日](?!线|楼|门|院|车间|厂))?")
# 岗前那个课: a programme by the half of its name that the titles do not hold.
PROGRAMMES = {
    "practice": late.pattern("岗前|实训"),
    "drill": late.pattern("练兵"),
    "teachers": late.pattern("师资|带教"),
}
IN_WORDS = late.pattern("[一二三四五六七八九十]{1,3}(?=月|[号日])")
IN_LINE = late.pattern("候补|排队|不(?:想)?(?:再)?[等排]|补位")
KEPT = late.pattern("留着|留下|保留|还(?:是)?要(?:去|上|学)|继续(?:去|上|学)|(?<!不)(?:照常|照样)(?:去|上|学)?")
NOT_WANTED = late.pattern("不要|不去|不学|不上|退")
CLAUSES = late.pattern("[,，。;；、 ]")
OF_ANOTHER = late.pattern(f"{persons.KIN}(?!叫我|让我|说)[^,，。我]{{0,4}}(?:那|的|报|课|班|培训)")


def named(turn: Turn, booked: Sequence[Booked]) -> list[Booked]:
    """Those called by name, by programme, or by the day or month they begin: 12月14号那个, 只退7号的."""
    kept = called(booked, _clauses(turn.words, kept=True))
    found = called(booked, _clauses(turn.words, kept=False))
    meant = [one for one in found if one not in kept] or [one for one in booked if kept and one not in kept]
    return meant or _in_line(turn.words, booked)


def _in_line(words: str, booked: Sequence[Booked]) -> list[Booked]:
    """候补我不等了, beside a class that one has a seat in."""
    return [one for one in booked if one[0].status in ("waiting", "offered")] if IN_LINE.search(words) else []


def keeps_one(turn: Turn) -> bool:
    """保安的留着，客房不要: one class is kept and another is not, both by their names."""
    if turn.worker is None or not KEPT.search(turn.words) or not NOT_WANTED.search(turn.words):
        return False
    booked = course_giving_up.booked(turn)
    kept = called(booked, _clauses(turn.words, kept=True))
    return bool(kept) and bool(called(booked, _clauses(turn.words, kept=False)))


def names_another(turn: Turn) -> bool:
    """A class is named that is not among one's own, or it is somebody else's: what is one's own must not go for it."""
    booked = course_giving_up.booked(turn)
    if OF_ANOTHER.search(turn.words):
        return True
    if named(turn, booked):
        return False
    wish = course_search.read(turn.words)
    told = bool(_programmes(turn.words) or wish.codes or (wish.counties and course_words.A_CLASS.search(turn.words)))
    offered = courses.open_for_enrolment(turn.session, now=turn.now)
    return told or bool(wish.trades and course_search.about(offered, wish))


def is_doubtful(turn: Turn) -> bool:
    """Unnamed, and for a day on which one has no class; or a mere 退掉 just after another class was given up."""
    booked = course_giving_up.booked(turn)
    if turn.worker is None or named(turn, booked):
        return False
    when = times.find(turn.words, now=turn.now)
    days = {one.starts_at.date() for _, one in booked}
    if when is not None and when.names_day and not _within(booked, when.start.date()) and when.start.date() not in days:
        return True
    ended = enrolments.ended_last(turn.session, turn.worker, since=turn.now - JUST_LEFT)
    return ended is not None and not course_words.A_CLASS.search(turn.words)


def _within(booked: Sequence[Booked], day: date) -> bool:
    return any(course.starts_at.date() <= day <= course.ends_at.date() for _, course in booked)


def _clauses(words: str, *, kept: bool) -> str:
    """The part of a sentence that keeps something (保安的留着), or the rest of it."""
    parts = CLAUSES.split(words)
    return "，".join(part for part in parts if bool(KEPT.search(part)) is kept)


def called(booked: Sequence[Booked], words: str) -> list[Booked]:
    if not words:
        return []
    wish = course_search.read(words)
    by_name = course_search.named([course for _, course in booked], wish)
    by_programme = [one for one in booked if one[1].programme in _programmes(words)]
    by_day = [one for one in booked if begins_then(one[1], words)]
    several = [one for one in booked if one[1] in by_name]
    narrower = [one for one in several if one in by_day]
    return narrower or several or by_day or by_programme


def _programmes(words: str) -> list[str]:
    return [name for name, pattern in PROGRAMMES.items() if pattern.search(words)]


def _in_figures(found: re.Match[str]) -> str:
    """一月那期, 十四号的."""
    number = numerals.read(found.group())
    return found.group() if number is None else f"{number:g}"


def begins_then(course: Course, words: str) -> bool:
    begins = course.starts_at
    for match in A_DAY.finditer(IN_WORDS.sub(_in_figures, spelling.normalise(words))):
        month, day = match["month"], match["day"]
        if (month or day) and int(month or begins.month) == begins.month and int(day or begins.day) == begins.day:
            return True
    return False
