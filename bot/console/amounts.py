"""Figures of the year (金额和标准): minimum pay, subsidies and the like, with source and review date, in versions."""

from typing import Any

from bot.console import given
from bot.console.answers import CONFIDENCES
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import answers, editions, scopes
from db.models import Parameter
from db.rights import Right

NEEDS = (Right.ANSWERS,)


def show(ask: Ask) -> Shown:
    rows = answers.amounts(ask.session)
    due = {row.code for row in rows if row.review_after and row.review_after < ask.now.date()}
    rows = sorted(rows, key=lambda row: (row.code not in due, row.name))
    used = {name for entry in answers.published(ask.session) for name in answers.blanks(entry)}
    facts = {"rows": rows, "due": due, "used": used, "drafts": editions.drafts(ask.session)}
    return Shown("answers/amounts.html", facts)


def show_one(ask: Ask) -> Shown:
    row = _row(ask)
    draft = editions.draft_of(ask.session, row)
    using = [entry for entry in answers.published(ask.session) if row.code in answers.blanks(entry)]
    facts = {
        "title": row.name, "row": row, "draft": draft, "confidences": CONFIDENCES, "using": using, "now": ask.now,
        "facts": {**editions.facts_of(row), **(draft.facts if draft else {})},
        "versions": editions.versions(ask.session, row),
        "due": bool(row.review_after and row.review_after < ask.now.date()),
    }  # fmt: skip
    return Shown("answers/amount.html", facts)


def write(ask: Ask) -> Go:
    row = _row(ask)
    editions.write(ask.session, row, _written(ask), by=ask.by, now=ask.now)
    return Go(f"/amounts/{row.key}", "草稿存好了，看好了再发布。")


def publish(ask: Ask) -> Go:
    row = _row(ask)
    editions.publish(ask.session, row, by=ask.by, now=ask.now)
    return Go(f"/amounts/{row.key}", "发布了，用到它的回答马上跟着变。")


def drop(ask: Ask) -> Go:
    row = _row(ask)
    editions.drop(ask.session, row, by=ask.by)
    return Go(f"/amounts/{row.key}", "草稿不要了。")


def go_back(ask: Ask) -> Go:
    row = _row(ask)
    editions.go_back(ask.session, row, ask.said("edition", most=12), by=ask.by, now=ask.now)
    return Go(f"/amounts/{row.key}", "退回到那一版了。")


def _written(ask: Ask) -> dict[str, Any]:
    confidence = ask.said("confidence", most=30)
    return {
        "value": ask.said("value", most=40), "unit": ask.said("unit", most=20), "source": ask.said("source", most=200),
        "as_of": given.day(ask.said("as_of", most=20)), "review_after": given.day(ask.said("review_after", most=20)),
        "confidence": confidence if confidence in CONFIDENCES else "low", "note": ask.said("note", most=300),
    }  # fmt: skip


def _row(ask: Ask) -> Parameter:
    return scopes.one(ask.session, Parameter, ask.path["id"], by=ask.by)


PAGES = (
    Page("/amounts", "金额和标准", show, NEEDS),
    Page("/amounts/{id:int}", "金额和标准", show_one, NEEDS),
)
ACTS = (
    Act("/amounts/{id:int}/draft", write, NEEDS),
    Act("/amounts/{id:int}/publish", publish, NEEDS),
    Act("/amounts/{id:int}/drop", drop, NEEDS),
    Act("/amounts/{id:int}/back", go_back, NEEDS),
)
