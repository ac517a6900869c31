"""How a message stands to something it names: wanted, refused, left behind, or where the speaker comes from."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from nlp import late
from nlp.patterns import one_of, within

REACH = 10
NO = one_of(
    r"(?<!是)(?<!要)(?<!可)不是(?![^,。]{2,6}[吗嘛]) 不(?!(?<=(.)不)\1) 莫 别(?!的) 除了 除开 讨厌 拒绝 受不了 [坐做干待呆住]不[惯了住来动] 干够 做够 怕 排除 嫌"
)  # 要不要 is a question: the same character on both sides of 不
FILLERS = one_of(
    "了 想 要 愿意? 能 会 打算 考虑 用 需要 再 给我? 推荐? 安排 介绍 发 看 去 进 到 在 做 干 当 搞 整 克 来 找 上 那种 这种 什么 的 啥 太 喜欢"
    " 接受 找工作 工作 上班"
)
REFUSED_BEFORE = late.pattern(f"{NO}{FILLERS}*$")
TAIL = one_of("那家厂? 这家厂? 那个厂 这个厂 的厂我? 市 区 县 镇 那边 这边 那里 那种 这种 的 活路? 工作 厂 员 工")
LONGER_TAIL = one_of(f"{TAIL} 就 我 也 都 真的 实在 是 能不能 可不可以 可不可 给能 给可以 能否 可否")
ENDS_HERE = "(?=$|[,。.!?、 了的啊哈嘛吧我就呢噶嘎要也但换])"
REFUSED_AFTER = late.pattern(
    "[^,。不]{0,5}(?:嫌弃我|嫌我|(?<!收)不收我?|没要我|不要我)"
    f"|{TAIL}*(?:给钱)?{within(4)}[也都我][不莫][敢会去干做进想](?!过|了几)"
    f"|{TAIL}*,?[^,。的]{{0,5}}[味累远吵臭脏热险辐坑骗黑差烂][^,。的]{{0,2}},不[去来做干](?=$|[,。了])"
    f"|{TAIL}*(?:再也不|不想再)|的活?[^,。不的]{{1,4}}不[做干去来碰](?=$|[,。])"
    f"|[^,。不]{{0,8}}[那这]种(?:厂|活路?|岗位?)?[我就都也]*(?:不[要去干做行想]|别|莫){ENDS_HERE}"
    f"|{LONGER_TAIL}*(?:[不莫别]{one_of('想 要 愿意? 太想 考虑')}*{one_of('要 去 想 干 做 进 来 克 考虑 行 用')}{ENDS_HERE}"
    f"|不[去进来]太[远偏累苦吵热冷挤麻]|(?:以外|之外|外)(?=都|[,。]|$)|{one_of('做怕 待怕 坑人 不得行 除外 免谈 算了 太[远累苦脏偏闷吵热冷臭熬险] 我?嫌[远累苦脏偏] 干够 做够 做腻 干不了 做不来 干不动 不合适')})"
)


ALSO_FINE = late.pattern("的?(?:也|都)?(?:行|可以|得|成|要得)(?![不吗么])")


class Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Named = TypeVar("Named", bound=Span)


def refused(text: str, mention: Span) -> bool:
    before = text[max(0, mention.start - REACH) : mention.start]
    return bool(REFUSED_BEFORE.search(before) or REFUSED_AFTER.match(text, mention.end))


def accepted(text: str, mentions: Sequence[Named]) -> tuple[Named, ...]:
    """Those not refused; in 不要保安和保洁 the refusal reaches over the whole list, in 足浴技师就算了 back over both."""
    kept: list[Named] = []
    last: Named | None = None
    last_refused = False
    for mention in mentions:
        listed = last is not None and last_refused and _is_list(text[last.end : mention.start])
        listed = listed and not ALSO_FINE.match(text, mention.end)
        last_refused = listed or refused(text, mention)
        if kept and last_refused and kept[-1] is last and last.end == mention.start:
            kept.pop()
        if not last_refused:
            kept.append(mention)
        last = mention
    return tuple(kept)


def _is_list(between: str) -> bool:
    return bool(re.fullmatch("[、和跟或与及]|或者|还有|以及|", between))
