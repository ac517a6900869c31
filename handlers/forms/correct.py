"""Correcting one's own record: phone, name or county, one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import workers
from handlers import texts
from handlers.dialogue.answers import Answer, Given, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, County, PersonName, Phone
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import own_facts

FIELDS = (
    Option("phone", "手机号", ("电话", "手机", "号码")),
    Option("name", "姓名", ("名字", "姓名")),
    Option("county", "老家县", ("老家", "县", "地址")),
)


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
        "county": (texts.people.ASK_COUNTY, County()),
    }
    ask, answer = asks[field]
    label = next(option.label for option in FIELDS if option.value == field)
    return Step(
        field, ask=ask, answer=Right(field, answer), label=label, when=lambda turn, given: given.get("field") == field
    )


def _nobody(turn: Turn, given: Given) -> Sequence[Reply] | None:
    return [Text(texts.people.NOT_REGISTERED)] if turn.worker is None else None


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    field = given["field"]
    workers.correct(turn.session, turn.person, field=field, value=given[field], now=turn.now)
    return [Text(texts.people.corrected(next(option.label for option in FIELDS if option.value == field)))]


FORM = Form(
    name="correct",
    title="改资料",
    intents=("profile_update",),
    opens_with=("改电话", "改资料", "我的名字登记错了", "纠错", "换手机号了"),
    steps=(
        Step("field", ask=texts.people.ASK_WHICH_FIELD, answer=Choice(lambda turn, given: FIELDS)),
        _is("phone"),
        _is("name"),
        _is("county"),
    ),
    submit=submit,
    gate=_nobody,
    of_the_record=True,
)
