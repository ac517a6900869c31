"""Coming back to a form left half done: the answer to the open question goes on, anything else is asked about first."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers import opening, own_record, questions, texts
from handlers.dialogue import filling, listing, moves, proceeding
from handlers.dialogue.answers import Got
from handlers.dialogue.form import Form, State, drop_draft, lay_by
from handlers.dialogue.kinds import Phone
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, late, own_facts
from nlp.commands import Command

Replies = Sequence[Reply]
LEFT_AFTER = timedelta(hours=4)
LONGEST_ANSWER, LONGEST_PHONE = 4, 16  # 芒市 answers what was asked yesterday, 芒市的电子厂 asks for work
_GO_ON = "(?:接着|继续|接起|接到|接下去|往下)"
_DO = "(?:来|弄|办|填|报名?|整|搞|做|登记?|说|走|约)"
# Around the word that goes on: 睡着了昨天 接着弄, 昨天报到一半 接着来.
_LEFT = (
    "(?:我们?|你们?|老师|那|那个|这个|就|再|给|给我|帮我|可以|想|要|把|没|到|一半|完|昨[天晚日]|前[天晚]|那天|上次|上回|刚才|刚刚|之前|前面|早上|中午|下午|晚上|现在|今天"
    f"|睡着|睡觉|忘|忙|下班|加班|上班|没空|没电|有事|的|了|在|呢|嘛|还|是|{_DO}|[\\s,，。、!！])*"
)
RESUMES = f"{_LEFT}{_GO_ON}(?:{_DO}|昨天|前天|上次|刚才|那个|的)*(?:一下|一哈|吧|嘛|了|哈|啊|咯|嘎|给行|得不得|行不行|可以吗|好不好|[\\s,，。.!！?？~])*"
LEFT_HALF = f"(?:{_DO}(?:到|了|得)*(?:一半|半截)|没(?:有)?{_DO}(?:完|好|成))"
HALF_DONE = late.pattern(LEFT_HALF)
SAYS_RESUME = f"(?:{_GO_ON}|接)(?:{_DO})*(?:了|吧|嘛|哈|咯|啦)*"


def wants(turn: Turn) -> bool:
    """A form that has stood for hours, and a message that is not plainly its next answer."""
    at, form = turn.conversation.form_at, opening.open_form_of(turn)
    if form is None or at is None or turn.now - at < LEFT_AFTER or not turn.incoming.has_words:
        return False
    if _answers_what_was_asked_since(turn, at):
        return True
    state = State.of(turn.conversation.form or {})
    step, read = filling.read_open(form, state, turn)
    return not (step is not None and isinstance(read, Got) and not step.answer.takes_anything)


def _answers_what_was_asked_since(turn: Turn, at: datetime) -> bool:
    """The question just put comes before a form that was left: the 确认 is meant for it."""
    asked = turn.conversation.asked
    if asked is None or not questions.is_open(turn, asked["kind"]) or datetime.fromisoformat(asked["at"]) <= at:
        return False
    return asked["kind"] in all_subjects().questions and questions.says(turn) is not None


def handle(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    at = turn.conversation.form_at
    if form is None or at is None:
        return []
    if _answers_what_was_asked_since(turn, at):
        return _settle_first(turn, at)
    command = commands.find(turn.words)
    lay_by(turn.conversation)
    if command is Command.CONTINUE or _resumes(turn) or _names(turn, form):
        return moves.resume(turn, form)
    if command is Command.CANCEL:
        return _settle(turn, False)
    answered = _answer_first(turn, command)
    return [*answered, *offer(turn, under_a_list=any(isinstance(reply, Choices) for reply in answered))]


def _settle_first(turn: Turn, at: datetime) -> Replies:
    """What was asked today is done; then the form left before is asked about, unless something else is asked already."""
    if (form := opening.open_form_of(turn)) is not None:
        moves.set_aside(turn, form)
        turn.conversation.draft_at = at
    replies = questions.handle(turn)
    return replies if turn.conversation.asked is not None else [*replies, *offer(turn)]


def _answer_first(turn: Turn, command: Command | None) -> Replies:
    """What was asked today comes before yesterday's form; a mere hello does not."""
    a_number = commands.pick(turn.words, count=9) is not None
    clear = command is None and not a_number and turn.meaning.sure and turn.intent not in opening.NO_DETOUR
    return opening.open_intent(turn, turn.intent) if clear else []


def offer(turn: Turn, *, under_a_list: bool = False) -> Replies:
    """In words alone `under_a_list`, whose numbers must mean one thing."""
    form, at = moves.draft_form(turn), turn.conversation.draft_at
    if form is None or at is None or turn.conversation.form is not None:
        return []
    questions.put(turn, "resume", yes=SAYS_RESUME, by_number=not under_a_list)
    day = texts.common.day_word(at, turn.now)
    if under_a_list:
        return [Text(texts.forms.draft_waits(form.title, day))]
    return [Choices(texts.forms.offer_draft(form.title, day), texts.forms.RESUME_OPTIONS)]


def _resumes(turn: Turn) -> bool:
    return bool(re.fullmatch(RESUMES, turn.words.strip()))


def _waits(turn: Turn) -> bool:
    return moves.draft_form(turn) is not None


def _go_on(turn: Turn) -> Replies:
    form = moves.draft_form(turn)
    return moves.resume(turn, form) if form else [Text(texts.manners.EMPTY_DRAFT)]


def answers_draft(turn: Turn) -> bool:
    """The offer was answered by the answer itself: 芒市 where the county was asked for yesterday, and no list is read."""
    form = moves.draft_form(turn) if questions.is_open(turn, "resume") and turn.incoming.has_words else None
    if form is None or turn.conversation.form is not None or questions.says(turn) is not None:
        return False
    state, listed = State.of(turn.conversation.draft or {}), listing.last(turn)
    step, read = filling.read_open(form, state, turn)
    if step is None or step.answer.takes_anything or not isinstance(read, Got):
        return False
    if isinstance(step.answer, Phone):
        return len(turn.words.strip()) <= LONGEST_PHONE
    asked_at = datetime.fromisoformat((turn.conversation.asked or {})["at"])
    return len(turn.words.strip()) <= LONGEST_ANSWER and (listed is None or listed.at < asked_at)


def take_answer(turn: Turn) -> Replies:
    """Go on with the draft, and take what was said as the answer to what it asked last."""
    form = moves.draft_form(turn)
    if form is None:
        return []
    turn.conversation.asked = None
    asked = State.of(turn.conversation.draft or {}).open
    resumed = moves.resume(turn, form)
    now_open = (turn.conversation.form or {}).get("open")
    return proceeding.proceed(turn, form, opening.detour) if now_open == asked else resumed


def _settle(turn: Turn, yes: bool) -> Replies:
    form = moves.draft_form(turn)
    if form is None:
        return [Text(texts.manners.EMPTY_DRAFT)]
    if yes:
        return moves.resume(turn, form)
    left = moves.left(turn, form, State.of(turn.conversation.draft or {}))
    drop_draft(turn)
    return [left, *offer(turn)]


def _names(turn: Turn, form: Form) -> bool:
    """昨晚约一半的走访: the very form that was left, and that it was left."""
    return bool(HALF_DONE.search(turn.words)) and all_subjects().opened_by.get(turn.intent) is form


def _names_draft(turn: Turn) -> bool:
    form = moves.draft_form(turn) if turn.conversation.form is None else None
    return form is not None and _names(turn, form)


def puts_right(turn: Turn) -> bool:
    """我名字写错了，是刀小芸, said to the offer of a form that holds the name."""
    form = moves.draft_form(turn) if questions.is_open(turn, "resume") and turn.incoming.has_words else None
    if form is None or form.about_others or turn.conversation.form is not None:
        return False
    fact = own_facts.find(turn.words)
    return fact is not None and bool(fact.value) and own_record.is_asked_in(form, fact)


def put_right(turn: Turn) -> Replies:
    """Go on with the draft, and put there what was told."""
    _go_on(turn)
    turn.conversation.asked = None
    return own_record.handle(turn)


QUESTIONS = {"resume": _settle}
PHRASES = (
    Phrase(RESUMES, _go_on, _waits),
    Phrase(rf"(?s).{{0,20}}{LEFT_HALF}.{{0,20}}", _go_on, _names_draft),
)
