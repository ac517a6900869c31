"""Rules, rights and subsidies: an answer with its source and date, or an honest "not known" with a person offered."""

from collections.abc import Sequence

from db import answers, messages
from db.models import Answer
from handlers import cases, job_screen, questions, spoken, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.workplace import Workplace
from nlp import ages, elsewhere, late, rules_asked
from nlp.intents import SUBJECTS as SUBJECTS_OF_INTENTS
from nlp.library import Found

Replies = Sequence[Reply]
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
    "internship_school": ("jobs", "training"),
    "wage_arrears": ("wage",),
    "work_injury": ("injury",),
    "scam_check": ("fraud",),
    "video_interview": ("jobs",),
    "job_fair": ("jobs",),
}
# What a question on rules is answered from, whatever else its words were taken for.
RULES = ("contract", "wage", "women", "heat", "social_insurance", "medical", "injury", "fraud")
ASKS = late.pattern(
    "[?？]|吗|嘛$|[呢么不没]$|咋|怎么?|多少|几|哪|什么|啥|能不能|可不可以|给[得能有要]|([一-龥])不\\1|有没[得有]|要得$"
)
OF_AGE = "job-age16"
TAKEN_FOR = frozenset({"jobs", "record", "courses", "none"})
IN_PARTICULAR = 0.5  # how well an entry must fit to be added to first aid
# Answers on one subject: what is asked shortly after them leans on it.
TRAVEL = "travel"
OF_TRAVEL = frozenset({"sub-transport", "sub-material", "sub-when", "sub-general", "sub-shanghai", "sub-dup"})
# 工钱咋个算呢 is no complaint: it asks what 工资怎么算 asks, in the words of Dehong.
HOW_RECKONED = (
    "(?:请问|那|你们?|这边|上海|青浦|厂里|打工|的)*(?:工资|工钱|工价|薪水|薪资|钱)(?:都|是|要|们|又|到底)*(?:咋个?|怎么|怎样|如何)(?:样)?(?:算|计算|计|算法)"
    "(?:的|法|呢|啊|吗|嘛|噶|嘎|[?？。])*"
)
RECKONED = "工资怎么算的"
# Entries on other places, and what is said of the same thing here.
HERE = {"wage-min-delta": "wage-min-sh"}
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
    found = entries(turn)
    opener = OPENS.get(turn.intent)
    if not found and opener is not None and (entry := answers.by_code(turn.session, opener)):
        found = [entry]
    alert = turn.meaning.alert
    if opener is not None and len(found) > 1 and alert is not None and alert.kind == turn.intent:
        found = [entry for entry in found if entry.code == opener] or found  # trouble of one's own has one door
    return told(turn, found) if found else not_known(turn)


def entries(turn: Turn) -> list[Answer]:
    """The entry that answers, two when either may be meant, none when it is not known."""
    return _rows(turn, turn.library.answers(turn.words, topics=TOPICS.get(turn.intent, ())))


def _rows(turn: Turn, found: Sequence[Found]) -> list[Answer]:
    """Their records; an answer that staff have withdrawn since the start is left out."""
    codes = dict.fromkeys(_here(one.code, turn.words) for one in found)
    rows = [answers.by_code(turn.session, code) for code in codes]
    return [row for row in rows if row is not None]


def _here(code: str, words: str) -> str:
    """Whoever names no place means where we are: 最低工资好多 asks for Shanghai's."""
    return code if code not in HERE or elsewhere.is_named(words) else HERE[code]


def asks_of_rules(turn: Turn) -> bool:
    """A question on pay or leaving whose words sound like a post, a search or a change of work, and that an entry answers."""
    if turn.staff is not None or not turn.incoming.has_words:
        return False
    subject = SUBJECTS_OF_INTENTS[turn.intent]
    if rules_asked.is_about_age(turn.meaning.plain) and subject in (*TAKEN_FOR, "visits"):
        return any(one.code == OF_AGE for one in _rules(turn))
    if turn.meaning.sure and subject not in TAKEN_FOR:
        return False
    on_screen = job_screen.shows_jobs(turn) or (turn.conversation.form or {}).get("name") == "job_apply"
    return rules_asked.is_one(turn.meaning.plain, on_screen=on_screen) and bool(_rules(turn))


def answer_rules(turn: Turn) -> Replies:
    return told(turn, _rows(turn, _rules(turn)))


def answer_how_reckoned(turn: Turn) -> Replies:
    return told(turn, _rows(turn, turn.library.answers(RECKONED, topics=RULES)))


def asks_as_entered(turn: Turn) -> bool:
    """In the very words that staff have entered for an answer, or nearly so: it is what trying it out shows."""
    return turn.incoming.has_words and _entered(turn) is not None


def answer_as_entered(turn: Turn) -> Replies:
    """That very answer, however sure the learned ones are of another."""
    entry = _entered(turn)
    return told(turn, [entry] if entry else [])


def _entered(turn: Turn) -> Answer | None:
    code = turn.library.entered(turn.words)
    return answers.by_code(turn.session, code) if code is not None else None


def _rules(turn: Turn) -> list[Found]:
    found = turn.library.answers(turn.words, topics=RULES)
    return found if found and (found[0].topic in RULES or found[0].code == OF_AGE) else []


def likely(turn: Turn, *, at_least: float = 0.0) -> Replies:
    """An answer for words whose intent is unclear, when an entry fits them well by itself; else nothing."""
    found = turn.library.answers(turn.words) if turn.incoming.has_words else []
    return told(turn, _rows(turn, found)) if found and found[0].score >= at_least else []


def in_particular(turn: Turn, intent: str) -> Replies:
    """What answers the very question, beside the first steps that everybody is told; often nothing."""
    found = turn.library.answers(turn.words, topics=TOPICS[intent])
    if not found or found[0].code == OPENS[intent] or found[0].score < IN_PARTICULAR:
        return []
    return [Text(words) for row in _rows(turn, found[:1]) if (words := worded(turn, row))]


def told(turn: Turn, found: Sequence[Answer]) -> Replies:
    """In a form the likelier one is said: a number there answers the form."""
    if not found:
        return not_known(turn)
    if len(found) == 1 or turn.conversation.form is not None:
        return said(turn, found[0])
    if not ASKS.search(turn.words) and (more := cases.more_told(turn)):
        return more  # 老板姓刘，电话不接: who tells on of what was taken up asks neither of the two
    listing.remember(turn, "answer", [row.key for row in found], first=0, shown=len(found))
    if found[0].code in OF_TRAVEL:
        listing.speak_of(turn, TRAVEL)
    return [Choices(texts.knowledge.WHICH, tuple(row.question for row in found), texts.knowledge.NEITHER)]


def said(turn: Turn, entry: Answer) -> Replies:
    if entry.code == OPENS["internship_school"] and ages.under_sixteen(turn.words):
        return too_young(turn)
    whole = worded(turn, entry)
    if not whole:
        return not_known(turn)
    if entry.code in OF_TRAVEL:
        listing.speak_of(turn, TRAVEL)
    heard = spoken.of(turn, entry)
    if entry.escalate == "none":
        return [Text(whole), *heard]
    return [*(cases.offer(turn, entry, whole) or [Text(f"{whole}\n{texts.knowledge.OFFER}")]), *heard]


def worded(work: Workplace, entry: Answer) -> str:
    """The answer with this year's figures, its source and date; empty while a figure is missing."""
    try:
        words = answers.filled(entry, answers.figures(work.session), phone=work.station.phone)
    except answers.MissingFigure:
        return ""
    return f"{words}\n{source_of(work, entry)}"


def too_young(turn: Turn) -> Replies:
    """What the law says of a placement under sixteen, before anything that begins with 可以."""
    entry = answers.by_code(turn.session, OF_AGE)
    source = f"\n{source_of(turn, entry)}" if entry is not None else ""
    return [Text(f"{texts.placements.NOT_YET_SIXTEEN}{source}")]


def source_of(work: Workplace, entry: Answer) -> str:
    """The document an entry rests on, and its date."""
    certain = answers.is_certain(entry, today=work.now.date())
    return texts.knowledge.source(entry.source, entry.as_of, certain=certain)


def not_known(turn: Turn) -> Replies:
    """Said plainly, counted for the weekly list, with a person offered; never a guess about money."""
    messages.note_unknown(turn.session, follower=turn.follower, words=turn.words, now=turn.now)
    if turn.conversation.form is not None:
        return [Text(texts.knowledge.NOT_KNOWN_HERE)]
    questions.put(turn, "call_person")
    return [Choices(texts.knowledge.NOT_KNOWN, texts.common.CALL_OR_NOT)]


def policy_menu(turn: Turn) -> Replies:
    return [Text(texts.knowledge.ASK_POLICY)]


def _pick(turn: Turn, item: int) -> Replies:
    listing.forget(turn)
    return said(turn, answers.get(turn.session, item))


def _no_more(turn: Turn) -> Replies:
    return [Text(texts.knowledge.NEITHER)]


RECORDS_FIRST = ("video_interview", "job_fair", "startup", "internship_school")  # answered where the records are read
SUBJECTS = {intent: answer for intent in TOPICS if intent not in RECORDS_FIRST}
ASIDES = ((asks_as_entered, answer_as_entered), (asks_of_rules, answer_rules))
PHRASES = (
    Phrase(HOW_RECKONED, answer_how_reckoned, lambda turn: not job_screen.shows_jobs(turn)),
    Phrase(r"(?s).{4,100}", answer_as_entered, asks_as_entered),
    Phrase(r"(?s).{4,100}", answer_rules, asks_of_rules),
)
LISTS = {"answer": ListKind(pick=_pick, more=_no_more)}
MENU_KEYS = {"menu:policy": policy_menu}
