"""Journeys together in people's words: 点对点的车, 过完年包的车, 跟车走 — whether one asks for one or does not come along."""

from nlp import answers, late, spelling

LONGEST = 24
_NAMED = "点对点|包(?:个|的|了)?车|车包|专车|专列|班车|大巴|跟(?:着)?(?:车|队|大部队|大家|你们)|一起(?:走|出发|坐车|出来|上去)|结伴|(?:统一|组织)(?:的)?(?:坐车|出发|出行|走|送)"
_NAMES = late.pattern(_NAMED)
_A_CAR = late.pattern(
    "(?:有|得)(?:没有|没得|不得)?(?:得)?车.{0,4}(?:去|到|克|切|上|往|送)(?:上海|青浦|江苏|浙江|那边|外面|外省|长三角)|送(?:我们|人|工)?(?:去|到|克)(?:上海|青浦|外面).{0,2}车"
)
# Of these nothing else goes by the name; a coach may be a factory's.
_PLAINLY = late.pattern("点对点|包车|车包|专车|专列|一起(?:走|出发|坐车)|结伴")
# What makes it a question or a wish, and no tale.
_ASKS = late.pattern(
    "有|没得|吗|么$|嘛$|不$|[?？]|哪天|几时|什么时候|几点(?:走|发|开)|怎么|咋个?|报|想|要|给我|座|位|名额|[一二两三四五六七八九2-9]个?人|的车$|走$"
)
# Buses of a factory, a trip of one's own, money for it, and whatever has happened on the way.
_OTHERS = late.pattern(
    "厂|公司|宿舍|单位|上班|下班|接送|司机|招|岗|工资|工作|走访|培训|上课|补[助贴]|报销|车费|路费|票|多少钱|快递|打车|高铁|飞机|老板|中介|骗|丢|伤|事故|到了|晚点|堵|举报|走散|走丢|不(?:想|要|去|坐|跟)"
)
# Leaving: what is meant stands beside it, before or after.
_LEFT = (
    "取消|退(?:掉|了|出|位|座|票)|(?:不|莫)(?:想|得|能|会|再|要|用|消|打算|准备|跟|和|着|搭|坐|乘|随|一起|你们?|大家|他们|这|那|趟|班|个|的|报)*"
    "(?:跟|坐|乘|搭|去|克|走|来|参加|报|要(?=了|$))(?!.{0,3}(?:吗|不|行不行))|(?:坐|去|走|来|跟|克)不(?:了|成|起|到|得)|没(?:法|办法)(?:去|走|跟|坐|来)|让给(?:别人|人家|他)|(?:名额|座|位子?).{0,3}不要"
)
_LEAVES = late.pattern(_LEFT)
_MINE = late.pattern(
    _NAMED
    + "|出行|(?:这|那|你们的?)(?:个|趟|班)车|座位|位子|名额|(?:坐|跟|赶|搭)(?:不(?:了|成|上|起)).{0,2}车|(?:不|莫).{0,3}(?:坐|跟|搭).{0,3}车"
)
_LEFT_ALONE = late.pattern(
    "(?:那|我|我们|还是|先|就|算了|对不起|不好意思|临时|有事)*(?:(?:不|莫)(?:想|得|能)?(?:去|克|走|来|跟|坐|参加)(?:成|了|啦|咯|喽)+|(?:去|走|来|克|跟|坐)不(?:了|成)(?:了|啦|咯|喽)*)[吧啊嘛哦。.!！~ ]*"
)
_NOT_LEAVING = late.pattern("厂|公司|培训|课|面试|招聘会|走访|岗|工作|补[助贴]|举报|要是|如果|万一|会不会|没说|不是不")
_SEVERAL = late.pattern(
    "[一二两三四五六七八九2-9]个?人|我(?:跟|和|们|同)|(?:带|跟|和)(?:我|着)?(?:老婆|媳妇|婆娘|老公|娃|孩子|弟|妹|哥|姐|老表|朋友|老乡)"
)


def asks(words: str) -> bool:
    """Whether somebody asks for a journey together, or wishes to come along."""
    plain = spelling.normalise(words).strip()
    if len(plain) > LONGEST or _OTHERS.search(plain):
        return False
    return bool(_A_CAR.search(plain) or (_NAMES.search(plain) and _ASKS.search(plain)))


def names_plainly(words: str) -> bool:
    """Whether it can be nothing else, even while there is none."""
    return bool(_PLAINLY.search(spelling.normalise(words)))


def for_several(words: str) -> bool:
    return bool(_SEVERAL.search(spelling.normalise(words)))


def leaves(words: str) -> bool:
    """Whether the words say that somebody does not come along, and name the journey."""
    plain = spelling.normalise(words).strip()
    if len(plain) > LONGEST or answers.asks(plain) or _NOT_LEAVING.search(plain):
        return False
    return bool(_LEAVES.search(plain) and _MINE.search(plain))


def leaves_something(words: str) -> bool:
    """不去了, and nothing else: what is meant must be known from before."""
    return bool(_LEFT_ALONE.fullmatch(spelling.normalise(words).strip()))
