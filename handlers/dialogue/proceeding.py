"""One message to an open form: an answer, a correction, a yes at the end, or something in between."""

from collections.abc import Callable, Sequence

from handlers import texts
from handlers.dialogue import correcting, filling, lost, moves, numbering, putting_right
from handlers.dialogue.answers import Bad, Got, Near
from handlers.dialogue.correcting import Result
from handlers.dialogue.form import REVIEW, Form, State, Step, keep
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, chat, commands, giving_up, late
from nlp.commands import Command

Replies = Sequence[Reply]
# 三班 and 两个岗位 count something; none of the three lines is meant.
_OTHER_COUNT = late.pattern("(?<![第号个])(?:班|岗位)$")
_COUNTS = late.pattern("(?:有|还有|还剩|剩)(?:几|好多|多少)")
_TO_CHANGE = late.pattern("改|换|错|不对")  # 地点能不能改 opens the field, 重固有好多岗位 asks something else
_NO_BUT = late.pattern(r"^不(?:是|办|要)?[,，。\s]+")
# Nobody wants to talk about 妈的烦死 or 谢谢 with the visitor, where any words would do.
NO_ANSWER = frozenset({chat.Chat.ANGER, chat.Chat.THANKS, chat.Chat.LAUGH, chat.Chat.SORRY})
Detour = Callable[[Turn], Replies | None]


def proceed(turn: Turn, form: Form, detour: Detour) -> Replies:
    """One message to an open form."""
    state = State.of(turn.conversation.form or {})
    if state.above:
        state.above = False
        keep(turn, state)
        if (picked := numbering.picked(turn)) is not None:
            return moves.then(turn, form, picked)
    choosing, state.choosing = state.choosing, False
    offering, state.offering = state.offering, False
    if offering and (settled := lost.answered(turn, form, state)) is not None:
        return settled
    if (complained := lost.complained(turn, form, state, offered=offering)) is not None:
        return complained
    if state.leaving:
        if (settled := _leave_or_stay(turn, form, state)) is not None:
            return settled
        turn = turn.saying(_NO_BUT.sub("", turn.words.strip()), turn.meaning)
    if state.pending is not None and (settled := _settle_pending(turn, form, state)) is not None:
        return settled
    if choosing and (opened := putting_right.chosen(turn, form, state)) is not None:
        return opened
    if (put_right := putting_right.by_words(turn, form, state)) is not None:
        return put_right
    if on := giving_up.behind(turn.words):
        turn = turn.saying(on, turn.meaning)  # 算了，就香花桥宿舍嘛: the rest is what is meant
    if right := commands.correction(turn.words):
        turn = turn.saying(right, turn.meaning)  # what was corrected is the very answer still open
    if form.hears and (heard := form.hears(turn, state.given)):
        return _after_hearing(turn, form, state, heard)
    if state.open == REVIEW:
        return _review(turn, form, state, detour)
    return _answer(turn, form, state, detour)


def _after_hearing(turn: Turn, form: Form, state: State, heard: str) -> Replies:
    """What was told anew, and whatever else the same words answer."""
    step, read = filling.read_open(form, state, turn)
    if step is not None and not step.answer.takes_anything:
        if isinstance(read, Got):
            filling.settle(form, state, turn, step, read.value)
        elif isinstance(read, Near):
            state.pending = {"step": step.name, "value": read.value}
            keep(turn, state)
            return [Text(f"{heard}\n{read.ask}")]
        elif isinstance(read, Bad):
            heard = f"{heard}{read.words}"
    return moves.advance(turn, form, state, before=heard)


def _answer(turn: Turn, form: Form, state: State, detour: Detour) -> Replies:
    step, read = filling.read_open(form, state, turn)
    if step is None:
        return moves.advance(turn, form, state)
    if step.answer.takes_anything and chat.find(turn.words) in NO_ANSWER:
        return _chatted(turn, state, step)
    if isinstance(read, Got):
        filling.settle(form, state, turn, step, read.value)
        filling.scan(form, state, turn, besides=step.name)
        return moves.advance(turn, form, state)
    if isinstance(read, Near):
        state.pending = {"step": step.name, "value": read.value}
        keep(turn, state)
        return [Text(read.ask)]
    if isinstance(read, Bad):
        return _refused(turn, form, state, step, read)
    return _unanswered(turn, form, state, step, detour)


def _refused(turn: Turn, form: Form, state: State, step: Step, read: Bad) -> Replies:
    state.misses = 0
    offered = lost.refused(turn, form, state, read.words)
    if offered is not None:
        return offered
    keep(turn, state)
    return [filling.ask(step, state, turn, before=read.words)]


def _unanswered(turn: Turn, form: Form, state: State, step: Step, detour: Detour) -> Replies:
    command = commands.find(turn.words)
    if command is Command.SKIP and step.optional:
        state.skipped.append(step.name)
        return moves.advance(turn, form, state)
    if command is Command.THANKS:
        return [filling.ask(step, state, turn, before=texts.forms.THANKS_IN_FORM)]
    if chat.find(turn.words) in texts.manners.CHAT_IN_FORM:
        return _chatted(turn, state, step)
    if command is Command.EXPLAIN:
        return [filling.ask(step, state, turn, before=texts.forms.explain(step.answer.hint))]
    if (explained := _explained(turn, form, state)) is not None:
        return explained
    if filling.scan(form, state, turn, besides=step.name):
        return moves.advance(turn, form, state, before=texts.forms.NOTED)
    if outcome := correcting.part_restated(form, state, turn, step):
        return moves.advance(turn, form, state, before=outcome.words)
    aside = _led_off(turn, form, detour)
    if aside is not None:
        return moves.then(turn, form, aside) if _is_open(turn, form) else aside
    if noted := correcting.restated(form, state, turn):
        return moves.advance(turn, form, state, before=noted.words)
    return _miss(turn, form, state, step)


def _is_open(turn: Turn, form: Form) -> bool:
    """What came in between may have opened another form, whose question stands last then."""
    return turn.conversation.form is not None and turn.conversation.form.get("name") == form.name


def _led_off(turn: Turn, form: Form, detour: Detour) -> Replies | None:
    """A form that lapses is over before something else is answered, whose numbers then count."""
    held = turn.conversation.form
    if form.lapses:
        keep(turn, None)
    aside = detour(turn)
    if aside is None and form.lapses:
        turn.conversation.form = held
    return aside


def _chatted(turn: Turn, state: State, step: Step) -> Replies:
    """Thanks, a laugh or anger: a short line, and the question again. No miss."""
    kind = chat.find(turn.words)
    said = texts.manners.CHAT_IN_FORM[kind] if kind else ""
    return [filling.ask(step, state, turn, before=said, again=True)]


def _explained(turn: Turn, form: Form, state: State) -> Replies | None:
    told = form.explains(turn, state.given) if form.explains else None
    return None if told is None else [*told, moves.repeat(turn, form)]


def _miss(turn: Turn, form: Form, state: State, step: Step) -> Replies:
    """First an example, then the choices, then a person: never the same sorry twice."""
    state.misses += 1
    keep(turn, state)
    if (offered := lost.missed(turn, form, state)) is not None:
        return offered
    sorry = texts.forms.not_caught(step.answer.hint, misses=state.misses)
    return [filling.ask(step, state, turn, before=sorry, again=True)]


def _settle_pending(turn: Turn, form: Form, state: State) -> Replies | None:
    """Yes takes the value that was asked about; no asks again; anything else is read as a fresh answer."""
    pending, state.pending = state.pending or {}, None
    step = form.step(pending["step"])
    picked = commands.pick(turn.words, count=2)
    said = picked == 1 if picked in (1, 2) else answers.find(turn.words)
    if step is not None and said is None and _goes_on(turn, form, state, step, pending["value"]):
        filling.take(state, step, pending["value"])
        filling.scan(form, state, turn, besides=step.name)
        return moves.advance(turn, form, state)
    if step is None or said is None:
        return None
    if said:
        filling.take(state, step, pending["value"])
        return moves.advance(turn, form, state)
    keep(turn, state)
    return [filling.ask(step, state, turn, before=texts.forms.SAY_AGAIN)]


def _goes_on(turn: Turn, form: Form, state: State, step: Step, value: object) -> bool:
    """那下午三点, said to 是12月7日吗: the answer to what comes after a yes, and none to what was asked before."""
    following = next((one for one in form.steps if one.follows == step.name), None)
    if following is None or isinstance(step.answer.find(turn, state.given, turn.words), Got | Near):
        return False
    read = following.answer.find(turn, {**state.given, step.name: value}, turn.words)
    return isinstance(read, Got | Bad)


def _review(turn: Turn, form: Form, state: State, detour: Detour) -> Replies:
    options, spoken = texts.forms.REVIEW_OPTIONS, turn.words.strip(" ,，。.!！")
    picked = options.index(spoken) + 1 if spoken in options else commands.pick(turn.words, count=len(options))
    if _OTHER_COUNT.search(turn.words.strip()):
        picked = None
    said = answers.find(turn.words)
    if picked == 1 or (picked is None and said is True):
        return moves.submit(turn, form, state)
    if picked == 3 or (picked is None and said is False):
        keep(turn, None)
        return [moves.left(turn, form, state)]
    if picked == 2:
        return putting_right.ask_which(turn, form, state)
    return _review_other(turn, form, state, detour)


def _review_other(turn: Turn, form: Form, state: State, detour: Detour) -> Replies:
    asks = (answers.asks(turn.words) or bool(_COUNTS.search(turn.words))) and not _TO_CHANGE.search(turn.words)
    named = next(
        (step for step in form.steps if step.label and step.label in turn.words and step.name in state.given), None
    )
    if (explained := _explained(turn, form, state)) is not None:
        return explained
    either = correcting.twins(form, state, turn, turn.words)
    if either and not asks:
        return putting_right.ask_which(turn, form, state)
    outcome = None if either else correcting.change(form, state, turn, turn.words, corrects=False)
    if outcome is not None and outcome.result is Result.CHANGED:
        return putting_right.after(turn, form, state, outcome)
    if named is not None and not asks:
        return putting_right.reopened(turn, form, state, named)
    kind, thanked = chat.find(turn.words), commands.find(turn.words) is Command.THANKS
    if thanked or kind in texts.manners.CHAT_IN_FORM:
        said = texts.manners.CHAT_IN_FORM[kind or chat.Chat.THANKS]
        keep(turn, state)
        return [Text(f"{said}{texts.forms.CONFIRM_SHORT}")]
    if commands.find(turn.words) is None and (aside := detour(turn)) is not None:
        return moves.then(turn, form, aside) if _is_open(turn, form) else aside
    keep(turn, state)
    return [Text(outcome.words if outcome else texts.forms.CONFIRM_FIRST), filling.summary(form, state, turn)]


def _leave_or_stay(turn: Turn, form: Form, state: State) -> Replies | None:
    """None when the words are about something in the form: then it goes on with them."""
    picked, said = commands.pick(turn.words, count=2), answers.find(turn.words)
    if picked == 1 or said is True or commands.find(turn.words) is Command.CANCEL:
        keep(turn, None)
        return [moves.left(turn, form, state)]
    state.leaving = False
    return moves.advance(turn, form, state) if picked == 2 or said is False else None
