"""What is said of the first month when its questions are behind one: a slip, what was worse after all, who hears of it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from db import feedback, inquiries
from db.models import Feedback
from handlers import first_month_facts, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, first_month_told, late, pay_day, promises, spelling, told_sums, who_hears

Replies = Sequence[Reply]
Answer = Callable[[Turn], Replies]
# Until when what was answered is put right, and until when one asks who hears of it.
RIGHT_FOR, BY_NAME_FOR, FRESH_FOR, LATELY = (
    timedelta(hours=24),
    timedelta(days=14),
    timedelta(days=3),
    timedelta(days=60),
)
_SLIP = late.pattern(
    "(?:等[下一哈]*|哎呀?|哦|不好意思|刚才|刚刚|我|那个|[,，。 ])*(?:(?:讲|说|写|打|记|答|搞|弄|算)错|更正|不对|改(?:一?[下哈]|成))"
)
_MORE = late.pattern("(?:少|漏|忘)(?:了|记)?(?:说|讲|算|报|写)|还(?:有|收|扣)|另外(?:还)?")
_ABOUT = (
    *((kind, late.pattern(said)) for kind, said in first_month_told.ABOUT.items()),
    ("pay", late.pattern("到手|工资|发了?|拿了?|得了?|是")),
)
# Days later a slip is one by its own words alone, and a wish for work is none.
_BY_NAME = late.pattern("到手|房租|住宿|水电|中介|押金|服装|体检")
_WISH = late.pattern("找|想|要(?!紧)|招|换|以上|岗位|厂里?有|工作")


def answer_of(turn: Turn, *, reassure: Answer) -> Answer | None:
    asks, slip, not_yet = who_hears.asks(turn.words), _slip(turn) is not None, pay_day.not_come(turn.words)
    worse = first_month_facts.gainsays(spelling.normalise(turn.words)) or bool(promises.broken(turn.words))
    asks_of_it = answers.asks(turn.words) and not promises.reproaches(turn.words)
    told = worse and not asks_of_it and (promises.of_a_promise(turn.words) or "其实" in turn.words)
    contract = _contract(turn)
    row = _answered(turn) if asks or slip or told or not_yet or contract else None
    if row is None or row.answered_at is None:
        return None
    if asks:
        return reassure if turn.now - row.answered_at < FRESH_FOR else None
    if turn.now - row.answered_at > RIGHT_FOR:
        return _correct if slip and _is_long_after(turn, row.answered_at) else None
    if not_yet:
        return _still_not if "ask_on" in row.facts else None
    if contract and row.facts.get("contract") != contract:
        return _correct
    return _correct if slip else _worse_after_all if told else None


def _is_long_after(turn: Turn, answered_at: datetime) -> bool:
    """改一下，到手是五千三, of a first month that was answered a week ago."""
    named = bool(_BY_NAME.search(turn.words)) and not _WISH.search(turn.words)
    return named and turn.now - answered_at < BY_NAME_FOR


def _contract(turn: Turn) -> str:
    """没签合同咋办, 合同也没得签: what is so is told; 没签合同合法吗 asks."""
    words = first_month_told.without_what_now(turn.words)
    told = first_month_told.contract_besides(words)
    return told if told in ("none", "no_copy") and not answers.asks(words) else ""


def _still_not(turn: Turn) -> Replies:
    """Told once more, perhaps with the day."""
    row, day = _answered(turn), pay_day.find(turn.words, now=turn.now)
    if row is None:
        return []
    if day is not None:
        row.facts = {**row.facts, "pay_on": day.isoformat()}
    asked_on = first_month_facts.ask_again(row.facts.get("pay_on", ""), now=turn.now)
    return first_month_facts.settle(turn, row, row.answer, asked_on)


def _correct(turn: Turn) -> Replies:
    """等下，讲错了，到手是5400; 就是没签合同. A request made of it hears of it too."""
    row = _answered(turn)
    if row is None:
        return []
    right, shown = _right(turn, row)
    inquiry = inquiries.open_of(turn.session, turn.follower, kind="wage_arrears")
    if inquiry is not None:
        inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    done = first_month_facts.settle(turn, row, row.answer, right)
    if inquiry is not None:
        turn.conversation.asked = None
        return [Text("\n".join([*shown, *first_month_facts.of_the_contract(right)]))]
    return [*(Text(one) for one in shown), *done]


def _right(turn: Turn, row: Feedback) -> tuple[dict[str, Any], list[str]]:
    """What is right, and how it is said."""
    right: dict[str, Any] = {}
    shown = []
    if (slip := _slip(turn)) is not None:
        kind, value, adds = slip
        value += row.facts.get(kind) or 0 if adds else 0
        right[kind] = value
        shown.append(texts.check_ups.put_right(kind, value))
    if (contract := _contract(turn)) and row.facts.get("contract") != contract:
        right["contract"] = contract
    return right, shown


def _worse_after_all(turn: Turn) -> Replies:
    """其实不一样, 说好包吃结果扣伙食费: the answer moves, and what was not asked yet is asked."""
    row = _answered(turn)
    if row is None:
        return []
    first = row.answer != "differs"
    broken = list(dict.fromkeys([*row.facts.get("broken", []), *promises.broken(turn.words)]))
    feedback.answer(turn.session, row, answer="differs", now=turn.now)
    row.facts = {**row.facts, "broken": broken} if broken else row.facts
    first_month_facts.keep_words(turn, row)
    if not first:
        return first_month_facts.settle(turn, row, "differs", {})
    return first_month_facts.open_form(turn, row, same=False, before=texts.check_ups.DIFFERS_THEN)


def _answered(turn: Turn) -> Feedback | None:
    """What this person answered lately, with the form behind them."""
    if turn.conversation.form is not None or turn.worker is None:
        return None
    row = feedback.newest_of(turn.session, turn.worker, kind="start", since=turn.now - LATELY)
    return row if row is not None and row.answered_at is not None else None


def _slip(turn: Turn) -> tuple[str, float, bool] | None:
    """Which sum, how much, and whether it comes on top of what was told."""
    words = spelling.normalise(turn.words).strip()
    more = bool(_MORE.search(words))
    sums = told_sums.find(words)
    if not sums or answers.asks(words) or not (more or _SLIP.match(words)):
        return None
    kind = next((name for name, said in _ABOUT if said.search(words)), "")
    return (kind, sums[-1].value, more) if kind and not (more and kind == "pay") else None
