"""What is said about a person who has been called: where they stay, and that nobody need come any more."""

from nlp import late

LONGEST = 26
_PEOPLE = "(?:你们?|您|工作人员|老师|专员|人工|客服|真人|他们|人家|站上|站里|那边|那个人|人)"
_HOW_LONG = "(?:好久|多久|几久|几时|哪时|哪阵|多长时间|多少时间|什么时候|啥时候|哪个时候|几点钟?|几天)"
_ANSWERS = "(?:回|来|理|管|接|打|答|联系|回复|答复|回话|回信|处理|上班|上线|出来|说话|讲话|吭声|动静|消息|影子|音信)"
_NOT_YET = "(?:没有?|没得|不|不见|未)"
# 你们咋个还没回, 还要等多久, 到底给有人管, 几时来嘛, 都等一天了; 喂 and 人呢 alone.
_WHERE = late.pattern(
    f"^(?:喂|哈喽|人呢|[?？])+$|(?:^|喂)(?:{_PEOPLE}){{0,2}}(?:呢|(?:都)?(?:在|克|去|跑)(?:哪|哪样地方))(?:里|点|儿|去)?(?:了|啦|喽)?$"
    f"|(?:有没有|有不有|给有|有|没有?|没得)(?:个|一个|得)?{_PEOPLE}(?:在|来|管|理|回|接|吗|没|么|嘛|不|应|啊|呀)*(?:我|我们)?(?:没有?|吗|嘛|么|啊|呢)?$"
    f"|^{_PEOPLE}?(?:还)?(?:在不在?|在没在?|在吗|没在|没来|还在吗?)(?:吗|没|啊|哦)*$|(?:到底|究竟|给|还)?管不管|给管"
    f"|(?:咋个?|怎么|为什么|为哪样|为啥|还|都|也|又|一直|半天|这么久|到现在|老是){_PEOPLE}*(?:还|都|也|就|是)*{_NOT_YET}(?:有|见|得)?{_PEOPLE}?(?:来|给)?{_ANSWERS}"
    f"|{_NOT_YET}(?:有|见|得)?{_PEOPLE}{_ANSWERS}"
    f"|(?:还|要|得|再|究竟|到底)+(?:要|得)?等(?:我|到)?(?:{_HOW_LONG}|着|吗|多)"
    f"|(?:{_PEOPLE}|到底|究竟|要|还要|那|大概|^){_HOW_LONG}(?:才|能|会|可以|得|给我|给)*{_ANSWERS}"
    f"|等(?:了|得)?(?:你们|您|我)?(?:都|快|有)?(?:好久|半天|老半天|一早上|一上午|一下午|一晚上|一整?天|[一二两三四五六七八九十几\\d]+(?:个)?(?:小时|钟头|分钟|天|多)|太久|好长)"
    f"|{_PEOPLE}几点钟?(?:上班|开门|有人)|^(?:{_PEOPLE}的?|工作站)?(?:电话|号码)(?:号码)?是?(?:多少|好多|几号)"
    "|^(?:很|好|我|太|有点)?急(?:死|事|得很)*(?:呢|啊|嘞|哩|了|人|呀|!|！)*$|^(?:麻烦|请)?(?:你们)?(?:快|赶紧|搞快|麻利)(?:点|些)?(?:来|回|嘛|回我|理我|人|啊|呀)*$|^催(?:一?下|一催)"
)
# Of others than us: 厂里没人管我们, 我等了三天才拿到钱.
_OF_OTHERS = late.pattern("厂|老板|单位|公司|中介|工资|班长|组长|房东|宿管|医院|警察|派出所|钱|才拿|才发")
_ENOUGH = "(?:那|那就)?(?:算(?:了|喽|咯|球了?)|拉倒|罢了|取消|退出|放弃)"
_NEED_NOT = "(?:那|那就|我|现在|先|已经|就|都)*(?:不用|不消|不要|不需要|不必|用不着|不麻烦|莫|别|甭)"
_ACT = "(?:再)?(?:找|叫|喊|管|来|回|麻烦|打|等|联系|转|要|问|催|理|帮|处理|弄|整|接)"
_DONE = (
    "(?:我|我们|我这边|事情|问题|这个事|这事|那个事|现在|都)*(?:自己|自家|已经|都|也|又|刚才|有人帮我?)*"
    "(?:解决|搞定|办好|弄好|整好|搞好|处理好|办成|弄清楚|问清楚|问到|问着|晓得怎么办|知道怎么办|找到人)(?:了|掉了|啦|喽|咯)+"
)
_THANKS = "(?:谢谢|多谢|麻烦|辛苦|不好意思|打扰|对不起|对不住|没哪样事|没什么事)(?:你们?|您|了|啦|你们了|大家|情)*"
_CALLED = "(?:求助|人工|呼叫|请求|工作人员|真人|客服)"
# 取消求助, 不用找人了, 莫叫工作人员了: these say by themselves what is not wanted.
_PLAINLY = (
    f"(?:我|我要|我想|想|要|请|帮我|麻烦|能不能|可以)*(?:取消|撤销|撤回|撤掉|撤了|收回|关掉|关闭|退掉|结束)(?:掉|一下|了)?(?:我的?|刚才的?|这个|那个|Q?\\d{{0,6}})*{_CALLED}(?:Q?\\d{{1,6}})?(?:了|吧|嘛)*"
    f"|(?:把)?(?:我的?|刚才的?|这个|那个)*{_CALLED}(?:Q?\\d{{1,6}})?(?:给我|帮我)?(?:取消|撤销|撤回|撤|收|关|退)(?:掉|了|吧|一下)*"
    f"|{_NEED_NOT}(?:再)?(?:找|叫|喊|麻烦|联系|转|要)(?:你们|工作人员|{_CALLED}|人|他们|别人|人家)(?:了|来|来了|过来|过来了|帮忙|吧|啦|喽)*"
)
_CALLS_OFF = late.pattern(
    f"(?:{_PLAINLY}|{_ENOUGH}|{_NEED_NOT}(?:{_ACT})*(?:你们|人|他们|我|电话|给我)*(?:了|来了|啦|喽|咯|吧)*|{_DONE}"
    "|(?:我)?(?:自己|自家)(?:想办法|弄|整|解决|处理|搞定)(?:吧|了|就行|就好)*|当我没(?:说|问)(?:过)?|不(?:找|叫|喊|等|问|要)(?:你们|人|工作人员|人工)?了"
    "|(?:现在|已经)?没(?:得|有)?事(?:情)?了)+"
)
_NAMED = late.pattern(_CALLED)
_SAYS_IT = late.pattern(_PLAINLY)
_SOLVED = late.pattern(_DONE)
_BESIDE = late.pattern(f"{_THANKS}|好|嗯|哦|行|那")
_MARKS = late.pattern(r"[\s,.!~、，。！…～;；:：]+")
_ENDS = late.pattern("[吧嘛呢哦噢喔哈啊呀嘎噶]+$")


def asks_where(words: str) -> bool:
    """Whether somebody who waits for a person asks what has become of that."""
    said = _MARKS.sub("", words.strip())
    return 0 < len(said) <= LONGEST and bool(_WHERE.search(said)) and not _OF_OTHERS.search(said)


def calls_off(words: str) -> bool:
    """Whether the whole message says to somebody who is awaited that they need not come."""
    if len(words) > LONGEST:
        return False
    clauses = _clauses(words)
    off = [clause for clause in clauses if _CALLS_OFF.fullmatch(clause)]
    return bool(off) and all(clause in off or _BESIDE.fullmatch(clause) for clause in clauses)


def calls_off_plainly(words: str) -> bool:
    """As `calls_off`, and naming the request or what became of the matter: a 算了 in talk with a person is no such thing."""
    solved = any(_SOLVED.fullmatch(clause) for clause in _clauses(words))
    return _is_plain(words) or (solved and calls_off(words))


def names_request(words: str) -> bool:
    """取消求助, 不用找工作人员了: these mean the same wherever they are said; 不要找他们了 may be about an employer."""
    return bool(_NAMED.search(words)) and _is_plain(words)


def _is_plain(words: str) -> bool:
    said = (*_clauses(words), _MARKS.sub("", words))
    return len(words) <= LONGEST and any(_SAYS_IT.fullmatch(each) for each in said)


def _clauses(words: str) -> list[str]:
    return [plain for clause in _MARKS.split(words) if (plain := _ENDS.sub("", clause))]
