"""A teacher who would come when the next week in Qingpu opens (师资带教): who, from which school, teaching what."""

from collections.abc import Sequence

from db import workers
from handlers import teachers, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person


def _allowed(turn: Turn, given: Given) -> bool:
    return not person.refused(given)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker, school, subject = person.settle(turn, given), given["school"], given.get("subject", "")
    need = texts.teachers.need(school, subject)
    workers.correct(turn.session, worker, field="training_need", value=need, now=turn.now)
    teachers.tell(turn, texts.teachers.told_interested(worker.name, school, subject), about=f"wish:{worker.key}")
    return [Text(texts.teachers.kept(worker.name))]


FORM = Form(
    name=teachers.INTEREST,
    title="师资带教留名",
    steps=(
        *person.STEPS,
        Step("school", ask=texts.teachers.ASK_SCHOOL, label="学校", when=_allowed,
             answer=Words(hint="盈江县职校", limit=60)),
        Step("subject", ask=texts.teachers.ASK_SUBJECT, label="教", when=_allowed, optional=True,
             answer=Words(hint="机电", limit=40)),
    ),
    submit=submit,
    stops_at=person.stopped,
    review=False,
)  # fmt: skip
