"""An answer given before is put right in the midst of a form: by its name, by what fits, or by opening its question again."""

from collections.abc import Sequence

from handlers import texts
from handlers.dialogue import correcting, filling, moves
from handlers.dialogue.answers import Bad, Got, Near
from handlers.dialogue.correcting import Outcome, Result
from handlers.dialogue.form import REVIEW, Form, State, Step, keep
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands

Replies = Sequence[Reply]


def by_words(turn: Turn, form: Form, state: State) -> Replies | None:
    """A message that corrects an answer, by its name or by what fits; None when it corrects none."""
    if (wrong := _disowned(turn, form, state)) is not None:
        return reopened(turn, form, state, wrong)
    right = commands.correction(turn.words)
    if right == "":
        return ask_which(turn, form, state) if state.open == REVIEW else moves.back(turn, form)
    said = turn.words.strip() if right is None else right
    opens = correcting.to_open(form, state, turn, turn.words) or correcting.named(form, state, turn, right or "")
    if opens is not None:
        return reopened(turn, form, state, opens)
    if (put_right := _denied(turn, form, state) or _replaced(turn, form, state)) is not None:
        return put_right
    if (renaming := commands.renaming(said)) is not None:
        if step := correcting.named(form, state, turn, renaming[0]):
            return after(
                turn, form, state, correcting.into(form, state, turn.saying(said, turn.meaning), step, renaming[1])
            )
        tells = commands.tells_a_mistake(said)  # 工资打错了 may be what is to be talked of
        if texts.forms.is_a_field(renaming[0]) and _takes_any(form, state) and not tells:
            return after(turn, form, state, Outcome(Result.REFUSED, texts.forms.NO_SUCH_FIELD))
    if right is None:
        return _switched(turn, form, state) or _of_its_twin(turn, form, state)
    if about := correcting.begins_with(form, state, turn, right):
        return after(turn, form, state, correcting.into(form, state, turn.saying(right, turn.meaning), *about))
    return _changed(turn, form, state, right, corrects=True)


def _changed(turn: Turn, form: Form, state: State, right: str, *, corrects: bool) -> Replies | None:
    """The answer that these words fit; where they fit two alike, it is asked which."""
    if correcting.twins(form, state, turn, right):
        return ask_which(turn, form, state)
    outcome = correcting.change(form, state, turn, right, corrects=corrects)
    return after(turn, form, state, outcome) if outcome else None


def _disowned(turn: Turn, form: Form, state: State) -> Step | None:
    """不是这个号: the field that is wrong, where the same words do not say what is right."""
    what = commands.disowned(turn.words)
    step = correcting.named(form, state, turn, what) if what else None
    if step is None or step.name not in state.given:
        return None
    return None if isinstance(step.answer.find(turn, state.given, turn.words), Got) else step


def _replaced(turn: Turn, form: Form, state: State) -> Replies | None:
    """3月1号改成3月10号: the answer that is the first takes the second."""
    if (said := commands.replacing(turn.words)) is None:
        return None
    step = correcting.holding(form, state, turn, said[0])
    if step is None or step.name not in state.given:
        return None
    into = correcting.into(form, state, turn.saying(said[1], turn.meaning), step, said[1])
    return after(turn, form, state, into)


def _of_its_twin(turn: Turn, form: Form, state: State) -> Replies | None:
    about = correcting.of_its_twin(form, state, turn, turn.words.strip())
    if about is None:
        return None
    said = turn.saying(about[1], turn.meaning)
    return after(turn, form, state, correcting.into(form, state, said, *about))


def _denied(turn: Turn, form: Form, state: State) -> Replies | None:
    """人数不是30是13, or 不是8个是18个 where 8 stands in one answer alone."""
    if (denied := commands.denied(turn.words)) is None:
        return None
    what, wrong, right = denied
    step = correcting.named(form, state, turn, what) if what else correcting.holding(form, state, turn, wrong)
    if step is None or step.name not in state.given:
        return None
    said = turn.saying(f"{step.label}{right}", turn.meaning)
    return after(turn, form, state, correcting.into(form, state, said, step, right))


def to(turn: Turn, form: Form, step: Step, right: str) -> Replies:
    """An answer that this form asks for is said to be `right` instead, or "" just to be wrong; then what is open goes on."""
    state = State.of(turn.conversation.form or {})
    state.choosing, state.leaving, state.pending = False, False, None
    if right and step.name not in state.given:
        read = step.answer.read(turn, state.given, right)
        if isinstance(read, Got | Near):
            filling.settle(form, state, turn.saying(right, turn.meaning), step, read.value)
            return moves.advance(turn, form, state, before=texts.forms.NOTED)
        if isinstance(read, Bad):
            return after(turn, form, state, Outcome(Result.REFUSED, read.words))
    if right:
        return after(turn, form, state, correcting.into(form, state, turn, step, right))
    return reopened(turn, form, state, step)


def after(turn: Turn, form: Form, state: State, outcome: Outcome) -> Replies:
    """What came of a correction, then what is open."""
    step = form.step(state.open)
    if outcome.result is Result.CHANGED or step is None:
        return [Text(outcome.words), *moves.advance(turn, form, state)]
    keep(turn, state)
    return [filling.ask(step, state, turn, before=outcome.words, again=True)]


def reopened(turn: Turn, form: Form, state: State, step: Step) -> Replies:
    """A question asked again; one that has not been asked yet waits for its turn."""
    current = form.step(state.open)
    if step.name not in state.given and current is not None:
        keep(turn, state)
        before = "" if step == current else texts.forms.NOT_YET
        return [filling.ask(current, state, turn, before=before)]
    opened = correcting.open_again(form, state, step)
    keep(turn, state)
    return [filling.ask(opened, state, turn)]


def ask_which(turn: Turn, form: Form, state: State, *, before: str = "") -> Replies:
    """The fields with their numbers; the next number means one of them."""
    state.choosing = True
    keep(turn, state)
    labels = tuple(step.label for step in _labelled(form, state))
    words = "\n".join(part for part in (before, texts.forms.WHICH_TO_CHANGE) if part)
    return [Choices(words, labels, texts.forms.how_to_change(labels))]


def chosen(turn: Turn, form: Form, state: State) -> Replies | None:
    steps = _labelled(form, state)
    picked = commands.pick(turn.words, count=len(steps))
    if picked is None:
        return None
    if not 1 <= picked <= len(steps):
        return ask_which(turn, form, state, before=texts.common.no_such_number(len(steps)))
    return reopened(turn, form, state, steps[picked - 1])


def _switched(turn: Turn, form: Form, state: State) -> Replies | None:
    """换成客房班: another choice than the one made, never other free words; 换一个 says none."""
    wanted = commands.switching(turn.words)
    if not wanted or commands.pick(wanted, count=9) is not None:
        return None
    return _changed(turn, form, state, wanted, corrects=False)


def _takes_any(form: Form, state: State) -> bool:
    """At the summary, or at a question whose answer may be any words but these."""
    step = form.step(state.open)
    return step is None or (step.answer.takes_anything and not getattr(step.answer, "tells", False))


def _labelled(form: Form, state: State) -> tuple[Step, ...]:
    return tuple(step for step in form.steps if step.label and step.name in state.given)
