"""What is said in one's own words to a question the station asked: kept as its answer. 别问了 ends the asking."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import feedback
from db.models import Feedback
from handlers import how_it_went, job_screen, knowledge, opening, prompting, texts
from handlers.dialogue import form, listing
from handlers.dialogue.form import Form, State
from handlers.dialogue.listing import Listed
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands, late, moods, situations
from nlp.commands import Command

Replies = Sequence[Reply]
ASKED, PULSE, VISIT = "asked:", "asked:pulse", "asked:visit"
# Until when words belong to a question: plain ones, and those that say nothing known.
OPEN_FOR, UNCLEAR_FOR, LATELY = timedelta(days=7), timedelta(hours=24), timedelta(days=30)
LONGEST_ABOUT = 6  # 一般, 不太好 are a score; more words say what was not good
_ABOUT_ASKING = late.pattern("近况|每个?月|月月|天天|老是|总是|一直|回访")
_WISH = late.pattern("想|打算|准备|要(?!紧|得)|帮我|能不能|有没有|招|找个")
_MOVED = late.pattern("(?:又|已经|早就?|刚)?换(?:到|成|去)")
_AT_WORK = late.pattern(
    "(?:我|都|天天|一直|正常|照常|还|在|每天|就是|就)*在?(?:上班|干活|做着|干着|做工)(?:呢|的|着|嘛|了|啊|,.*)*[。.!！]*"
)
MOOD_PICKS = {moods.GOOD: 1, moods.FAIR: 2, moods.BAD: 3}
# The options of the other questions in people's own words, in the order in which they are tried.
IN_WORDS: dict[str, tuple[tuple[int, str], ...]] = {
    "asked:start": ((2, "不(?:太|大)?一样|不同|有出入|少[了给发]|差(?!不多)|骗|没有?说的|跟说的不"), (1, "一样|差不多|没差|没变|对得上|跟说的")),
    "asked:home_leave": (
        (4, "没定|还没|不一定|看情况|再说|再看|不(?:晓得|知道|清楚)"), (3, "不(?:回|克|去|走)"),
        (2, "回.*不(?:再|想)?(?:出|来|去|回来)|不出来"), (1, "^(?:要|想|肯定|当然|我)*回(?!.*[来到家]了)"),
    ),
    "asked:travel": ((1, "没(?:有|得)?(?:办|弄|去)|还没|没有$|哪些材料|要什么|要哪样|不(?:晓得|知道)"), (2, "办(?:过|了|好)|拿到|领(?:了|到)")),
}  # fmt: skip


def ends(turn: Turn) -> bool:
    """别问了 where the station has asked, or into a form that its question has opened."""
    if not turn.incoming.has_words or not commands.asks_no_more(turn.words):
        return False
    if turn.conversation.form is not None:
        return _asked_form(turn) is not None
    return _listed(turn) is not None or bool(_ABOUT_ASKING.search(turn.words)) or _was_asked_lately(turn)


def end(turn: Turn) -> Replies:
    """No more questions; what was said already in the form is kept where it is whole."""
    opened = _asked_form(turn)
    if opened is not None:
        state = State.of(turn.conversation.form or {})
        form.keep(turn, None)
        if all(
            step.optional for step in opened.steps if step.name not in state.given and step.wanted(turn, state.given)
        ):
            opened.submit(turn, state.given)
    if _listed(turn) is not None:
        listing.forget(turn)
    return how_it_went.leave_alone(turn)


def wants(turn: Turn) -> bool:
    listed = _listed(turn) if turn.incoming.has_words and turn.conversation.form is None else None
    if listed is None or turn.now - listed.at > OPEN_FOR:
        return False
    if commands.find(turn.words) is Command.SKIP:
        return True
    if listed.kind == PULSE:
        return bool(_situation(turn.words) or moods.find(turn.words)) or _tells_something(turn, listed)
    return _picked(listed, turn.words) is not None


def handle(turn: Turn) -> Replies:
    listed = _listed(turn)
    if listed is None:
        return []
    row = feedback.get(turn.session, prompting.split(listed.ids[0])[0])
    turn = how_it_went.asked_of(turn, row)
    if commands.find(turn.words) is Command.SKIP:
        return [Text(texts.check_ups.NOT_TOLD)]
    if listed.kind == PULSE:
        return _pulse(turn, row)
    item = listed.ids[(_picked(listed, turn.words) or 1) - 1]
    if listed.kind == VISIT:
        return how_it_went.visit(turn, item, words=turn.words if len(turn.words) > LONGEST_ABOUT else "")
    return all_subjects().lists[listed.kind].pick(turn, item)


def _pulse(turn: Turn, row: Feedback) -> Replies:
    """A situation moves the ledger; how somebody feels is kept, and the number is still welcome."""
    kind, mood = _situation(turn.words), moods.find(turn.words)
    if mood == moods.BAD:
        words = texts.check_ups.not_well(turn.words)
        feedback.put_on_visit_list(turn.session, turn.person, kind="not_well", words=words, now=turn.now)
    if kind:
        listing.forget(turn)
        told = how_it_went.situation(turn, row, kind, words=turn.words)
    else:
        feedback.answer(turn.session, row, answer=mood or "told", words=turn.words, now=turn.now)
        said = texts.check_ups.TOLD_BAD if mood == moods.BAD else texts.check_ups.TOLD
        told = [Choices(f"{said}{texts.check_ups.A_NUMBER_TOO}", texts.check_ups.PULSE_OPTIONS)]
    return told if not _asks_too(turn) else [*(told if kind else ()), *opening.open_intent(turn, turn.intent)]


def _asks_too(turn: Turn) -> bool:
    """Besides how it is, something plain is wanted: 失业了，给我找个厂."""
    known = all_subjects()
    has_answer = turn.intent in known.intents or turn.intent in known.opened_by
    plain = turn.meaning.sure and turn.intent not in opening.NO_DETOUR and turn.intent not in ("abuse", "status_report")
    return plain and has_answer and turn.conversation.form is None


def _situation(words: str) -> str:
    """same, changed, idle, returned or employed; "" for a wish, a question, or words that tell none."""
    if answers.asks(words):
        return ""
    found = situations.find(words)
    if found is None:
        return "changed" if _MOVED.match(words) else "same" if _AT_WORK.fullmatch(words.strip()) else ""
    return "" if found.kind != "idle" and _WISH.search(words) else found.kind


def _tells_something(turn: Turn, listed: Listed) -> bool:
    """Words that mean nothing else, soon after the question."""
    said = turn.words.strip()
    clear = turn.meaning.sure and turn.intent not in opening.NO_DETOUR
    if clear or turn.intent in ("greeting", "thanks_bye") or turn.now - listed.at > UNCLEAR_FOR:
        return False
    if len(re.findall("[一-鿿]", said)) < 2 or answers.asks(said) or commands.find(said) is not None:
        return False
    return not job_screen.leads_on(turn) and not knowledge.likely(turn, at_least=opening.PLAINLY_ASKED)


def _picked(listed: Listed, words: str) -> int | None:
    """Which option the words mean, from 1."""
    if listed.kind == VISIT:
        return MOOD_PICKS.get(moods.find(words) or "")
    if answers.asks(words):
        return None
    hits = (number for number, said in IN_WORDS.get(listed.kind, ()) if re.search(said, words.strip()))
    return next(hits, None)


def _listed(turn: Turn) -> Listed | None:
    """The question of the station that stands last in the chat."""
    listed = listing.last(turn)
    return listed if listed is not None and listed.kind.startswith(ASKED) else None


def _asked_form(turn: Turn) -> Form | None:
    kept = turn.conversation.form or {}
    return opening.open_form_of(turn) if "feedback" in kept.get("given", {}) else None


def _was_asked_lately(turn: Turn) -> bool:
    return turn.worker is not None and feedback.asked_since(turn.session, turn.worker, turn.now - LATELY)
