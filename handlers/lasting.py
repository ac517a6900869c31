"""A yes-or-no that lasts (each kind in its module's LASTING): after something in between it is put once more, and what it is for is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from db import inquiries, messages
from handlers import open_question, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Lasting, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import chat, commands, late
from nlp.commands import Command

Replies = Sequence[Reply]
Asked = Mapping[str, Any]
MOST = 2
PAY = "wage_arrears"  # 工资几号发 is no trouble; where wages are owed, something else is asked
UNKNOWN = "unknown"
SETTLED_BY = frozenset({"question", "question explained"})
WHAT_IS_IT = late.pattern(
    "(?:你们?|您|这个|那个|这|那|刚才|核对|每月|单位|候补|排队|说)*(?:的)?(?:是|要|为)*(?:整|做|干|搞|弄|问|拿来|用来|说)*(?:哪样|什么|啥子?|么子|甚|嘛|咋个?)"
    "(?:意思|名堂|用处?|东西|事情?|回事|的|来的|核对|用|呢|嘛|啊|呀|了)*[?？。!！]*"
    "|(?:为|凭)(?:什么|哪样|啥子?)(?:要|给)?(?:跟|和|让)?(?:单位|厂里|他们)*(?:核对|说|看|问)?[^,，。]{0,4}"
    "|(?:核对|同意|算上|说)(?:了)?(?:有|给有|会)?(?:什么|哪样|啥子?)(?:用处?|好处|坏处|影响)[^,，。]{0,3}"
)


def wants(turn: Turn) -> bool:
    """什么意思, 这个是整哪样的: of the question that waits."""
    kind = _kind(turn.conversation.asked)
    if kind is None or not turn.incoming.has_words or not questions.is_open(turn, kind):
        return False
    return commands.find(turn.words) is Command.EXPLAIN or bool(WHAT_IS_IT.fullmatch(turn.words.strip()))


def explain(turn: Turn) -> Replies:
    asked = turn.conversation.asked or {}
    lasting = all_subjects().lasting[asked["kind"]]
    return [Text(lasting.about), *_again(turn, lasting, asked)]


def beside(turn: Turn, asked: Asked | None, route: str, replies: Replies) -> Replies:
    """What is added to an answer that had nothing to do with the question; at most twice, then it is let go."""
    kind = _kind(asked)
    if asked is None or kind is None or turn.conversation.asked is not None or route in SETTLED_BY or not replies:
        return ()
    if turn.now - datetime.fromisoformat(asked["at"]) > questions.OPEN_FOR or not _may_follow(turn, route):
        return ()
    if commands.find(turn.words) is Command.THANKS or chat.find(turn.words) is not None:
        turn.conversation.asked = dict(asked)  # small words take nothing off the table
        return ()
    lasting, listed = all_subjects().lasting[kind], listing.last(turn)
    if listed is not None and listed.at == turn.now:
        return () if listed.kind == "menu" else [Text(lasting.later)]
    return _again(turn, lasting, asked) if asked.get("repeated", 0) < MOST else ()


def in_place_of_guesses(turn: Turn, asked: Asked | None, route: str) -> Replies:
    """A remark nobody understands (刚才还有位子的嘛) leaves such a question standing: it is counted, and asked once more."""
    kind = _kind(asked)
    if asked is None or kind is None or route != UNKNOWN or turn.conversation.asked is not None:
        return ()
    lasting, is_old = all_subjects().lasting[kind], turn.now - datetime.fromisoformat(asked["at"]) > questions.OPEN_FOR
    if not lasting.instead or is_old or asked.get("repeated", 0) >= MOST or not _may_follow(turn, route):
        return ()
    put = _again(turn, lasting, asked)
    if put:
        messages.note_unknown(turn.session, follower=turn.follower, words=turn.words, now=turn.now)
    return [Text(texts.check_ups.AGAIN), *put] if put else ()


def _again(turn: Turn, lasting: Lasting, asked: Asked) -> Replies:
    put = lasting.again(turn, asked)
    if put and turn.conversation.asked is not None:
        turn.conversation.asked = {**turn.conversation.asked, "repeated": asked.get("repeated", 0) + 1}
    return put


def _kind(asked: Asked | None) -> str | None:
    return asked["kind"] if asked and asked["kind"] in all_subjects().lasting else None


def _may_follow(turn: Turn, route: str) -> bool:
    if route in open_question.NOT_AFTER or turn.staff is not None or turn.conversation.form is not None:
        return False
    troubled = turn.intent in open_question.NOT_AFTER_INTENTS - {PAY} and turn.meaning.sure
    return not troubled and inquiries.muting(turn.session, turn.follower) is None
