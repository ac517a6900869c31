"""Words that fill a field of a post and say nothing: 好, 见面谈, a day where duties are asked for."""

from datetime import datetime

from handlers import texts
from nlp import answers, late, times

LETTER = late.pattern("[一-鿿A-Za-z]")
PUT_OFF = late.pattern(
    "(?:具体|到时候?|来了|到厂|详情|其他|内容|工作)*(?:见面|当面|面试|电话|来了|到时候?|到厂)?(?:再)?(?:面?谈|详谈|面议|联系|咨询|再说|说)(?:吧|哈)?"
    "|看情况|不清楚|不知道|不晓得|待定|保密|同上|如上|略|暂无|没有?|无|好|行|可以|是的?|对的?|嗯+|确认|ok"
)
OF_AGE = late.pattern(r"\d\d\s*周?岁(?:及?以[上下内]|[-至到~]|起)|[男女]女?不限|学历不限")
DUTIES, REQUIREMENTS = "duties", "requirements"
NONE_ASKED = frozenset({"无", "没有", "没", "暂无"})  # no conditions at all may be stated


def trouble(field: str, said: str, *, now: datetime) -> str:
    """Why these words are no duties or no conditions; "" when they may be."""
    plain = said.strip(" ,，。.!！;；、")
    if field not in (DUTIES, REQUIREMENTS):
        return ""
    if field == REQUIREMENTS and plain in NONE_ASKED:
        return ""
    if not LETTER.search(plain) or PUT_OFF.fullmatch(plain.lower()) or answers.find(plain) is not None:
        return texts.posts.SAYS_NOTHING[field]
    when = times.find(plain, now=now)
    if when is not None and when.span == (0, len(plain)):
        return texts.posts.SAYS_NOTHING[field]
    return texts.posts.ONLY_CONDITIONS if field == DUTIES and _only_conditions(plain) else ""


def _only_conditions(plain: str) -> bool:
    """18岁以上，能上夜班: whom they want, not what is done."""
    first = late.pattern("[,，。;；、]").split(plain, maxsplit=1)[0]
    return bool(OF_AGE.match(first))
