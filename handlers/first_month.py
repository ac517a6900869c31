"""What is said to the question of the first month beside its numbers: 还没发, who will hear of it, a sum before all else."""

import re
from collections.abc import Callable, Sequence

from db import feedback, starts
from db.models import Feedback, Worker
from db.rights import Right
from handlers import first_month_after, first_month_facts, how_it_went, opening, texts
from handlers.allowed import needs
from handlers.dialogue import listing, moves
from handlers.dialogue.listing import ListKind, Put
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import (
    answers,
    commands,
    first_month_told,
    late,
    pay_day,
    promises,
    spelling,
    to_the_question,
    told_sums,
    who_hears,
)

Replies = Sequence[Reply]
KIND, FORM, LEFT_ALONE = "start", "start_check", 3
_WISH = late.pattern("找|想|要(?!紧|得)|招|换|以上|岗位|厂里?有|活(?:路)?|工作")
_LATER = late.pattern(
    "(?:等|晚点|晚上|待会|过(?:下|会)|一会|[下放]了?班|改天|回头|有空|得空|忙).{0,8}(?:再(?:说|讲|回|答|聊|弄|填|告诉)|(?:回|告诉)你)|(?:现在|这会儿?)?(?:没空|忙(?:得很|着|不赢)?)[,，。]?(?:再说|晚点)?$"
)


def tells_no_arrears(turn: Turn) -> bool:
    """还没发 to the question itself is none yet, unless it was asked anew after the pay day; 一分没收 of fees never."""
    opened = opening.open_form_of(turn)
    if opened is not None:
        if opened.name == FORM and _asks_of_taking(turn) and first_month_told.nothing_taken(turn.words):
            return True
        return opened.name == FORM and pay_day.not_come(turn.words, asked=True)
    return _put(turn) is not None and pay_day.not_come(turn.words)


def _asks_of_taking(turn: Turn) -> bool:
    return (turn.conversation.form or {}).get("open") in ("rest", "dorm", "fees")


def wants(turn: Turn) -> bool:
    return _answer_of(turn) is not None


def handle(turn: Turn) -> Replies:
    answer = _answer_of(turn)
    return answer(turn) if answer else []


def start(turn: Turn, item: int) -> Replies:
    """A number, or words that mean one; what the words tell besides is kept."""
    row, picked = how_it_went.take(turn, item)
    if picked == LEFT_ALONE:
        return how_it_went.leave_alone(turn)
    broken = promises.broken(turn.words)
    same = picked == first_month_facts.SAME and not broken
    words = turn.words if len(turn.words) > len(texts.check_ups.START_OPTIONS[1]) or broken else ""
    feedback.answer(turn.session, row, answer="same" if same else "differs", words=words, now=turn.now)
    return first_month_facts.open_form(turn, row, same=same, pay=told_sums.paid(turn.words), broken=broken or None)


@needs(Right.POSTS)
def totals_of_employer(turn: Turn, match: re.Match[str]) -> Replies:
    """Fewer than five answers would show who said what."""
    rows = starts.answered_of(turn.session, match["name"].strip())
    if len(rows) < texts.check_ups.SMALL:
        return [Text(texts.check_ups.TOO_FEW)]
    paid = sorted(row.facts["pay"] for row in rows if row.facts.get("pay"))
    middle = paid[len(paid) // 2] if len(paid) >= texts.check_ups.SMALL else None
    same = sum(row.answer == "same" for row in rows)
    return [Text(texts.check_ups.totals(match["name"].strip(), len(rows), same, middle))]


def _answer_of(turn: Turn) -> Callable[[Turn], Replies] | None:
    if turn.worker is None or turn.staff is not None or not turn.incoming.has_words:
        return None
    opened, put = opening.open_form_of(turn), _put(turn)
    if opened is not None:
        return _reassure_in_form if opened.name == FORM and who_hears.asks(turn.words) else None
    if put is not None and who_hears.asks(turn.words):
        return _reassure_at_question
    if put is not None and pay_day.not_come(turn.words):
        return _not_yet
    if put is not None and _LATER.search(turn.words):
        return _later
    if put is not None and _is_a_sum(turn.words) and to_the_question.option(KIND, turn.words) is None:
        return _sum_first
    return first_month_after.answer_of(turn, reassure=_reassure)


def _reassurance(turn: Turn) -> str:
    why = texts.check_ups.WHY_ASKED if who_hears.asks_why(turn.words) else ""
    return f"{why}{texts.check_ups.WHO_HEARS}"


def _reassure_in_form(turn: Turn) -> Replies:
    opened = opening.open_form_of(turn)
    return [Text(_reassurance(turn)), *([moves.repeat(turn, opened)] if opened else ())]


def _reassure_at_question(turn: Turn) -> Replies:
    put = _put(turn)
    return [Choices(f"{_reassurance(turn)}\n{put.words}", put.options)] if put else []


def _reassure(turn: Turn) -> Replies:
    """先不用，怕得罪人 is a no besides; otherwise the open yes or no stays."""
    asked = turn.conversation.asked or {}
    if asked.get("kind") != "take_up":
        return [Text(_reassurance(turn))]
    if answers.find(re.split("[,，。 ]", turn.words.strip())[0]) is False or "怕" in turn.words:
        turn.conversation.asked = None
        return [Text(f"{texts.knowledge.NOT_TAKEN_UP}\n{_reassurance(turn)}")]
    shown = f"{_reassurance(turn)}\n{texts.check_ups.WANT_HELP}"
    return [Choices(shown, texts.check_ups.WANT_HELP_OPTIONS)]


def _not_yet(turn: Turn) -> Replies:
    """Before the pay day there is nothing to compare; after it the wages are late."""
    row = _taken(turn)
    day = pay_day.find(turn.words, now=turn.now)
    differs = first_month_facts.gainsays(spelling.normalise(turn.words))
    answer = "differs" if differs else first_month_facts.UNPAID
    feedback.answer(turn.session, row, answer=answer, words=turn.words, now=turn.now)
    if row.facts.get("again") and day is None:
        worker = turn.session.get_one(Worker, row.worker_id)
        return first_month_facts.offer_help(turn, worker, row, [texts.check_ups.LATE_PAY], late=True)
    return first_month_facts.open_form(
        turn, row, unpaid=True, same=False if differs else None, before=texts.check_ups.NOT_YET
    )


def _later(turn: Turn) -> Replies:
    """The question stays."""
    return [Text(texts.check_ups.LATER)]


def _sum_first(turn: Turn) -> Replies:
    """第一个月5000，第二个月才多: the sum is told before whether it is as it was said."""
    row = _taken(turn)
    sums = told_sums.find(turn.words)
    feedback.answer(turn.session, row, answer="told", words=turn.words, now=turn.now)
    return first_month_facts.open_form(turn, row, pay=told_sums.paid(turn.words) or sums[0].value)


def _put(turn: Turn) -> Put | None:
    """The question as it stands last in the chat, seen."""
    listed = listing.last(turn)
    if listed is None or listed.kind != f"asked:{KIND}" or turn.conversation.form is not None:
        return None
    return next((put for put in listing.puts(turn.conversation) if put.ids == listed.ids and put.seen), None)


def _taken(turn: Turn) -> Feedback:
    listed = listing.last(turn)
    if listed is None:
        raise LookupError("no question of the first month stands")
    row, _ = how_it_went.take(turn, listed.ids[0])
    return row


def _is_a_sum(words: str) -> bool:
    """A sum of a month and no wish: 五千五以上的厂还有没有 is about posts."""
    told = [one.value for one in told_sums.find(words)]
    wish = _WISH.search(words)
    return bool(told) and told[0] >= 1000 and not wish and not answers.asks(words) and commands.find(words) is None


LISTS = {f"asked:{KIND}": ListKind(how_it_went.by_the_asked(start), how_it_went.no_more)}
STAFF_COMMANDS = ((late.pattern(r"^(?:进厂核对|兑现情况)\s*(?P<name>\S.{1,30})$"), totals_of_employer),)
