"""How far training has come this year (培训进度), asked by staff in the chat; a provider is sent to where its classes are."""

import re
from collections.abc import Sequence

from db import progress, rights
from db.rights import Right
from handlers import figures_desk, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]


def show(turn: Turn, match: re.Match[str]) -> Replies:
    """Raises NotAllowed."""
    if rights.has(turn.staff, Right.ROSTERS) and not rights.has(turn.staff, Right.FIGURES):
        return classes(turn, match)
    member = rights.require(turn.staff, Right.FIGURES)
    lines = [line for line in progress.lines(turn.session, by=member, now=turn.now) if line.measure in progress.TRAINED]
    told = [
        texts.figures.progress(line.name, line.value, line.unit, line.target)
        for line in lines
        if line.value is not None and (line.value or line.target)
    ]
    head = texts.figures.progress_head(turn.now.year, figures_desk.seen_by(member))
    return [Text("\n".join([head, *(told or [texts.figures.NOTHING_YET])]))]


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
    (late.pattern(r"^(?:看|查)?(?:我们?的?)?(?:班级|班次|花名册|名册|学员名单)$"), classes),
)
