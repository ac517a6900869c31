"""A dismissal told alone: what is due first, then the dated line of the ledger with the way to take it back."""

from collections.abc import Sequence

from db import answers
from handlers import knowledge, open_question, questions, texts
from handlers.dialogue import listing
from handlers.dialogue.answers import Got
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import dismissals, late
from nlp.dismissals import Tells

Replies = Sequence[Reply]
# What is due to whoever was dismissed: in particular by what the words tell of, else the first.
FIRED = "contract-fired"
IN_PARTICULAR = (
    ("women-fired", late.pattern("怀孕|怀了|身孕|大肚子|产假|哺乳|喂奶")),
    ("contract-sick", late.pattern("生病|得病|病假|住院|手术|开刀|有病")),
    ("contract-probation-fire", late.pattern("试用|转正|没满月|实习期")),
)
NOT_AT_WORK = ("idle", "returned", "seeking")  # of these the ledger knows already
PULSE, QUESTION = "asked:pulse", "sent_away"
YES = "(?:我|已经|是的?|就)*(?:走了|不在(?:那里|那边|厂里?)?了|离开了|没在了|不干了|不去了)"


def tell(turn: Turn) -> Replies:
    law, told = _law(turn), dismissals.find(turn.words)
    if not _is_news(turn):
        return law
    return [*law, *(_noted(turn, turn.words) if told is Tells.DISMISSED else _ask(turn))]


def ask_besides(turn: Turn) -> Replies:
    """After what mattered more: whether the ledger is to know of it."""
    return _ask(turn) if _is_news(turn) and dismissals.besides(turn.words) else []


def _ask(turn: Turn) -> Replies:
    """In a form a number answers the form, and nothing is asked."""
    if turn.conversation.form is not None:
        return []
    questions.put(turn, QUESTION, yes=YES, words=turn.words)
    return [Choices(texts.people.LEFT_THERE, texts.people.LEFT_THERE_OPTIONS)]


def _is_news(turn: Turn) -> bool:
    return turn.worker is not None and turn.staff is None and turn.worker.status not in NOT_AT_WORK


def _law(turn: Turn) -> Replies:
    code = next((code for code, pattern in IN_PARTICULAR if pattern.search(turn.words)), FIRED)
    entry = answers.by_code(turn.session, code) or answers.by_code(turn.session, FIRED)
    return knowledge.said(turn, entry) if entry else knowledge.not_known(turn)


def _noted(turn: Turn, words: str) -> Replies:
    """As 我离职了 is; it answers the monthly question too."""
    form = all_subjects().forms["status"]
    since = form.step("since")
    read = since.answer.find(turn, {}, words) if since else None
    day = read.value if isinstance(read, Got) else {"day": turn.now.date().isoformat(), "about": False}
    if (listed := listing.last(turn)) and listed.kind == PULSE:
        listing.forget(turn)
    open_question.let_go(turn, PULSE)
    first, *more = form.submit(turn, {"kind": "idle", "since": day})
    return [first, Text(texts.people.WAY_BACK), *more]


def _settle(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    return _noted(turn, asked["words"]) if yes else [Text(texts.people.NOT_LEFT)]


def _tells(turn: Turn) -> bool:
    return turn.staff is None and dismissals.find(turn.words) is not None


ASIDES = ((_tells, tell),)
QUESTIONS = {QUESTION: _settle}
PHRASES = (Phrase(r"(?s).{3,45}", tell, when=_tells),)
