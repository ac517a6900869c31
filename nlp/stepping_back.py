"""One step back in a form, in whatever words: 退回去, 上一题, 回退一步, 前面填错了 退一哈."""

from nlp import late
from nlp.patterns import STOPS

_LEAD = "(?:等一?[下哈等]|等我|哎呀?|诶|不对|不是|错[了咯喽]|再|又|还要?|我|想|要|能不能|可不可以|可以|能|怎么|咋个|给我|给|帮我|请|麻烦|先|那|往|嗯|就)*"
_BEFORE = (
    "(?:前面|前头|刚才|刚刚|上面|上一?个|前一个)(?:那一?个|那里|那|一个|的|个|这)*(?:问题|题)?(?:也|都|好像|我|是)*"
)
_MISTAKE = f"{_BEFORE}(?:[说打写报搞整填按选发点记弄输答])?错[了咯喽掉啦]*"
_BEFORE_IT = "(?:上|前)(?:面|头)?(?:一|那)?(?:步|道?题|个问题|个|项)"
_STEP = (
    "(?:上一?(?:步|道?题|个问题|个题|项)|上一?个"
    f"|(?:返回|退回|倒回|回退|倒退|后退|退|倒|回|跳|翻)(?:去|到|来)?{_BEFORE_IT}"
    "|(?:返回|退回|倒回|回退|倒退|后退|退|倒)[一1](?:步|格|题|个)"
    "|(?:返回|退回|倒回|倒转|回退|后退)(?:去)?|shangyibu|fanhui|tuihui|houtui)"
)
_TAIL = "(?:嘛|吧|了|啊|哈|呢|一下|一哈|可以吗|行不行|可以不|得不得|要得不|好不好|去|吗|不|谢谢)*"
_WANTS = late.pattern(f"{_LEAD}(?:{_MISTAKE})?{_LEAD}(?:{_STEP})+{_TAIL}|{_LEAD}{_MISTAKE}{_LEAD}[退倒]一[下哈]{_TAIL}")


def wants(words: str) -> bool:
    """Whether the whole message asks for the question before; to be asked only while a form is open."""
    return bool(_WANTS.fullmatch(STOPS.sub("", words).lower()))
