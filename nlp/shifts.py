"""The working hours that are wished for."""

import re
from dataclasses import dataclass
from itertools import pairwise

from nlp import late
from nlp.patterns import any_of, one_of

DAY, NIGHT, TWO, THREE, NO_NIGHT = "长白班", "夜班", "两班倒", "三班倒", "不上夜班"
ROTATING = "倒班"
WORDS = {
    "three": "(?<![第一二三四五六七八九十0-9间])[三3]班(?=$|[,。! 也都]) 三班倒 3班倒 三班制 三班[两三]运?转? 倒三班 四班三运?转?",
    "two": (
        "早[中晚]轮?班?(?:两班|轮班|班)(?:倒|轮|换)* 两班倒 二班倒 2班倒 两班制 两班两?运转 白[夜晚]班?(?:来回)?倒 白晚班 白夜班 对班 倒两班 双班倒 日夜倒 白夜倒 两班 日夜班 两头班"
        " (?:半个?|一个?)[月周][上做]?白班?,?(?:半个?|一个?)[月周][上做]?夜班? [半一]个?[月周礼拜星期]+(?:一倒|倒一次|换一次|一换)"
    ),
    "day": (
        "长白班? 常白班? 白班 正常班 白天(?:的?班|上班|干活?|做|上) 只上白天 早班 [早朝][七八九789]晚[四五六456] 8点到5点 日班"
        " 上白天 只[能要有]白天(?!的?班) 白天[呢的]?(?=$|[,。!]) 白天班 行政班 固定白 白天的?活 只做白天 正常上下班"
    ),
    "rotating": "倒班 轮班 翻班 轮换班",
    "night": (
        "夜班(?![补费津]) 晚班 大夜班? 通宵班? 夜里的?班 上夜 熬夜 夜间班? 晚上的?班 晚上的活 夜里的活 [夜晚][上里]跑 夜里(?:分|做|干|搬|装|卸) 晚上?(?:[八九十]|十[一二]|[89]|1[012]|2[0-3])点(?:到|至|-)(?:早|凌晨|第二天|次日)  只[做上干]晚上 晚上上班 晚上做的 晚夕的?班?"
    ),
}
NAMES = {"three": THREE, "two": TWO, "day": DAY, "rotating": ROTATING, "night": NIGHT}
MENTION = late.pattern(any_of(WORDS))
NO = one_of(
    "(?<!(?<!就)是)(?<!要)不(?!(?<=(.)不)\\1) (?<=只要)不 莫 别 没法 没办法 无法 拒绝 怕 免 受不了 受不住 熬不住 熬不了 吃不消 [上做倒值干]不[了得起动] 除了 (?<!有)没有? 没得 无 非 嫌"
)
FILLERS = one_of(
    "推荐? 介绍 发 整 弄 搞 想 要 消 必 加 是 需要? 愿意? 能 会 可以 让 给 叫 喊 安排 老 再 用 有 得 去 干 做 倒 熬 值 带 上 的 太 多 我 来 接受 打算 适合 适应"
    " 习惯 考虑 喜欢 敢"
)
REFUSED_BEFORE = late.pattern(f"{NO}{FILLERS}*$")
# 夜班能不能不上, 夜班给能不要: a question in its form, a refusal in what is meant.
ASKS_TO_BE_SPARED = (
    "(?:能不能|可不可以|可不可|能否|可否|给能|给可以|得不得|是不是可以|可以|能|想)不"
    "(?:要|用)?(?:上|要|干|做|去|倒|熬|值|排|安排|轮|来)(?!太|连|[一两几点多])"
)
_SPARED_AFTER = late.pattern(f"(?:我|就|的)*{ASKS_TO_BE_SPARED}")
REFUSED_AFTER = late.pattern(
    one_of("的 班 我 也 都 是 就 一律 坚决 真的? 实在 根本 身体 那种 厂 , \\s")
    + f"*(?:{ASKS_TO_BE_SPARED}|"
    + one_of(
        "不行 不要(?!太|连) 不敢 想都 不想 不去 不上 不干 不做 不考虑 不接受 不能(?!太|连) 不得 不来 不适合 做不了 做不成 上不成 上不了 上不得 [上做干]不来 上不起 熬不住"
        " 熬不了 熬不起 吃不消 受不了 受不住 免谈 免了 算了 别 莫 顶不住 扛不住 干不了 倒不了 太累 太伤 伤身体"
    )
    + ")(?!长?[白夜晚早]班|[两三二]班|大夜|倒班)"
)
OPEN_AFTER = late.pattern(
    one_of("的 我 工作 厂 , \\s")
    + "*(?:[也都均]还?"
    + one_of("可以 行 能 得 好 没问题 没事 接受 要得 中 没意见 上 无所谓 成 干 做 要 来 可 愿意")
    + f"|{one_of('(?:不要|不能|别|莫)太 少点 少上 无所谓 没问题 不怕 没关系 随便 不限 不在乎')})"
)
EITHER = late.pattern(
    "上?不上[夜晚]班[都也](?:行|可以|无所谓)|白夜班(?:都|均|随便|不限)"
    f"|{one_of('班次 什么班 哪样班 啥班 哪个班 上班时间')}{one_of('都 也 不限 随便 无所谓')}"
)
NOT_AFRAID = late.pattern(
    "(?:夜班|晚班|通宵班?|大夜班?)[我也都]*不怕|不怕[上倒熬做]*(?:夜班|晚班|夜|大夜)"
    "|(?<![不没莫别难])(?:能|可以|愿意|肯|想|会)[上倒熬做](?:夜班|晚班|大夜|通宵)"
)
CHOOSES_NIGHTS = late.pattern("我[就只]?[要想选挑做][择上做]?(?:夜班|晚班)")
NIGHTS_FREE = late.pattern(
    "熬不[了住得起动]夜|不[能想得会]?熬夜|夜里?(?:熬不|不能|不行|不上|不干)|晚上(?:要|得|必须|我)*"
    + one_of("不上班 不上 不干 不做 不能上 睡觉 休息 带娃 带孩子 带小娃 陪 回家 接")
)


@dataclass(frozen=True)
class Mention:
    name: str
    stance: str


def find(text: str) -> str | None:
    """One of the five names above, for a wish in the normal form; None when any shift will do."""
    if EITHER.search(text):
        return None
    mentions = _mentions(text)
    wanted = [mention.name for mention in mentions if mention.stance == "wanted"]
    refused = {mention.name for mention in mentions if mention.stance == "refused"}
    if DAY in wanted and NIGHT in wanted and CHOOSES_NIGHTS.search(text):
        return NIGHT
    if DAY in wanted and NIGHT in wanted:
        return TWO if re.search("[轮倒换]", text) else None
    if DAY in wanted or ROTATING in refused:
        return DAY
    if NOT_AFRAID.search(text):
        return NIGHT
    if NIGHTS_FREE.search(text) or NIGHT in refused:
        return NO_NIGHT
    return next((name for name in wanted if name != ROTATING), None)


def asks_to_be_spared(text: str) -> bool:
    """夜班可不可以不做: nothing of what is due for nights, but that one wants none."""
    return any(_SPARED_AFTER.match(text, match.end()) for match in MENTION.finditer(text))


def systems(text: str) -> tuple[str, ...]:
    """The shifts as they are written in a post, each once."""
    return tuple(dict.fromkeys(match.group() for match in MENTION.finditer(text)))


def _mentions(text: str) -> list[Mention]:
    """In 白班夜班都行 and 不要夜班和倒班 the stance to one word is that to its neighbour, too."""
    matches = list(MENTION.finditer(text))
    stances = [_stance(text, match) for match in matches]
    for at, (one, other) in enumerate(pairwise(matches)):
        if re.fullmatch("[、和跟或与]|或者|还是|", text[one.end() : other.start()]):
            shared = next((stance for stance in stances[at : at + 2] if stance != "wanted"), "wanted")
            stances[at : at + 2] = [shared, shared]
    return [Mention(NAMES[match.lastgroup or ""], stance) for match, stance in zip(matches, stances, strict=True)]


def _stance(text: str, match: re.Match[str]) -> str:
    if REFUSED_BEFORE.search(text[: match.start()]):
        return "refused"
    if OPEN_AFTER.match(text, match.end()):
        return "open"
    return "refused" if REFUSED_AFTER.match(text, match.end()) else "wanted"
