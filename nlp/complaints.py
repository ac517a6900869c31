"""Complaints that the bot does not understand: 你没听懂, 咋个都不懂我, 听不懂人话, 答非所问. Whole messages only.

听不懂, 看不懂 alone are of whoever writes, who wants a thing explained.
"""

from nlp import late, spelling

_LEAD = "(?:唉|哎呀?|我说|说了|跟你说|讲了|我看|感觉|反正|真的?|气死|[,，。 ])*"
_YOU = "(?:你们?|您|机器人|这个?机器人|这个?(?:东西|玩意儿?))"
_HOW = "(?:咋个?|怎么|为什么|为哪样|哪样|老是?|总是?|一直|又|还是?|都|也|就|根本|完全|到底|是不是|好像|半天|压根|真|没得|这么|那么)*"
_NOT = "(?:听|看|搞|弄|理解)?(?:不懂|不明白|不会|不来|没懂|没有?(?:听|搞|弄|看)?(?:懂|明白)|不晓得|不理解|没理解)"
_ME = "(?:我(?:的|说的?|讲的?|问的?)?(?:话|意思|什么|哪样|啥)?|人话|人说话|(?:我)?(?:说|讲|问)的?(?:什么|哪样|啥|话|意思)?|话|意思)"
_END = "(?:呢|嘛|吗|么|啊|呀|吧|了|的|噶|嘎|[,，。.!！?？~ ])*"
_BESIDE = "答非所问|(?:你)?(?:回答|答|回|说)的(?:不是|都不是|跟|和)(?:我)?(?:问|要|想问)的(?:不一样|不对|两回事)?|牛头不对马嘴|问东答西|鸡同鸭讲|对牛弹琴|(?:我)?问的(?:都|又|就)?不是(?:这个|这些)"
PATTERN = (
    f"{_LEAD}(?:{_YOU}{_HOW}{_NOT}{_ME}?|{_HOW}(?:听|看|搞|弄|理解)?(?:不懂|不明白|没懂|没听懂|不理解)(?:我(?:的|说的?|讲的?)?(?:话|意思)?|人话)"
    f"|{_BESIDE}){_END}"
)
_PATTERN = late.pattern(PATTERN)
LONGEST = 20


def is_said(words: str) -> bool:
    plain = spelling.normalise(words).strip()
    return len(plain) <= LONGEST and bool(_PATTERN.fullmatch(plain))
