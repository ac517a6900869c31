"""What is told on the way through a sign-up, whatever is being asked: who one is, no bed, another class."""

from typing import Any

from db import courses
from db.models import Course
from handlers import course_fit, course_search, course_signup, course_view, course_words, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.turn import Turn
from handlers.forms.training_answers import can_join, chosen
from nlp import answers, late

SAYS_WHO = late.pattern("我(?:们)?(?:家)?(?:其实|本来|还|也|就|都)*是[^?？吗]{2,8}")


def _home(turn: Turn, given: Given) -> str:
    return turn.worker.county if turn.worker is not None else str(given.get("county", ""))


def sleeps_away(turn: Turn, given: Given) -> bool:
    course = chosen(turn, given)
    return course is not None and course.days > 1 and _home(turn, given) != course.county


def hears(turn: Turn, given: dict[str, Any]) -> str:
    """Another status told on the way: 我还是个学生, 我是脱贫户; the classes are measured by all that has been said.

    What is known already is heard as well, so that no rule is looked up for it.
    """
    said = turn.words.strip(" 。.!！")
    if course_words.NO_BED.fullmatch(said) and (
        given.get("lodging") is False or ("course" in given and not sleeps_away(turn, given))
    ):
        return texts.training.NO_BED
    if course_words.NO_BED.fullmatch(said) and "course" not in given:
        given["bed"] = False
        return texts.training.NO_BED
    if (other := switched(turn, given)) is not None:
        if (live := course_view.live(turn, other)) is not None:
            return texts.training.already(other, live.status)
        given["course"] = other.key
        for name in ("queue", "among", "lodging"):
            given.pop(name, None)
        return texts.training.chosen(other)
    if "who" not in given:
        return texts.training.NOT_LIFTED if _only_ordinary(turn, given) else ""
    told = course_fit.told_anew(given["who"], turn.words)
    if told is None and SAYS_WHO.fullmatch(said) and course_fit.groups(said):
        return texts.training.heard(given["who"])
    if told is None or (answers.asks(turn.words) and "我" not in turn.words):
        return ""
    given["who"] = list(told)
    given.pop("among", None)
    return texts.training.heard(told)


def _only_ordinary(turn: Turn, given: Given) -> bool:
    """Told before the question was put: it is heard, and the question still comes."""
    return "consent" not in given and not answers.asks(turn.words) and course_fit.is_only_ordinary(turn.words)


def switched(turn: Turn, given: Given) -> Course | None:
    """Another class that is called for while one is chosen: 那我要报C04, 想换客房."""
    said = course_signup.CALLS_FOR.search(turn.words)
    if said is None or "course" not in given or answers.asks(turn.words):
        return None
    wish, every = course_search.read(said["what"]), courses.open_for_enrolment(turn.session, now=turn.now)
    hits = [course for course in course_search.about(every, wish) if can_join(turn, course)]
    others = [course for course in hits if course_view.live(turn, course) is None]
    one = next(iter(others if len(others) == 1 else hits), None) if len(others) <= 1 else None
    return one if one is not None and one.key != given["course"] else None
