"""A month after the start of work: real pay, dorm, fees, contract, held against what the post promised."""

from collections.abc import Sequence

from db import feedback, vacancies
from db.models import Feedback, Vacancy, Worker
from handlers import questions, texts
from handlers.dialogue.answers import Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import fixed
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import Amount
from nlp import told_besides

# Below this share of the promised floor the difference is worth asking about.
SHORT_BELOW = 0.95
# Other words for the three.
SAID = (
    ("有一份", "我有", "给我了", "手里有", "也给了"),
    ("没给", "不给我", "没拿到", "没有给", "厂里拿着", "收走"),
    ("没有签", "没得签", "没签", "没合同", "没得合同", "没有合同"),
)
HELP_ME = "(?:那|你们?|您|请|就|麻烦|要的?|好)*(?:帮我?|替我|给我)(?:去|们)?(?:问|说|讨|要|催|查)?(?:一下|一声|问|吧|嘛|了)*|要(?:问|帮)的?"
CONTRACT = ("own_copy", "no_copy", "none")


class Paid(Amount):
    """说好六千只得四千八: of two sums the one that came."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        came = told_besides.paid(words)
        return Got(came) if came is not None else super().read(turn, given, words)


def _differs(turn: Turn, given: Given) -> bool:
    return given.get("same") is False


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    row = feedback.get(turn.session, given["feedback"])
    worker = turn.session.get_one(Worker, row.worker_id)
    post = _post(turn, worker)
    facts = {name: given[name] for name in ("pay", "dorm", "fees", "contract") if name in given}
    promised = post.month_pay if post is not None else None
    feedback.answer(turn.session, row, answer=row.answer, now=turn.now, promised=promised, **facts)
    said = _findings(facts, promised)
    if not said:
        return [Text(texts.check_ups.START_THANKS)]
    return _help(turn, worker, row, said)


def _help(turn: Turn, worker: Worker, row: Feedback, said: list[str]) -> Sequence[Reply]:
    """Staff see it in any case; whether the station speaks with the employer is the worker's to say."""
    words = texts.check_ups.broken_promise(said)
    feedback.put_on_visit_list(turn.session, worker, kind="promise", words=words, now=turn.now)
    questions.put(turn, "take_up", yes=HELP_ME, case="wage_arrears", words=words)
    shown = "\n".join([*said, texts.check_ups.WANT_HELP])
    return [Choices(shown, texts.check_ups.WANT_HELP_OPTIONS)]


def _findings(facts: Given, promised: int | None) -> list[str]:
    said = []
    paid = facts.get("pay")
    if paid is not None and promised and paid < promised * SHORT_BELOW:
        said.append(texts.check_ups.SHORT.format(promised=promised, paid=f"{paid:g}", gap=f"{promised - paid:g}"))
    if facts.get("fees"):
        said.append(texts.check_ups.NOT_LAWFUL)
    if facts.get("contract") == "none":
        said.append(texts.check_ups.NO_CONTRACT)
    if facts.get("contract") == "no_copy":
        said.append(texts.check_ups.NO_COPY)
    return said


def _post(turn: Turn, worker: Worker) -> Vacancy | None:
    application = feedback.start_of(turn.session, worker)
    return vacancies.get(turn.session, application.vacancy_id) if application else None


FORM = Form(
    name="start_check",
    title="进厂一个月核对",
    steps=(
        Step("pay", ask=texts.check_ups.ASK_PAY, answer=Paid(), optional=True),
        Step("dorm", ask=texts.check_ups.ASK_DORM, answer=Amount(hint="200", most=5000), when=_differs, optional=True),
        Step("fees", ask=texts.check_ups.ASK_FEES, answer=Amount(hint="0", most=20_000), when=_differs, optional=True),
        Step("contract", ask=texts.check_ups.ASK_CONTRACT, when=_differs, optional=True,
             answer=fixed(*(Option(*each) for each in zip(CONTRACT, texts.check_ups.CONTRACT, SAID, strict=True)))),
    ),
    submit=submit,
    review=False,
)  # fmt: skip
