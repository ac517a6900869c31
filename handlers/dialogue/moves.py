"""What an open form does: begin, ask on, go back, wait as a draft, go on, stop. Every form behaves the same because it is written here once."""

from collections.abc import Callable, Sequence
from typing import Any

from db import inquiries, relatives
from handlers import acting_for, texts
from handlers.dialogue import filling, numbering
from handlers.dialogue.answers import Bad
from handlers.dialogue.form import BELOW, REVIEW, Form, State, Step, drop_draft, keep
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]


def begin(turn: Turn, form: Form, given: dict[str, Any] | None = None, *, before: str = "") -> Replies:
    """Open a form, taking every fact that the opening words already hold."""
    state = State(form.name, dict(given or {}), whose=turn.worker.key if turn.worker is not None else 0)
    state.trail = [name for name in state.given if form.step(name)]
    if form.gate and (refusal := form.gate(turn, state.given)) is not None:
        return [Text(before), *refusal] if before else refusal
    filling.scan(form, state, turn)
    return advance(turn, form, state, before=before)


def advance(turn: Turn, form: Form, state: State, *, before: str = "") -> Replies:
    """Ask for what is missing; with nothing missing, show the summary or submit."""
    state.above = False
    filling.drop_unwanted(form, state, turn)
    if form.stops_at and (ended := form.stops_at(turn, state.given)) is not None:
        keep(turn, None)
        return ended
    step = filling.next_step(form, state, turn)
    if form.objects and (objection := form.objects(turn, state.given)) is not None:
        step = filling.reopen(form, state, objection)
        before = "\n".join(part for part in (before, objection.words) if part)
    if step is not None:
        again, state.open = state.open == step.name, step.name
        keep(turn, state)
        said_in_passing = step.answer.find(turn, state.given, turn.words)
        if isinstance(said_in_passing, Bad) and not before:
            before = said_in_passing.words
        return [filling.ask(step, state, turn, before=before, again=again)]
    if not form.review:
        return submit(turn, form, state)
    state.open = REVIEW
    keep(turn, state)
    return filling.replies(Text(before) if before else None, filling.summary(form, state, turn))


def draft_form(turn: Turn) -> Form | None:
    """The form that waits half done, unless there is none of that name any more."""
    draft = turn.conversation.draft
    return all_subjects().forms.get(draft["name"]) if draft else None


def submit(turn: Turn, form: Form, state: State) -> Replies:
    """Do what the answers are for. What waits half done for somebody else on this phone is called to mind.

    What the answers do not allow is asked anew even here: they may have been given before a rule or a record changed.
    """
    if form.review and form.objects and form.objects(turn, state.given) is not None:
        return advance(turn, form, state)
    keep(turn, None)
    done = form.submit(turn, state.given)
    waiting = draft_form(turn) if turn.conversation.form is None else None
    return [*done, Text(texts.forms.still_kept(waiting.title))] if waiting and _is_to_be_named(turn) else done


def _is_to_be_named(turn: Turn) -> bool:
    """A draft from another day, or of somebody else on this phone: it would not be thought of."""
    draft, at = turn.conversation.draft or {}, turn.conversation.draft_at
    if at is not None and at.date() < turn.now.date():
        return True
    acting = relatives.acting_for(turn.session, turn.follower)
    return acting is not None and draft.get("whose") not in (None, acting[1].key)


def cancel(turn: Turn, form: Form) -> Replies:
    """Stop at once; at the very end ask once, because a slip there costs the whole form."""
    state = State.of(turn.conversation.form or {})
    if state.open == REVIEW and not state.leaving:
        state.leaving, state.choosing = True, False
        keep(turn, state)
        return [Choices(texts.forms.sure_to_leave(form.title), texts.forms.LEAVE_OPTIONS)]
    keep(turn, None)
    return [left(turn, form, state)]


def left(turn: Turn, form: Form, state: State) -> Reply:
    """What opened the form may have been an answer to the station, which stands: nobody is told otherwise."""
    answered = "feedback" in state.given
    if form.of_the_record and turn.worker is not None and not answered:
        return Text(texts.forms.left_as_it_was(form.title))
    plain = texts.forms.left_answered(form.title) if answered else texts.forms.cancelled(form.title)
    return Text(form.left or plain)


def back(turn: Turn, form: Form) -> Replies:
    state = State.of(turn.conversation.form or {})
    state.leaving = state.choosing = state.above = False
    step = filling.step_back(form, state, turn)
    keep(turn, state)
    if step is not None:
        return [filling.ask(step, state, turn)]
    again = form.step(state.open)
    if again is None:
        return [Text(texts.forms.FIRST_STEP), filling.summary(form, state, turn)]
    return [filling.ask(again, state, turn, before=texts.forms.FIRST_STEP)]


def set_aside(turn: Turn, form: Form, *, says: Callable[[str], str] = texts.forms.kept_as_draft) -> str:
    """Keep the form as a draft and make room. Returns the sentence that says so."""
    kept = says(form.title)
    given_up = all_subjects().forms.get((turn.conversation.draft or {}).get("name", ""))
    if given_up is not None and given_up.name != form.name:
        kept = f"{kept}{texts.forms.given_up(given_up.title)}"
    below = (turn.conversation.draft or {}).get(BELOW)
    form_kept = turn.conversation.form or {}
    turn.conversation.draft, turn.conversation.draft_at = {**form_kept, BELOW: below} if below else form_kept, turn.now
    keep(turn, None)
    return kept


def resume(turn: Turn, form: Form) -> Replies:
    """Go on with a draft; what is no longer possible is said and asked again."""
    state = State.of(turn.conversation.draft or {})
    drop_draft(turn)
    spoken = turn
    try:
        turn = _spoken_for(turn, state)
    except LookupError:
        return [Text(texts.manners.EMPTY_DRAFT)]
    gone = form.still_possible(turn, state.given) if form.still_possible else None
    lost = [step for step in form.steps if step.name in state.given and _is_stale(turn, step, state)]
    for step in lost:
        del state.given[step.name]
    before = texts.forms.resumed(form.title, gone or "", [step.label for step in lost if step.label])
    own_again = texts.relatives.own_again(turn.worker.name if turn.worker else "") if turn is not spoken else ""
    before = "\n".join(part for part in (acting_for.lead(turn) or own_again, before) if part)
    if gone and not lost:
        return [Text(before)]
    state.leaving, state.choosing, state.pending, state.misses, state.open = False, False, None, 0, ""
    state.refused = 0
    return advance(turn, form, state, before=before)


def _spoken_for(turn: Turn, state: State) -> Turn:
    """The turn of the person whose draft it is: answers given for one are never taken for another.

    Raises LookupError when that person is not on this phone any more.
    """
    speaks = turn.worker.key if turn.worker is not None else 0
    if state.whose is None or state.whose == speaks:
        return turn
    people = {worker.key: worker for _, worker in relatives.of(turn.session, turn.follower)}
    if state.whose == 0:  # not registered then; perhaps since
        whose = relatives.known(turn.session, turn.follower, relation=relatives.SELF)
    elif (whose := people.get(state.whose)) is None:
        raise LookupError("the person of the draft is not on this phone any more")
    relatives.speak_for(turn.session, turn.follower, whose)
    return turn.by(whose)


def repeat(turn: Turn, form: Form) -> Reply:
    """The open question once more, after something in between."""
    state = State.of(turn.conversation.form or {})
    if state.choosing or state.leaving or state.pending or state.offering or state.above:
        state.choosing, state.leaving, state.pending, state.offering, state.above = False, False, None, False, False
        keep(turn, state)
    step = form.step(state.open)
    if step is None:
        return filling.summary(form, state, turn)
    return filling.ask(step, state, turn, before=texts.forms.BACK_TO, again=True)


def then(turn: Turn, form: Form, said: Replies) -> Replies:
    """What came in between, then the open question, once; not while a question put just now waits: one at a time.

    A yes or a 1 answers the question that stands last, and `questions` asks the form's anew after it is settled.
    Once a person has been called nothing is asked that would not be heard: the form waits as a draft.
    """
    if turn.staff is None and inquiries.muting(turn.session, turn.follower) is not None:
        return [*said, Text(set_aside(turn, form, says=texts.forms.kept_till_bot_is_back))]
    asked = turn.conversation.asked
    if asked is not None and asked["at"] == turn.now.isoformat():
        return said
    question = repeat(turn, form)
    if isinstance(question, Choices) and numbering.stands_above(turn, said):
        numbering.leave_to_the_list(turn)
        question = numbering.in_words(question)
    return [*(reply for reply in said if reply != question), question]


def _is_stale(turn: Turn, step: Step, state: State) -> bool:
    """What the records hold stays true, whatever there is to choose from; own words are none of what is offered."""
    if step.answer.takes_anything:
        return False
    if step.known is not None and step.known(turn, state.given) == state.given[step.name]:
        return False
    options = step.answer.options(turn, state.given)
    return bool(options) and all(option.value != state.given[step.name] for option in options)
