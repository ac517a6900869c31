"""What was answered a month after the start, held against the post: kept, put before staff, and help offered."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from db import feedback, starts, vacancies
from db.models import Feedback, Vacancy, Worker
from handlers import opening, questions, texts
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, to_the_question

UNPAID = starts.UNPAID
NAMES = ("pay", "rest", "dorm", "fees", "contract", "broken", "held", "water", "pay_on")
# Below this share of the promised floor the difference is worth asking about.
SHORT_BELOW = 0.95
# Less is no rent: a slip of a number, or water.
LEAST_RENT = 20
# Money may come a day late; where no day is known, the next pay day is not far.
AFTER_PAY_DAY, SOME_TIME = timedelta(days=2), timedelta(days=14)
HELP_ME = "(?:那|你们?|您|请|就|麻烦|要的?|好)*(?:帮我?|替我|给我)(?:去|们)?(?:问|说|讨|要|催|查)?(?:一下|一声|问|吧|嘛|了)*|要(?:问|帮)的?"
# 其实不一样, after 一样.
_DIFFERS = late.pattern(
    "不(?:太|大|怎么|咋个?|全|完全|是)?一样|不同|有出入|不(?:相)?符|对不[上头]|不对头|差(?:得)?(?:远|多了|好多|太多|很多)|骗|少(?:了|给|发|拿|算|得)"
)
SAME = 1  # of the options shown
_HELD = late.pattern("押(?:着|了|掉|起)?(?:我)?(?:的)?(?:半个?|一个|两个|[0-9一二三十]+个?)?(?:月|天|工资)")
_WATER = late.pattern("水电|水费|电费")
_RENT = late.pattern("房租|房费|住宿|宿舍|床位|房子")
_FREE = late.pattern("(?:房租|房费|住宿费?|宿舍费?|床位费?|房子)(?:是|都|倒)?(?:不要钱|免费|不收|不扣|没扣|包的?)")


def held(words: str) -> dict[str, bool]:
    """押了半个月: part of the wages stays with the employer, so that the sum is not that of a month."""
    return {"held": True} if _HELD.search(words) else {}


def only_water(words: str) -> dict[str, bool]:
    """房子不要钱，水电六十几: no lodging is paid for."""
    return {"water": True} if _WATER.search(words) and not _RENT.search(_FREE.sub("", words)) else {}


def gainsays(words: str) -> bool:
    """其实不一样, 少了一千: not as it was said."""
    return bool(_DIFFERS.search(words)) and to_the_question.option("start", words) != SAME


def ask_again(pay_on: str, *, now: datetime) -> dict[str, str]:
    """When it is asked anew, by the day that was told."""
    day = date.fromisoformat(pay_on) + AFTER_PAY_DAY if pay_on else now.date() + SOME_TIME
    return {"ask_on": day.isoformat()}


def keep_words(turn: Turn, row: Feedback) -> None:
    """One's own words beside what was answered before."""
    words = "；".join(part for part in (row.words, turn.words.strip()) if part)
    feedback.answer(turn.session, row, answer=row.answer, words=words, now=turn.now)


def open_form(turn: Turn, row: Feedback, *, before: str = "", **told: object) -> Sequence[Reply]:
    """The form with what is known already and what was told now."""
    known = {name: row.facts[name] for name in NAMES if row.facts.get(name) is not None}
    known |= {name: value for name, value in told.items() if value is not None}
    known.pop("pay_on", None)
    given = {"feedback": row.key, **known, **held(turn.words)}
    return opening.open_form(turn, all_subjects().forms["start_check"], given=given, before=before)


def settle(turn: Turn, row: Feedback, answer: str, facts: Mapping[str, Any]) -> Sequence[Reply]:
    """Keep it; what is not as promised goes to staff in any case, and help is offered."""
    worker = turn.session.get_one(Worker, row.worker_id)
    post = _post(turn, worker, row)
    promised = post.month_pay if post is not None else None
    lodging: dict[str, Any] = {"lodging": True} if post is not None and post.lodging else {}
    feedback.answer(turn.session, row, answer=answer, now=turn.now, promised=promised, **lodging, **facts)
    said = findings(row.facts, promised)
    if "ask_on" in facts:
        said = [*said, texts.check_ups.not_yet_noted(_day(row.facts.get("pay_on")))]
        if len(said) == 1:
            return [Text(said[0])]
    return offer_help(turn, worker, row, said) if said else [Text(texts.check_ups.START_THANKS)]


def offer_help(
    turn: Turn, worker: Worker, row: Feedback, said: Sequence[str], *, late: bool = False
) -> Sequence[Reply]:
    """Staff see it in any case; whether the station speaks with the employer is the worker's to say."""
    for_staff = texts.check_ups.for_staff(row.facts, row.facts.get("promised"), late=late, words=row.words)
    words = texts.check_ups.broken_promise(for_staff)
    feedback.put_on_visit_list(turn.session, worker, kind="promise", words=words, now=turn.now, anew=True)
    questions.put(turn, "take_up", yes=HELP_ME, case="wage_arrears", words=words)
    shown = "\n".join([*said, texts.check_ups.WANT_HELP])
    return [Choices(shown, texts.check_ups.WANT_HELP_OPTIONS)]


def findings(facts: Mapping[str, Any], promised: int | None) -> list[str]:
    said, paid = [], facts.get("pay")
    if facts.get("held"):
        said.append(texts.check_ups.HELD_PAY)
    elif paid is not None and promised and paid < promised * SHORT_BELOW:
        said.append(texts.check_ups.SHORT.format(promised=promised, paid=f"{paid:g}", gap=f"{promised - paid:g}"))
    if facts.get("lodging") and facts.get("dorm", 0) >= LEAST_RENT and not facts.get("water"):
        said.append(texts.check_ups.LODGING.format(dorm=f"{facts['dorm']:g}"))
    if facts.get("fees"):
        said.append(texts.check_ups.NOT_LAWFUL)
    said += of_the_contract(facts)
    return [*said, *([texts.check_ups.broken_too(facts["broken"])] if facts.get("broken") else [])]


def of_the_contract(facts: Mapping[str, Any]) -> list[str]:
    contract = {"none": texts.check_ups.NO_CONTRACT, "no_copy": texts.check_ups.NO_COPY}
    return [contract[facts["contract"]]] if facts.get("contract") in contract else []


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _post(turn: Turn, worker: Worker, row: Feedback) -> Vacancy | None:
    application = starts.application_of(turn.session, worker, row)
    return vacancies.get(turn.session, application.vacancy_id) if application else None
