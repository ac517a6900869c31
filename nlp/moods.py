"""How somebody says that they are, in a few words: 还可以, 不咋个好，天天加班, 累得很, 板扎呢."""

import re
from functools import lru_cache

from nlp import answers, late, spelling
from nlp.patterns import one_of

GOOD, FAIR, BAD = "good", "fair", "bad"
LONGEST = 40
_BAD = late.pattern(
    r"(?<![不没])(?:累|辛苦|苦(?=得|死|哈|啊|呢|[,。!]|$)|烦(?!您|你)|难(?:过|受|做|熬|混|在|搞)|郁闷|糟|惨|倒霉|背时|恼火|造孽|遭罪|孤单|焦(?:人|心|得)|憋屈|委屈)"
    "|不(?:咋个?|怎么?样?|太|大|是?很|算)?(?:好(?!意思|不|找|搞)|顺|习惯|舒服|如意|开心|适应|得行|行(?=[,。!]|$))"
    "|受不了|熬不[住下]|[干做撑顶扛待]不(?:下去|住|动)|天天(?:都)?加班|加班(?:多|到|太|得)|没(?:有|得)?(?:休息|假放|得睡|睡)|睡不"
    "|想家|[被挨着](?:骂|欺)|欺负|工资(?:太|有点|好)?[低少]|没(?:得|有)?钱|生病|感冒|[腰头胃脚手]疼|没(?:得|有)?朋友|压力|不得劲|没劲|[肿疼痛](?=了|得|死|[,。!]|$)|十[一二三]个?(?:小时|钟头)|差(?:得很|劲)"
)
_ABOUT = "(?:我|我们|这边|这里|在这边|现在|最近|目前|日子|生活|工作|上班|过得?|一切|都|也|还|就|倒|挺|蛮|很|多|非常|相当|算|是|觉得|感觉)*"
_END = "(?:着|的|呢|了|啦|嘛|吧|哈|噶|嘎|啊|呀|得很|过|得|谢谢.{0,6})*"
# 不咋个好, 没什么变化: these words ask nothing here.
_NOT_ASKED = late.pattern("(?<=不)(?:咋个?|怎么样?)|(?<=没)(?:什么|啥|哪样)")
_FAIR = late.pattern(
    _ABOUT
    + one_of(
        "一般[般化]? 马马?虎虎? 凑合 将就 [那这]样子? 过得去 混(?:日子|着|口饭吃?|起走)? 一样 差不多 平平(?:淡淡)? 不好不[坏差赖] 还可以 还行 还阔以 还得 过得"
        " 还不是(?:那样|老样子?|一样) 死不了 饿不死 勉强 没(?:什么|啥|哪样)(?:变化|事|好说) 没事 照旧 照常 无所谓 还活着 糊口 老样"
    )
    + _END
)
_GOOD = late.pattern(
    _ABOUT
    + one_of("好 可以 阔以 不错 行 得行 要得 顺利 顺 习惯 正常 稳定 安逸 板扎 巴适 开心 高兴 满意 舒服 轻松 不累")
    + _END
)


_NOT_BAD = late.pattern(f"{_ABOUT}不好不[坏差赖]{_END}")


@lru_cache(maxsize=64)
def find(text: str) -> str | None:
    """good, fair or bad; None for a question and for words that say nothing of how somebody is."""
    plain = spelling.normalise(text)
    if not plain or len(plain) > LONGEST or answers.asks(_NOT_ASKED.sub("", plain)) or re.search(r"(.)不\1", plain):
        return None
    if _not_bad(plain):
        return FAIR
    if _BAD.search(plain):
        return BAD
    clauses = [clause for clause in re.split("[,。!~ ]+", plain) if clause]
    said = {FAIR if _FAIR.fullmatch(clause) else GOOD if _GOOD.fullmatch(clause) else None for clause in clauses}
    return FAIR if FAIR in said else GOOD if GOOD in said else None


def _not_bad(plain: str) -> bool:
    return bool(_NOT_BAD.fullmatch(plain.partition(",")[0]))
