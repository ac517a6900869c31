"""How far training has come this year (培训进度), asked by staff in the chat; a provider is sent to where its classes are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from db import progress, rights, trained
from db.models import Staff
from db.plan_year import Year
from db.progress import Line
from db.reports import plan
from db.rights import Right
from db.statistics import Stretch
from db.trained import Came
from handlers import figures_desk, texts
from handlers.dialogue import listing
from handlers.dialogue.kinds import COUNTY_OF
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Chart, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, training_asked
from nlp.training_asked import Asked

Replies = Sequence[Reply]
TIMES = "人次"
SPOKEN, STILL = "trained:", timedelta(minutes=15)


def show(turn: Turn, match: re.Match[str]) -> Replies:
    """培训进度, 培训援助按县, 送教上门完成了多少, 离1000还差多少: who came, held against the plan. Raises NotAllowed."""
    if rights.has(turn.staff, Right.ROSTERS) and not rights.has(turn.staff, Right.FIGURES):
        return classes(turn, match)
    rights.require(turn.staff, Right.FIGURES)
    listing.speak_of(turn, f"{SPOKEN}{turn.words}")
    return _answer(turn, training_asked.read(turn.words, now=turn.now))


def _answer(turn: Turn, asked: Asked) -> Replies:
    member = rights.require(turn.staff, Right.FIGURES)
    lines = progress.lines(turn.session, by=member, now=turn.now)
    by_target = {line.measure for line in lines if asked.target and line.station_target == asked.target}
    if not asked.measures:
        asked = replace(asked, measures=tuple(code for code in progress.TRAINED if code in by_target))
    if asked.by_county or asked.counties or asked.period:
        return _by_county(turn, member, asked, lines)
    return _lines(turn, member, asked, lines)


def _lines(turn: Turn, member: Staff, asked: Asked, lines: Sequence[Line]) -> Replies:
    """What the console's bars say: the register and the paper rosters together."""
    told = [
        texts.figures.progress(
            line.name,
            line.counter,
            (line.value or 0) + line.elsewhere,
            line.unit,
            target=line.target,
            on_paper=line.elsewhere,
            short=asked.short,
        )
        for line in lines
        if line.measure in (asked.measures or progress.TRAINED) and (line.value or line.elsewhere or line.target)
    ]
    head = texts.figures.progress_head(turn.now.year, figures_desk.seen_by(member))
    stretch, names = _stretch(turn, member, asked), _names(lines)
    people = [_in_all(turn, stretch, code, names[code], member) for code in asked.measures]
    how = [*people, texts.figures.TRAINED_HOW] if asked.heads and people else []
    return [Text("\n".join([head, *(told or [texts.figures.NOTHING_YET]), *how]))]


def _by_county(turn: Turn, member: Staff, asked: Asked, lines: Sequence[Line]) -> Replies:
    region = rights.region_of(member)
    if hidden := [COUNTY_OF[code] for code in asked.counties if not code.startswith(region)]:
        return [Text(texts.figures.not_yours(hidden, figures_desk.own_region(member)))]
    measures, names, stretch = asked.measures or progress.TRAINED, _names(lines), _stretch(turn, member, asked)
    rows = [
        row
        for row in trained.by_county(turn.session, stretch.begins, stretch.ends, measures=measures, by=member)
        if (row.times or row.on_paper) and (not asked.counties or row.region in asked.counties)
    ]
    # A month is not held against the target of a year.
    targets = {} if asked.period else _targets(lines)
    told = [_came(row, names, targets.get(row.measure), several=len(measures) > 1) for row in rows]
    charted = [code for code in measures if sum(row.measure == code for row in rows) > 1]
    if not asked.counties:
        told += [_in_all(turn, stretch, code, names[code], member) for code in charted]
    when = asked.period.name if asked.period else f"{turn.now.year}年"
    head = texts.figures.trained_head(when, [names[code] for code in measures], _narrowed(member, asked))
    answer = Text("\n".join([head, *(told or [texts.figures.NO_CLASSES]), texts.figures.TRAINED_HOW]))
    pictured = charted if asked.by_county or asked.counties else ()
    return [answer, *(_chart([row for row in rows if row.measure == code], names[code], when) for code in pictured)]


def _stretch(turn: Turn, member: Staff, asked: Asked) -> Stretch:
    year = Year.of(turn.now, member)
    return Stretch(asked.period.begins, asked.period.ends) if asked.period else Stretch(year.begins, year.ends)


def _came(row: Came, names: Mapping[str, str], target: float | None, *, several: bool) -> str:
    where = _where(row, names, several=several)
    return texts.figures.came(where, row.times, row.people, row.on_paper, target=target)


def _chart(rows: Sequence[Came], name: str, when: str) -> Chart:
    bars = tuple((plan.NAMES.get(row.region, row.region), row.times + row.on_paper) for row in rows)
    return Chart(texts.figures.trained_chart(name, when), bars, texts.figures.TRAINED_HOW)


def _in_all(turn: Turn, stretch: Stretch, code: str, name: str, member: Staff) -> str:
    row = trained.in_all(turn.session, stretch.begins, stretch.ends, measure=code, by=member)
    return texts.figures.came(f"{texts.figures.IN_ALL_COUNTIES}（{name}）", row.times, row.people, row.on_paper)


def _targets(lines: Sequence[Line]) -> Mapping[str, float]:
    return {line.measure: line.station_target for line in lines if line.unit == TIMES and line.station_target}


def _names(lines: Sequence[Line]) -> Mapping[str, str]:
    return {line.measure: line.name for line in lines}


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
            r"^(?:看|查)?(?:培训|培训援助|援助|计划|任务|今年)?的?(?:(?:完成)?(?:进度|完成(?:情况|率|度))(?:表|咋个?样|怎么?样|多少|好多)?"
            r"|(?:已经|现在)?(?:做|完成)(?:了|到|得)*(?:多少|好多)了?)[？?]?$"
        ),
        show,
    ),
    (late.pattern(training_asked.WHOLE), show),
    (late.pattern(training_asked.OF_THE_PLAN), show),
    (late.pattern(r"^(?:看|查)?(?:我们?的?)?(?:班级|班次|花名册|名册|学员名单)$"), classes),
)
PHRASES = (Phrase(training_asked.LEANS, ask_on, when=_leans),)
