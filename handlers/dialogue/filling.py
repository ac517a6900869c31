"""How a form takes answers: several facts at once, in any order, one field corrected, one question asked at a time."""

from collections.abc import Sequence

from handlers import acting_for, texts
from handlers.dialogue import wording
from handlers.dialogue.answers import Got, Read
from handlers.dialogue.form import REVIEW, Form, Objection, State, Step
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn


def next_step(form: Form, state: State, turn: Turn) -> Step | None:
    """The first wanted step without an answer, filling in what the records already know."""
    for step in form.steps:
        if (
            step.name in state.given
            or step.name in state.skipped
            or not wording.is_asked(form, step, turn, state.given)
        ):
            continue
        known = step.known(turn, state.given) if step.known else None
        if known is None:
            return step
        state.given[step.name] = known
    return None


def ask(step: Step, state: State, turn: Turn, *, before: str = "", again: bool = False) -> Reply:
    """The question of a step, with its numbers and, after a step back, the earlier answer."""
    question = wording.question(state.name, step, turn, state.given, again=again)
    if step.name in state.earlier:
        question = texts.forms.with_earlier(question, step.answer.show(turn, state.earlier[step.name]))
    words = f"{before}\n{question}" if before else question
    options = step.answer.options(turn, state.given)
    after = texts.forms.MAY_SKIP if step.optional else ""
    if options:
        return Choices(words, tuple(option.label for option in options), after)
    return Text(f"{words}\n{after}" if after else words)


def summary(form: Form, state: State, turn: Turn) -> Reply:
    if form.preview is not None:
        return Choices(form.preview(turn, state.given), texts.forms.REVIEW_OPTIONS, form.review_words)
    whom = acting_for.whom(turn)
    told = [*([texts.forms.for_whom(whom)] if whom else []), *lines(form, state, turn)]
    return Choices(texts.forms.summary(form.title, told, form.review_words), texts.forms.REVIEW_OPTIONS)


def lines(form: Form, state: State, turn: Turn) -> list[str]:
    """The answers that have a name, each on a line of its own."""
    return [
        f"{step.label}：{step.answer.show(turn, state.given[step.name])}"
        for step in form.steps
        if step.label and step.name in state.given
    ]


def scan(form: Form, state: State, turn: Turn, *, besides: str = "") -> list[str]:
    """Fill every unanswered step that these words answer in passing. Returns the names filled."""
    filled = []
    for step in form.steps:
        if step.name in state.given or step.name == besides or not step.wanted(turn, state.given):
            continue
        read = step.answer.find(turn, state.given, turn.words)
        if isinstance(read, Got):
            take(state, step, read.value)
            filled.append(step.name)
    return filled


def take(state: State, step: Step, value: object) -> None:
    state.given[step.name] = value
    state.earlier.pop(step.name, None)
    state.pending, state.misses, state.refused = None, 0, 0
    if step.name in state.skipped:
        state.skipped.remove(step.name)
    if step.name in state.trail:
        state.trail.remove(step.name)
    state.trail.append(step.name)


def settle(form: Form, state: State, turn: Turn, step: Step, value: object) -> None:
    """Take an answer; what followed from another one is forgotten, unless the same words hold it anew."""
    before = state.given.get(step.name, state.earlier.get(step.name))
    take(state, step, value)
    if value == before:
        return
    for name in _following(form, step.name):
        state.given.pop(name, None)
        state.earlier.pop(name, None)
    scan(form, state, turn, besides=step.name)


def _following(form: Form, name: str) -> Sequence[str]:
    """The steps that follow from one, and those that follow from these."""
    direct = [other.name for other in form.steps if other.follows == name]
    return [*direct, *(later for each in direct for later in _following(form, each))]


def drop_unwanted(form: Form, state: State, turn: Turn) -> None:
    """After a change, answers to questions that are no longer asked go."""
    for step in form.steps:
        if step.name in state.given and not step.wanted(turn, state.given):
            del state.given[step.name]


def reopen(form: Form, state: State, objection: Objection) -> Step | None:
    """Forget the answers that do not go together and return the step to be asked again."""
    for name in (objection.step, *objection.drops):
        state.given.pop(name, None)
        state.earlier.pop(name, None)
        if name in state.trail:
            state.trail.remove(name)
    state.misses, state.pending = 0, None
    return form.step(objection.step)


def step_back(form: Form, state: State, turn: Turn) -> Step | None:
    """Re-open the step answered before, its old answer kept aside. None at the first step, and then nothing moves."""
    walked = [name for name in state.trail if name != state.open and _can_reopen(form, state, turn, name)]
    if not walked:
        return None
    if state.open in state.earlier:
        state.given[state.open] = state.earlier.pop(state.open)
    name = walked[-1]
    state.trail = state.trail[: state.trail.index(name)]
    if name in state.given:
        state.earlier[name] = state.given.pop(name)
    state.open, state.misses, state.pending = name, 0, None
    return form.step(name)


def _can_reopen(form: Form, state: State, turn: Turn, name: str) -> bool:
    step = form.step(name)
    return step is not None and step.wanted(turn, state.given)


def read_open(form: Form, state: State, turn: Turn) -> tuple[Step | None, Read]:
    """The open step and what the words mean as its answer; "就这个" keeps an earlier answer."""
    step = form.step(state.open) if state.open != REVIEW else None
    if step is None:
        return None, None
    if step.name in state.earlier and turn.words.strip() in texts.forms.KEEP_EARLIER:
        return step, Got(state.earlier[step.name])
    return step, step.answer.read(turn, state.given, turn.words)


def replies(*parts: Reply | None) -> Sequence[Reply]:
    return [part for part in parts if part is not None]
