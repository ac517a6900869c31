"""A month after the start of work: real pay, dorm, fees, contract, held against what the post promised."""

from collections.abc import Sequence
from typing import Any

from db import feedback, starts, vacancies
from db.models import Feedback, Vacancy, Worker
from handlers import questions, texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import Amount
from nlp import answers, late, spelling, to_the_question, told_besides, told_sums

# Below this share of the promised floor the difference is worth asking about.
SHORT_BELOW = 0.95
# Other words for the three.
SAID = (
    ("有一份", "我有", "给我了", "手里有", "也给了"),
    (
        "没给",
        "不给我",
        "没拿到",
        "没有给",
        "厂里拿着",
        "收走",
        "在他们",
        "在厂里",
        "在劳务",
        "在中介",
        "在公司",
        "在人事",
        "压在",
    ),
    ("没有签", "没得签", "没签", "没合同", "没得合同", "没有合同"),
)
HELP_ME = "(?:那|你们?|您|请|就|麻烦|要的?|好)*(?:帮我?|替我|给我)(?:去|们)?(?:问|说|讨|要|催|查)?(?:一下|一声|问|吧|嘛|了)*|要(?:问|帮)的?"
SAME = 1  # of the options shown
CONTRACT = ("own_copy", "no_copy", "none")
CONTRACTS = tuple(Option(*each) for each in zip(CONTRACT, texts.check_ups.CONTRACT, SAID, strict=True))


# 其实不一样, after 一样.
DIFFERS = late.pattern(
    "不(?:太|大|怎么|咋个?|全|完全|是)?一样|不同|有出入|不(?:相)?符|对不[上头]|不对头|差(?:得)?(?:远|多了|好多|太多|很多)|骗|少(?:了|给|发|拿|算|得)"
)
UNSURE = late.pattern("签没签|有没有签|签了没|记不(?:得|起|清)|忘")
GIVEN_BACK = late.pattern("(?<!没)(?<!不)(?<!不给)退(?:了|给|还|回|掉|完|过)|还给我了")


class Paid(Amount):
    """说好六千只得四千八: of two sums the one that came. Nobody lives a month on a sum that small: it is asked about."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if answers.asks(spelling.normalise(words)):
            return None
        came = told_sums.paid(words)
        if came is not None:
            return Got(came)
        if told_sums.only_short(words):
            return Bad(texts.check_ups.HOW_MUCH_CAME)
        read = super().read(turn, given, words)
        if isinstance(read, Got) and 0 < read.value < told_sums.LEAST_PAY:
            return Near(read.value, texts.check_ups.so_little(read.value))
        return read


class Fees(Amount):
    """What was given back is no fee any more: 交过三百后头退了."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        read = super().read(turn, given, words)
        if isinstance(read, Got | Near) and read.value and GIVEN_BACK.search(words):
            return Bad(texts.check_ups.STILL_OUT)
        return read


class Signed(Choice):
    """不晓得签没签 is no 没签: of the law nobody is told on such a ground."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if told_besides.undecided(words) or UNSURE.search(words):
            return Bad(texts.check_ups.UNSURE_OF_CONTRACT)
        return super().read(turn, given, words)


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """等哈，其实不一样: the answer that opened the form is put right, and the rest is asked."""
    words = spelling.normalise(turn.words)
    if given.get("same") is not True or answers.asks(words) or not DIFFERS.search(words):
        return ""
    if to_the_question.option("start", words) == SAME:
        return ""
    given["same"] = False
    row = feedback.get(turn.session, given["feedback"])
    feedback.answer(turn.session, row, answer="differs", now=turn.now)
    return texts.check_ups.DIFFERS_THEN


def _differs(turn: Turn, given: Given) -> bool:
    return given.get("same") is False


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    row = feedback.get(turn.session, given["feedback"])
    worker = turn.session.get_one(Worker, row.worker_id)
    post = _post(turn, worker, row)
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


def _post(turn: Turn, worker: Worker, row: Feedback) -> Vacancy | None:
    application = starts.application_of(turn.session, worker, row)
    return vacancies.get(turn.session, application.vacancy_id) if application else None


FORM = Form(
    name="start_check",
    title="进厂一个月核对",
    steps=(
        Step("pay", ask=texts.check_ups.ASK_PAY, answer=Paid(), optional=True),
        Step("dorm", ask=texts.check_ups.ASK_DORM, answer=Amount(hint="200", most=5000, zero=True, adds=True), when=_differs, optional=True),
        Step("fees", ask=texts.check_ups.ASK_FEES, answer=Fees(hint="0", most=20_000, zero=True, adds=True), when=_differs, optional=True),
        Step("contract", ask=texts.check_ups.ASK_CONTRACT, when=_differs, optional=True,
             answer=Signed(lambda turn, given: CONTRACTS)),
    ),
    submit=submit,
    review=False,
    hears=_hears,
)  # fmt: skip
