"""Which option somebody means who answers a question of the station in words: 要回的, 签了没给我, 不咋样，3."""

import re
from collections.abc import Sequence

from nlp import answers, late, moods, spelling

VISIT, TRAVEL, ARRIVAL = "visit", "travel", "arrived"
LONGEST = 60
_CLAUSES = late.pattern("[\\s,，.。;；!！~、]+")
_A_NUMBER = late.pattern("[1-9１-９]")
# Not asked but told: 不咋样, 没什么不一样, 看厂里放不放假.
_NOT_ASKED = late.pattern(
    "(?<=不)(?:咋个?|怎么?样?|晓得|知道)|(?<=没)(?:什么|啥|哪样)|放不放假?|给不给假?|怎么(?=没|不)|(?:哪天|什么时候|几时|几号).{0,6}(?:没|不)"
)
_END = r"(?=[了的呢啊嘛吧呀哈嘎噶喽咯哦,，。;；!！~\s]|$)"
# In the order in which they are tried. The numbers are those of the options as they are shown.
_SAID: dict[str, tuple[tuple[int, str], ...]] = {
    "start": (
        (1, "没(?:有|什么|啥|哪样|得)*(?:不一样|不同|出入|差别|区别|差(?!钱))"),
        (2, "不(?:太|大|怎么|咋个?|全|完全|是)?一样|不同|有出入|不(?:相)?符|对不上|说好|讲好|(?:只|才)(?:得|给|发|拿|有|到|开)|少(?:了|给|发|拿|算|得)|差(?!不多)|骗|没有?(?:说的|讲的|那么|这么)|(?:跟|和|比)(?:说|讲)的(?:不|少|低|差)|多扣|乱扣|扣(?:了|得|太)|低(?:了|些|点)|没(?:给|发)|拖"),
        (1, "一样|差不多|没差|没变|对得上|(?:跟|和|照)(?:说|讲)的|符合|没(?:得)?问题|都对"),
    ),
    "home_leave": (
        (2, "回.{0,12}?不(?:再|想|打算|准备|得|会)*(?:出来|出去|回来|回上海|来了|打工|走了)|不(?:再|想)?(?:出来|出去)(?:打工|了)"),
        (1, "(?<!不)(?<!不想)(?:要|肯定|一定|当然|绝对|铁定)(?:是|要|会|得)?(?:回|克)(?:的|呢|去|家|老家|嘎|噶|一趟)|票.{0,4}(?:买|抢|订)(?:好|到|了)|回是(?:要|肯定)?回"),
        (4, "没(?:定|想好|决定|确定|考虑|说好|准)|还没" + _END + "|不一定|看情况|看(?:厂|老板|公司|单位|放假|放不放|票|能|有没有)|再(?:说|看)|说不(?:准|好|定)|不好说|不(?:晓得|知道|清楚|确定)|晓不得|到时候|可能|也许|大概"),
        (3, "不(?:想|打算|准备|能|得|会|用|消)?(?:回|克|去" + _END + "|走" + _END + ")|回不(?:了|去|成|得|起)|走不(?:开|成|脱|了)|(?:留|待|在)(?:在)?(?:上海|青浦|厂里?|这边|这里|外头|外面).{0,3}(?:过|上班|值班|加班)|留(?:下来?|在(?:上海|青浦|厂里?|这边|这里|外头|外面))|就地过年|没(?:得)?(?:买到|抢到)?票"),
        (1, "^(?:我|我们|今年|过年|春节|要|想|也|都|就|打算|准备|肯定|当然|应该|会|得|全家|一家|和.{1,6}一起|跟.{1,6}一起|腊月.{1,3}|[0-9一二三四五六七八九十]{1,3}[月号日]|[,， ])*(?:回(?!.{0,6}(?:到了|来了|家了))|克家|克老家|走" + _END + ")"),
    ),
    TRAVEL: (
        (2, "(?<!没)(?<!没有)(?<!还没)(?:办(?:过|了|好|完)|拿(?:到|过)了?|领(?:了|到|过)|申请(?:了|过|好)|弄(?:好|过)了?|交(?:了|过))(?!没)"),
        (1, "没(?:有|得)?(?:办|弄|去|开|拿|搞|领|申请|听说)|还没|(?<!了)(?<!过)(?<!好)没有?" + _END + "|材料|证明|手续|要(?:哪样|什么|带|些)|不(?:晓得|知道|清楚|懂)|(?:怎么|咋个?)(?:办|弄|整|领)"),
    ),
    "employer": (
        (2, "不对|不是|还在|没(?:有)?(?:走|离|辞)|在上班|报到了|(?<!没)(?<!没有)去了|乱说|瞎说"),
        (1, "^(?:对|是|嗯|没错)|(?:已经|早就?|是)?(?:走了|离职|辞|不干了|不做了|出来了)|没(?:有)?(?:去|报到)"),
    ),
    VISIT: (
        (3, "不(?:是|算|咋个?)?(?:很|太|蛮)?好(?!意思|不|找|搞|几)|就走(?:了|人|咯|喽|掉)|(?:说|讲)好.{0,14}(?:没|不|屁)|不算(?:数|话)|不(?:咋个?|怎么)(?:样|地|的|好|行|得行)?" + _END + "|不(?:太|大|很|是很|怎么|咋个?|够|算)?(?:满意|耐烦|热情|尊重|负责|认真|舒服|高兴|得行)|(?<!没)(?<!没有)(?<!不)(?:迟到|晚到)|来(?:得)?(?:太|有点)?(?:晚|迟)|等(?:了)?(?:我)?(?:好久|半天|老半天|很久)|没(?:有)?(?:来|到|人来|人管|见(?:到|着)?|看(?:到|见)?|解决|帮|管|处理|修)|不(?:解决|管|理人?|帮忙|听我)|态度(?!.{0,3}好)|[很也太真有点好]凶|说话.{0,4}冲|骂|敷衍|走过场|走形式|做样子|应付|失望|白(?:来|跑|等)|拍.{0,3}照就走|骗|糟|气人|难听|[瞧看]不起"),
        (1, "(?<!不)(?<!不太)(?<!不大)(?<!不够)(?<!不是很)(?<!没)(?:满意|热情|周到|耐心|暖心|贴心|有心|负责|认真|细心)|好人|态度.{0,3}好|(?<!不)好得很|(?<!不)(?<!不是)(?<!没)[很真蛮可挺太]好|板扎|巴适|给力|谢谢你们"),
    ),
    ARRIVAL: (
        (3, "没(?:有)?(?:走成|去成|坐成|坐上|坐(?:车)?|上车|赶上|来成|搭|走" + _END + "|去" + _END + "|来" + _END + ")|误了?车|错过了?|不(?:走|去|来|坐)了|走不成|去不成|改天走"),
        (2, "路上|堵(?:车|起|着|在|得)?|(?:车|火车|高铁|飞机|大巴)上|^(?:我|我们|都|还|现在|车)*没(?:有)?到|(?:快|马上|就|要|即将|差不多)(?:就|要)*到" + _END + "|快到|还(?:有|要|差).{0,8}(?:小时|钟头|分钟|公里|站|天|转车)|晚点|车坏|服务区|转车|等车|在坐车|半路"),
        (1, "(?<!没)(?<!没有)(?<!不)(?:到(?:了|家|厂|站|达|地方|宿舍|青浦|上海|芒市|瑞丽|盈江|梁河|陇川|德宏|老家|屋|起了)|平安|安全)|下车了|^(?:都|我|我们|已经|早就?|刚刚?|也)*到" + _END),
    ),
}  # fmt: skip
_RULES = {kind: tuple((pick, late.pattern(said)) for pick, said in rules) for kind, rules in _SAID.items()}
_ASKED_OF_A_VISIT = late.pattern("[?？]$|吗$|什么时候|几点|哪天|几时|电话|能不能|可不可以|有没有")
# What else may arrive: 工资到了没有.
_OTHER_THINGS = late.pattern("工资|钱|补贴|补助|款|快递|包裹|合同|材料|证|课|班(?!车)|面试|时间|没有?$")
# 蛮好的，就是热水还没修: what is not mended yet was not done badly.
_GOOD_BUT = late.pattern(
    "(?<!不)(?<!不太)(?<!不大)(?:好|不错|满意|可以|板扎|巴适)[^,]{0,4},?(?:就是|只是|不过|但是?)[^,]{0,10}没(?:有)?(?:修|弄|换|解决|办|处理)"
)
_MOOD_PICKS = {moods.GOOD: 1, moods.FAIR: 2, moods.BAD: 3}


def option(kind: str, words: str, labels: Sequence[str] = ()) -> int | None:
    """From 1; None when the words mean none of the options, ask something, or tell a long story."""
    said = words.strip()
    if not said or len(said) > LONGEST:
        return None
    if (named := _label(said, labels)) or (named := _number_among(said, len(labels))):
        return named
    if kind == VISIT:
        return _of_a_visit(said)
    plain = spelling.normalise(said)
    if kind != TRAVEL and answers.asks(_NOT_ASKED.sub("", plain)):
        return None
    return None if kind == ARRIVAL and _OTHER_THINGS.search(plain) else _by_rule(kind, plain)


def _of_a_visit(said: str) -> int | None:
    """还行，就是来晚了 is fair before it is bad."""
    plain = spelling.normalise(said)
    if _ASKED_OF_A_VISIT.search(plain):
        return None
    mood = moods.find(said)
    if mood == moods.FAIR:
        return _MOOD_PICKS[mood]
    if _GOOD_BUT.search(plain):
        return _MOOD_PICKS[moods.FAIR]
    picked = _by_rule(VISIT, plain)
    return picked or _MOOD_PICKS.get(mood or "")


def _by_rule(kind: str, plain: str) -> int | None:
    return next((pick for pick, rule in _RULES.get(kind, ()) if rule.search(plain)), None)


def _label(said: str, labels: Sequence[str]) -> int | None:
    """The words of an option, with or without its commas."""
    bare = _CLAUSES.sub("", said)
    return next((number for number, label in enumerate(labels, 1) if _CLAUSES.sub("", label) == bare), None)


def _number_among(said: str, count: int) -> int | None:
    """不咋样，3: one clause is a number of the list."""
    clauses = [clause for clause in _CLAUSES.split(said) if clause]
    numbers = [int(clause) for clause in clauses if _A_NUMBER.fullmatch(clause)]
    if len(clauses) < 2 or len(numbers) != 1 or re.search("[0-9]", said.replace(str(numbers[0]), "", 1)):
        return None
    return numbers[0] if numbers[0] <= count else None
