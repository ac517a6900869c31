"""What somebody says after an alarm: where they are, a number, "is anybody coming?"; it goes to those who help."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries
from db.models import Inquiry
from handlers import handover, knowledge, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands
from nlp.commands import Command
from nlp.intents import OUT_OF_SCOPE

# Somebody has taken it: for so long what is said still belongs to it.
FRESH = timedelta(hours=24)
# Read in "有人来吗" and the like, which after an alarm ask for help and nothing else.
ABOUT_IT = frozenset({OUT_OF_SCOPE, "my_visits", "crisis"})
# 好痛, 快点来嘛, 1: a few words that are read as thanks or as a visit, and in such a moment are neither.
FEW = 8
IN_FEW_WORDS = ABOUT_IT | {
    "thanks_bye",
    "greeting",
    "abuse",
    "status_report",
    "visit_book",
    "help_menu",
    "register",
    "human_agent",
}


def wants(turn: Turn) -> bool:
    """Words that open no other business, while an urgent request is open."""
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    return not is_other_business(turn) and urgent_of(turn) is not None


def handle(turn: Turn) -> Sequence[Reply]:
    inquiry = urgent_of(turn)
    if inquiry is None:
        return []
    asks = answers.asks(turn.words) or len(turn.words) > FEW  # 我怕她出事 asks for no rule
    known = knowledge.likely(turn, at_least=knowledge.IN_PARTICULAR) if asks else []
    return [Text(add(turn, inquiry, turn.words)), *known]


def urgent_of(turn: Turn) -> Inquiry | None:
    """The alarm this person is in the middle of: open and not taken, or taken today."""
    if turn.staff is not None:
        return None
    inquiry = inquiries.open_of(turn.session, turn.follower, level="urgent")
    if inquiry is None or (inquiry.status != "new" and turn.now - inquiry.opened_at > FRESH):
        return None
    return inquiry


def add(turn: Turn, inquiry: Inquiry, words: str) -> str:
    """Returns the sentence that says who sees it."""
    inquiries.note(turn.session, inquiry, words=words, now=turn.now)
    return texts.alarms.added(inquiry.number, taken=inquiry.status == "taken")


def take_back(turn: Turn) -> Sequence[Reply] | None:
    """取消, 打错了: whoever is rung reads it first and still asks once, for people say so of things that were no mistake.

    None when nobody was called.
    """
    inquiry = urgent_of(turn)
    if inquiry is None:
        return None
    inquiry.words = texts.alarms.taken_back(inquiry.words, turn.words[:30])
    inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    return [Text(texts.manners.JOKE_AFTER_ALARM)]


def is_other_business(turn: Turn) -> bool:
    """Words that plainly ask for something else."""
    words = turn.words.strip()
    command = commands.find(words)
    if command is not None:
        return not (command is Command.MENU and handover.HELLO.match(words))
    if listing.last(turn) is not None and commands.pick(words, count=9) is not None:
        return True
    phrase = all_subjects().phrase_in(turn)
    if phrase is not None:
        return phrase.business
    return turn.meaning.sure and turn.intent not in (IN_FEW_WORDS if len(words) <= FEW else ABOUT_IT)
