"""A month after the start of work: real pay, dorm, fees, contract, held against what the post promised."""

from collections.abc import Sequence
from typing import Any

from db import feedback
from handlers import first_month_facts, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import Amount
from handlers.forms.start_answers import CONTRACTS, Fees, Paid, PayDay, Signed
from nlp import answers, commands, pay_day, promises, spelling


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """等哈，其实不一样: the answer that opened the form is put right, and the rest is asked. What else is told is kept."""
    words = spelling.normalise(turn.words)
    told = _not_yet(turn, given, words)
    if answers.asks(words):
        return told
    given.update(first_month_facts.held(words))
    if not told and given.get("same") is True and first_month_facts.gainsays(words):
        given["same"] = False
        row = feedback.get(turn.session, given["feedback"])
        feedback.answer(turn.session, row, answer="differs", now=turn.now)
        told = texts.check_ups.DIFFERS_THEN
    return told + _broken(turn, given, words)


def _not_yet(turn: Turn, given: dict[str, Any], words: str) -> str:
    """还没发, or a 0, where the sum is asked for: there is nothing to compare before the pay day."""
    asks_for_pay = (turn.conversation.form or {}).get("open") == "pay"
    said = pay_day.not_come(words, asked=asks_for_pay) or (asks_for_pay and commands.is_zero(words))
    if not said or "pay" in given or given.get("unpaid"):
        return ""
    given["unpaid"] = True
    return texts.check_ups.NOT_YET


def _broken(turn: Turn, given: dict[str, Any], words: str) -> str:
    """What besides money is not as it was said, told in the middle of the sums."""
    known = given.get("broken", [])
    found = promises.broken(words) if given.get("same") is False and promises.of_a_promise(words) else []
    if not (new := [kind for kind in found if kind not in known]):
        return ""
    given["broken"] = [*known, *new]
    first_month_facts.keep_words(turn, feedback.get(turn.session, given["feedback"]))
    return texts.check_ups.broken_too(new)


def _differs(turn: Turn, given: Given) -> bool:
    return given.get("same") is False


def _comes(turn: Turn, given: Given) -> bool:
    return not given.get("unpaid")


def _has_not_come(turn: Turn, given: Given) -> bool:
    return bool(given.get("unpaid"))


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    row = feedback.get(turn.session, given["feedback"])
    facts = {name: given[name] for name in first_month_facts.NAMES if given.get(name) is not None}
    answer = row.answer
    if given.get("unpaid"):
        facts |= first_month_facts.ask_again(given.get("pay_on", ""), now=turn.now)
        answer = "differs" if given.get("same") is False else first_month_facts.UNPAID
    return first_month_facts.settle(turn, row, answer, facts)


FORM = Form(
    name="start_check",
    title="进厂一个月核对",
    steps=(
        Step("pay", ask=texts.check_ups.ASK_PAY, answer=Paid(), when=_comes, optional=True),
        Step("pay_on", ask=texts.check_ups.ASK_PAY_DAY, answer=PayDay(hint="15号"), when=_has_not_come, optional=True),
        Step("dorm", ask=texts.check_ups.ASK_DORM, answer=Amount(hint="200", most=5000, zero=True, adds=True), when=_differs, optional=True),
        Step("fees", ask=texts.check_ups.ASK_FEES, answer=Fees(hint="0", most=20_000, zero=True, adds=True), when=_differs, optional=True),
        Step("contract", ask=texts.check_ups.ASK_CONTRACT, when=_differs, optional=True,
             answer=Signed(lambda turn, given: CONTRACTS)),
    ),
    submit=submit,
    review=False,
    hears=_hears,
)  # fmt: skip
