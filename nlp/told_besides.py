"""What an answer in words tells besides: when somebody goes home and is back."""

from datetime import date, datetime, time, timedelta

from nlp import answers, commands, late, times

_CLAUSES = late.pattern(r"[,，。;；!！\s]+")
_LEAVES = late.pattern("走|回去|回家|出发|动身|克|离厂")
_BACK = late.pattern("回来|转来|出来|回厂|返|上班|回上海|回青浦|(?:再|又|就|才)(?:来|上来)|上来|来厂")
_UNDECIDED = late.pattern(
    "没(?:定|想好|决定|买|抢到|说)|还没|不(?:晓得|知道|清楚|一定|好说|确定)|晓不得|看(?:情况|厂|票|老板|假)|再(?:说|看)|到时候|说不准"
)
# 年二十八 is 腊月二十八; 2月30 is said of a day.
_LAST_DAYS = late.pattern("(?<![今明去后前0-9])年(?=(?:二十|廿)[一二三四五六七八九]|三十)")
_BARE_DAY = late.pattern(r"(?P<day>[0-9]{1,2}月[0-9]{1,2})(?![0-9号日月])")


def days_home(words: str, *, now: datetime, comes_back: bool, feast: date | None = None) -> dict[str, date]:
    """`leaves_on` and `back_on`, as far as they are told: 要回的，腊月二十四走，初八出来. Nobody is back before the feast."""
    said: dict[str, date] = {}
    if commands.pick(words, count=9) is not None:
        return said
    for clause in _CLAUSES.split(words):
        behind = after(said.get("leaves_on"), feast, now=now)
        back = day_home(clause, now=behind) if _BACK.search(clause) else None
        day = back or day_home(clause, now=now)
        if day is None:
            continue
        leaves = not _BACK.search(clause) and (_LEAVES.search(clause) or not said)
        said.setdefault("leaves_on" if leaves else "back_on", day)
    return said if comes_back else {name: day for name, day in said.items() if name != "back_on"}


def after(leaves: date | None, feast: date | None, *, now: datetime) -> datetime:
    """From when on a day of coming back is looked for: 初三 is the one after the feast."""
    day = max((one for one in (leaves, feast) if one), default=now.date())
    return now if day <= now.date() else datetime.combine(day, time(), now.tzinfo)


def day_home(words: str, *, now: datetime) -> date | None:
    """The one day that is told; None for a stretch of several, and for a day that there is not."""
    plain = plainly(words)
    named = None if times.no_such_day(plain) else times.find(plain, now=now)
    return named.start.date() if named and named.end - named.start <= timedelta(days=1) else None


def plainly(words: str) -> str:
    return _BARE_DAY.sub(lambda match: f"{match['day']}号", _LAST_DAYS.sub("腊月", words))


def undecided(words: str) -> bool:
    """Whether somebody says that they do not know yet."""
    return bool(_UNDECIDED.search(words)) and not answers.asks(words)
