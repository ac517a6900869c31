"""Pay in words, always with its unit."""

from db.models import Vacancy
from db.vacancies import Listed
from nlp import late

PER = {"hour": "每小时", "day": "每天", "week": "每周", "month": "每月", "piece": "计件每月约", "year": "每年"}
UNITS = {"hour": "元/小时", "day": "元/天", "week": "元/周", "month": "元/月", "year": "元/年"}
BY = {"hour": "按小时算", "day": "日结", "week": "周结", "piece": "计件"}
# 月薪6000起: the least that is paid, not what is paid.
AT_LEAST, FROM = late.pattern(r"\d\s*(?:元|块)?(?:[/每]?月)?(?:起|以上)"), "起"
UNKNOWN = "工资未注明"


def amount(figure: float) -> str:
    return f"{figure:g}"


def wished(floor: float, kind: str) -> str:
    """每月6000元以上, 每小时23元以上; of a year the month stands beside it, as posts are paid by the month."""
    return f"{PER.get(kind, PER['month'])}{amount(floor)}元以上{_by_the_month(floor, kind)}"


def below(floor: float, kind: str) -> str:
    """What one post lacks: 最低不到6000."""
    return f"最低不到{PER['year'] if kind == 'year' else ''}{amount(floor)}{_by_the_month(floor, kind)}"


def _by_the_month(floor: float, kind: str) -> str:
    return f"（每月约{round(floor / 12)}元）" if kind == "year" else ""


def base(figure: str) -> str:
    """Of the pay only the part that is the same every month."""
    return f"底薪{figure}"


def short(vacancy: Vacancy | Listed) -> str:
    """5000–5800元/月; for piece work what a month comes to."""
    low, high = vacancy.pay_min, vacancy.pay_max
    if low is None:
        return vacancy.pay_text or UNKNOWN
    figures = amount(low) if high is None or high == low else f"{amount(low)}–{amount(high)}"
    if vacancy.pay_kind == "piece":
        return f"计件约{figures}元/月" if low >= 1000 else f"计件{figures}元"
    more = FROM if (high is None or high == low) and AT_LEAST.search(vacancy.pay_text or "") else ""
    return f"{figures}{UNITS.get(vacancy.pay_kind, '元')}{more}"
