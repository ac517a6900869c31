"""Whether a question written for workers asks one thing, and none that is never asked for (身份证号)."""

from nlp import late

_QUOTED = late.pattern('“[^”]*”|「[^」]*」|"[^"]*"|[(（][^()（）]*[)）]')
_SENTENCE = late.pattern("[^。；;?？!！\n]+[。；;?？!！\n]?")
_ASKS = late.pattern("什么|啥|哪|几|多少|多大|谁|怎么|咋|吗|是不是|有没有|能不能|要不要|有无")
_REQUESTS = late.pattern(
    "请(?:您)?(?:再|也|先)?(?:写|留|说|填|报|发|告诉|提供|输入|给)|麻烦(?:您)?(?:写|留|说|填|报|发)"
)
_MARK = late.pattern("[?？]")
# What people are asked for; words of one line are one and the same thing.
_THINGS = tuple(
    late.pattern(words)
    for words in (
        "姓名|名字|叫什么|叫哪样|贵姓", "电话|手机|号码|联系方式|微信", "老家|哪个县|乡镇|哪里人", "年龄|几岁|多大|生日|出生",
        "(?:哪[个家间]|什么)(?:新)?(?:厂|单位|公司)|厂名|单位(?:名|全称)|[和跟、](?:您?的)?(?:单位|厂)", "工资|多少钱|底薪|月薪", "哪天|几号|日期|什么时候|几点|几时", "地址|住址|住在?哪|哪个宿舍", "工种|做什么|干什么|想做哪样|做哪一行",
        "学历|文化程度", "性别|男女|是男是女", "民族", "身份证|证件",
    )
)  # fmt: skip
_LAST_FOUR = late.pattern("(?:后|末|最后|尾)[^,，。?？]{0,2}[四4]位")
_NUMBERS = late.pattern(
    "(?:身份证|证件)[^,，。?？]{0,3}(?:号|照片|正反面|复印件|原件拍)|(?:发|拍|报|写|填|说|留|传|输入)[^,，。?？]{0,8}(?:身份证|证件)(?!明)"
    "|银行卡|卡号|密码|验证码"
)


def asks_two(words: str) -> bool:
    """姓名和手机号是多少, 您几岁？在哪个厂？ Examples in quotation marks and what stands in brackets ask nothing."""
    plain = _QUOTED.sub("", words)
    if len(_MARK.findall(plain)) > 1:
        return True
    asking = [sentence for sentence in _SENTENCE.findall(plain) if _MARK.search(sentence) or _REQUESTS.search(sentence)]
    if any(len(_asking_parts(sentence, "[,，、]")) > 1 for sentence in asking if _MARK.search(sentence)):
        return True
    parts = [part for sentence in asking for part in _asking_parts(sentence, "[,，]")]
    return sum(any(thing.search(part) for part in parts) for thing in _THINGS) > 1


def asks_for_numbers(words: str) -> bool:
    """An ID number, a picture of the card, a bank card, a password. The last four of a number are no number."""
    return not _LAST_FOUR.search(words) and _NUMBERS.search(words) is not None


def _asking_parts(sentence: str, between: str) -> list[str]:
    parts = late.pattern(between).split(sentence)
    return [part for part in parts if _ASKS.search(part) or _REQUESTS.search(part)]
