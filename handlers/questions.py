"""A yes-or-no that the bot has just asked outside a form: "接着来吗？", "要转人工吗？"."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from handlers.dialogue import moves
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import answers, commands, danger_said, declining, giving_up, late, monthly_words, spelling

# A yes to a question older than this is meant for something else.
OPEN_FOR = timedelta(hours=24)
DANGER = "danger"
_ENOUGH = "(?:算(?:[了喽咯啦]|[球求逑毬]了?)|拉倒|罢了)[嘛吧啦]?"
_BEFORE = late.pattern(f"^(?:(?:哎呀?|唉|哦|嗯|那|我|{_ENOUGH})[,，。 ]*)+(?=(?:我|还是|先|都|就)*[不莫别])")
_BEHIND = late.pattern(f"[,，。 ]*{_ENOUGH}$")
# 收到了 谢谢: heard, and nothing agreed to. 好的 谢谢 agrees.
_ACKNOWLEDGES = late.pattern(
    "(?=.*(?:收到|明白|知道|晓得|了解|看到|清楚))(?:收到|明白|知道|晓得|了解|看到|清楚|好|好的|行|ok|嗯|哦|噢|谢谢|谢|多谢|感谢|辛苦|麻烦|您|你|们|老师|了|啦|的|哈|啊|呀|咯|嘞|[,.。!~、 ])+"
)
# Questions whose answers are read in more than a yes or a no.
IN_WORDS: dict[str, Callable[[str], bool | None]] = {DANGER: danger_said.find, "share_monthly": monthly_words.says}


def put(turn: Turn, kind: str, *, yes: str = "", strict: bool = False, by_number: bool = True, **facts: Any) -> None:
    """Remember that this question is open; the next yes or no answers it, anything else closes it.

    `yes` is a pattern of words beside the usual ones that say so here: what stands behind the number 1. `strict` where
    something would be given up: only these words and the 1 say yes, a mere 好的 leaves things as they are. `by_number` False where the
    numbers belong to a list that is shown with it.
    """
    own: dict[str, Any] = {**({"yes": yes} if yes else {}), **({"strict": True} if strict else {})}
    own |= {} if by_number else {"unnumbered": True}
    turn.conversation.asked = {"kind": kind, "at": turn.now.isoformat(), **own, **facts}


def is_open(turn: Turn, kind: str) -> bool:
    """Whether this very question was put and still waits; looks only."""
    asked = turn.conversation.asked
    if not asked or asked["kind"] != kind:
        return False
    return turn.now - datetime.fromisoformat(asked["at"]) <= OPEN_FOR


def says(turn: Turn) -> bool | None:
    """What the turn answers to the question that is open; looks only."""
    return _verdict(turn)


def is_taken_up(turn: Turn) -> bool:
    """Whether the words say yes to a question that is open in the words it was put with: 登记, where that was offered."""
    asked = turn.conversation.asked
    if not asked or not asked.get("yes") or not is_open(turn, asked["kind"]):
        return False
    return bool(re.fullmatch(asked["yes"], _without_sighs(turn.words)))


def wants(turn: Turn) -> bool:
    asked = turn.conversation.asked
    if not asked or not turn.incoming.has_words:
        return False
    if _verdict(turn) is None or turn.now - datetime.fromisoformat(asked["at"]) > OPEN_FOR:
        turn.conversation.asked = None
        return False
    return asked["kind"] in all_subjects().questions


def handle(turn: Turn) -> Sequence[Reply]:
    """Settle it; the form in whose midst it was put goes on."""
    asked, said, kept = turn.conversation.asked or {}, _verdict(turn), turn.conversation.form
    form = all_subjects().forms.get(kept["name"]) if kept else None
    replies = all_subjects().questions[asked["kind"]](turn, bool(said))
    if turn.conversation.asked is asked:
        turn.conversation.asked = None
    return moves.then(turn, form, replies) if form and turn.conversation.form is kept else replies


def _verdict(turn: Turn) -> bool | None:
    """1 is yes and 2 is no, as the questions show them."""
    picked = commands.pick(turn.words, count=2)
    if picked is not None and (turn.conversation.asked or {}).get("unnumbered"):
        return None
    if picked in (1, 2):
        return picked == 1
    if commands.find(turn.words) is commands.Command.CANCEL:
        return False
    if not is_open(turn, DANGER) and _wants_none_of_it(turn.words):
        return False
    if (read := IN_WORDS.get((turn.conversation.asked or {}).get("kind", ""))) is not None:
        return read(turn.words)
    if _ACKNOWLEDGES.fullmatch(spelling.normalise(turn.words)):
        return None
    own, plain = (turn.conversation.asked or {}).get("yes"), _without_sighs(turn.words)
    if own and re.fullmatch(own, plain):
        return True
    if own and re.fullmatch(f"(?:还是|先|我)*(?:不|莫|别)(?:想|要|用)?(?:{own})(?:[,，]?留着吧?)?", plain):
        return False
    said = answers.find(turn.words)
    return False if said and (turn.conversation.asked or {}).get("strict") else said


def _without_sighs(words: str) -> str:
    """不注销了 of 唉 算了不注销了嘛, where what gives up stands beside what is not to be done."""
    plain = words.strip(" ,，。.!！~")
    return _BEHIND.sub("", _BEFORE.sub("", plain)) or plain


def _wants_none_of_it(words: str) -> bool:
    """算了 睡觉了, 不搞了算了, 不用登记."""
    if declining.registration(words):
        return True
    told = giving_up.find(words)
    return giving_up.only(words) or (told is not None and told.is_reason)
