"""How the last day of a job post is read: a day, a length of time, and what only speaks of a day in passing."""

from datetime import date, timedelta

from handlers.dialogue.turn import Turn
from nlp import answers, late, numerals, posts, times

YEAR = timedelta(days=366)
OTHER_WORDS = 4  # so many letters may stand beside a last day
ASIDE = late.pattern(
    r"有效期?|截止|截至|为止|之前|以前|左右|招到|报名|招满|就停|就|到|至|从|起|前|止|的|吧|嘛|哈|嘎|了|都|行|可以|那天|当天|这天|先|写|改成|改为|算|是|个|期|内|共|整|[\d年月日号/.\-:：,，。!！、\s]"
)
A_LENGTH = late.pattern(
    r"(?P<half>半个?月)|(?P<count>[一两二三四五六七八九十\d]{1,2})(?P<unit>个半月|个月|月(?!\d|[一二三四五六七八九十]|底|初)|周|个?星期|个?礼拜|天)|(?P<year>半年|一年)"
)
A_MONTH, DAYS_OF = 30, {"天": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}


def tells_a_time(turn: Turn, words: str) -> bool:
    """月底 and 两个月 alone: the name of a firm or a post, a duty or a condition is none of these."""
    rest = _without_time(turn, words)
    return rest != words.strip() and not ASIDE.sub("", rest)


def says_only_when(turn: Turn, words: str) -> bool:
    """到年底为止 names the last day; 今天有几个人要走访 speaks of something else."""
    if answers.asks(words):
        return False
    rest = ASIDE.sub("", _without_time(turn, words))
    return len(rest) <= OTHER_WORDS


def _without_time(turn: Turn, words: str) -> str:
    said = words.strip()
    if length := A_LENGTH.search(said):
        return said[: length.start()] + said[length.end() :]
    found = times.find(said, now=turn.now)
    if found is None or found.span is None:
        return said
    return said[: found.span[0]] + said[found.span[1] :]


def length_in(words: str) -> int | None:
    """一个半月, 两周, 半年: how many days that is."""
    said = A_LENGTH.search(words.strip())
    if said is None:
        return None
    if said["half"]:
        return A_MONTH // 2
    if said["year"]:
        return YEAR.days - 1 if said["year"] == "一年" else 6 * A_MONTH
    count = numerals.read(said["count"].replace("两", "二"))
    if count is None:
        return None
    more = A_MONTH // 2 if "半" in said["unit"] else 0
    return int(count) * next(days for unit, days in DAYS_OF.items() if said["unit"].endswith(unit)) + more


def last_day(words: str, turn: Turn) -> date | None:
    """12月31日, 月底, 元旦, 下个月15号."""
    stated = posts.read(f"有效期至{words.strip()}", now=turn.now).valid_until
    if stated is not None:
        return stated
    found = times.find(words, now=turn.now)
    return (found.end - timedelta(minutes=1)).date() if found else None
