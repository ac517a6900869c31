"""Correcting one's own record: phone, name or home, one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import workers
from handlers import home_place, texts
from handlers.dialogue.answers import Answer, Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, PersonName, Phone
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, own_data, own_facts

FIELDS = (
    Option("phone", "手机号", ("电话", "手机", "号码")),
    Option("name", "姓名", ("名字", "姓名")),
    Option("county", "老家", ("老家", "县", "乡镇", "籍贯", "户籍", "地址")),
)


class Field(Choice):
    """Which field, by its name or by what is said to be right; 谁看得到我的电话 asks something else."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return None if answers.puts_a_question(words) else self._told(words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return self._told(words) or super().find(turn, given, words)

    def _told(self, words: str) -> Read:
        fact = own_facts.find(words)
        return Got(fact.field) if fact is not None else None


@dataclass(frozen=True)
class Right:
    """The answer to one field; in passing it is taken from words that say what is right instead of what is not."""

    field: str
    answer: Answer

    @property
    def hint(self) -> str:
        return self.answer.hint

    @property
    def takes_anything(self) -> bool:
        return self.answer.takes_anything

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return self.answer.options(turn, given)

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        fact = own_facts.find(words)
        said = fact.value if fact is not None and fact.field == self.field else ""
        return self.answer.read(turn, given, said or words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        fact = own_facts.find(words)
        said = fact.value if fact is not None and fact.field == self.field else ""
        return self.answer.read(turn, given, said) if said else self.answer.find(turn, given, words)

    def show(self, turn: Turn, value: Any) -> str:
        return self.answer.show(turn, value)


def _is(field: str) -> Step:
    """The question for one field, asked only when that field is to change."""
    asks: dict[str, tuple[str, Answer]] = {
        "phone": (texts.people.ASK_NEW_PHONE, Phone()),
        "name": (texts.people.ASK_NAME, PersonName()),
        "county": (texts.people.ASK_HOME, home_place.Home()),
    }
    ask, answer = asks[field]
    label = next(option.label for option in FIELDS if option.value == field)
    return Step(
        field, ask=ask, answer=Right(field, answer), label=label, when=lambda turn, given: given.get("field") == field
    )


def _gate(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """Nothing to correct where nobody is registered; what is shown on a document is not put right by chat."""
    if turn.worker is None:
        return [Text(f"{texts.people.NOT_REGISTERED}{texts.common.NOT_REGISTERED}")]
    if "field" in given or own_facts.find(turn.words) is not None:
        return None
    if own_data.of_a_document(turn.words):
        return [Text(texts.people.NOT_BY_CHAT)]
    return [Text(texts.people.FIRM_IS_TOLD)] if own_data.of_the_firm(turn.words) else None


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    field, worker = given["field"], turn.person
    if field != "county":
        workers.correct(turn.session, worker, field=field, value=given[field], now=turn.now)
        return [Text(texts.people.corrected(next(option.label for option in FIELDS if option.value == field)))]
    if home_place.stands(worker, given[field]):
        return [Text(texts.forms.as_noted("老家", home_place.of(worker)))]
    home_place.put_right(turn, worker, given[field])
    return [Text(texts.people.home_corrected(home_place.of(worker)))]


FORM = Form(
    name="correct",
    title="改资料",
    intents=("profile_update",),
    opens_with=("改电话", "改资料", "我的名字登记错了", "纠错", "换手机号了"),
    steps=(
        Step("field", ask=texts.people.ASK_WHICH_FIELD, answer=Field(lambda turn, given: FIELDS)),
        _is("phone"),
        _is("name"),
        _is("county"),
    ),
    submit=submit,
    gate=_gate,
    of_the_record=True,
)
