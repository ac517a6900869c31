"""What a station needs of an ad beside its figures: a title, the duties, the conditions, and how long it holds."""

from datetime import date, datetime

from nlp import late
from nlp.posts.layout import Ad

TITLE_LONGEST = 20
CLAUSES = late.pattern(r"[,。;!\n]")
CONDITION = late.pattern(
    r"\d\s*周?岁|年龄|不限|要求|优先|吃苦|经验|学历|健康证|驾照|[有持带].{0,4}证|识字|服从|身体|勿扰|不要|熟练|(?<!有)限|手脚|力气|\d\d?以[下内上]|男|女"
)
DUTY = late.pattern(r"(?:负责|从事|主要(?:是|做)|工作(?:就)?是|做的是|干的是|就是)([^。;\n]{2,60})")
DAY = r"(?:(?P<year>20\d\d)\s*[年./-]\s*)?(?P<month>1[0-2]|0?[1-9])\s*[月./-]\s*(?P<day>3[01]|[12]\d|0?[1-9]|底|初)\s*[日号]?"
VALID = late.pattern(
    rf"(?:有效期?|截止|截至|报名到|招到)\D{{0,8}}?(?:20\d\d\D{{1,12}}(?:至|到|-))?\s*{DAY}|{DAY.replace('?P<', '?P<b')}\s*(?:前(?:报名|有效)|截止|止(?!付))"
)


def title(ad: Ad, trades: tuple[str, ...]) -> str:
    """As the ad names the post, else the trades, else its first line."""
    named = CLAUSES.split(ad.under("work"), maxsplit=1)[0].strip()
    first = CLAUSES.split(ad.text, maxsplit=1)[0].strip(" 【】[]★☆-")
    return (named or "、".join(trades) or first)[:TITLE_LONGEST]


def duties(ad: Ad) -> str:
    said = DUTY.search(ad.text)
    return ad.under("duties") or (said[1].strip() if said else "")


def requirements(ad: Ad) -> str:
    labelled = ad.under("requirements")
    clauses = [clause.strip() for clause in CLAUSES.split(ad.text) if CONDITION.search(clause)]
    return labelled.replace("\n", ";") or ";".join(clauses)


def valid_until(ad: Ad, now: datetime) -> date | None:
    """The last day on which the ad holds; a day without a year is the next to come after `now`."""
    match = VALID.search(ad.text)
    if not match:
        return None
    said = {name: match[name] or match[f"b{name}"] for name in ("year", "month", "day")}
    year = int(said["year"] or now.year)
    day = _day(year, int(said["month"]), said["day"])
    return _day(year + 1, int(said["month"]), said["day"]) if day and not said["year"] and day < now.date() else day


def _day(year: int, month: int, said: str) -> date | None:
    """月底 is the last day of the month; a day that the month lacks is none."""
    if said == "底":
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    try:
        return date(year, month, 1 if said == "初" else int(said))
    except ValueError:
        return None
