"""What is left in hand (到手多少): base + hours × rate − dorm − water − agency, changed by saying a number again."""

from collections.abc import Sequence
from typing import Any

from db import answers, vacancies
from db.models import Vacancy
from handlers import texts
from handlers.dialogue.answers import Given, Got, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.in_hand_parts import Part, guessed, is_guess, number
from nlp import take_home

# 21.75 paid days of eight hours; overtime on working days at one and a half (劳动法, art. 44; 劳社部发〔2008〕3号).
HOURS_A_MONTH, OVERTIME = 174.0, 1.5
# The most overtime the law allows in a month (劳动法, art. 41), and that beside a month of paid hours.
MOST_OVERTIME, MOST_HOURS = 36, 210
LEAST = "sh_min_wage_month"


def _post(turn: Turn, given: Given) -> Vacancy | None:
    return vacancies.get(turn.session, given["post"]) if given.get("post") else None


def _by_the_hour(turn: Turn, given: Given) -> bool:
    """By the post, or by what is told of a wage without one; whoever tells a base is paid by the month."""
    if given.get("base") is not None:
        return False
    post = _post(turn, given)
    return bool(given.get("hourly")) if post is None else post.pay_kind == "hour" and not post.pay_base


def _monthly(turn: Turn, given: Given) -> bool:
    return not _by_the_hour(turn, given)


def _base(turn: Turn, given: Given) -> float | None:
    post = _post(turn, given)
    return post.pay_base if post is not None else None


def _rate(turn: Turn, given: Given) -> Any:
    """As the post states it by the hour, otherwise guessed: the least the law asks for on working days."""
    post = _post(turn, given)
    if post is not None and _by_the_hour(turn, given):
        return post.pay_min
    return None if given.get("base") is None else guessed(round(given["base"] / HOURS_A_MONTH * OVERTIME, 2))


def _free_lodging(turn: Turn, given: Given) -> int | None:
    post = _post(turn, given)
    return 0 if post is not None and post.lodging else None


def _ask_hours(turn: Turn, given: Given) -> str:
    return texts.in_hand.ASK_HOURS_PAID if _by_the_hour(turn, given) else texts.in_hand.ASK_HOURS


def sheet(turn: Turn, given: Given) -> str:
    post, lines, notes = _post(turn, given), [], [texts.in_hand.NOT_COUNTED]
    base, by_the_hour = given.get("base", 0), _by_the_hour(turn, given)
    hours, rate = number(given["hours"]), number(_rate_now(turn, given))
    if not by_the_hour:
        lines.append(texts.in_hand.base(base, _whence(base, stated=_base(turn, given))))
    at = _whence(_rate_now(turn, given), stated=_rate(turn, given) if by_the_hour else None)
    lines.append(texts.in_hand.overtime(hours, rate, at, guessed=is_guess(given["hours"]), all_hours=by_the_hour))
    for name, label in texts.in_hand.LESS.items():
        free = _free_lodging(turn, given) if name == "dorm" else None
        lines.append(texts.in_hand.less(label, number(given[name]), _whence(given[name], stated=free)))
    if number(given["agency"]):
        notes.append(texts.in_hand.AGENCY)
    notes += _below_the_least(turn, base, by_the_hour)
    total = base + hours * rate - sum(number(given[name]) for name in texts.in_hand.LESS)
    head = texts.in_hand.title(f"{post.number} {post.title}" if post else "")
    return texts.in_hand.sheet(head, lines, total, [*notes, texts.in_hand.HOW_TO_CHANGE])


def _rate_now(turn: Turn, given: Given) -> Any:
    """A guess follows the base when that is changed."""
    return _rate(turn, given) or given["rate"] if is_guess(given["rate"]) else given["rate"]


def _whence(value: Any, *, stated: Any) -> str:
    if is_guess(value):
        return texts.in_hand.GUESS
    return texts.in_hand.FROM_POST if stated is not None and value == stated else texts.in_hand.FROM_YOU


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """23块一小时 where a base is asked for, a base where hours are paid: the sum goes on by what is told now."""
    told = take_home.read(turn.words)
    if told.hourly and not given.get("post") and "base" not in given and not given.get("hourly"):
        given |= {"hourly": True, "rate": told.sums[take_home.RATE]}
        return texts.forms.NOTED
    if take_home.BASE in told.sums and _by_the_hour(turn, given):
        for name in ("rate", "hours", "hourly"):  # hours that were all of them are no overtime
            given.pop(name, None)
        given["base"] = told.sums[take_home.BASE]
        return texts.forms.NOTED
    return ""


def _below_the_least(turn: Turn, base: float, by_the_hour: bool) -> list[str]:
    least = answers.figures(turn.session).get(LEAST)
    in_shanghai = least is not None and not by_the_hour and 0 < base < float(least)
    return [texts.in_hand.BELOW.format(least=least, as_of="以当年公布为准")] if in_shanghai else []


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    return [Text(texts.in_hand.DONE)]


class HoursPart(Part):
    """Where every hour is paid the guess is a whole month of them."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        read = super().read(turn, given, words)
        is_all = isinstance(read, Got) and is_guess(read.value) and _by_the_hour(turn, given)
        return Got(guessed(MOST_HOURS)) if is_all else read


FORM = Form(
    name="in_hand",
    title="算到手",
    steps=(
        Step("base", ask=texts.in_hand.ASK_BASE, label="底薪", known=_base, when=_monthly,
             answer=Part("base", hint="2740", most=20_000)),
        Step("hours", ask=_ask_hours, label="加班",
             answer=HoursPart("hours", hint="60", unit="小时", most=400, guess=MOST_OVERTIME)),
        Step("rate", ask=texts.in_hand.ASK_RATE, label="单价", known=_rate, answer=Part("rate", hint="25", most=300)),
        Step("dorm", ask=texts.in_hand.ASK_DORM, label="住宿", known=_free_lodging,
             answer=Part("dorm", hint="300", most=5000, guess=300)),
        Step("water", ask=texts.in_hand.ASK_WATER, label="水电", answer=Part("water", hint="80", most=2000, guess=80)),
        Step("agency", ask=texts.in_hand.ASK_AGENCY, label="中介",
             answer=Part("agency", hint="0", most=5000, guess=0)),
    ),
    submit=submit,
    preview=sheet,
    hears=_hears,
)  # fmt: skip
