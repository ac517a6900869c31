"""The pay wished for, told apart from the one that is paid now or was too little."""

from nlp import late, money
from nlp.patterns import one_of, within
from nlp.wishes import told

NOT = one_of("不 别 莫 免 算")
TOO_LITTLE = late.pattern(
    rf"(?!{within(6)},?{one_of('少了 低了 再少 没有 不到 以下')}[就我的]*{NOT})"
    rf"{within(6)}?,?{within(2)}?"
    + one_of(
        "太低 太少 不够 低了 少了 不干 不去 不做 不行 请不起 [上做干]不下去 谁干 谁去 谁做 养不活 活不下去 不够用 的不(?![,。?!]|$) 就算了"
    )
)
PAID_NOW = late.pattern(
    one_of(
        "现在(?![就只]?[想要找]) 目前 以前 之前 原来 上家 上个厂 老厂 在家 说好 讲好 讲的 答应 承诺 结果 实际 只[给发有拿] 才[给发有拿]? 发了 上个?月 这个月"
    )
    + "(?:(?![想要找])[^,。;!?]){0,10}$"
)
WISH_BEFORE = late.pattern(one_of("想 要 找 求 起码 至少 最少 最低 不低于 有没有 换 苦 挣 能") + within(8) + "$")
BELOW_BEFORE = late.pattern(one_of("低于 少于 不到 没有 没得 达不到") + within(3) + "$")
# 不是五千五，是六千二: the sum that is put right.
DENIED_BEFORE = late.pattern("(?<!是)不是$")
NOT_THEN = late.pattern(rf"{within(4)},?{within(3)}{NOT}")
BELOW_AFTER_IS_REFUSED = late.pattern(rf"[元块]?钱?{one_of('以下 以内 不到')}的?{within(3)}{NOT}")


def find(plain: str) -> money.Pay | None:
    """A floor first (低于六千的别发), then what is wished, then any pay that is not complained of."""
    stated = [pay for pay in money.find_all(plain) if not DENIED_BEFORE.search(plain[: pay.start])]
    floors = [pay for pay in stated if _is_floor(plain, pay)]
    other = [pay for pay in stated if not TOO_LITTLE.match(plain, pay.end) and not _is_paid_now(plain, pay)]
    wished = [pay for pay in other if pay.high is None or WISH_BEFORE.search(plain[: pay.start])]
    return next(iter(floors or wished or other), None)


def _is_paid_now(plain: str, pay: money.Pay) -> bool:
    return bool(PAID_NOW.search(plain[: pay.start])) or told.holds(plain, pay.start)


def _is_floor(plain: str, pay: money.Pay) -> bool:
    below = BELOW_BEFORE.search(plain[: pay.start]) and NOT_THEN.match(plain, pay.end)
    return bool(below or BELOW_AFTER_IS_REFUSED.match(plain, pay.end))
