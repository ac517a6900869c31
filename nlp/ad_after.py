"""What people say right after an ad was looked at: whether to go, whether to trust it, whether to pay, and to have the station asked."""

import re

from nlp import late
from nlp.patterns import clauses, one_of

LONGEST = 30
_SUM = r"(?:[\d一二两三四五六七八九几][\d一二两三四五六七八九十百千万几]*(?:块钱?|元|钱)?)"
# Words that stand around what is asked and mean nothing alone.
_AROUND = one_of(
    "那么? 所以 这[个家条种样里边点]? 那[个家条种边里点] 我们? 俺们? 他们? 你们? 您们? 意思 就 是 给 跟 和 喊 叫 约[着起]? 老乡 朋友 老表 兄弟 几个 一起 先 还 也 都 又 再 才 只 说 讲 写"
    " 觉得 看来 应该 大概 到底 究竟 的话? 要是 如果 要 想 一?下 一?哈 嘛 吧 吗 么 咯 了 啦 喽 嘞 得 呢 哩 啊 呀 噶 嘎 撒 嗯 哦 不 没 有 什么 哪样 会 能 敢 可以 可 行 好 成 过 着 起 来 上面? 里面"
    " 招工 招聘 信息 广告 厂里? 公司 工作(?!站) 活路? 岗位 消息 明天 后天 今天 现在 马上 一趟 一次 回 转 走 对 必须 一定 该 多少 几时 人家"
)
_GOING = one_of("过去 去 克 试 进 报到 报名 上班 干 做 看看? 瞧瞧? 联系")
_TRUST = one_of(
    "放心 安全 可靠 靠得?不?靠?谱 靠不靠得?住 靠得?住 靠不靠 稳当 可信 能信 信得过? 信 正规 真个? 假 骗人? 问题 危险 没事 出事 坑"
)
_PAYING = one_of("交 缴 转账? 付 掏 垫 退 出钱")
_MONEY = f"(?:{one_of('钱 押金 定金 订金 保证金 红包 [一-鿿]{2}费 费用?')}|{_SUM})"
_PLAIN = f"(?:{_AROUND}|{_GOING}|{_TRUST})"
_ABOUT_IT = late.pattern(f"{_PLAIN}+")
_ABOUT_MONEY = late.pattern(f"(?:{_PLAIN}|{_PAYING}|{_MONEY})+")
_GOES_OR_TRUSTS = late.pattern(
    f"过去|去|克|试|报到|{_TRUST}|(?:可以|能|敢|给)(?:做|干|进|报)|(?:做|干|进|报名)(?:得|行|可以|吗|嘛|不(?![做干报]))"
)
_NOT_GOING = late.pattern(
    "(?<![去克信做干])(?:不|莫|别)(?:敢|想|要|再)*(?:去|克|信|做|干)(?:了|啦|咯|喽|嘛|吧|它|他)*$"
)
_PAYS = late.pattern(_PAYING)
# 我交了300 tells a loss; 交了给退 asks.
_PAID = late.pattern("(?:交|缴|转账?|付|掏|垫)(?:了|过|掉)(?!.*(?:退|会|能|可以|得不|吗|不$))")
_ASKS_STATION = late.pattern(
    "(?:那|我|你们?|您|这[条个]?|请|麻烦|要|想|先|还是|就|再|能不能|可以|把|[,，])*(?:帮|替|给)?(?:我|忙)?(?:去|来)?(?:问|找|请)(?:问|一?下|一?哈)*(?:你们|咱们)?工作站(?:的人)?(?:帮|替|给|问|看|瞧|核实|查|我|一?下|一?哈|嘛|吧|了|噶|可以吗|行不行)*[。.!！?？]*"
)


def is_about_it(words: str) -> bool:
    """那就是真的咯？放心去得了嘛, 给靠得住: every part of it is of going and trusting, and nothing else is wanted."""
    said = _GOES_OR_TRUSTS.search(words) and not _NOT_GOING.search(words)
    return bool(said) and _is_of(words, _ABOUT_IT)


def is_about_money(words: str) -> bool:
    """那380块给要交, 押金交了给退."""
    return bool(_PAYS.search(words)) and not _PAID.search(words) and _is_of(words, _ABOUT_MONEY)


def asks_the_station(words: str) -> bool:
    """问工作站, as the answer says it."""
    return len(words) <= LONGEST and bool(_ASKS_STATION.fullmatch(words.strip()))


def _is_of(words: str, parts: re.Pattern[str]) -> bool:
    said = clauses(words)
    return bool(said) and len(words) <= LONGEST and all(parts.fullmatch(clause) for clause in said)
