"""Where a phrase stands, and whether what is said there only tells of something: a pay day, a habit, talk of the weather."""

from dataclasses import dataclass

from nlp.times import cues
from nlp.times.phrase import Phrase


@dataclass(frozen=True)
class Place:
    """A phrase where it stands: the clause before it, the clause after it, and all up to the next phrase."""

    phrase: Phrase
    said: str
    before: str
    after: str
    between: str
    rest: str
    last: bool


def place_of(plain: str, phrases: list[Phrase], index: int) -> Place:
    phrase, last = phrases[index], index + 1 == len(phrases)
    left = plain[phrases[index - 1].end if index else 0 : phrase.start]
    right = plain[phrase.end : len(plain) if last else phrases[index + 1].start]
    before = cues.STOP.split(cues.QUESTION.sub("么", left))[-1]
    if index and not cues.STOP.search(left) and _refuses_what_went_before(left.lstrip(" 我们都也的")):
        before = ""
    clauses = cues.STOP.split(cues.QUESTION.sub("么", right))
    after = next((clause for clause in clauses if clause.strip(" 的、")), "")
    return Place(
        phrase, plain[phrase.start : phrase.end], before.strip(), after.strip(), right, plain[phrase.end :], last
    )


def _refuses_what_went_before(words: str) -> bool:
    return bool(cues.REFUSED_AFTER.match(words) or cues.REFUSED_LATER.match(words) or cues.PAY_DAY.match(words))


def is_fact(place: Place) -> bool:
    """A pay day, a greeting, a shift plan, something told: nothing to book."""
    phrase = place.phrase
    goes_on = not place.last and cues.GOES_ON.search(place.said + place.after)
    told = not (goes_on or cues.AHEAD.search(place.said)) and cues.TOLD.search(place.after)
    by_now = cues.BY_NOW.search(place.before + place.said) and place.after.startswith("了")
    shift_plan = phrase.last and phrase.days is None and cues.SHIFT_PLAN.search(place.before)
    lessons = phrase.bare_part and cues.LESSONS.search(place.after)
    already = phrase.bare_part and cues.ALREADY.match(place.after)
    fact = already or cues.FACT.search(place.after) or cues.FACT_BEFORE.search(place.before)
    paid = phrase.clock is None and cues.PAID_THEN.search(place.after)
    return bool(
        told or by_now or shift_plan or lessons or fact or paid or _says_what_day_it_is(place) or _so_late(place)
    )


def only_talks(place: Place, plain: str) -> bool:
    """周末加班应该双倍吧: a message on wages, school or the weather in which nothing is asked for."""
    timed = place.phrase.relation or place.phrase.delay or (place.phrase.days and place.phrase.clock)
    if timed or not cues.SUBJECT.search(place.before + "," + place.after):
        return False
    return not cues.ASKED.search(plain.replace(place.said, ",", 1))


def _so_late(place: Place) -> bool:
    """昨晚加班到凌晨两点, 晚上九点才到宿舍: an hour without a day up to which something went on, and nothing asked for after it."""
    if place.phrase.days or place.phrase.relation:
        return False
    if cues.NOT_BEFORE.search(place.after):
        return True
    asked = cues.REQUEST.search(place.rest) or cues.OFFER.search(place.rest)
    return bool(cues.LASTED_UNTIL.search(place.before) and not asked)


def _says_what_day_it_is(place: Place) -> bool:
    """今天礼拜天, 下周一来: a weekday or number beside 今天 tells the day and asks for nothing."""
    days = place.phrase.days
    if place.last or not (days and days.today and place.phrase.only_days):
        return False
    return bool(cues.DAY_TOLD.search(place.said) and cues.STOP.match(place.between.lstrip("了啊嘛呢都")))


def is_habit(place: Place) -> bool:
    return place.phrase.days is None and not cues.REQUEST.search(place.before + place.after)
