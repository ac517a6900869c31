"""What somebody says after an alarm: where they are, a number, "is anybody coming?"; it goes to those who help."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries
from db.models import Inquiry
from handlers import alarms, handover, knowledge, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands, late
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

# 打了110, 警察来了, 人走了: how it goes on there, in however many words.
GOES_ON = late.pattern(
    "(?:打|报|拨|叫|喊)(?:过|了|着|通)*(?:110|120|119|警|急救|救护车|派出所)|(?:警察|救护车|派出所|民警|医生|保安|120|110)[^,，。]{0,4}(?:来|到|在)"
    "|(?:那个?|打人的?|他们?|她|人|坏人|老板|男人)(?:都|已经|也)*(?:走|跑|溜|散|抓|带走|送医院|晕|醒)"
)
WISHES = late.pattern("想|要(?!紧)|找工作|报名|帮我|招")
_LEAD = "(?:喂|唉|哎呀?|那|到底|快|救命|[,，。!！?？ ])*"
_WHO = "(?:你们?|您们?|工作站|站上|站里|工作人员|老师|人|有人|哪个|谁|救兵)"
_HOW = "(?:咋个?|怎么|为什么|为哪样|为啥|还|都|就|这么久|这么慢|半天|老|一直|也|给|是不是|到底)*"
_SLOW = (
    "(?:不|没(?:有|得)?)(?:人|哪个)?(?:来|到|见|影|回|管|接|打过?来|联系)[^,，。]{0,4}|(?:好久|多久|几时|哪时|什么时候|几点)(?:才|能|会)*(?:来|到)"
    "|(?:来|到)(?:不来|没来|了没有?|了吗|没有?|得了不)|(?:在)?(?:来|到)(?:的)?(?:路上|哪)[^,，。]{0,4}"
)
PRESSES = late.pattern(
    f"{_LEAD}(?:{_WHO}|(?:咋个?|怎么|为什么|为啥)){_HOW}(?:{_WHO})?{_HOW}(?:{_SLOW})(?:啊|呀|嘛|呢|了|的|吗|噶|[,，。.!！?？~ ])*"
)


def presses(turn: Turn) -> bool:
    """你们咋个还不来, while the alarm rings: no complaint of not being understood."""
    said = turn.incoming.has_words and turn.staff is None and turn.conversation.form is None
    if not said or not PRESSES.fullmatch(turn.words.strip()):
        return False
    inquiry = urgent_of(turn)
    return inquiry is not None and inquiry.status == "new"


def tell_who_is_called(turn: Turn) -> Sequence[Reply]:
    """How long it has rung and whom; what was said goes to them."""
    inquiry = urgent_of(turn)
    if inquiry is None:
        return []
    inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    rung = len(alarms.on_duty(turn.session))
    waited = turn.now - inquiry.opened_at
    return [Text(texts.alarms.still_nobody(inquiry.number, waited, rung, head=inquiry.escalated_at is not None))]


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
    if GOES_ON.search(words) and not answers.asks(words) and not WISHES.search(words):
        return False
    phrase = all_subjects().phrase_in(turn)
    if phrase is not None:
        return phrase.business
    return turn.meaning.sure and turn.intent not in (IN_FEW_WORDS if len(words) <= FEW else ABOUT_IT)
