"""Reporting a false or fee-taking agent: what happened, who, how much; pictures and voices go with it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from db import attachments
from handlers import cases, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import Amount
from nlp import answers, cheated, late, reported, spelling, told_sums

# What was sent this long before the report belongs to it.
SHORTLY_BEFORE = timedelta(minutes=30)
# With so many signs a sum is told together with what happened.
A_STORY = 14
MONEY_BACK = late.pattern("(?:退|追|要|拿|讨|找)(?:得|不|[一-鿿]不[一-鿿])?(?:回|到)|给?退(?:钱|款|费|不退)|给退")


def _explains(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """钱给退得回来, asked in between: nobody can promise it, and the proof is what helps."""
    asked = turn.meaning.alert is None and answers.puts_a_question(turn.words)
    return [Text(texts.reports.MONEY_BACK)] if asked and MONEY_BACK.search(turn.words) else None


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """Who it was, and what more happened, told where the sum is asked for: it belongs to the report."""
    said = turn.words.strip()
    if (turn.conversation.form or {}).get("open") != "money" or reported.not_paid(said):
        return ""
    if cheated.who(spelling.normalise(said)) and not answers.asks(said):
        given["who"] = "，".join(part for part in (given.get("who", ""), said) if part)[:200]
        return texts.reports.NOTED
    if not reported.tells_more(said) or (told_sums.find(said) and len(said) < A_STORY):
        return ""
    given["what"] = "；".join(part for part in (given.get("what", ""), said) if part)[:400]
    return texts.reports.NOTED


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    """Nobody has to say who they are."""
    words = texts.reports.words(given.get("what", ""), given.get("who", ""), given.get("money"))
    known = cases.as_report(turn, words)
    inquiry = known or cases.open_one(turn, "report", "high", words)
    sent = attachments.belong(
        turn.session, follower=turn.follower, since=turn.now - SHORTLY_BEFORE, about=f"inquiry:{inquiry.key}"
    )
    if sent:
        inquiry.words += texts.reports.PICTURES.format(count=sent)
    cases.pass_on(turn, inquiry, inquiry.words, is_new=known is None)
    return [Text(texts.reports.taken(inquiry.number, cases.called_when(turn)))]


FORM = Form(
    name="report",
    title="举报",
    steps=(
        Step(
            "what",
            ask=texts.reports.ASK_WHAT,
            answer=Words(hint="中介收了500押金，人不见了", limit=400, tells=True),
            optional=True,
        ),
        Step("who", ask=texts.reports.ASK_WHO, answer=Words(hint="王老板，微信wang88", limit=200), optional=True),
        Step(
            "money",
            ask=texts.reports.ASK_MONEY,
            answer=Amount(hint="500", most=500_000, zero=True, adds=True),
            optional=True,
        ),
    ),
    submit=submit,
    explains=_explains,
    hears=_hears,
    review=False,
    about_others=True,
)
