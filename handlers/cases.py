"""Wages, wounds and swindlers: the request that the station takes up, at once or when the worker says so."""

from collections.abc import Sequence
from datetime import timedelta

from db import inquiries
from db.models import Answer, Inquiry
from handlers import alarms, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import giving_up, late, reported

Replies = Sequence[Reply]
# By the topic of the answer, what kind of request it would be.
KINDS = {"wage": "wage_arrears", "injury": "work_injury", "fraud": "scam_check"}
OF_AGENTS = ("scam_check", "report")
# What was taken up this long before the report is most likely about the same.
SAME_MATTER = timedelta(hours=24)
# So long people go on telling, in words that mean nothing by themselves.
STILL_TELLING = timedelta(minutes=30)
# 不找了 of a list, 唉 不说了: tells nothing more of the matter, and is no plain word that nobody need come either.
WEARY = late.pattern(
    "(?:(?:唉|哎呀?|哦|嗯|好|算了|那|我|先|就|都|还是)[,，。 ]*)*不(?:想)?(?:再)?(?:找|看|问|说|讲|要|聊|选|挑)(?:工作|活路?|岗位|这个|这些|它)?(?:了|喽|咯)(?:算了|吧|嘛|啊)*[。.!！~… ]*"
)

# Where it happened, and what it comes to.
WHERE_IT_WAS = late.pattern(
    "(?:就是?|是|我们?|都|人|厂|老板|他们|地点|单位)*在[^,，。?？!！]{2,16}(?:厂|站|店|公司|仓库?|工地|酒店|饭店|餐馆|超市|中心|园区?|物流|楼|宿舍|路|镇|那点|那里|那边|那家|做|上班|干)(?:里|头|的|呢|了)?"
)
HOW_MUCH = late.pattern(
    "(?:我们?|他们?|老板|厂里|还|就|大概|差不多)*(?:一共|总共|合计|加起来|拢共|全部|欠|少发?|差(?!不多))(?:大概|差不多|欠|差|少|发|是|有|我们?|了|的|他|着|大约)*"
    "[\\d一二三四五六七八九十两几百千万多.]+(?:多|来)?(?:块|元|钱|左右|个月|天)*(?:工资|工钱|没发|没给)*[。.]?"
)
WISHES = late.pattern("找|想|招|有没|给有|有吗|岗位|推荐|介绍|[?？吗不没]$")


def offer(turn: Turn, entry: Answer, words: str) -> Replies:
    """The answer with the question below it; nothing for other topics, and in a form, where a number answers the form.

    What is told of a matter that was just taken up belongs to it, and is not to be taken up a second time.
    """
    kind = KINDS.get(entry.topic)
    if kind is None or turn.conversation.form is not None:
        return []
    if said := _more_of(turn, _lately(turn, kind=kind)):
        return [Text(f"{words}\n{said}")]
    questions.put(turn, "take_up", case=kind, words=turn.words)
    return [Choices(f"{words}\n{texts.knowledge.TAKE_UP}", texts.knowledge.TAKE_UP_OPTIONS)]


def register(turn: Turn, kind: str, words: str) -> str:
    """A request of this kind is opened or goes on; staff hear of it in the morning when it comes at night.

    Returns the sentence with its number and when somebody calls.
    """
    known = inquiries.open_of(turn.session, turn.follower, kind=kind)
    inquiry = known or open_one(turn, kind, "high", words)
    pass_on(turn, inquiry, words, is_new=known is None)
    return texts.alarms.registered(inquiry.number, called_when(turn), again=known is not None)


def pass_on(turn: Turn, inquiry: Inquiry, words: str, *, is_new: bool) -> None:
    """Written down for the desk; what is new rings the staff, unless it is night."""
    inquiries.note(turn.session, inquiry, words=words, now=turn.now)
    if is_new and not turn.station.is_quiet(turn.now):
        alarms.ring(turn.session, inquiry, station=turn.station, now=turn.now)


def called_when(turn: Turn) -> str:
    """When somebody calls, in words."""
    opening = turn.station.next_opening(turn.now)
    return texts.alarms.SOON if opening == turn.now else texts.handover.when(opening, turn.now)


def as_report(turn: Turn, words: str) -> Inquiry | None:
    """The request that the words of alarm opened becomes the report itself: one matter, one number. None without one."""
    inquiry = _lately(turn, kind="scam_check")
    if inquiry is None:
        return None
    inquiry.kind, inquiry.words = "report", words
    return inquiry


def open_one(turn: Turn, kind: str, level: str, words: str) -> Inquiry:
    return inquiries.open_one(
        turn.session,
        follower=turn.follower,
        worker=turn.worker,
        kind=kind,
        level=level,
        words=words,
        station=turn.station,
        now=turn.now,
    )


def more_told(turn: Turn) -> Replies:
    """What was not understood, soon after something grave was taken up, is told of that (在远航焊接, 老板姓刘)."""
    inquiry = None if turn.staff is not None else _lately(turn, level="high")
    if inquiry is None or turn.now - inquiry.opened_at > STILL_TELLING or not turn.incoming.has_words:
        return []
    if giving_up.only(turn.words) or WEARY.fullmatch(turn.words.strip()):
        return [Text(texts.alarms.still_registered(inquiry.number))]
    return [Text(_more_of(turn, inquiry))]


def is_told_on(turn: Turn) -> bool:
    """就在华新那个快递站, 一共八千, right after something grave was taken up: where it was and how much, and no wish for work."""
    if turn.staff is not None or not turn.incoming.has_words or turn.conversation.form is not None:
        return False
    if says_not_paid(turn):
        return True
    words = turn.words.strip()
    where = bool(WHERE_IT_WAS.fullmatch(words)) and not WISHES.search(words)
    if not (where or HOW_MUCH.fullmatch(words)) or (inquiry := _lately(turn, level="high")) is None:
        return False
    listed = listing.last(turn)
    asked_since = listed is not None and listed.at > inquiry.opened_at
    return turn.now - inquiry.opened_at <= STILL_TELLING and not (where and asked_since)


def says_not_paid(turn: Turn) -> bool:
    """没有给钱, right after an agent was told of: it is told of that agent, and of no wages."""
    if turn.staff is not None or turn.conversation.form is not None or not reported.not_paid(turn.words):
        return False
    inquiry = _lately(turn, level="high")
    return inquiry is not None and inquiry.kind in OF_AGENTS and turn.now - inquiry.opened_at <= STILL_TELLING


def _more_of(turn: Turn, inquiry: Inquiry | None) -> str:
    if inquiry is None:
        return ""
    inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    return texts.alarms.more_added(inquiry.number)


def _settle(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if not yes:
        return [Text(texts.knowledge.NOT_TAKEN_UP)]
    return [Text(register(turn, asked["case"], asked["words"]))]


def _lately(turn: Turn, *, kind: str | None = None, level: str | None = None) -> Inquiry | None:
    inquiry = inquiries.open_of(turn.session, turn.follower, kind=kind, level=level)
    return inquiry if inquiry and turn.now - inquiry.opened_at <= SAME_MATTER else None


def what_now(turn: Turn) -> Replies:
    """Said right after something was taken up: when somebody calls, what to do until then, and that more may be told."""
    inquiry = _lately(turn, level="high")
    if inquiry is None:
        return []
    when = texts.alarms.SOON if inquiry.status == "taken" else called_when(turn)
    inquiries.note(turn.session, inquiry, words=turn.words, now=turn.now)
    return [Text(texts.alarms.what_now(inquiry.number, when, turn.station.phone))]


QUESTIONS = {"take_up": _settle}
PHRASES = (
    Phrase(
        "(?:那|那么)?(?:我|我们)?(?:现在|接下来)?(?:该|要|应该)?(?:怎么办|咋个?办|咋个?整|咋个?弄|怎么弄|怎么整|做哪样|做什么)(?:呢|呀|啊|嘛|才好|好)*[?？。]?",
        what_now,
        when=lambda turn: _lately(turn, level="high") is not None,
    ),
)
