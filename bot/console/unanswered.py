"""What the bot could not answer (没答上的): counted, and made an answer, another way of asking for one, or let be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.console.pages import Act, Ask, Go, Page, Shown
from db import answers, editions, scopes, unknown_questions
from db.models import Answer
from db.rights import Right
from db.unknown_questions import Asked
from nlp import identity, phones, spelling

NEEDS = (Right.ANSWERS,)
WEEK, LONGER = timedelta(days=7), timedelta(days=30)
SHOWN, NEAR = 60, 3


@dataclass(frozen=True)
class Question:
    """The same question in any spelling; `near` are entries that come closest."""

    of: int
    words: str
    times: int
    last: datetime
    near: tuple[Answer, ...]


def show(ask: Ask) -> Shown:
    lasts = LONGER if ask.query.get("days") == "30" else WEEK
    since = ask.now - lasts
    grouped = _grouped(unknown_questions.waiting(ask.session, since=since, by=ask.by))[:SHOWN]
    every = {row.code: row for row in answers.listed(ask.session)}
    facts = {
        "questions": [_with_near(ask, one, every) for one in grouped], "days": lasts.days, "now": ask.now,
        "total": unknown_questions.count(ask.session, since=since, by=ask.by), "entries": list(every.values()),
    }  # fmt: skip
    return Shown("answers/unanswered.html", facts)


def attach(ask: Ask) -> Go:
    """Another way of asking for an entry: a draft of it, to be looked at and published."""
    entry = scopes.one(ask.session, Answer, ask.said("entry", most=12), by=ask.by)
    question = unknown_questions.settle(ask.session, ask.path["id"], same=spelled, by=ask.by, now=ask.now)
    draft = editions.draft_of(ask.session, entry)
    ways = list((draft.facts if draft else editions.facts_of(entry))["asked_since"])
    said = phones.hide(identity.hide(question.words))[:120]
    facts = {"asked_since": [*ways, said] if said not in ways else ways}
    editions.write(ask.session, entry, facts, by=ask.by, now=ask.now)
    return Go(f"/answers/{entry.key}", f"“{said}”加进了问法。看好了再发布。")


def let_be(ask: Ask) -> Go:
    unknown_questions.settle(ask.session, ask.path["id"], same=spelled, by=ask.by, now=ask.now)
    return Go("/unanswered", "这句不用答，不再列出。")


def spelled(words: str) -> str:
    """One form for all spellings of a question: it is shown, counted and settled once."""
    return spelling.normalise(words).strip(" ?？。.!！,，~")


def _grouped(rows: Sequence[Asked]) -> list[Asked]:
    """Spellings of one question together, under the words most people used."""
    found: dict[str, Asked] = {}
    for row in rows:
        key = spelled(row.words)
        first = found.get(key)
        found[key] = (
            row if first is None else Asked(first.of, first.words, first.times + row.times, max(first.last, row.last))
        )
    return sorted(found.values(), key=lambda one: (-one.times, -one.last.timestamp()))


def _with_near(ask: Ask, one: Asked, every: dict[str, Answer]) -> Question:
    found = ask.office.runtime.library.find(one.words, most=NEAR)
    near = tuple(every[each.code] for each in found if each.code in every)
    return Question(one.of, phones.hide(identity.hide(one.words)), one.times, one.last, near)


PAGES = (Page("/unanswered", "没答上的问题", show, NEEDS),)
ACTS = (
    Act("/unanswered/{id:int}/attach", attach, NEEDS),
    Act("/unanswered/{id:int}/drop", let_be, NEEDS),
)
