"""How an answer given before is put right: by what fits it, by its name, or by opening its question again."""

import re
from dataclasses import dataclass
from enum import StrEnum

from handlers import texts
from handlers.dialogue import filling
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Near, Read
from handlers.dialogue.form import REVIEW, Form, State, Step
from handlers.dialogue.turn import Turn
from nlp import commands, late

_LINK = late.pattern(r"^(?:改成|改为|改到|换成|换到|应该是|写|是|为|到)?[:：,，\s]*")
_UNITS = late.pattern(r"(?:个|名|位|人|元|块|块钱)+$")
SHORTEST = 2
# 开始那天, 结束的时间: the field with what kind of thing it is.
_KIND_OF_FIELD = late.pattern(r"(?<=.{2})(?:的|那|这)*(?:一?天|时间|日期|日子|一?[栏项])$")
_KIND_FIRST = late.pattern(r"^(?:的|那|这)*(?:一?天|时间|日期|日子)?")
_OPENS = late.pattern(r"^(?:我?(?:想|要))?(?:改|修改|更正|换)(?:一下|下)?(?P<what>[一-鿿]{2,5})$")


class Result(StrEnum):
    CHANGED = "changed"
    SAME = "same"  # it was noted so already
    REFUSED = "refused"  # understood, but not possible


@dataclass(frozen=True)
class Outcome:
    result: Result
    words: str


def change(form: Form, state: State, turn: Turn, words: str, *, corrects: bool = True) -> Outcome | None:
    """Correct the one field that `words` fit, the newest answers first. None when they fit none.

    A free-text field fits anything: it is changed by words that say they correct something, or that it finds itself in,
    and never by words that another field refuses or holds already.
    """
    unchanged: Outcome | None = None
    for step in _in_order(form, state, turn, words):
        if unchanged and step.answer.takes_anything:
            break
        read = _fits(step, turn, _without(state, step), words, corrects=corrects)
        outcome = _apply(form, state, turn.saying(words, turn.meaning), step, read)
        if outcome and outcome.result is Result.CHANGED:
            return outcome
        unchanged = unchanged or outcome
    return unchanged


def _in_order(form: Form, state: State, turn: Turn, words: str) -> list[Step]:
    answered = [step for name in reversed(state.trail) if (step := form.step(name)) and name in state.given]
    known = [step for step in form.steps if step.name in state.given and step not in answered]

    # A free-text field fits anything, so it is tried last, and one that knows its own words before the others.
    def order(step: Step) -> tuple[bool, bool]:
        free = step.answer.takes_anything
        return free, free and step.answer.find(turn, state.given, words) is None

    return sorted([*answered, *known], key=order)


def _without(state: State, step: Step) -> Given:
    """The other answers, and the one that is being corrected under a name of its own."""
    others = {name: value for name, value in state.given.items() if name != step.name}
    return {**others, BEFORE: state.given.get(step.name)}


def _fits(step: Step, turn: Turn, rest: Given, words: str, *, corrects: bool) -> Read:
    """What the words are as this answer; free text that finds itself in a correction takes all of it."""
    found, free = step.answer.find(turn, rest, words), step.answer.takes_anything
    if free and not corrects:
        return found
    whole = step.answer.read(turn, rest, words) if free or found is None else None
    # What is only near as a reply to the question, or impossible as one, is no correction of it.
    return whole if isinstance(whole, Got) else found


def _apply(form: Form, state: State, turn: Turn, step: Step, read: Read) -> Outcome | None:
    if isinstance(read, Bad):
        return Outcome(Result.REFUSED, read.words)
    if read is None:
        return None
    shown = step.answer.show(turn, read.value)
    if step.name in state.given and state.given[step.name] == read.value:
        return Outcome(Result.SAME, texts.forms.as_noted(step.label, shown)) if step.label else None
    filling.settle(form, state, turn, step, read.value)
    filling.drop_unwanted(form, state, turn)
    return Outcome(Result.CHANGED, texts.forms.changed(step.label, shown))


def named(form: Form, state: State, turn: Turn, name: str) -> Step | None:
    """The step that goes by this name, 地址 as well as 地点."""
    steps = [step for step in form.steps if step.label and step.wanted(turn, state.given)]
    for said in (name, _KIND_OF_FIELD.sub("", name)):
        if found := next((step for step in steps if said in texts.forms.names_of(step.label)), None):
            return found
    return None


def begins_with(form: Form, state: State, turn: Turn, words: str) -> tuple[Step, str] | None:
    """ "有效期是12月31日": the step whose name stands first, and what is said of it."""
    for step in form.steps:
        for name in texts.forms.names_of(step.label) if step.label and step.wanted(turn, state.given) else ():
            right = _LINK.sub("", words.removeprefix(name)).strip()
            if words.startswith(name) and right:
                return step, right
    return None


def holding(form: Form, state: State, turn: Turn, wrong: str) -> Step | None:
    """The answer in which what is said to be wrong stands, when it stands in one alone: 8个 in 8人."""
    bare = _UNITS.sub("", wrong)
    steps = [step for step in form.steps if step.label and step.name in state.given]
    found = [step for step in steps if _stands_in(bare, step.answer.show(turn, state.given[step.name]), step)]
    found = found or [step for step in steps if _is_answer(step, turn, state, wrong)]
    return found[0] if len(found) == 1 else None


def _is_answer(step: Step, turn: Turn, state: State, said: str) -> bool:
    """3月1号 of what is shown as 3月1日(周一). A bare number may pick any line of a list."""
    if step.answer.takes_anything or commands.pick(said, count=9) is not None:
        return False
    read = step.answer.read(turn.saying(said, turn.meaning), _without(state, step), said)
    return isinstance(read, Got) and bool(read.value == state.given[step.name])


def twins(form: Form, state: State, turn: Turn, words: str) -> bool:
    """Whether, at the summary, two answers of one kind could take words that name neither: a day, where two were asked for."""
    if state.open != REVIEW:
        return False
    steps = [step for step in form.steps if step.label and step.name in state.given]
    days = [step for step in steps if not step.answer.takes_anything and not step.answer.options(turn, state.given)]
    fitting = [
        type(step.answer) for step in days if isinstance(step.answer.read(turn, _without(state, step), words), Got)
    ]
    return len(fitting) > len(set(fitting))


def of_its_twin(form: Form, state: State, turn: Turn, words: str) -> tuple[Step, str] | None:
    """开始那天是3月20号, said where it is asked for the end: by its name an answer of the same kind, and what is said of it."""
    opened = form.step(state.open)
    if opened is None or opened.answer.takes_anything:
        return None
    for step in form.steps:
        same = (
            step is not opened and step.label and step.name in state.given and type(step.answer) is type(opened.answer)
        )
        if not same or not words.startswith(step.label):
            continue
        right = _LINK.sub("", _KIND_FIRST.sub("", words.removeprefix(step.label))).strip()
        if isinstance(step.answer.read(turn, _without(state, step), right), Got):
            return step, right
    return None


def _stands_in(bare: str, shown: str, step: Step) -> bool:
    """A figure as a whole figure: 8 does not stand in 4800. Of free words only all of them are wrong: 不是我是我老公."""
    if step.answer.takes_anything or len(bare) < SHORTEST:
        return bare == shown or (bare.isdigit() and not step.answer.takes_anything and _figure_in(bare, shown))
    return _figure_in(bare, shown) if bare.isdigit() else bare in shown


def _figure_in(bare: str, shown: str) -> bool:
    return bool(re.search(rf"(?<!\d){bare}(?!\d)", shown))


def into(form: Form, state: State, turn: Turn, step: Step, right: str) -> Outcome:
    """ "地点改成华新镇5栋": the field named, or the one it is a part of, takes what is right, or says why not."""
    refused: Outcome | None = None
    for one in (step, *_parts(form, step)):
        read = _said_of(one, turn, _without(state, one), right, turn.words)
        outcome = _apply(form, state, turn.saying(right, turn.meaning), one, read)
        if outcome and outcome.result is not Result.REFUSED:
            return outcome
        refused = refused or outcome
    return refused or Outcome(Result.REFUSED, texts.forms.not_so(step.label, step.answer.hint))


def _said_of(step: Step, turn: Turn, rest: Given, right: str, whole: str) -> Read:
    """The reply to the question, unless only the whole message says what it is about."""
    ways = (
        step.answer.read(turn, rest, right),
        step.answer.find(turn, rest, whole),
        None if step.answer.takes_anything else step.answer.read(turn, rest, whole),
    )
    bad = next((read for read in ways if isinstance(read, Bad)), None)
    return next((read for read in ways if isinstance(read, Got | Near)), bad)


def _parts(form: Form, step: Step) -> tuple[Step, ...]:
    """The day behind an hour: answers without a name of their own belong to the one that follows them."""
    before = form.step(step.follows) if step.follows else None
    return (before, *_parts(form, before)) if before is not None and not before.label else ()


def to_open(form: Form, state: State, turn: Turn, words: str) -> Step | None:
    """ "改电话": the step that is to be asked again."""
    match = _OPENS.match(words.strip(" ,，。.!！"))
    return named(form, state, turn, match["what"]) if match else None


def open_again(form: Form, state: State, step: Step) -> Step:
    """Put the answer aside, with what it is made of, and return the step to ask."""
    opened = step
    for one in (step, *_parts(form, step)):
        if one.name in state.given:
            state.earlier[one.name] = state.given.pop(one.name)
            opened = one
    state.open, state.misses, state.pending, state.choosing = opened.name, 0, None, False
    return opened


def part_restated(form: Form, state: State, turn: Turn, step: Step) -> Outcome | None:
    """At the question for the hour another day is named."""
    for one in _parts(form, step):
        read = one.answer.find(turn, _without(state, one), turn.words)
        outcome = _apply(form, state, turn, one, read) if isinstance(read, Got) else None
        if outcome and outcome.result is Result.CHANGED:
            return outcome
    return None


def restated(form: Form, state: State, turn: Turn) -> Outcome | None:
    """An answer given before that the words say again or differently; None when they say none."""
    for name in reversed(state.trail):
        step = form.step(name)
        if step is None or name not in state.given or not step.label:
            continue
        read = step.answer.find(turn, _without(state, step), turn.words)
        if isinstance(read, Got) and (outcome := _apply(form, state, turn, step, read)):
            return outcome
    return None
