"""What a question is about that hardly any entry is: somewhere else, one's own figures, the bot itself, an opinion, a cure.

Such a question shares its words with entries that do not answer it (广州最低工资多少, 我社保卡里还剩多少). Each has a mark, and an
entry answers it only when somebody has been known to ask it in such a way.
"""

import re
from functools import cache

from nlp import late, lexicon

_MATTER = (
    "工资|失业金?|公积金|社保|医保|养老|居住证|暂住证|补[贴助]|津贴|高温|落户|积分|政策|规定|标准|工伤|生育|产假|招聘会|劳动局|仲裁|法院|房租|"
    "房价|彩礼|退休|个税|加班费|培训|考证|学费|学校"
)
_OWN = "社保|医保|公积金|账户|账上|养老|工资|补[贴助]|津贴|居住证|暂住证|档案|仲裁|案子|官司|失业金|工伤|赔偿|证书|年假|违章|话费|快递|积分"
_STATE = (
    "还剩|剩(?:了|下)?(?:好)?多少|余额|里(?:面|头|边)?(?:现在)?(?:还)?(?:有|得)?(?:多少|好多|几多|几)|(?:现在)?有(?:多少|好多)钱|到账?了?(?:没|吗|不)|"
    "发(?:下来)?了?(?:没|吗)|(?:办|走|到|弄|整)(?:到)?(?:哪(?:点|里|样)?(?:一)?步?了?|啥程度)|批(?:下来|了)?(?:没|吗)|下来了?(?:没|吗)|办好了?(?:没|吗)|"
    "判(?:下来)?了?(?:没|吗)"
)
_PATTERNS = {
    "own": rf"(?:我|俺|咱|查(?:一)?(?:下|哈))[^,。?!]{{0,9}}(?:{_OWN})[^,。?!]{{0,8}}(?:{_STATE})",
    "bot": r"^(?:那|哎|诶)?(?:你们?|你们?机器人|机器人)(?:自己)?[^,。?!我站]{0,6}(?:加班费|工资|薪水|社保|五险|男朋友|女朋友|对象|结婚|几岁|多大|吃饭)",
    "opinion": r"你(?:赞成|支持|喜欢|讨厌|爱不爱|觉得.{1,12}(?:帅|漂亮|好看|好笑|对不对)|咋个?看|怎么看)|(?:帅|美|漂亮|好看|凶)不(?:帅|美|漂亮|好看|凶)",
    "cure": r"治(?:得|不)?得?好|(?:治|医)得?好?(?:不|吗|没)|吃(?:哪样|什么|啥|哪种)药|偏方|秘方|会不会(?:死|传染)|传不传染|有哪?(?:些|样)症状",
    "company": r"(?:我们?|咱们?)(?:公司|单位|厂|店)[^,。?!]{0,8}(?:报税|增值税|所得税|开票|注册|营业执照|年报|裁员|招不到|怎么(?:招|裁|辞))",
    "play": r"(?:讲|说|编|写|唱)(?:一?个|首|段|句)?[^,。?!]{0,6}(?:笑话|段子|故事|诗|歌|作文)|(?:两|几|三)个字(?:怎么|咋个?)写|用英语(?:怎么|咋个?)说",
}
_MARKS = {name: late.pattern(pattern) for name, pattern in _PATTERNS.items()}


def marks(text: str) -> frozenset[str]:
    """Names of kinds, and of places elsewhere whose rules are asked for; `text` is in the normal form."""
    kinds = {name for name, pattern in _MARKS.items() if pattern.search(text)}
    return frozenset(kinds | {match["place"] for match in _elsewhere().finditer(text)})


@cache
def _elsewhere() -> re.Pattern[str]:
    """A place as that whose rule is asked for, not as where somebody or something comes from."""
    names = "|".join(name for line in lexicon.lines("elsewhere.txt") for name in line.split())
    return late.pattern(
        rf"(?<![从由在])(?P<place>{names})(?:[市省]|那边|这边|那里|那点|现在)?的?(?=[^,。?!转来到]{{0,6}}(?:{_MATTER}))(?!人)"
    )
