"""What a question for numbers says besides the figure, its time and its parts: words that would narrow it, if they were known."""

import re

from nlp import late, periods, places, spelling
from nlp.patterns import one_of

DEHONG = "5331"
# How the ledger names households; 脱贫人口 is more than one of them, and none.
HOUSEHOLDS = (
    "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "防止返贫致贫对象", "监测对象", "一般农户", "非农户", "脱贫户",
)  # fmt: skip
PROGRAMMES = (("aid", "培训援助", "援助"), ("drill", "岗位练兵", "练兵"), ("practice", "岗前实训", "岗前"))
_FILLER = one_of(
    "我们? 你们? 您 咱们? 他们 站上 站里 站 全站 工作站 全州 全县 德宏州? 请问? 帮忙? 帮我 麻烦 查询? 看看? 一下 下 哈 给我? 发我? 告诉 说说? 问问? 想 要 知道 晓得 认得"
    " 现在 目前 眼下 截至 截止 当前 到 为止 总共 一共 共有? 总计? 合计 累计 大概 差不多 都 也 就 还 又 再 只 有没有 没有? 有 是 了 过 的 地 得 吗 么 呢 啊 呀 嘛 吧 嘞 噶 咯 喽 哦 唉 嗯 好 那"
    " 人员? 个 名 位 件 次 起 条 种 工友们? 老乡们? 工人 员工 务工人?员? 群众 劳动力 外出 人数 人次 人头 情况 数字? 数目 数量 数据 报表 汇总 统计 总数 结果 明细 多少 好多 多 少 几 哪些 哪个 谁 怎么样? 如何"
    " 做 办 搞 完成 来 去 跟 和 与 及 以及 把 被 由 在 里面? 中 内 期间 其中 这里 这边 那边 这 那 本 各 每 分别 分 按 算 列 出 开 共 并 或 已经 已 新 刚 才 没 未 不 还有 还剩 剩 剩下 余 缺 空 招满 招 满 收到 收 接 接到"
    " 成功 参加 通过 岗位 单位 企业 公司 工厂 厂 培训 课程? 班 期 第 月份? 周 天 日 号 年 份 时候 以来 起 至 进度 进展 咋样 今天 排"
)
_EDGES = late.pattern(f"^{_FILLER}+|{_FILLER}+$")
_MARKS = late.pattern(r"[\s,，。.!！?？、;；:：~～/“”\"'()（）+-]+|\d+(?![\d岁])")
# One sign alone says something only of these.
_ALONE = late.pattern("[男女傣汉回苗退]")
# 按月, 每天: a division that no figure has, and whose letters would be lost among those that mean nothing.
_BY_TIME = late.pattern("(?:[按分每逐各]|按每|分每)个?(月|周|天|日|季度|星期|礼拜|年)(?!报(?!名)|龄|纪|底|初|末)")
TIMES = frozenset({"月", "周", "天", "日", "季度", "星期", "礼拜", "年"})
# What the records keep and no figure counts by itself: whoever gave it back, and whoever waits.
NOT_COUNTED = late.pattern("退|取消|候补|排队|撤")
SHORTEST = 2


def household(plain: str) -> str:
    return next((name for name in HOUSEHOLDS if name in plain), "")


def programme(plain: str) -> str:
    return next((key for key, *names in PROGRAMMES if any(name in plain for name in names)), "")


def unread(plain: str, known: tuple[re.Pattern[str], ...]) -> tuple[str, ...]:
    """In the order in which they stand; `known` are the words of figures and their parts, which are read already."""
    by_time = _BY_TIME.findall(plain)
    left = _without_time(_BY_TIME.sub("\n", plain))
    for mention in reversed(places.GAZETTEER.mentions(left)):
        if mention.place.code.startswith(DEHONG):
            left = f"{left[: mention.start]}\n{left[mention.end :]}"
    for words in (*HOUSEHOLDS, *(name for _, *names in PROGRAMMES for name in names)):
        left = left.replace(words, "\n")
    for pattern in known:
        left = pattern.sub("\n", left)
    chunks = (_EDGES.sub("", _EDGES.sub("", chunk)) for chunk in _MARKS.split(left))
    said = [chunk for chunk in chunks if len(chunk) >= SHORTEST or _ALONE.fullmatch(chunk)]
    return tuple(dict.fromkeys([*said, *by_time]))


def _without_time(plain: str) -> str:
    """The first stretch of time, which is the one that counts."""
    said = spelling.normalise(plain)
    match = next((hit for pattern, _ in periods.rules() if (hit := pattern.search(said))), None)
    return f"{said[: match.start()]}\n{said[match.end() :]}" if match else said
