"""Figures for staff in the chat: asked in one sentence, answered with the number, its parts and what was counted."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlmodel import Session

from db import courses, rights, seats, statistics
from db.counters import COUNTERS
from db.models import Staff
from db.rights import Right
from db.statistics import Figure, Stretch
from handlers import figures_narrowed, post_ads, texts
from handlers.allowed import needs
from handlers.dialogue import listing
from handlers.dialogue.kinds import COUNTY_OF
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Chart, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import figures, late, periods, places, trades
from nlp.figures import Asked
from nlp.periods import Period

Replies = Sequence[Reply]
A_COUNTY = late.pattern("[\u4e00-\u9fff]{2,6}?[县市区]")  # 班玛县人社部门
SPOKEN, PREFECTURE = "figures:", "德宏"
# What a general question ("数据", "周报") is answered with.
OVERVIEW = ("new_workers", "enrolments", "applications", "hires", "visits", "inquiries")


@needs(Right.FIGURES)
def asked(turn: Turn) -> Replies:
    question = figures.read(turn.words, now=turn.now)
    if not (question.counters or question.asks):
        return [Text(texts.figures.WHICH)]
    return ask(turn, question, turn.words.replace("\n", " "))


def ask(turn: Turn, question: Asked, words: str) -> Replies:
    """`words` are kept, so that 上周呢 can lean on them."""
    member = rights.require(turn.staff, Right.FIGURES)
    if hidden := _hidden(question, member, words):
        return [Text(texts.figures.not_yours(hidden, own_region(member)))]
    listing.speak_of(turn, f"{SPOKEN}{words}")
    return answer(turn, figures_narrowed.may_see(question, member))


def spoken(turn: Turn, *, within: timedelta) -> str:
    """The words of the figure that was answered just now, one question a line; "" where something else was."""
    subject = listing.spoken_of(turn, within=within)
    return subject.removeprefix(SPOKEN) if subject.startswith(SPOKEN) else ""


def answer(turn: Turn, question: Asked) -> Replies:
    member = rights.require(turn.staff, Right.FIGURES)
    period = _period(question, turn.now)
    found = [_count(turn, name, question, period, member) for name in question.counters or OVERVIEW]
    dated = any(figure.counter.moment is not None for figure in found)
    narrowed = [*figures_narrowed.shown(question, found), *seen_by(member)]
    when = (period.name if period else texts.figures.IN_ALL) if dated else texts.figures.NOW
    head = texts.figures.head([when, *narrowed])
    lines = [line for figure in found for line in _lines(figure, question)]
    return [
        Text(
            "\n".join(
                [
                    head,
                    *_course_line(turn, question),
                    *figures_narrowed.left_out(question, found),
                    *lines,
                    texts.figures.as_of(turn.now),
                ]
            )
        ),
        *(chart(figure, "，".join([when, *narrowed])) for figure in found if len(figure.parts) > 1),
    ]


def chart(figure: Figure, when: str) -> Chart:
    title = f"{figure.counter.title}（{figure.counter.unit}）{when}"
    return Chart(title, figure.parts[: texts.figures.MOST_PARTS], texts.figures.definition(figure.counter))


def named(session: Session, figure: Figure) -> Figure:
    """The figure with its parts under the names people know."""
    names = _names(session, figure)
    told = [
        (names.get(value) or texts.figures.label(figure.counter.name, value), number) for value, number in figure.parts
    ]
    return Figure(figure.counter, figure.total, figure.people, tuple(told), figure.by)


def _period(question: Asked, now: datetime) -> Period | None:
    """A course or a post is counted from its beginning; everything else in this week, unless a time is named."""
    whole = question.course or question.vacancy
    return question.period or (None if whole else periods.week_of(now))


def _count(turn: Turn, name: str, question: Asked, period: Period | None, member: Staff) -> Figure:
    stretch = Stretch(period.begins, period.ends) if period else None
    by = question.by if statistics.narrows(name, question.by) else {"township": "town"}.get(question.by, "")
    figure = statistics.count(
        turn.session, name, now=turn.now, stretch=stretch, by=by, region=rights.region_of(member),
        only=figures_narrowed.only(question),
    )  # fmt: skip
    return named(turn.session, figure)


def _lines(figure: Figure, question: Asked) -> list[str]:
    divided = texts.figures.parts(figure) if figure.by else ""
    if question.by and not figure.by:
        divided = texts.figures.NO_PARTS.format(by=texts.figures.DIVIDED[question.by])
    return [texts.figures.total(figure), *([divided] if divided else []), texts.figures.definition(figure.counter)]


def _course_line(turn: Turn, question: Asked) -> list[str]:
    if not question.course:
        return []
    row = courses.by_code(turn.session, question.course)
    return [texts.figures.course(row, seats.count_waiting(turn.session, row))]


def seen_by(member: Staff) -> list[str]:
    """The county that this member is confined to, for a title; nothing for whoever sees all."""
    own = own_region(member)
    return [texts.figures.region(own)] if own else []


def own_region(member: Staff) -> str:
    """The name of the county, inside Dehong or outside; "" for whoever sees all of Dehong, or more."""
    region = rights.region_of(member)
    if region in ("", rights.PREFECTURE[: len(region)]):
        return ""
    named = A_COUNTY.match(member.organisation)
    return COUNTY_OF.get(region) or (named[0] if named else member.organisation)


def _hidden(question: Asked, member: Staff, words: str) -> Sequence[str]:
    """What is asked for by name when nothing of it may be seen: a nought would be no count of it."""
    region = rights.region_of(member)
    asked = [*question.counties, *question.townships]
    if not asked and PREFECTURE in words and not region.startswith(rights.PREFECTURE[:4]):
        asked = [PREFECTURE]
    of_people = any(COUNTERS[name].source.region is not None for name in question.counters or OVERVIEW)
    if not (region and of_people) or any(_code(name).startswith(region) for name in asked):
        return ()
    return asked


def _code(name: str) -> str:
    place = places.GAZETTEER.get(name)
    return place.code if place else ""


def _names(session: Session, figure: Figure) -> Mapping[str, str]:
    if figure.by == "course":
        return {code: f"{code} {courses.by_code(session, code).title}" for code, _ in figure.parts}
    return _trade_names() if figure.by == "trade" else {}


@cache
def _trade_names() -> dict[str, str]:
    return {trade.id: trade.name for trade in trades.by_name().values()}


def _asks(turn: Turn) -> bool:
    if turn.staff is None or post_ads.looks_like_one(turn.words, turn.now):
        return False
    question = figures.read(turn.words, now=turn.now)
    return question.asks and bool(question.counters)


SUBJECTS = {"staff_stats": asked}
PHRASES = (Phrase(r"(?s).{2,60}", asked, when=_asks),)
