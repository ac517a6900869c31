"""Yes or no, as people say it here."""

import re

from nlp import late, pondering, spelling
from nlp.patterns import one_of

YES = one_of(
    "嗯+ 恩+ 哦?对+ 对头 是 要得 要 得行 得 好+ 行+ 可以+ 可 没问题 没得问题 同意 愿意 确认 确定 没错 不错 ok okay yes y 中 成 当然 必须 肯定"
    " 板扎 好说 就这样 就是 就这个 一定 来 去 克 参加 需要 想 有 能 会 报 好呢 阔以 可行 收到 明白 妥"
)
NO = one_of(
    "不+ 否 莫+ 算了? 别 没有? 没得 不要 不用 不消 不必 不行 不得 不可以 不能 不会 不好 不对 不是 不去 不克 不想 不来 不需要 不愿意 不同意"
    " 不参加 不报 不确认 不有 不得行 不成 错了? 取消 不弄了 不整了 不搞了 算逑了? no n nope 莫要 莫去 没空 没时间"
)
TAIL = one_of(
    "的 了 呢 嘞 啊 呀 嘛 嘎 么 吧 哈 噻 哩 哦 哟 喽 咯 呗 谢谢 谢了 您 你 老师 我 就 都 也 这个 那 那么 话 这样 给我 一下 麻烦 先"
)
PUNCTUATION = late.pattern(r"[\s,.!。!~、…]+")
SAYS_YES = late.pattern(f"{TAIL}*(?:{YES}{TAIL}*)+")
SAYS_NO = late.pattern(f"{TAIL}*(?:{NO}{TAIL}*{YES}?{TAIL}*)+")
NEITHER = late.pattern(
    one_of("[?] 吗$ 不知道 晓不得 不晓得 不清楚 不懂 得不得 行不行 好不好 要不要 对不对 是不是 不好意思 没事 ^[你您]好")
)
LONGEST = 12
ASKS = late.pattern(
    one_of(
        "[?] [吗么]$ 几个人 几点 多少 怎么 咋个? 什么时候 哪天 哪里 哪个 什么 能不能 可不可以 是不是 有没有 要不要 会不会 为什么 谁"
    )
)
# As it is asked here: 还招人不, 给能登记, 进不进得来, 是男的来还是女的来.
ASKS_HERE = late.pattern(
    r"([一-鿿])不\1|(?<=[一-鿿]{2})(?<![好要来是])不(?=[\s,?.]|$)|[一-鿿]{2}(?:没得|没有|有没得)$|给(?:能|会|要|有|是|得|可以|好)(?!我|钱)"
    # 钱给退得回来, 追得回来不, 钱给退, 你们给管
    "|给(?![我你您他她它])[一-鿿]{1,2}得(?:[回出起上下]来|[回到成了着出起上下赢过动完掉])|得[回出起上下]来不(?=[\\s,?.]|$)"
    "|(?<![不没肯应说会少])给(?:退|赔|追|抓)(?:钱|款|费|押金)?$"
    "|(?:^你们|^您们|^工作站|[这那]个|[这那]种)(?:也|还)?给(?![我你您他她它])[一-鿿]{1,4}$"
    "|哪样|为啥|为哪|咋|几[点号天个人时](?!楼|院|线|半|[一二三四五六七八九十0-9])|好多|好久|^是?[一-鿿]{1,8}还是[一-鿿]"
)
TO_US = late.pattern(one_of("^你们? ^您们? ^工作站 ^站里"))
# What somebody agrees with; 要, 来, 这个 may mean anything else.
AGREES = one_of("同意 愿意 是 对 好 行 可以 阔以 要得 没问题 没得问题 确认 嗯+ 恩+ ok okay yes")
AGREEMENT = late.pattern(f"我?(?:{AGREES}{TAIL}*)+")
AND_MORE = late.pattern(r"我?(?:同意|愿意)了?[\s,，。;；]+(?P<rest>.+)$", re.DOTALL)
BUT = late.pattern("不|但|别|莫|没|先")


def asks(text: str) -> bool:
    """Whether the words ask something rather than tell it."""
    return bool(ASKS.search(spelling.normalise(text).strip(" .。!~")))


def puts_a_question(text: str) -> bool:
    """As `asks`, in the ways of Dehong as well: for answers that are a name or a place, and never an account."""
    return asks(text) or bool(ASKS_HERE.search(spelling.normalise(text).strip(" .。!~")))


def asks_us(text: str) -> bool:
    """A question that is put to the station: 你们几个人来."""
    return asks(text) and bool(TO_US.search(text.strip()))


def agrees(text: str) -> bool:
    """A plain consent, alone or before the facts it lets be kept; 我要这个 is none."""
    if match := AND_MORE.match(text.strip()):
        return not BUT.search(match["rest"]) and not asks(match["rest"])
    plain = PUNCTUATION.sub("", spelling.normalise(text))
    return (
        not NEITHER.search(plain) and bool(AGREEMENT.fullmatch(plain)) and "这个" not in plain and "那个" not in plain
    )


def find(text: str) -> bool | None:
    """None when it is neither, such as 哦, 我想一下, a question, or a sentence of its own."""
    plain = PUNCTUATION.sub("", spelling.normalise(text))
    if not plain or len(plain) > LONGEST or NEITHER.search(plain) or pondering.is_one(plain):
        return _by_sign(text) if not plain else None
    if SAYS_YES.fullmatch(plain):
        return True
    return False if SAYS_NO.fullmatch(plain) else None


def _by_sign(text: str) -> bool | None:
    """A thumb or an OK hand alone is a yes."""
    if any(sign in text for sign in "👌👍"):
        return True
    return False if "👎" in text or "🙅" in text else None
