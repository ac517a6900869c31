"""One post in words: the card with everything the notice on job posts asks for, and answers about it."""

from datetime import date

from db.models import Employer, Vacancy
from handlers.texts import pay
from nlp import late, perks

UNSTATED = "未注明"
ASK_STATION = "未注明，可问工作站，回复“人工”。"
APPLY_OPTIONS = ("报名（不收钱）", "看别的")
CLOSED_OPTIONS = ("看类似的", "看别的")
CLOSED = {
    "closed": "这个岗位已经停招了，报不了名。",
    "paused": "这个岗位暂时停招，报不了名。",
    "expired": "这个岗位过了有效期，报不了名。",
    "filled": "这个岗位已经招满了，报不了名。",
}
SHORT = "报名回“1”，看别的回“2”。"
ELSEWHERE = late.pattern(
    "(?:请|详)?(?:见|看|参见|参照|以)(?:本|该)?(?:岗位|招聘|招工|职位)?(?:的)?(?:说明|详情|描述|简章|公告|内容|要求)(?:为准)?[。.]?"
)
# What other lines of the card say already.
ON_THE_CARD = perks.READ_ELSEWHERE | {"five_insurances", "five_insurances_fund", "housing_fund", "eight_hours"}


def unstated(what: str) -> str:
    """What is asked for and does not stand in the post."""
    return f"{what}{ASK_STATION}"


def card(vacancy: Vacancy, employer: Employer | None, why_closed: str) -> str:
    lines = (
        f"{vacancy.number} {vacancy.title}",
        CLOSED.get(why_closed, ""),
        f"单位：{vacancy.employer_name or UNSTATED}{_checked(employer)}",
        f"人数：{people(vacancy)}",
        f"地点：{vacancy.place or UNSTATED}",
        f"工资：{wages(vacancy)}",
        f"吃住：{board_and_lodging(vacancy)}",
        f"班次：{shift(vacancy) or UNSTATED}",
        f"做什么：{'；'.join(part for part in (vacancy.duties, vacancy.work_conditions) if part) or UNSTATED}",
        f"要求：{conditions(vacancy)}",
        f"社保：{stated(vacancy.insurance) or UNSTATED}",
        f"还有：{extras(vacancy)}" if extras(vacancy) else "",
        f"合同：{contract(vacancy)}",
        f"有效期到：{day(vacancy.valid_until)}",
        f"来源：{vacancy.source or UNSTATED}，{checked_on(vacancy)}",
    )
    return "\n".join(line for line in lines if line)


def stated(said: str) -> str:
    """ "" for words that only send the reader elsewhere (见岗位说明): what stands nowhere on the card is not stated."""
    return "" if ELSEWHERE.fullmatch(said.strip()) else said


def people(vacancy: Vacancy) -> str:
    if vacancy.headcount is None:
        return UNSTATED
    return f"{vacancy.headcount}人" + (f"（已招{vacancy.filled}人）" if vacancy.filled else "")


def wages(vacancy: Vacancy) -> str:
    """The stated figures, then the base under them and, for pay by the hour, what the post says of a month."""
    base = f"，底薪{pay.amount(vacancy.pay_base)}元" if vacancy.pay_base else ""
    more = f"（{vacancy.pay_text}）" if vacancy.pay_kind in ("hour", "day", "piece") and vacancy.pay_text else ""
    return f"{pay.short(vacancy)}{base}{more}"


def board_and_lodging(vacancy: Vacancy) -> str:
    words = {True: ("包吃", "包住"), False: ("不包吃", "不包住")}
    said = [words[fact][at] for at, fact in enumerate((vacancy.board, vacancy.lodging)) if fact is not None]
    return "、".join(said) or UNSTATED


def shift(vacancy: Vacancy) -> str:
    own = "" if vacancy.shift in vacancy.hours else vacancy.shift
    return "，".join(part for part in (own, vacancy.hours) if part)


def conditions(vacancy: Vacancy) -> str:
    certificates = (
        f"证书：{vacancy.certificates}"
        if vacancy.certificates and vacancy.certificates not in vacancy.requirements
        else ""
    )
    return "；".join(part for part in (vacancy.requirements, certificates) if part) or UNSTATED


def contract(vacancy: Vacancy) -> str:
    party = f"跟{vacancy.contract_party}签" if vacancy.contract_party else ""
    return "，".join(part for part in (vacancy.employment_form, party) if part) or UNSTATED


def extras(vacancy: Vacancy) -> str:
    return "、".join(perks.names()[tag] for tag in vacancy.tags if tag in perks.names() and tag not in ON_THE_CARD)


def checked_on(vacancy: Vacancy) -> str:
    return f"{day(vacancy.verified_on)}核对过" if vacancy.verified_on else "核对日期未注明"


def _checked(employer: Employer | None) -> str:
    return "（工作站核验过）" if employer is not None and employer.verified else ""


def day(when: date | None) -> str:
    return f"{when.year}年{when.month}月{when.day}日" if when else UNSTATED


def about(vacancy: Vacancy, answer: str) -> str:
    return f"{vacancy.number} {vacancy.title}：{answer}"
