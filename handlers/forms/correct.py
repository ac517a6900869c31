"""Correcting one's own record: phone, name or county, one at a time."""

from collections.abc import Sequence

from db import workers
from handlers import texts
from handlers.dialogue.answers import Answer, Given, Option
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, County, PersonName, Phone
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

FIELDS = (
    Option("phone", "手机号", ("电话", "手机", "号码")),
    Option("name", "姓名", ("名字", "姓名")),
    Option("county", "老家县", ("老家", "县", "地址")),
)


def _is(field: str) -> Step:
    """The question for one field, asked only when that field is to change."""
    asks: dict[str, tuple[str, Answer]] = {
        "phone": (texts.people.ASK_NEW_PHONE, Phone()),
        "name": (texts.people.ASK_NAME, PersonName()),
        "county": (texts.people.ASK_COUNTY, County()),
    }
    ask, answer = asks[field]
    label = next(option.label for option in FIELDS if option.value == field)
    return Step(field, ask=ask, answer=answer, label=label, when=lambda turn, given: given.get("field") == field)


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
)
