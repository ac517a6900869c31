"""Somebody says of themselves that they work nights and sleep by day, or no longer: 我这周倒夜班，白天睡觉，莫吵我.

Every clause must be about it, or what is told besides must leave no doubt (night_told): a wish for such work, a question about its pay, one night off say nothing.
"""

from dataclasses import dataclass

from nlp import late, night_told
from nlp.patterns import one_of

_WHEN = one_of(
    "我们?[厂线班组]?里? 俺 这一?个?(?:月|星期|礼拜|周|段时间|阵子?|几天|两天) 这段时间 下个?(?:月|周|星期|礼拜) 现在 最近 目前 一直 天天 每天 每晚 经常 都 又 在 开始"
    " 从?(?:今天|明天|昨天)(?:起|开始) 刚 已经 被 是 还 就 说一?声 跟你们?说(?:一?[下声])? 因为"
)
_SHIFT = "(?:的)?(?:长|大|小|纯)?(?:夜班|晚班|通宵班?)"
_TO = "(?:是|上|做|干|倒|转|转到|转成|换|换到|换成|改|改成|调|调到|调成|轮|轮到|排|排到|值|安排)*"
_END = "(?:的|了|呢|嘛|啊|哈|咯|喽|啦|呀|噶|嘎|哦|哎)*"
_SLEEP = "(?:睡觉?|补觉|睡瞌睡|休息|困觉)"
_WORK = "(?:上班|干活|做活|做工|做事|上工)"
_DAY_HOURS = "(?:白天|大白天|早上|早晨|上午|中午|这个点)"
# 白天莫吵我 and 莫在白天吵我.
_QUIET = (
    f"(?:莫|别|甭|不要|不用|不消|不准|不许|不得|勿)(?:再|来|老是?|总是?|在|{_DAY_HOURS}|的时候|时候)*(?:给我|跟我|找我|把我)?"
    "(?:吵|闹|打扰|打搅|发|喊|叫|推|打电话|打|通知|提醒|吵醒|找|烦)"
)

# Of oneself or of these days; 是夜班, 就上夜班 may be said of a post.
OWN = late.pattern("[我俺周月天在又都]|星期|礼拜|最近|目前|一直|每晚|经常|段时间|开始|一阵")
MOVED = late.pattern("[转换调轮改排].*了")
NIGHTS = late.pattern(f"(?P<who>(?:{_WHEN}|轮到|排到)*){_TO}{_SHIFT}{_END}(?P<who_after>(?:{_WHEN}+{_END})?)")
AT_NIGHT = late.pattern(f"(?P<who>{_WHEN}*)(?:晚上|夜里|夜间|半夜|通宵)(?:要|得|在|才|都)*{_WORK}{_END}")
SLEEPS = late.pattern(f"{_WHEN}*(?:白天|大白天|早上|上午)(?:我|要|得|在|都|才|就|全)*{_SLEEP}{_END}")
BOTH = late.pattern(
    f"{_WHEN}*(?:晚上|夜里)(?:要|得|在|才|都)*{_WORK}(?:白天|大白天)(?:我|要|得|在|都|才|就)*{_SLEEP}{_END}"
)
QUIET = late.pattern(
    f"{_WHEN}*{_DAY_HOURS}*(?:我|就|请|麻烦|你们|都|的时候|时候)*{_QUIET}(?:给|我|消息|信息|微信|短信|电话|睡觉|瞌睡|了|醒|{_DAY_HOURS})*{_END}"
)
BY_DAY = late.pattern(f"{_WHEN}*{_DAY_HOURS}(?:再|才|来)(?:发|说|通知|找|喊|打)(?:给?我|消息|信息)*{_END}")
# In one breath: 我上夜班白天莫喊我, 莫在早上吵我我上夜班.
IN_ONE = (late.pattern(f"{NIGHTS.pattern}{QUIET.pattern}"), late.pattern(f"{QUIET.pattern}{NIGHTS.pattern}"))
TILL_MORNING = late.pattern(
    f"{_WHEN}*(?:到)?(?:早上|早晨|凌晨|天亮|上午)?(?:[一二两三四五六七八九十\\d]{{1,2}}点(?:半|多|钟)*)?(?:才|刚|就)+(?:下班|收工|回来|下夜班){_END}"
)
ASIDE = late.pattern("(?:谢谢|麻烦了?|不好意思|谢了|好不|要得不|可以不|记一下|晚上再发|下午再发|醒了再发)*")
DAYS = late.pattern(
    f"(?:{_WHEN}|明天起?|今天起?)*(?:不(?:再)?(?:上|做|倒|用上|消上|是){_SHIFT}了?|(?:夜班|晚班)(?:上|倒|做)?(?:完|结束)了?"
    f"|(?:转|改上?|换(?:成|到)?|调(?:到|成|回)?|倒回?|回到?|转回|转成)[长常正]?白班|(?:上|是)[长常]?白班|白天{_WORK}了){_END}"
)
CLAUSES = late.pattern(r"[\s,，。.!！、~;；:：]+")


@dataclass(frozen=True)
class Said:
    """`nights` or no longer; `sure` unless they may well sleep at night all the same."""

    nights: bool
    sure: bool = True


def read(words: str) -> Said | None:
    words = night_told.spelt(words)
    if len(words) > 60 or any(mark in words for mark in "吗?？"):
        return None
    if night_told.certain(words):
        return Said(nights=True)
    return Said(nights=True, sure=False) if night_told.by_hours(words) else _by_clauses(words)


def _by_clauses(words: str) -> Said | None:
    """Every clause is about it."""
    clauses = [clause for clause in CLAUSES.split(words) if clause]
    kinds = [_kind(clause) for clause in clauses]
    said = {kind for kind in kinds if kind}
    if not clauses or None in kinds:
        return None
    if said == {"days"}:
        return Said(nights=False)
    if said & {"nights", "both"} or ("sleeps" in said and said & {"at night", "evening", "quiet"}):
        return Said(nights=True)
    if "shift" in said and said & {"sleeps", "quiet", "till", "by day"}:
        return Said(nights=True)
    return Said(nights=True, sure=False) if "at night" in said else None


def _kind(clause: str) -> str | None:
    """shift is the mere word, which would be a wish for work if it stood alone."""
    joined = next((found for pattern in IN_ONE if (found := pattern.fullmatch(clause))), None)
    if joined is not None:  # 夜班莫推 is said of posts
        return "both" if OWN.search(joined["who"] + joined["who_after"]) else None
    if match := NIGHTS.fullmatch(clause):
        own = OWN.search(match["who"] + match["who_after"]) or MOVED.search(clause)
        return "nights" if own else "shift"
    if match := AT_NIGHT.fullmatch(clause):
        return "at night" if OWN.search(match["who"]) else "evening"
    for kind, pattern in KINDS:
        if pattern.fullmatch(clause):
            return kind
    return None


KINDS = (
    ("both", BOTH), ("sleeps", SLEEPS), ("days", DAYS), ("quiet", QUIET), ("by day", BY_DAY), ("till", TILL_MORNING),
    ("aside", ASIDE),
)  # fmt: skip
