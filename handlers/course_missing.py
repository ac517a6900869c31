"""What of a wish no class meets: another place, the evening, a trade nobody teaches. It is said, and never dropped."""

from collections.abc import Sequence

from db.half_days import half_days
from db.models import Course
from db.workers import COUNTY_CODES
from handlers import course_search
from handlers.course_search import Wish
from nlp import late, places

EVENING, WEEKEND = "晚上", "周末"
LATE = 17  # a lesson that begins from this hour on is one after work
HOURS = {
    EVENING: late.pattern(
        "(?:晚上|夜里|夜校|夜间|下了?班(?:以|之)?后|晚间)[^,，。]{0,8}(?:学|上课|的|班|课|培训|有|给)|夜校|晚班课"
    ),
    WEEKEND: late.pattern("周末|双休日|(?:星期|礼拜|周)[六日天]|休息(?:日|天)"),
}
# 去青浦打工之前的培训, 在青浦的时候: where somebody goes, not where the class should be.
ONLY_GOES = late.pattern("(?:去|来|到|克|上)$")
GOES_TO_WORK = late.pattern("^(?:之前|以前|前|打工|上班|务工|做工|干活|找活|找工作|工作)")


def hours(words: str) -> list[str]:
    """The times of day or week that the words ask for."""
    return [name for name, pattern in HOURS.items() if pattern.search(words)]


def at_hours(courses: Sequence[Course], words: str) -> list[Course]:
    """Those held at the hours asked for; all of them when there is none, which `of` says."""
    asked = hours(words)
    return [course for course in courses if all(_IS[name](course) for name in asked)] or list(courses)


def of(everything: Sequence[Course], found: Sequence[Course], wish: Wish) -> list[str]:
    """What is said not to be there, each with 的班 behind it: “厨师”, 在青浦, 晚上上课."""
    missing = [f"“{wish.topic}”"] if wish.topic and not course_search.about(everything, wish) else []
    missing += [f"在{name}" for name in elsewhere(wish.text) if not any(_is_there(one, name) for one in found)]
    missing += [_of_county(name, wish, missing) for name in sorted(wish.counties) if not any(course_search.is_in(one, name) for one in found)]  # fmt: skip
    return missing + [f"{name}上课" for name in hours(wish.text) if not all(_IS[name](one) for one in found)]


def elsewhere(text: str) -> list[str]:
    """Places beyond Dehong where a class is asked for."""
    found = []
    for mention in places.GAZETTEER.mentions(text):
        before, behind = text[: mention.start], text[mention.end :]
        only_goes = ONLY_GOES.search(before) and GOES_TO_WORK.search(behind)
        if not mention.place.code.startswith("5331") and mention.place.name not in COUNTY_CODES and not only_goes:
            found.append(mention.place.name)
    return list(dict.fromkeys(found))


def _of_county(name: str, wish: Wish, missing: Sequence[str]) -> str:
    return f"在{name}学“{wish.topic}”" if wish.topic and not missing else f"在{name}"


def _is_there(course: Course, name: str) -> bool:
    return name in course.place or name in course.title


def _in_the_evening(course: Course) -> bool:
    begins = [int(str(row["from"])[:2]) for row in course.timetable] or [course.starts_at.hour]
    return min(begins) >= LATE


def _at_the_weekend(course: Course) -> bool:
    days = {day for day, _ in half_days(course)}
    return bool(days) and all(day.weekday() >= 5 for day in days)


_IS = {EVENING: _in_the_evening, WEEKEND: _at_the_weekend}
