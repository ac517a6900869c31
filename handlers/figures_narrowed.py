"""What a figure is narrowed by, and what was asked for and is not in the number."""

from collections.abc import Sequence
from dataclasses import replace

from db import rights, statistics
from db.models import Staff
from db.statistics import Figure
from handlers import texts
from nlp import figure_words
from nlp.figures import Asked

PROGRAMMES = {key: name for key, name, *_ in figure_words.PROGRAMMES}


def may_see(question: Asked, member: Staff) -> Asked:
    """Households by such small numbers tell of persons: outside the bureaus the page hides them, and so does the chat."""
    if rights.is_of_bureaus(member) or not (question.household or question.by == "category"):
        return question
    left = (*question.unread, question.household or texts.figures.DIVIDED["category"].removeprefix("按"))
    by = "" if question.by == "category" else question.by
    return replace(question, household="", by=by, unread=left)


def left_out(question: Asked, found: Sequence[Figure]) -> list[str]:
    """What was asked for and is not in the number: words nobody could read, and parts this figure does not have."""
    uncounted = [word for word in question.unread if figure_words.NOT_COUNTED.search(word)]
    if uncounted:
        rest = tuple(word for word in question.unread if word not in uncounted)
        return [texts.figures.not_counted(uncounted), *left_out(replace(question, unread=rest), found)]
    words = [texts.figures.not_by(question.unread)] if question.unread and question.counters else []
    of_classes = bool(set(question.unread) - figure_words.TIMES)
    if words and of_classes and "enrolments" in question.counters and not question.course:
        words.append(texts.figures.BY_CLASS)
    if question.unread and not question.counters:
        words.append(texts.figures.no_figure(question.unread))
    for key, values in only(question).items():
        wider = [one.counter.title for one in found if values and not statistics.narrows(one.counter.name, key)]
        if wider:
            named = [PROGRAMMES.get(value, value) for value in values]
            words.append(texts.figures.not_by(named, wider))
    return words


def shown(question: Asked, found: Sequence[Figure]) -> list[str]:
    """For the title: what at least one of these figures is narrowed by."""
    return [
        PROGRAMMES.get(value, value)
        for key, values in only(question).items()
        for value in values
        if any(statistics.narrows(one.counter.name, key) for one in found)
    ]


def only(question: Asked) -> dict[str, Sequence[str]]:
    one = {
        "course": question.course, "vacancy": question.vacancy, "category": question.household,
        "programme": question.programme,
    }  # fmt: skip
    named = {key: (value,) for key, value in one.items() if value}
    return {"county": question.counties, "township": question.townships, **named}
