"""Rules, rights and subsidies: an answer with its source and date, or an honest "not known" with a person offered."""

from collections.abc import Sequence

from db import answers, messages
from db.models import Answer
from handlers import questions, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp.intents import OUT_OF_SCOPE
from nlp.library import Found

Replies = Sequence[Reply]
# Below this the likeliest entry is a guess; with the subject known from the intent less is needed.
ENOUGH, ENOUGH_ON_SUBJECT = 0.42, 0.34
COVER = 0.5
CLOSE = 0.06
TOPICS = {
    "policy_subsidy": (
        "subsidy",
        "social_insurance",
        "medical",
        "living",
        "children",
        "women",
        "heat",
        "contract",
        "wage",
    ),
    "transport_subsidy": ("subsidy",),
    "startup": ("startup",),
    "internship_school": ("intern", "jobs", "training"),
    "wage_arrears": ("wage",),
    "work_injury": ("injury",),
    "scam_check": ("fraud",),
    "video_interview": ("jobs",),
    "job_fair": ("jobs",),
    "out_of_scope": (),
}
# The entry that opens a subject, when the question itself finds none.
OPENS = {
    "transport_subsidy": "sub-transport",
    "startup": "biz-support",
    "internship_school": "intern",
    "wage_arrears": "wage-arrears",
    "work_injury": "injury-first",
    "scam_check": "fraud-check",
    "video_interview": "job-video",
    "job_fair": "job-fair",
}


def answer(turn: Turn) -> Replies:
    """What the station says on the question, or what opens its subject, or that it is not known."""
    found = best(turn, turn.intent)
    entry = answers.by_code(turn.session, found.code) if found else None
    opener = OPENS.get(turn.intent)
    if entry is None and opener is not None:
        entry = answers.by_code(turn.session, opener)
    return said(turn, entry) if entry else not_known(turn)


def best(turn: Turn, intent: str) -> Found | None:
    topics = TOPICS.get(intent, ())
    found = turn.library.find(turn.words, topics=topics)
    if not found or found[0].cover < COVER:
        return None
    enough = ENOUGH_ON_SUBJECT if found[0].topic in topics else ENOUGH
    return found[0] if found[0].score >= enough else None


def likely(turn: Turn) -> Replies:
    """An answer for words whose intent is unclear, when an entry fits them well by itself; else nothing."""
    found = best(turn, OUT_OF_SCOPE) if turn.incoming.has_words else None
    entry = answers.by_code(turn.session, found.code) if found else None
    return said(turn, entry) if entry else []


def said(turn: Turn, entry: Answer) -> Replies:
    try:
        words = answers.filled(entry, answers.figures(turn.session), phone=turn.station.phone)
    except answers.MissingFigure:
        return not_known(turn)
    certain = answers.is_certain(entry, today=turn.now.date())
    lines = [words, texts.knowledge.source(entry.source, entry.as_of, certain=certain)]
    if entry.escalate != "none":
        lines.append(texts.knowledge.OFFER)
    return [Text("\n".join(lines))]


def not_known(turn: Turn) -> Replies:
    """Said plainly, counted for the weekly list, with a person offered; never a guess about money."""
    messages.note_unknown(turn.session, follower=turn.follower, words=turn.words, now=turn.now)
    questions.put(turn, "call_person")
    return [Choices(texts.knowledge.NOT_KNOWN, texts.common.CALL_OR_NOT)]


def policy_menu(turn: Turn) -> Replies:
    return [Text(texts.knowledge.ASK_POLICY)]


def rights_menu(turn: Turn) -> Replies:
    return [Text(texts.knowledge.ASK_RIGHTS)]


SUBJECTS = {intent: answer for intent in TOPICS if intent != "out_of_scope"}
MENU_KEYS = {"menu:policy": policy_menu, "menu:rights": rights_menu}
