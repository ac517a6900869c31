"""A wish to be telephoned (回电): at which hour and on which number, read back and passed on to the staff."""

from datetime import datetime

from db.models import Inquiry
from handlers import left_words, texts
from handlers.dialogue.turn import Turn
from nlp import late, persons_wished, phones, times

AT_ONCE = late.pattern("现在|马上|立刻|这会儿?|赶紧")
# A part of the day without an hour is no time to book, but it is one to be called.
PART = late.pattern(
    "(?:今天|明天|后天)?(?:早上|上午|中午|下午|傍晚|晚上|夜里)|明天|后天|下班(?:以后|后|了)?|休息的?时候"
)

OWN = late.pattern(
    "[\\s,，。.:：!！~]*(?:打?(?:这个|我的?|本人)*(?:电话|手机|号码?|微信|打我|联系)*(?:是|号|吧|嘛)*)*[\\s,，。.:：!！~]*"
)


def note(turn: Turn, inquiry: Inquiry) -> str:
    """Keeps hour and number with the request. Returns both in words; "" when nothing of a call was said."""
    if not turn.incoming.has_words or not _is_about_it(turn, inquiry):
        return ""
    called = phones.find(turn.words) or phones.find(inquiry.words)
    known = turn.worker.phone if turn.worker else ""
    told, at = _when(turn)
    before = left_words.call_at(inquiry)
    if at is not None and turn.station.is_open(at):
        inquiry.promised_at = at
    for_staff = texts.handover.said_on(told, turn.now) if told and PART.fullmatch(told) else told
    if not told:
        for_staff = before or texts.handover.SOON
        told = before if before not in ("", texts.handover.SOON) else texts.handover.usual(turn.station, turn.now)
    number = called or (texts.handover.REGISTERED if known else texts.handover.NO_NUMBER)
    left_words.want_call(inquiry, for_staff, number)
    late_hour = texts.handover.closed_then(turn.station) if at is not None and not turn.station.is_open(at) else ""
    return texts.handover.call_at(told, called or known or "", late_hour)


def is_exact(turn: Turn) -> bool:
    """An hour or a number is said with the wish."""
    return phones.find(turn.words) is not None or bool(_when(turn)[0])


def _is_about_it(turn: Turn, inquiry: Inquiry) -> bool:
    """A number alone is one's own; in a sentence it may be anybody's (老板电话154…)."""
    if persons_wished.wants_call(turn.words):
        return True
    if phones.find(turn.words) is not None:
        return OWN.fullmatch(phones.blanked(turn.words).replace("·", "")) is not None
    return bool(left_words.call_at(inquiry)) and bool(_when(turn)[0])


def _when(turn: Turn) -> tuple[str, datetime | None]:
    """The hour in words, and as a moment where one was said."""
    found = times.find(turn.words, now=turn.now)
    if found is None or AT_ONCE.fullmatch(found.said):
        part = PART.search(turn.words)
        return (part.group(), None) if part else ("", None)
    if found.grain == "minute":
        return times.say(found.start, now=turn.now), found.start
    said = f"（{found.said}）" if found.names_day else found.said
    return f"{texts.visits.day(found.start.date())}{said}", None
