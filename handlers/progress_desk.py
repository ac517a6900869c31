"""How far training has come this year (培训进度), asked by staff in the chat; a provider is sent to where its classes are."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from db import progress, rights, trained
from db.models import Staff
from db.plan_year import Year
from db.reports import plan
from db.rights import Right
from db.trained import Came
from handlers import figures_desk, texts
from handlers.dialogue import listing
from handlers.dialogue.kinds import COUNTY_OF
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, training_asked
from nlp.training_asked import Asked

Replies = Sequence[Reply]
SPOKEN, STILL = "trained:", timedelta(minutes=15)


def show(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NotAllowed."""
    if rights.has(turn.staff, Right.ROSTERS) and not rights.has(turn.staff, Right.FIGURES):
        return classes(turn, match)
    member = rights.require(turn.staff, Right.FIGURES)
    listing.speak_of(turn, f"{SPOKEN}{turn.words}")
    asked = training_asked.read(turn.words, now=turn.now)
    return _lines(turn, member, asked.measures)


def _lines(turn: Turn, member: Staff, measures: Sequence[str]) -> Replies:
    """What the console's bars say: the register and the paper rosters together."""
    lines = progress.lines(turn.session, by=member, now=turn.now)
    told = [
        texts.figures.progress(
            line.name,
            line.counter,
            (line.value or 0) + line.elsewhere,
            line.unit,
            target=line.target,
            on_paper=line.elsewhere,
        )
        for line in lines
        if line.measure in (measures or progress.TRAINED) and (line.value or line.elsewhere or line.target)
    ]
    head = texts.figures.progress_head(turn.now.year, figures_desk.seen_by(member))
    return [Text("\n".join([head, *(told or [texts.figures.NOTHING_YET])]))]


def of_programme(turn: Turn, match: re.Match[str]) -> Replies:
    """培训援助按县, 送教上门完成了多少, 本月练兵多少人次: who came. Raises NotAllowed."""
    asked = training_asked.read(turn.words, now=turn.now)
    listing.speak_of(turn, f"{SPOKEN}{turn.words}")
    return _answer(turn, asked)


def _answer(turn: Turn, asked: Asked) -> Replies:
    member = rights.require(turn.staff, Right.FIGURES)
    if asked.by_county or asked.counties or asked.period:
        return _by_county(turn, member, asked)
    return _lines(turn, member, asked.measures)


def _by_county(turn: Turn, member: Staff, asked: Asked) -> Replies:
    region = rights.region_of(member)
    if hidden := [COUNTY_OF[code] for code in asked.counties if not code.startswith(region)]:
        return [Text(texts.figures.not_yours(hidden, figures_desk.own_region(member)))]
    year = Year.of(turn.now, member)
    begins, ends = (asked.period.begins, asked.period.ends) if asked.period else (year.begins, year.ends)
    measures = asked.measures or progress.TRAINED
    rows = trained.by_county(turn.session, begins, ends, measures=measures, by=member)
    rows = [row for row in rows if not asked.counties or row.region in asked.counties]
    names = {line.measure: line.name for line in progress.lines(turn.session, by=member, now=turn.now)}
    lines = [
        texts.figures.came(_where(row, names, several=len(measures) > 1), row.times, row.people, row.on_paper)
        for row in rows
        if row.times or row.on_paper
    ]
    when = asked.period.name if asked.period else f"{turn.now.year}年"
    head = texts.figures.trained_head(when, [names[code] for code in measures], _narrowed(member, asked))
    return [Text("\n".join([head, *(lines or [texts.figures.NO_CLASSES]), texts.figures.TRAINED_HOW]))]


def _narrowed(member: Staff, asked: Asked) -> Sequence[str]:
    return [COUNTY_OF[code] for code in asked.counties] or figures_desk.seen_by(member)


def _where(row: Came, names: Mapping[str, str], *, several: bool) -> str:
    where = plan.NAMES.get(row.region, row.region)
    return f"{where}（{names[row.measure]}）" if several else where


def _leans(turn: Turn) -> bool:
    return turn.staff is not None and listing.spoken_of(turn, within=STILL).startswith(SPOKEN)


def ask_on(turn: Turn) -> Replies:
    """班玛呢, 盈江呢, 按县呢, right after."""
    first, *more = listing.spoken_of(turn, within=STILL).removeprefix(SPOKEN).split("\n")
    asked = training_asked.read(first, now=turn.now)
    for words in (*more, turn.words):
        asked = training_asked.leant(asked, training_asked.read(words, now=turn.now))
    listing.speak_of(turn, "\n".join([f"{SPOKEN}{first}", *more, turn.words]))
    return _answer(turn, asked)


def classes(turn: Turn, match: re.Match[str]) -> Replies:
    """A provider's classes stand in the console."""
    rights.require(turn.staff, Right.ROSTERS)
    return [Text(texts.desk.CLASSES_THERE)]


STAFF_COMMANDS = (
    (
        late.pattern(
            r"^(?:看|查)?(?:培训|培训援助|援助|计划|任务|今年)?的?(?:完成)?(?:进度|完成情况)(?:表|咋个?样|怎么?样)?[？?]?$"
        ),
        show,
    ),
    (late.pattern(training_asked.WHOLE), of_programme),
    (late.pattern(r"^(?:看|查)?(?:我们?的?)?(?:班级|班次|花名册|名册|学员名单)$"), classes),
)
PHRASES = (Phrase(training_asked.LEANS, ask_on, when=_leans),)
