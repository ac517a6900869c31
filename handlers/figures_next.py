"""上周呢, 那瑞丽呢 after a figure: the same question with another time, place, household or division."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from db.rights import Right
from handlers import figures_desk
from handlers.allowed import needs
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import figures, late
from nlp.figures import Asked

LEANS = late.pattern("(?:那么?|还有|再看看?|要是|换成|按)?.{1,14}?(?:呢|嘞|的呢|咋样|怎么样)[?？。]*")
STILL = timedelta(minutes=15)


@needs(Right.FIGURES)
def ask_on(turn: Turn) -> Sequence[Reply]:
    before, now = _before(turn), figures.read(turn.words, now=turn.now)
    return figures_desk.ask(turn, leant(before, now), "\n".join([figures_desk.spoken(turn, within=STILL), turn.words]))


def leant(before: Asked, on: Asked) -> Asked:
    """What is said anew takes the place of what was asked; everything else stays. A county lets go of a township."""
    place = bool(on.counties or on.townships)
    return replace(
        before,
        counters=on.counters or before.counters,
        by=on.by or before.by,
        period=on.period or before.period,
        counties=on.counties if place else before.counties,
        townships=on.townships if place else before.townships,
        household=on.household or before.household,
        programme=on.programme or before.programme,
        course=on.course or before.course,
        unread=on.unread if on.counters else before.unread,
    )


def _before(turn: Turn) -> Asked:
    """The last whole question and what has leant on it since then."""
    first, *more = figures_desk.spoken(turn, within=STILL).split("\n")
    question = figures.read(first, now=turn.now)
    for words in more:
        question = leant(question, figures.read(words, now=turn.now))
    return question


def _leans(turn: Turn) -> bool:
    """Nothing in it may be unknown: 那工资呢 asks something else."""
    if turn.staff is None or not LEANS.fullmatch(turn.words.strip()) or not figures_desk.spoken(turn, within=STILL):
        return False
    on = figures.read(turn.words, now=turn.now)
    return not on.unread and on != figures.Asked()


PHRASES = (Phrase(r".{2,16}", ask_on, when=_leans),)
