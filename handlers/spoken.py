"""Answers to be heard (听语音): which language somebody wants to hear, and the recording after the words."""

import re
from collections.abc import Sequence

from db import answer_voices
from db.models import Answer
from handlers import handover, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text, Voice
from handlers.dialogue.turn import Turn
from nlp import late, persons_wished

Replies = Sequence[Reply]
LIST, WRITTEN = "language", "zh"
CHOICES = (*answer_voices.LANGUAGES, WRITTEN)
NAMES = {
    "普通话": "cmn",
    "汉话": "cmn",
    "傣语": "tdd",
    "傣话": "tdd",
    "傣族话": "tdd",
    "景颇语": "kac",
    "景颇话": "kac",
    "景颇族话": "kac",
}
NAMED = "|".join(sorted(NAMES, key=len, reverse=True))
HEARS = (
    rf"(?:我|请|想|要|给我|可以|能不能|只会|会|爱)*(?:用|说|讲|听|放|发)?(?P<language>{NAMED})(?:的)?(?:语音|录音)?"
    r"(?:回答|回复|回我|说|讲|念|给我听|听)*(?:吧|嘛|吗|了)?[。！!？?]*"
)
ANY = r"(?:我|请|想|要|给我|可以|能不能|用)*(?:语音回答|听语音|听录音|放录音|发语音给我|念给我听|语音回复|发语音回我)(?:吧|嘛|吗|了)?[。！!？?]*"
# What is written in the letters of Dai or Lisu cannot be read here: which language is to be heard is asked.
CANNOT_READ = late.pattern(
    "(?:不|没|认不得|不会|不大|不太|不怎么)(?:怎么)?(?:认得?|识|会写|写|打|会打|会认|认识)?(?:得)?字(?!号|太|大|小)|(?:认|识|写|打|看)不(?:来|得|成|懂)(?:几个)?字|文盲|没(?:读过|上过|念过)(?:书|学)"
)
OWN_LETTERS = r"[^一-鿿]*[\u1950-\u19df\ua4d0-\ua4ff][^一-鿿]*"
_NO_VOICE = "(?:我|那|以后|先)*(?:不要|不想听|不听|别发|莫发|莫放|别放|不用|不消|关掉?|取消|停)(?:了)?(?:这个|那个)?(?:语音|录音)(?:回答|回复)?(?:了|嘛|吧)*"
_IN_WRITING = "(?:还是|就|只|都|给我|以后|要|想)*(?:看|发|打|写|用)(?:文字|字)(?:给我|回我|来|过来)?(?:就行|就好|就可以|就得|吧|嘛|了)*"
READS = rf"{_NO_VOICE}[\s,，。！!]*(?:{_IN_WRITING})?[。！!]*|(?:还是|就|以后)*(?:只|只要)?看字(?:就行|就好|吧)*[。！!]*|(?:还是|就|以后|给我)*只(?:要)?发(?:文字|字)(?:给我|就行|就好|吧)*[。！!]*"


def ask(turn: Turn) -> Replies:
    """Shorter words from now on, and which language is wanted; to whoever cannot read nothing long is written."""
    turn.follower.large_type = True
    if turn.incoming.has_words and CANNOT_READ.search(turn.words) and turn.staff is None:
        return _without_reading(turn)
    if turn.conversation.form is not None:
        return [Text(texts.people.LANGUAGE)]
    listing.remember(turn, LIST, range(1, len(CHOICES) + 1), first=0, shown=len(CHOICES))
    return [Choices(texts.people.LANGUAGE, texts.spoken.OPTIONS)]


def _without_reading(turn: Turn) -> Replies:
    if turn.conversation.form is not None:
        return [Text(texts.spoken.VOICE_IS_FINE)]
    questions.put(turn, "call_reader", yes=texts.spoken.CALL_OR_VOICE[0])
    phone = turn.station.phone
    recorded = any(answer_voices.count(turn.session, each, phone=phone) for each in answer_voices.LANGUAGES)
    more = texts.spoken.RECORDED if recorded else ""
    return [Choices(f"{texts.spoken.VOICE_IS_FINE}{texts.spoken.CALL_READER}", texts.spoken.CALL_OR_VOICE, more)]


def _call_reader(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.spoken.SPEAK)]
    return handover.call(turn.saying(texts.spoken.CALL_OR_VOICE[0], turn.meaning))


def _asked_of(turn: Turn) -> str:
    return persons_wished.asked_of(turn.words) if turn.staff is None else ""


def who_speaks(turn: Turn) -> Replies:
    """Whether Dai is spoken here: by people, who can be called; it is asked, and nobody is called yet."""
    tongue = _asked_of(turn)
    questions.put(turn, "call_speaker", tongue=tongue)
    return [Choices(texts.spoken.who_speaks(tongue), texts.spoken.CALL_SPEAKER)]


def _call_speaker(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.spoken.SPEAK)]
    wish = texts.spoken.wish_for((turn.conversation.asked or {})["tongue"])
    return handover.call(turn.saying(wish, turn.meaning), words=wish)


def named(turn: Turn) -> Replies:
    match = re.fullmatch(HEARS, turn.words.strip())
    return _set(turn, NAMES[match["language"]]) if match else ask(turn)


def reads(turn: Turn) -> Replies:
    return _set(turn, WRITTEN)


def of(turn: Turn, entry: Answer) -> Replies:
    """The recording of an answer just given, for whoever wants to hear it; often nothing."""
    row = answer_voices.speaks(turn.session, entry, turn.follower.language, phone=turn.station.phone)
    return [Voice(row.key, entry.question)] if row is not None else []


def _set(turn: Turn, language: str) -> Replies:
    turn.follower.language = language
    if language == WRITTEN:
        return [Text(texts.spoken.WRITTEN)]
    heard = answer_voices.count(turn.session, language, phone=turn.station.phone)
    return [Text(texts.spoken.heard(language, heard))]


def _pick(turn: Turn, item: int) -> Replies:
    listing.forget(turn)
    return _set(turn, CHOICES[item - 1])


QUESTIONS = {"call_reader": _call_reader, "call_speaker": _call_speaker}
SUBJECTS = {"switch_language": ask}
LISTS = {LIST: ListKind(_pick, ask)}
PHRASES = (
    Phrase(r"(?s).{2,30}", who_speaks, lambda turn: bool(_asked_of(turn))),
    Phrase(HEARS, named),
    Phrase(ANY, ask),
    Phrase(READS, reads),
    Phrase(OWN_LETTERS, ask),
)
