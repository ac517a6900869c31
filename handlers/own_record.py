"""One's own record in the midst of a form: shown, or a name or phone in it put right; then the same question is asked again."""

from collections.abc import Sequence

from db import relatives, workers
from db.models import Worker
from handlers import home_place, opening, profile, texts
from handlers import relatives as family
from handlers.dialogue import filling, moves, putting_right
from handlers.dialogue.answers import Answer, Bad, Got, Near
from handlers.dialogue.form import Form, State, Step
from handlers.dialogue.kinds import PersonName, Phone
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.home_place import Home
from nlp import late, own_facts
from nlp.own_facts import OwnFact

Replies = Sequence[Reply]
FIELDS: dict[str, tuple[str, Answer]] = {
    own_facts.NAME: ("姓名", PersonName()),
    own_facts.PHONE: ("手机", Phone()),
    own_facts.COUNTY: ("老家", Home()),
}
WRONG = late.pattern(
    "(?:我|你们)?(?:登记|留|填|写)?的?(?:个人|登记)?(?:资料|信息)(?:好像|是不是|都|有点|登记|填|写)*(?:有错|有误|错了?|不对|有问题)[的了嘛呢啊。!！]*"
)
CORRECTS = "correct"  # the form that changes the record by itself


def wants(turn: Turn) -> bool:
    """In a form; outside of one only what is not clear as anything else."""
    form = opening.open_form_of(turn)
    if not turn.incoming.has_words or (form is not None and form.for_staff):
        return False
    if form is None:
        clear = turn.meaning.sure and turn.intent not in opening.NO_DETOUR
        fact = own_facts.find(turn.words) if turn.worker is not None and not clear else None
        return fact is not None and bool(fact.value)
    return profile.asks_to_see(turn.words) or _is_wrong(turn) or _fact(turn, form) is not None


def is_asked_in(form: Form, fact: OwnFact) -> bool:
    """Whether the form itself asks for what was told."""
    label = FIELDS[fact.field][0]
    return any(fact.field == step.name or step.label == label for step in form.steps)


def handle(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    if form is None:
        fact = own_facts.find(turn.words)
        given = {"field": fact.field} if fact is not None else {}
        return opening.open_form(turn, all_subjects().forms[CORRECTS], given=given)
    if _is_wrong(turn):
        return [Text(texts.people.SAY_WHAT_IS_RIGHT), moves.repeat(turn, form)]
    fact = None if profile.asks_to_see(turn.words) else _fact(turn, form)
    if fact is None:
        return [*_shown(turn, form), moves.repeat(turn, form)]
    step = None if form.about_others and fact.mine else _step(turn, form, fact)
    if step is not None:
        return putting_right.to(turn, form, step, fact.value)
    return [Text(_put_right(turn, fact)), moves.repeat(turn, form)]


def _is_wrong(turn: Turn) -> bool:
    return bool(WRONG.fullmatch(turn.words.strip()))


def _fact(turn: Turn, form: Form) -> OwnFact | None:
    """What is put right, when it can be: an answer of this form, or a fact of the record of whoever speaks."""
    fact = own_facts.find(family.without_relation(turn, turn.words))
    if fact is None or form.name == CORRECTS:
        return None
    if _step(turn, form, fact) is not None:
        return fact
    return fact if turn.worker is not None and (fact.mine or not form.about_others) else None


def _step(turn: Turn, form: Form, fact: OwnFact) -> Step | None:
    """The question of this form that asks for the fact."""
    given, label = State.of(turn.conversation.form or {}).given, FIELDS[fact.field][0]
    named = (step for step in form.steps if fact.field == step.name or (step.label and step.label == label))
    return next((step for step in named if step.wanted(turn, given)), None)


def _shown(turn: Turn, form: Form) -> Replies:
    if turn.worker is not None:
        return profile.see(turn)
    told = filling.lines(form, State.of(turn.conversation.form or {}), turn)
    return [Text(texts.people.not_kept_yet(told))]


def _put_right(turn: Turn, fact: OwnFact) -> str:
    label, answer = FIELDS[fact.field]
    worker = _whose(turn, fact)
    if worker is None:
        return texts.relatives.OWN_FIRST
    read = answer.read(turn, {}, fact.value) if fact.value else None
    if not isinstance(read, Got | Near):
        return read.words if isinstance(read, Bad) else texts.people.say_what_is_right(label, answer.hint)
    said = f"{worker.name}的{label}" if _for_somebody(turn) else label
    shown = answer.show(turn, read.value)
    if fact.field == own_facts.COUNTY:
        return _home_put_right(turn, worker, said, read.value)
    if getattr(worker, fact.field) == read.value:
        return texts.forms.as_noted(said, shown)
    workers.correct(turn.session, worker, field=fact.field, value=read.value, now=turn.now)
    return texts.forms.changed(said, shown)


def _home_put_right(turn: Turn, worker: Worker, said: str, home: str) -> str:
    if home_place.stands(worker, home):
        return texts.forms.as_noted(said, home_place.of(worker))
    home_place.put_right(turn, worker, home)
    return texts.forms.changed(said, home_place.of(worker))


def _whose(turn: Turn, fact: OwnFact) -> Worker | None:
    """我的 is said by the owner of the phone, whomever something is done for."""
    if fact.mine and _for_somebody(turn):
        return relatives.known(turn.session, turn.follower, relation=relatives.SELF)
    return turn.worker


def _for_somebody(turn: Turn) -> bool:
    return relatives.acting_for(turn.session, turn.follower) is not None
