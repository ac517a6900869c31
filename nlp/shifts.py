"""The working hours that are wished for."""

import re

DAY, NIGHT, TWO, THREE, NO_NIGHT = "长白班", "夜班", "两班倒", "三班倒", "不上夜班"
NIGHTS = "夜班|晚班|大夜班?|通宵班?|夜里?的?班|上夜|熬夜|夜间班?|晚上的?班"
NO = "不|莫|别|没法|没办法|无法|拒绝|怕|免|受不了|受不住|熬不住|熬不了|吃不消|上不了|上不得|上不起|做不了|倒不了|值不了|干不了|不能|不想|不愿意?|不要|不得|不可以|不用|不考虑|不接受|不喜欢|不适应|除了|没有?|没得|无|非"
VERBS = "想|要|消|必|需要?|愿意?|能|会|可以|让|给|安排|老|再|用|有|得|去|干|做|倒|熬|值|带|上|的|太|多|我|来|接受|需要|打算|适合|适应|习惯"
REFUSED_NIGHT = re.compile(
    rf"(?<!怕)(?<!是)(?:{NO})(?:{VERBS}|长?白班)*(?:{NIGHTS}|夜|晚上(?:上班|干活|做|加班))"
    rf"|(?:{NIGHTS})(?:的|班|我|也|都|是|就|一律|坚决|真的?|实在|,| )*(?:不行|不要|不想|不去|不上|不干|不做|不考虑|不接受|不能|不得|做不了|上不了|上不得|熬不住|熬不了|熬不起|吃不消|受不了|受不住|免谈|免|算了|别|莫|顶不住|扛不住|干不了|倒不了)"
    "|晚上(?:要|得|必须)?(?:不上班|不上|不干|睡觉|休息|带娃|带孩子|陪)"
)
NIGHT_IS_FINE = re.compile(
    rf"(?:{NIGHTS})(?:的|我|白班|,| )*(?:[也都](?:可以|行|能|得|好|没问题|没事|接受|要得|上|无所谓|成|干|做)|无所谓|没问题|不怕|没关系|随便)|(?:上|倒)?不(?:上|倒)(?:{NIGHTS})(?:都|也)?(?:行|可以|无所谓)"
    "|白班夜班(?:都|无所谓|随便|不限|均)|(?:白|夜)班(?:或者?|和|、|跟|还是)(?:白|夜)班(?:都|也|无所谓|均|随便)?|白夜班(?:都|无所谓|均|随便|不限)|班次(?:不限|随便|无所谓)|什么班都"
)
TWO_SHIFTS = re.compile(
    "两班倒|二班倒|2班倒|两班制|两班两?运?转|白夜班|对班|倒两班|双班倒|日夜倒|白夜倒|两班|日夜班|白班夜班(?:轮|倒|换)|倒夜班|两头班"
)
THREE_SHIFTS = re.compile("三班倒|3班倒|三班制|三班两?三?运?转?|倒三班|四班三运?转?")
DAY_ONLY = re.compile(
    "长白班|常白班|白班|正常班|白天(?:的?班|上班|干活?|做|上)|只上白天|早班|早八晚[五六]|朝九晚[五六]|日班|上白天|白天班|行政班|(?<!要)不(?:想|要|用|愿意?|能|需要)?(?:两班|三班)?倒班|不轮班|不(?:用)?倒(?:$|[,。 ])|固定白"
)
REFUSED_SHIFTS = re.compile(
    rf"(?:不|莫|别|没法|怕|受不了|不要|不想)(?:{VERBS})*(?:两班|二班|三班|白夜)倒?|(?:[两二三]班倒)(?:的|我|也|都|就|是)*(?:不行|不要|不想|不去|不上|不干|不做|不考虑|受不了|熬不住|吃不消)"
)
REFUSED_DAY = re.compile(r"(?:不要|不想上?|不上|除了)白班")
AFRAID_OF_NONE = re.compile(rf"不怕(?:上|倒|熬)*(?:{NIGHTS}|夜)")


def find(text: str) -> str | None:
    """One of the five names above, for a wish in the normal form; None when any shift will do."""
    if AFRAID_OF_NONE.search(text):
        return NIGHT
    if NIGHT_IS_FINE.search(text):
        return None
    refuses_nights = bool(REFUSED_NIGHT.search(text))
    if DAY_ONLY.search(text) and not REFUSED_DAY.search(text) and not TWO_SHIFTS.search(text):
        return DAY
    if refuses_nights:
        return NO_NIGHT
    if REFUSED_SHIFTS.search(text):
        return DAY
    if THREE_SHIFTS.search(text):
        return THREE
    if TWO_SHIFTS.search(text):
        return TWO
    return NIGHT if re.search(NIGHTS, text) else None
