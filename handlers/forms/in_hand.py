"""What is left in hand (到手多少): base + hours × rate − dorm − water − agency, changed by saying a number again."""

from collections.abc import Sequence
from typing import Any

from db import answers, vacancies
from db.models import Vacancy
from handlers import texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Form, Step
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.amounts import Amount

# 21.75 paid days of eight hours; overtime on working days at one and a half (劳动法, art. 44; 劳社部发〔2008〕3号).
HOURS_A_MONTH, OVERTIME = 174.0, 1.5
N = "([0-9零一二两三四五六七八九十百千万.k]+)"
LEAST = "sh_min_wage_month"


def _post(turn: Turn, given: Given) -> Vacancy | None:
    return vacancies.get(turn.session, given["post"]) if given.get("post") else None


def _by_the_hour(turn: Turn, given: Given) -> bool:
    post = _post(turn, given)
    return post is not None and post.pay_kind == "hour" and not post.pay_base


def _monthly(turn: Turn, given: Given) -> bool:
    return not _by_the_hour(turn, given)


def _base(turn: Turn, given: Given) -> float | None:
    post = _post(turn, given)
    return post.pay_base if post is not None else None


def _rate(turn: Turn, given: Given) -> Any:
    """As the post states it by the hour, otherwise the least the law asks for on working days."""
    post = _post(turn, given)
    if post is not None and _by_the_hour(turn, given):
        return post.pay_min
    return None if given.get("base") is None else round(given["base"] / HOURS_A_MONTH * OVERTIME, 2)


def _free_lodging(turn: Turn, given: Given) -> int | None:
    post = _post(turn, given)
    return 0 if post is not None and post.lodging else None


def _ask_hours(turn: Turn, given: Given) -> str:
    return texts.in_hand.ASK_HOURS_PAID if _by_the_hour(turn, given) else texts.in_hand.ASK_HOURS


def sheet(turn: Turn, given: Given) -> str:
    post, lines, notes = _post(turn, given), [], [texts.in_hand.NOT_COUNTED]
    base, rate, by_the_hour = given.get("base", 0), given["rate"], _by_the_hour(turn, given)
    if not by_the_hour:
        lines.append(texts.in_hand.base(base, _whence(base == _base(turn, given))))
    lines.append(texts.in_hand.overtime(given["hours"], rate, _whence_rate(turn, given), all_hours=by_the_hour))
    for name, label in texts.in_hand.LESS.items():
        free = name == "dorm" and given[name] == 0 and _free_lodging(turn, given) == 0
        lines.append(texts.in_hand.less(label, given[name], _whence(free)))
    if given["agency"]:
        notes.append(texts.in_hand.AGENCY)
    notes += _below_the_least(turn, base, by_the_hour)
    total = base + given["hours"] * rate - sum(given[name] for name in texts.in_hand.LESS)
    head = texts.in_hand.title(f"{post.number} {post.title}" if post else "")
    return texts.in_hand.sheet(head, lines, total, [*notes, texts.in_hand.HOW_TO_CHANGE])


def _whence(stated: bool) -> str:
    return texts.in_hand.FROM_POST if stated else texts.in_hand.FROM_YOU


def _whence_rate(turn: Turn, given: Given) -> str:
    if given["rate"] != _rate(turn, given):
        return texts.in_hand.FROM_YOU
    return texts.in_hand.FROM_POST if _by_the_hour(turn, given) else texts.in_hand.GUESS


def _below_the_least(turn: Turn, base: float, by_the_hour: bool) -> list[str]:
    least = answers.figures(turn.session).get(LEAST)
    in_shanghai = least is not None and not by_the_hour and 0 < base < float(least)
    return [texts.in_hand.BELOW.format(least=least, as_of="以当年公布为准")] if in_shanghai else []


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    return [Text(texts.in_hand.DONE)]


FORM = Form(
    name="in_hand",
    title="算到手",
    steps=(
        Step("base", ask=texts.in_hand.ASK_BASE, label="底薪", known=_base, when=_monthly,
             answer=Amount(hint="2740", most=20_000, said=rf"底薪(?:是|有)?\s*{N}")),
        Step("hours", ask=_ask_hours, label="加班",
             answer=Amount(hint="60", unit="小时", most=400, zero=True, said=rf"(?:加班|做|干)(?:大概|大约)?\s*{N}\s*个?(?:小时|钟头)")),
        Step("rate", ask=texts.in_hand.ASK_BASE, label="单价", known=_rate,
             answer=Amount(hint="25", most=300, said=rf"(?:一小时|每小时|时薪|加班费)(?:是)?\s*{N}")),
        Step("dorm", ask=texts.in_hand.ASK_DORM, label="住宿", known=_free_lodging,
             answer=Amount(hint="300", most=5000, zero=True, said=rf"(?:房租|住宿费?|宿舍费?)(?:扣|要|是)?\s*{N}")),
        Step("water", ask=texts.in_hand.ASK_WATER, label="水电",
             answer=Amount(hint="80", most=2000, zero=True, said=rf"水电费?(?:扣|要|是)?\s*{N}")),
        Step("agency", ask=texts.in_hand.ASK_AGENCY, label="中介",
             answer=Amount(hint="0", most=5000, zero=True, said=rf"(?:中介费?|管理费)(?:扣|要|是)?\s*{N}")),
    ),
    submit=submit,
    preview=sheet,
)  # fmt: skip
