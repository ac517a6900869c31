"""What one post says to a question about it; None where it says nothing."""

import re

from db.models import Vacancy
from handlers.texts import vacancy as words
from nlp import perks

# What a worker pays of the wage into pension, health and unemployment insurance in Shanghai: 8, 2 and 0.5 in a hundred.
DUES = 0.105
PAY_TAGS = frozenset(
    {
        "night_allowance", "perfect_attendance", "seniority_bonus", "performance_bonus", "year_end_bonus",
        "position_allowance", "guaranteed_pay", "meal_allowance", "lodging_allowance", "heat_allowance",
    }
)  # fmt: skip
NOTHING_CHARGED = "工作站报名不收钱，单位也不能收押金、扣证件。谁跟您收钱，回复“人工”告诉我们。"


def wages(vacancy: Vacancy) -> str | None:
    if vacancy.pay_min is None and not vacancy.pay_text:
        return None
    extra = [perks.names()[tag] for tag in vacancy.tags if tag in PAY_TAGS]
    return f"{words.wages(vacancy)}" + (f"，另有{'、'.join(extra)}" if extra else "") + "。"


def in_hand(vacancy: Vacancy) -> str | None:
    """What is left cannot be known; what is stated and what will be taken off can be said, guesses named as such."""
    if vacancy.pay_min is None:
        return None
    dues = _dues(vacancy)
    guess = f"个人社保约{dues}元（按月{vacancy.month_pay}元的10.5%估的）、" if dues else ""
    return (
        f"写的是{words.wages(vacancy)}，综合数一般含加班。到手还要减：{guess}水电、没包的吃住（{words.board_and_lodging(vacancy)}）。"
        "准数看合同和工资条，签之前问清楚。要细算，回“算到手”。"
    )


def pay_day(vacancy: Vacancy) -> str | None:
    return _tagged(vacancy, "daily_pay", "weekly_pay", "monthly_pay_day", "advance_pay")


def shift(vacancy: Vacancy) -> str | None:
    if vacancy.night is None and not vacancy.shift:
        return f"写的是“{vacancy.hours}”，有没有夜班没写明，可问工作站，回复“人工”。" if vacancy.hours else None
    nights = {True: "有夜班", False: "不上夜班", None: ""}[vacancy.night]
    return "，".join(part for part in (nights, words.shift(vacancy)) if part) + "。"


def board_and_lodging(vacancy: Vacancy) -> str | None:
    said = words.board_and_lodging(vacancy)
    if said == words.UNSTATED:
        return _tagged(vacancy, "meal_allowance", "lodging_allowance")
    missing = "吃" if vacancy.board is None else "住" if vacancy.lodging is None else ""
    allowance = _tagged(vacancy, "meal_allowance") if vacancy.board is None else ""
    return f"{said}。{allowance or (f'包不包{missing}没写明，可问工作站。' if missing else '')}"


def dormitory(vacancy: Vacancy) -> str | None:
    tagged = [perks.names()[tag] for tag in ("aircon_dorm", "couple_room", "lodging_allowance") if tag in vacancy.tags]
    lodging = {True: "包住", False: "不包住", None: ""}[vacancy.lodging]
    known = "、".join(part for part in (lodging, *tagged) if part)
    return f"{known}。几人间、水电谁出没写明，可问工作站，回复“人工”。" if known else None


def couples(vacancy: Vacancy) -> str | None:
    return _tagged(vacancy, "couple_room", "family_support")


def together(vacancy: Vacancy) -> str:
    rooms = couples(vacancy) or "有没有夫妻房没写明，可问工作站，回复“人工”。"
    return f"可以一起来，各用各的微信报名。{rooms}"


def hours(vacancy: Vacancy) -> str | None:
    rest = _tagged(vacancy, "double_rest", "single_rest", "flexible_time", "paid_leave") or ""
    return f"{vacancy.hours}。{rest}" if vacancy.hours else rest or None


ADULT = 16  # nobody younger may be taken on anywhere


def age(vacancy: Vacancy) -> str | None:
    low, high = vacancy.age_min, vacancy.age_max
    if low is not None or high is not None:
        return (
            "，".join(part for part in (f"满{low}周岁" if low else "", f"{high}岁以下" if high else "") if part) + "。"
        )
    stated = re.search(r"\d{2}\s*(?:周岁|岁)[^，；。]*", vacancy.requirements)
    return f"{stated.group()}，没写年龄上限。" if stated else None


def at_age(vacancy: Vacancy, age: int) -> str:
    """Whether the conditions take somebody of this age; what is not written is not promised."""
    low, high = vacancy.age_min or _stated_from(vacancy), vacancy.age_max
    if age < low:
        return f"{age}岁还不行，要满{low}周岁。"
    if high is not None:
        return f"{age}岁可以报，要{high}岁以下。" if age <= high else f"{age}岁超了，要{high}岁以下。"
    stated = _as_stated(vacancy)
    return f"{age}岁可以报，{stated or '没写年龄要求；'}收不收最后看单位。"


def _as_stated(vacancy: Vacancy) -> str:
    found = age(vacancy)
    return f"要求{found.rstrip('。')}；" if found else ""


def _stated_from(vacancy: Vacancy) -> int:
    stated = re.search(r"(\d{2})\s*(?:周岁|岁)以上", vacancy.requirements)
    return int(stated.group(1)) if stated else ADULT


def sex(vacancy: Vacancy) -> str | None:
    return "男女都可以报。" if re.search("性别[^，；。]*不限|男女不限", vacancy.requirements) else None


def place(vacancy: Vacancy) -> str | None:
    return f"{vacancy.place}。门牌和路线可问工作站，回复“人工”。" if vacancy.place else None


def shuttle(vacancy: Vacancy) -> str | None:
    return _tagged(vacancy, "shuttle_bus")


def insurance(vacancy: Vacancy) -> str | None:
    stated = words.stated(vacancy.insurance)
    return f"{stated}。" if stated else _tagged(vacancy, "five_insurances", "five_insurances_fund")


def contract(vacancy: Vacancy) -> str:
    return f"{words.contract(vacancy)}。来源：{vacancy.source or words.UNSTATED}，{words.checked_on(vacancy)}。"


def requirements(vacancy: Vacancy) -> str | None:
    said = words.conditions(vacancy)
    return None if said == words.UNSTATED else f"{said}。"


def duties(vacancy: Vacancy) -> str | None:
    said = "；".join(part for part in (vacancy.duties, vacancy.work_conditions) if part)
    return f"{said}。" if said else None


def training(vacancy: Vacancy) -> str | None:
    return _tagged(vacancy, "free_training", "certificate_support")


def until(vacancy: Vacancy) -> str | None:
    return f"招到{words.day(vacancy.valid_until)}，招满就停。" if vacancy.valid_until else None


def checked(vacancy: Vacancy) -> str:
    """Where the post came from and when the station checked it, or that this is not stated."""
    return (
        f"来源：{vacancy.source or words.UNSTATED}，{words.checked_on(vacancy)}。报名不收钱，谁收钱回“人工”告诉我们。"
    )


def charges(vacancy: Vacancy) -> str:
    return NOTHING_CHARGED


def employer(vacancy: Vacancy) -> str | None:
    return f"{vacancy.employer_name}。联系方式由工作站给您对接。" if vacancy.employer_name else None


def contact(vacancy: Vacancy) -> str:
    """Numbers of employers are kept for the station's own work; a post never shows one."""
    who = f"单位是{vacancy.employer_name}，" if vacancy.employer_name else ""
    return f"{who}电话没有公开，我这里给不了。想先问清楚，回“人工”。"


HOW_IT_GOES = "您报名，工作站把您推荐过去，单位打电话找您，不收钱。"
APPLIED = "这个岗位您报过了，等单位打电话给您。"


def still_open(vacancy: Vacancy, why_closed: str) -> str:
    return words.CLOSED[why_closed] if why_closed else f"还在招，招{words.people(vacancy)}。"


def _dues(vacancy: Vacancy) -> int:
    insured = "五险" in vacancy.insurance or any(tag.startswith("five_insurances") for tag in vacancy.tags)
    return round((vacancy.month_pay or 0) * DUES / 10) * 10 if insured else 0


def _tagged(vacancy: Vacancy, *tags: str) -> str | None:
    found = [perks.names()[tag] for tag in tags if tag in vacancy.tags]
    return f"{'、'.join(found)}。" if found else None
