"""What a station needs of an ad beside its figures: a title, the duties, the conditions, and how long it holds."""

from datetime import date, datetime, timedelta

from nlp import late
from nlp.posts.layout import Ad

TITLE_LONGEST = 20
AHEAD = timedelta(days=183)
CLAUSES = late.pattern(r"[,。;!\n]")
CONDITION = late.pattern(
    r"\d\s*周?岁|年龄|不限|要求|优先|吃苦|经验|学历|健康证|驾照|[有持带].{0,4}证|识字|服从|身体|勿扰|不要|熟练|(?<!有)限|手脚|力气|\d\d?以[下内上]|男|女"
)
# What in an ad without punctuation is no condition and no name of a job: pay, address, telephone, charges of hiring.
OTHER_MATTER = late.pattern(
    r"\d{7,}|[月日年时底]薪|工资|工价|\d\s*(?:元|块)|\d{4}|地[址点]|电话|微信|联系|有意|包吃|包住|管吃|管住|有效|截止|招到"
)
A_SENTENCE = late.pattern(r"招工|急招|招聘|诚聘|急聘|\d\s*周?岁|\d\d\s*-\s*\d\d|不限|" + OTHER_MATTER.pattern)
HIRES = late.pattern(r"^.*(?:招|聘)[^,。;\s]*?(?:工|员|人|师傅|阿姨|技师|岗位)(?![工员作])")
HEAD_ALONE = late.pattern(r"(?:年龄|性别|学历|要求|条件|身高|经验)[:：]?")
ENDS_DUTIES = late.pattern(
    r"[,，]\s*(?=有效|截止|招到|合同|劳动合同|直签|五险|社保|缴|购买|工资|月薪|底薪|包|管|提供|地[址点]|电话|联系|报名|要求|年龄|\d)"
)
# What a line without punctuation says behind its duties: 贴片看机器 电话15400001111 招满为止.
AFTER_DUTIES = late.pattern(
    r"[\s,，;；、(（]*(?:(?:联系|咨询|报名)?(?:电话|手机|微信|方式|人)(?![机端店厂壳屏])[^,，。;；\s]{0,6}|(?<!\d)1\d{10})"
    r"|[\s,，;；、]+(?=联系|咨询|有意|报名|招满|招完|截止|有效|[月日年时底]薪|工资|工价|包[吃住]|管[吃住]|地[址点]|五险|社保|合同|签合同|长期有效)"
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
    said = "、".join(trades)
    return (_as_name(named, said) or said or _as_name(first, said))[:TITLE_LONGEST]


def _as_name(words: str, trades: str) -> str:
    """The words when they name a job; of a sentence (星桥电子 急招普工男女不限 18-45岁) only its trades are the name."""
    return "" if A_SENTENCE.search(words) or (trades and len(words) > TITLE_LONGEST) else words


def duties(ad: Ad) -> str:
    if labelled := ad.under("duties"):
        return "\n".join(filter(None, map(_without_contacts, labelled.split("\n"))))
    said = DUTY.search(ad.text)
    return _without_contacts(ENDS_DUTIES.split(said[1], maxsplit=1)[0]) if said else ""


def _without_contacts(line: str) -> str:
    """A telephone and what follows it is nothing that is done at work, and nothing for everybody to read."""
    return AFTER_DUTIES.split(line, maxsplit=1)[0].strip()


def requirements(ad: Ad) -> str:
    labelled = ad.under("requirements")
    clauses = [_condition(piece) for clause in CLAUSES.split(ad.text) for piece in _pieces(clause)]
    return labelled.replace("\n", ";") or ";".join(dict.fromkeys(filter(None, clauses)))


def _pieces(clause: str) -> list[str]:
    """A clause that also says other matters is cut where spaces stand; 年龄 18-45 stays together."""
    if not OTHER_MATTER.search(clause):
        return [clause]
    pieces: list[str] = []
    for word in clause.split():
        joins = pieces and HEAD_ALONE.fullmatch(pieces[-1])
        pieces[-1:] = [f"{pieces[-1]}{word}"] if joins else [*pieces[-1:], word]
    return pieces


def _condition(piece: str) -> str:
    """What is asked of whoever works there; 招普工男女不限 without the hiring."""
    rest = HIRES.sub("", piece).strip(" :：")
    return rest if CONDITION.search(rest) and not OTHER_MATTER.search(rest) else ""


def valid_until(ad: Ad, now: datetime) -> date | None:
    """The last day on which the ad holds.

    A day without a year is the next to come after `now`, over the turn of the year too; 11月20日 on the 26th is the one
    that is over: nobody asks for people till far into the next year without naming it.
    """
    match = VALID.search(ad.text)
    if not match:
        return None
    said = {name: match[name] or match[f"b{name}"] for name in ("year", "month", "day")}
    year = int(said["year"] or now.year)
    day = _day(year, int(said["month"]), said["day"])
    if day is None or said["year"] or day >= now.date():
        return day
    following = _day(year + 1, int(said["month"]), said["day"])
    return following if following is not None and following - now.date() <= AHEAD else day


def _day(year: int, month: int, said: str) -> date | None:
    """月底 is the last day of the month; a day that the month lacks is none."""
    if said == "底":
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    try:
        return date(year, month, 1 if said == "初" else int(said))
    except ValueError:
        return None
