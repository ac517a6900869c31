"""A question the station put and WeChat told only by a notice: shown in full once, as soon as the person writes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from db import feedback, followers, inquiries, messages, outbox
from db.models import EventSignup, Feedback
from handlers import handover, knowledge, opening, prompting, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import Put
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, late
from nlp.commands import Command

Replies = Sequence[Reply]
ASKED = "asked:"
# A question that nobody has seen waits so long; one that was seen is kept for words said soon after.
WAITS_FOR, HEARD_FOR = timedelta(days=21), timedelta(hours=24)
# Whoever is looking at a list needs its numbers.
READING = timedelta(hours=1)
# After these no question is put: danger, a person who has been called, orders, and who wants to be left alone.
NOT_AFTER = frozenset(
    {
        "emergency",
        "danger answered",
        "danger unanswered",
        "after an alarm",
        "handed over",
        "event",
        "binding",
        "staff command",
        "stop",
        "stop by kind",
        "asks no more",
        "unwell",
    }
)
NOT_AFTER_INTENTS = frozenset({"human_agent", "crisis", "abuse", "delete_data", "wage_arrears", "work_injury"})
WHAT = (
    "(?:你们?|您|工作站|刚才|刚刚|昨天|前天|那天|前几天|那个|这个|是|要|想|给我|发|发的|收到|看到|通知|说|有)*"
    "(?:问|提醒|通知)(?:我|了我|您|一声|一下|的|是|了)*(?:(?:什么|啥子?|哪样|哪些|甚).{0,8}|一声)[？?。!！]*"
    "|(?:那|你|您|你们|就|来|快|请)*问(?:我|吧|嘛|呗|啊|了)+[？?。!！]*"
    "|(?:你们|有|是|出)*(?:什么|啥|哪样)(?:事情?|问题)(?:吗|嘛|啊|呀)?[？?。!！]*"
)
_WHAT = late.pattern(WHAT)


def look(turn: Turn) -> Put | None:
    """The question that stands; what is answered or too old is let go, and whether it was seen is made out once."""
    waiting = listing.puts(turn.conversation)
    standing = [put for put in waiting if _stands(turn, put)]
    if not standing:
        if waiting:
            listing.keep_puts(turn.conversation, ())
        return None
    first = standing[0] if standing[0].seen else _as_it_arrived(turn, standing[0])
    if [first, *standing[1:]] != list(waiting):
        listing.keep_puts(turn.conversation, [first, *standing[1:]])
    return first


def unseen(turn: Turn) -> Put | None:
    """The question that waits to be shown, where nothing else is being answered."""
    waiting = listing.puts(turn.conversation)
    if not waiting or waiting[0].seen or turn.conversation.form is not None or turn.conversation.asked is not None:
        return None
    return waiting[0]


def wants(turn: Turn) -> bool:
    """A hello or a number for a question nobody has seen; 问我什么 for any."""
    waiting = listing.puts(turn.conversation)
    if not waiting or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    if _WHAT.fullmatch(turn.words.strip()):
        return True
    put = unseen(turn)
    return put is not None and (_says_hello(turn) or _is_a_number(turn, put)) and not _in_danger(turn)


def wants_unclear(turn: Turn) -> bool:
    """Words that mean nothing we know: the question is asked, or, where it was just seen, asked once more."""
    waiting = listing.puts(turn.conversation)
    if not waiting or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    if turn.meaning.sure and turn.intent not in opening.NO_DETOUR:
        return False
    return (unseen(turn) is not None or _may_be_repeated(turn, waiting[0])) and not _in_danger(turn)


def show(turn: Turn) -> Replies:
    put = listing.puts(turn.conversation)[0]
    if _WHAT.fullmatch(turn.words.strip()):
        return _shown(turn, put, "")
    if not _says_hello(turn) and _is_a_number(turn, put):
        return _shown(turn, put, texts.check_ups.NUMBER_OF_WHAT)
    return _shown(turn, put, texts.check_ups.GREETED, after=texts.common.MENU_LINE)


def show_unclear(turn: Turn) -> Replies:
    put = listing.puts(turn.conversation)[0]
    if turn.intent in ("greeting", "thanks_bye") and turn.meaning.sure:
        return _shown(turn, put, texts.check_ups.GREETED, after=texts.common.MENU_LINE)
    if answered := knowledge.likely(turn, at_least=opening.PLAINLY_ASKED):
        return answered
    turn.conversation.misses += 1
    messages.note_unknown(turn.session, follower=turn.follower, words=turn.words, now=turn.now)
    return _shown(turn, put, texts.check_ups.AGAIN if put.seen else texts.check_ups.NOT_CAUGHT)


def beside(turn: Turn, put: Put, route: str, replies: Replies) -> Replies:
    """What is added to an answer: the question where nothing is left open, one line where a list or a form is.

    What was said may have answered it already (4 回家了).
    """
    waiting = listing.puts(turn.conversation)
    if put.seen or not waiting or waiting[0] != put or not replies or not _may_follow(turn, route):
        return ()
    if turn.conversation.form is not None or turn.conversation.asked is not None or not _stands(turn, put):
        return ()
    if not _reads_a_list(turn, put):
        return _shown(turn, put, texts.check_ups.ONE_MORE)
    if put.hinted:
        return ()
    listing.keep_puts(turn.conversation, [replace(put, hinted=True), *waiting[1:]])
    return [Text(texts.check_ups.waits(put.title))]


def let_go(turn: Turn, kind: str) -> None:
    """Questions of this kind, or whose kind begins so, are answered or not wanted."""
    waiting = listing.puts(turn.conversation)
    left = [put for put in waiting if not put.kind.startswith(kind)]
    if len(left) < len(waiting):
        listing.keep_puts(turn.conversation, left)


def _shown(turn: Turn, put: Put, lead: str, *, after: str = "") -> Replies:
    others = listing.puts(turn.conversation)[1:]
    subject = listing.spoken_of(turn, within=HEARD_FOR)
    listing.remember(turn, put.kind, put.ids, first=0, shown=len(put.ids))
    if subject:
        listing.speak_of(turn, subject)  # what is asked beside an answer does not end its subject
    seen = replace(put, seen=True, at=turn.now.isoformat(), owed_as="")
    listing.keep_puts(turn.conversation, [seen, *others])
    words = f"{lead}\n{put.words}" if lead else put.words
    return [Choices(words, put.options, "\n".join(part for part in (put.after, after) if part))]


def _as_it_arrived(turn: Turn, put: Put) -> Put:
    """By the window it was read; a notice says only what it is about; what has not gone yet need not go any more."""
    row = outbox.find(turn.session, put.owed_as) if put.owed_as else None
    if row is None:
        return put
    if row.state in outbox.WAITING:
        outbox.call_off(turn.session, row, now=turn.now)
        return replace(put, owed_as="")
    return replace(put, seen=row.route == "custom" and row.state in ("sent", "sending"))


def _stands(turn: Turn, put: Put) -> bool:
    if turn.now - put.put_at > (HEARD_FOR if put.seen else WAITS_FOR):
        return False
    about = prompting.split(put.ids[0])[0]
    if not put.kind.startswith(ASKED):
        signup = turn.session.get(EventSignup, about)
        return signup is not None and signup.status == "signed_up"
    row = turn.session.get(Feedback, about)
    if row is None or row.answered_at is not None:
        return False
    return put.seen or feedback.KIND_OF_STOP not in followers.stopped(turn.session, turn.follower)


def _says_hello(turn: Turn) -> bool:
    return commands.find(turn.words) is Command.MENU and bool(handover.HELLO.match(turn.words.strip()))


def _is_a_number(turn: Turn, put: Put) -> bool:
    listed = listing.last(turn)
    return (listed is None or listed.kind == put.kind) and commands.pick(turn.words, count=9) is not None


def _may_be_repeated(turn: Turn, put: Put) -> bool:
    listed = listing.last(turn)
    mine = listed is not None and listed.kind == put.kind and turn.now - listed.at < HEARD_FOR
    return mine and not turn.conversation.misses and turn.conversation.asked is None and not turn.meaning.sure


def _may_follow(turn: Turn, route: str) -> bool:
    """Not into danger, nor to somebody who waits for a person."""
    if route in NOT_AFTER or turn.muted or turn.worker is None:
        return False
    troubled = turn.intent in NOT_AFTER_INTENTS and turn.meaning.sure
    return not troubled and inquiries.muting(turn.session, turn.follower) is None and not _in_danger(turn)


def _in_danger(turn: Turn) -> bool:
    """Somebody has been alarmed for, and it is not over."""
    return inquiries.open_of(turn.session, turn.follower, level="urgent") is not None


def _reads_a_list(turn: Turn, put: Put) -> bool:
    listed = listing.last(turn)
    return listed is not None and listed.kind != put.kind and turn.now - listed.at < READING
