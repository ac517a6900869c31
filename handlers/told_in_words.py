"""What is said in one's own words to a question the station asked: kept as its answer. 别问了 ends the asking."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import employer_months, feedback
from db.models import Employer, Feedback
from handlers import how_it_went, job_screen, knowledge, open_question, opening, prompting, still_there, texts
from handlers.dialogue import form, listing
from handlers.dialogue.form import Form, State
from handlers.dialogue.listing import Listed
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, commands, late, moods, situations, spelling, to_the_question, unmoved
from nlp.commands import Command

Replies = Sequence[Reply]
ASKED, PULSE, VISIT, EMPLOYER = "asked:", "asked:pulse", "asked:visit", "asked:employer"
# Until when words belong to a question: plain ones, and those that say nothing known.
OPEN_FOR, UNCLEAR_FOR, LATELY = timedelta(days=7), timedelta(hours=24), timedelta(days=30)
UNDER = opening.PASSING | {"menu"}
LONGEST_ABOUT = 6  # 一般, 不太好 are a score; more words say what was not good
_ABOUT_ASKING = late.pattern("近况|每个?月|月月|天天|老是|总是|一直|回访")
_WISH = late.pattern("想|打算|准备|要(?!紧|得)|帮我|能不能|有没有|招|找个")
_MOVED = late.pattern("(?:又|已经|早就?|刚)?换(?:到|成|去)")
_AT_WORK = late.pattern(
    "(?:我|都|天天|一直|正常|照常|还|在|每天|就是|就)*在?(?:上班|干活|做着|干着|做工)(?:呢|的|着|嘛|了|啊|,.*)*[。.!！]*"
)


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
        open_question.let_go(turn, ASKED)
        listing.forget(turn)
    return how_it_went.leave_alone(turn)


def wants(turn: Turn) -> bool:
    listed = _listed(turn) if turn.incoming.has_words and turn.conversation.form is None else None
    if listed is None:
        return False
    hidden = _is_hidden(turn, listed)
    if turn.now - listed.at > (open_question.WAITS_FOR if hidden else OPEN_FOR):
        return False
    if commands.find(turn.words) is Command.SKIP:
        return not hidden
    if listed.kind == PULSE and (_situation(turn) or (moods.find(turn.words) and not hidden)):
        return True
    if listed.kind != PULSE and _picked(turn, listed) is not None:
        return True
    return listed.kind in (PULSE, VISIT) and not hidden and _tells_something(turn, listed)


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
    picked = _picked(turn, listed)
    if picked is None:
        feedback.answer(turn.session, row, answer="told", words=turn.words, now=turn.now)
        said = f"{texts.check_ups.TOLD}{texts.check_ups.A_NUMBER_TOO}"
        return [Choices(said, texts.check_ups.VISIT_OPTIONS)]
    item = listed.ids[picked - 1]
    if listed.kind == VISIT:
        return how_it_went.visit(turn, item, words=turn.words if len(turn.words) > LONGEST_ABOUT else "")
    return all_subjects().lists[listed.kind].pick(turn, item)


def _pulse(turn: Turn, row: Feedback) -> Replies:
    """A situation moves the ledger; how somebody feels is kept, and the number is still welcome."""
    kind, mood = _situation(turn), moods.find(turn.words)
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


def _situation(turn: Turn) -> str:
    """same, changed, idle, returned or employed; "" for a wish, a question, or words that tell none."""
    words = turn.words
    if answers.asks(words):
        return ""
    found = situations.find(words)
    if found is None and still_there.is_said(turn, words):
        return "same"
    if found is None:
        return "changed" if _MOVED.match(words) else "same" if _is_at_work(words) else ""
    if found.kind == situations.ON_LEAVE:
        return "same"
    to_come = _WISH.search(words) or situations.intends(words)
    return "" if found.kind != "idle" and to_come else found.kind


def _is_at_work(words: str) -> bool:
    return bool(_AT_WORK.fullmatch(words.strip())) or unmoved.still(words)


def _tells_something(turn: Turn, listed: Listed) -> bool:
    """Words that mean nothing else, soon after the question."""
    said = turn.words.strip()
    clear = turn.meaning.sure and turn.intent not in opening.NO_DETOUR
    if clear or turn.intent in ("greeting", "thanks_bye") or turn.now - listed.at > UNCLEAR_FOR:
        return False
    if len(re.findall("[一-鿿]", said)) < 2 or answers.asks(said) or commands.find(said) is not None:
        return False
    return not job_screen.leads_on(turn) and not knowledge.likely(turn, at_least=opening.PLAINLY_ASKED)


def _picked(turn: Turn, listed: Listed) -> int | None:
    """Which option the words mean, from 1. Of a question nobody has seen neither options nor a mere yes are known."""
    if listed.kind == EMPLOYER and (said := _of_the_firm(turn, listed)) is not None:
        return said or None
    if _is_hidden(turn, listed):
        a_nod = answers.find(turn.words) is True
        return None if a_nod else to_the_question.option(listed.kind.removeprefix(ASKED), turn.words)
    labels = next((put.options for put in listing.puts(turn.conversation) if put.ids == listed.ids), ())
    return to_the_question.option(listed.kind.removeprefix(ASKED), turn.words, labels)


def _of_the_firm(turn: Turn, listed: Listed) -> int | None:
    """还在麦香源上班 gainsays what that employer said; 0 where another firm is named, None for other words."""
    still = situations.still(turn.words)
    if still is None or answers.asks(turn.words):
        return None
    row = feedback.get(turn.session, prompting.split(listed.ids[0])[0])
    employer = turn.session.get_one(Employer, employer_months.of_question(turn.session, row.about).employer_id)
    named = still_there.named(turn, turn.words)
    return 2 if not named or still_there.is_firm(employer.name, spelling.normalise(named)) else 0


def _listed(turn: Turn) -> Listed | None:
    """The question of the station that stands last in the chat, or under nothing but a list of guesses."""
    listed = listing.last(turn)
    if listed is not None and listed.kind.startswith(ASKED):
        return listed
    put = next((put for put in listing.puts(turn.conversation) if put.kind.startswith(ASKED)), None)
    return put.listed() if put and (listed is None or listed.kind in UNDER) else None


def _is_hidden(turn: Turn, listed: Listed) -> bool:
    """Put, but nobody has seen it: its title is known, its numbers are not."""
    return any(put.ids == listed.ids and not put.seen for put in listing.puts(turn.conversation))


def _asked_form(turn: Turn) -> Form | None:
    kept = turn.conversation.form or {}
    return opening.open_form_of(turn) if "feedback" in kept.get("given", {}) else None


def _was_asked_lately(turn: Turn) -> bool:
    return turn.worker is not None and feedback.asked_since(turn.session, turn.worker, turn.now - LATELY)
