"""A month after the start of work: real pay, dorm, fees, contract, held against what the post promised."""

from collections.abc import Sequence
from typing import Any

from db import feedback
from handlers import first_month_facts, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from handlers.forms.start_answers import CONTRACTS, RESTS, SOME, Dorm, Fees, Paid, PayDay, Signed
from nlp import answers, commands, first_month_told, pay_day, promises, spelling


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """等哈，其实不一样: the answer that opened the form is put right, and the rest is asked. What else is told is kept."""
    words = spelling.normalise(turn.words)
    told = _not_yet(turn, given, words)
    words = first_month_told.without_what_now(words)
    if answers.asks(words) and not promises.reproaches(words):
        return told
    given.update(first_month_facts.held(words))
    given.update(first_month_facts.only_water(words))
    _not_fine(turn, given, words)
    if not told and given.get("same") is True and first_month_facts.gainsays(words):
        given["same"] = False
        row = feedback.get(turn.session, given["feedback"])
        feedback.answer(turn.session, row, answer="differs", now=turn.now)
        told = texts.check_ups.DIFFERS_THEN
    return told + _broken(turn, given, words)


def _not_fine(turn: Turn, given: dict[str, Any], words: str) -> None:
    """就是没签合同, after 一样: kept at once, for the rest may never be answered; the others of the three are asked."""
    if given.get("same") is False or "rest" in given or not (told := first_month_told.trouble(words)):
        return
    given["rest"] = SOME
    row = feedback.get(turn.session, given["feedback"])
    feedback.answer(turn.session, row, answer=row.answer, now=turn.now, **told)


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
    return given.get("same") is False or given.get("rest") == SOME


def _all_is_fine(turn: Turn, given: Given) -> bool:
    """一样 of the pay says nothing of the dormitory, of fees and the contract."""
    return given.get("same") is not False and not given.get("unpaid")


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
        Step("rest", ask=texts.check_ups.ASK_REST, answer=Choice(lambda turn, given: RESTS, in_passing=False), when=_all_is_fine, optional=True),
        Step("dorm", ask=texts.check_ups.ASK_DORM, answer=Dorm(hint="200", most=5000, zero=True, adds=True), when=_differs, optional=True),
        Step("fees", ask=texts.check_ups.ASK_FEES, answer=Fees(hint="0", most=20_000, zero=True, adds=True), when=_differs, optional=True),
        Step("contract", ask=texts.check_ups.ASK_CONTRACT, when=_differs, optional=True,
             answer=Signed(lambda turn, given: CONTRACTS)),
    ),
    submit=submit,
    review=False,
    hears=_hears,
)  # fmt: skip
