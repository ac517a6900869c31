"""Trying a question (试一句): what somebody who asks it is told now, or would be told with every draft published."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.console.pages import Ask
from db import answers, editions
from db.models import Answer
from handlers import knowledge
from nlp.library import Library, Question

Heard = Sequence[tuple[Answer, str]]


def now(ask: Ask, said: str) -> Heard:
    found = ask.office.runtime.library.answers(said)
    rows = [answers.by_code(ask.session, one.code) for one in found]
    return [(row, knowledge.worded(ask, row)) for row in rows if row is not None]


def with_drafts(ask: Ask, said: str) -> Heard:
    """The draft of an entry in its place: its words, its ways of asking, and whether it is told at all."""
    known, written = {row.code: row for row in answers.listed(ask.session)}, _drafts(ask)
    shown = {code: editions.preview(known[code], facts) for code, facts in written.items()}
    library = Library(_questions(ask, shown))
    found = [one.code for one in library.answers(said) if one.code in known]
    return [(known[code], knowledge.worded(ask, shown.get(code, known[code]))) for code in found]


def _drafts(ask: Ask) -> Mapping[str, Mapping[str, Any]]:
    """By the code of their entry; one without words could not be published."""
    waiting = editions.drafts(ask.session)
    rows = [row for row in answers.listed(ask.session) if editions.about(row) in waiting]
    drafts = {row.code: (row, editions.draft_of(ask.session, row)) for row in rows}
    facts = {code: {**editions.facts_of(row), **draft.facts} for code, (row, draft) in drafts.items() if draft}
    return {code: one for code, one in facts.items() if one["words"]}


def _questions(ask: Ask, shown: Mapping[str, Answer]) -> Iterator[Question]:
    for entry in answers.asked(ask.session):
        if entry[0] not in shown:
            yield Question(*entry)
    for row in shown.values():
        if row.published:
            yield Question(row.code, row.topic, [row.question, *row.also_asked], row.asked_since)
