"""Short commands of bound staff, which work in any state; everyone else is told nothing of them."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from handlers import broadcast_desk, broadcast_latest, figures_desk, opening, ringing, roster_desk
from handlers.dialogue.registry import Handle, StaffHandle, all_subjects, command
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import names

Replies = Sequence[Reply]
_CODE = r"(?P<code>[JC]\s*\d{1,4})"
_WHO = r"(?:有|都有|都|是)*(?:谁|哪些人|哪几个人?|什么人|哪个)"
_APPLIED = r"(?:报了?名?|应聘|投)(?:了|过)?"
WHO_APPLIED = command(
    rf"^(?:看|查)?(?:一下|下)?\s*(?:{_CODE}\s*(?:这个)?(?:岗位|班)?{_WHO}{_APPLIED}"
    rf"|{_WHO}{_APPLIED}\s*{_CODE.replace('code', 'last')}|{_APPLIED}\s*{_CODE.replace('code', 'middle')}的?(?:人)?{_WHO})[的？?。]*$"
)
# Orders that words alone make elsewhere; in a form they would be taken for its answer.
LOOK_UP = command(
    r"^(?:请|帮我?|帮忙)?(?:查|找)(?:一下|下|看看|询)?\s*(?:工友)?\s*"
    r"(?:[WG]\s*\d{1,6}|1\d{10}|1\d{2}\s*[*x×]{2,8}\s*\d{4}|(?:尾号|后四位)\s*\d{4}|(?P<name>[一-鿿·]{2,8}?))"
    r"(?:的)?(?:电话|手机号?|资料|信息|情况|记录|档案)?[？?。]*$"
)
HOW_MANY = command(r"^[JC]\s*\d{1,4}\s*.{0,8}(?:多少|几)个?人?.{0,6}$")


def wants(turn: Turn) -> bool:
    return turn.staff is not None and turn.incoming.has_words and _find(turn) is not None


def handle(turn: Turn) -> Replies:
    found = _find(turn)
    return found(turn) if found else []


def _find(turn: Turn) -> Handle | None:
    said = turn.words.strip()
    for pattern, handle_match in all_subjects().staff_commands:
        if match := pattern.match(said):
            return partial(_matched, handle_match, match)
    if answers_alarm := ringing.answer(turn):
        return answers_alarm
    if halts := broadcast_latest.halts(turn):
        return halts
    if match := WHO_APPLIED.match(said):
        return partial(_matched, _applicants, match)
    if broadcast_desk.is_order(turn):
        return broadcast_desk.write
    return _order_in_form(turn, said) if turn.conversation.form is not None else None


def _matched(answer: StaffHandle, match: re.Match[str], turn: Turn) -> Replies:
    return answer(turn, match)


def _order_in_form(turn: Turn, said: str) -> Handle | None:
    if (match := LOOK_UP.match(said)) and (match["name"] is None or names.find(match["name"]) == match["name"]):
        return lambda turn: _outside(turn, roster_desk.look_up)
    if HOW_MANY.match(said) and turn.meaning.sure and turn.intent == "staff_stats":
        return lambda turn: _outside(turn, figures_desk.asked)
    return None


def _applicants(turn: Turn, match: re.Match[str]) -> Replies:
    code = (match["code"] or match["last"] or match["middle"]).replace(" ", "").upper()
    applied = "应聘" if code.startswith("J") else "报了"
    return _outside(turn.saying(f"{applied}{code}的名单", turn.meaning), roster_desk.look_up)


def _outside(turn: Turn, answer: Callable[[Turn], Replies]) -> Replies:
    """The form waits as a draft, so that no number meant for the answer is taken by it."""
    kept = opening.set_aside(turn)
    return [*answer(turn), *kept]
