"""What is said of a report of an agent: that nothing was paid, how it stands, what was wrong in it, that it is taken back or helped nothing."""

from nlp import answers, late, spelling

LONGEST = 40
_ANY = "(?:的|了|那个|这个|那件|这件|事情?|上次|上回|那天|之前|我|俺|[,，。 ])*"
NOT_PAID = late.pattern(
    "(?:我们?|还|都|也|倒|是|暂时|一分|一毛|一块|幸好|好在|幸亏|没钱|钱|[,。 ])*没(?:有|得)?(?:真的?|来得及|敢|肯)*(?:给|交|付|转|打|掏|花)(?:过|出去|成|出)*给?"
    "(?:他们?|她们?|它|钱|人家|对方|中介|老板|那边|一分|一毛|费用?|押金|定金|报名费|介绍费|中介费)*(?:的|过|钱|了|呢|啊|嘛|哦|[,。 ])*"
)
HOW_IT_STANDS = late.pattern(
    f"(?:举报|投诉){_ANY}(?:进度|进展|编号|单号|号是|查询|结果|状态|有(?:没有?|没得)?(?:人|哪个)|(?:给|是不是)有人|办(?:得|到|了|好)|查(?:得|到)|处理|咋个?样|怎么?样|如何|到哪)"
    f"|(?:查|看|问)(?:查|看|问|询|一?下|一?哈)*{_ANY}(?:举报|投诉)(?!电话|热线|谁|哪|中介|他|人)"
    "|^(?:我|俺)(?:的|那个|那)+(?:举报|投诉)(?:呢|啊|嘛|[?？。])*$"
)
_FORGOT = "(?:忘|不记得|记不得|记不住|找不到|找不着|没记)(?:了|记|住|着|得|到|掉)*"
NUMBER_LOST = late.pattern(
    f"(?:编号|单号){_ANY}(?:是)?(?:{_FORGOT}|丢|删|多少|好多|几多|哪个|是几)|{_FORGOT}{_ANY}(?:举报)?(?:的)?(?:编号|单号)"
)
_OF_POSTS = late.pattern("岗位|招工|报名|应聘|面试|[jJcC]\\d")
TAKES_BACK = late.pattern(
    "(?:不|莫|别|甭)(?:想|要|用|消)?(?:再)?(?:举报|投诉)(?:他们?|她|它|中介|这个|那个)*(?:了|吧|嘛|啊|咯|喽|$|[,，。 ])"
    f"|(?:举报|投诉){_ANY}(?:撤|取消|不要了|作废|算了)|(?:撤|取消|收回)(?:回|销|掉|了)?{_ANY}(?:举报|投诉)"
)
_MONEY = "(?:钱|押金|定金|款|块|费)"
STILL_GONE = late.pattern(
    f"{_MONEY}[^,，。没不]{{0,5}}(?:没|不)(?:有|得|肯|给|见|看到)*(?:退|还|到|收|给|转|打|拿|见|回来)"
    f"|(?:还是?|一直|根本|到现在|又)(?:都|也)?(?:没|不)(?:有|得|肯|给)*(?:退|还|收到|拿到|到账)"
    "|(?:他们?|中介|那个人|那家|对方)(?:又|还|还是|继续)(?:在|来)?[^,，。]{0,6}(?:骗|收钱|乱收|坑)"
)
_OF_WAGES = late.pattern("工资|工钱|薪|补贴|补助|加班费|奖金|厂里|车费|报销|社保")
RIGHT = late.pattern(
    "(?:哎呀?|哦|噢|那个|钱数?|收的?|不对|[,，。 ])*不是[^,，。不是]{1,10}[,，。 ]*(?:而?是|应该是)(?P<right>.{1,30})"
)
_TELLS = late.pattern("收|交|骗|退|喊|钱|押金|费|厂|招|跑|删|拉黑|微信|电话")


def not_paid(words: str) -> bool:
    """没给钱, 没有给他钱: where an agent is spoken of, nothing was paid, and no wages are owed."""
    return bool(NOT_PAID.fullmatch(spelling.normalise(words).strip()))


def asks_after(words: str) -> bool:
    """举报进度, 我那个举报有人管没得, 我忘了编号了."""
    said = words.strip()
    if len(said) > LONGEST:
        return False
    return bool(HOW_IT_STANDS.search(said) or (NUMBER_LOST.search(said) and not _OF_POSTS.search(said)))


def takes_back(words: str) -> bool:
    said = words.strip()
    return len(said) <= LONGEST and bool(TAKES_BACK.search(said))


def still_gone(words: str) -> bool:
    """钱没退给我: after it was said to be settled."""
    said = words.strip()
    return len(said) <= LONGEST and bool(STILL_GONE.search(said)) and not _OF_WAGES.search(said)


def put_right(words: str) -> str:
    """What is right, of 不是300，是500; empty where nothing is put right."""
    found = RIGHT.fullmatch(words.strip())
    return found["right"] if found else ""


def tells_more(words: str) -> bool:
    """An account, where a sum was asked for: 喊交200服装费 到了厂里说不招人, 钱没退给我."""
    said = words.strip()
    return bool(_TELLS.search(said)) and not answers.puts_a_question(said)
