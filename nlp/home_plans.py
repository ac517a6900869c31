"""What somebody tells of a plan for home: how far it is, which trade, which county; that it is off, or to be looked at."""

import re
from dataclasses import dataclass

from nlp import answers, late, spelling

THINKING, PREPARING, RUNNING = "thinking", "preparing", "running"
LONGEST = 60
_NOT_BEGUN = late.pattern(
    "(?:还|都|也)*(?:没|莫|没得|未)(?:有|得)?(?:开始|动手?|弄|搞|做|想好|定|着落|影)|(?:只是?|就是?|光|刚|才|刚刚)(?:开始|起头)?(?:在)?(?:想|有(?:这|那)?个?(?:想法|打算|念头))|想想|想法|念头|打算着|看看再说|问问|了解|观望|考虑"
)
_RUNNING = late.pattern(
    "(?:已经|都|早就?|早已|去年|前年|今年|上个?月|刚刚?)[^,，。]{0,6}(?<![在准备要想租])(?:开|种|养|做|干|搞|办)(?:起来?|起|成)?(?:了|着|得)"
    "|(?:开|搞|做|办|种|养|干)(?:起来|起)(?:了|咯|着|一?阵)|开(?:张|业|门)了|(?:正在|在)?营业|(?:开|种|养|做|干)(?:了|着)[^,，。]{0,4}(?:年|月|亩|头|只|家|间|半年)"
    "|有(?:了)?[0-9一二两三四五六七八九十几]+(?:多)?(?:亩|头|只|间|棚)"
)
_PREPARING = late.pattern(
    "(?:正在|已经在|在|快|刚|刚刚|都|已经|也)*(?:找|看|选|租|买|盖|建|装修?|装潢|整|办|筹|准备|凑|借|贷|谈|学|联系|订|挖|平|跑)(?:着|好|下|到|了|完|妥|过|定)*(?:个|了|点|些|一[个间块])?[^,，。]{0,4}"
    "(?:房|铺|店面?|门面|地|场|圈|棚|执照|手续|证|设备|机器|种苗|苗|种|牛|猪|货|钱|款|资金|合伙|技术|手艺|师傅|材料)|(?:房子?|铺子?|铺面|店面?|门面|地|场地|执照|手续|设备|苗)[^,，。]{0,3}(?:租|买|办|找|选|谈|看)(?:好|下|到|了|着|妥)|装修|筹备|筹钱|准备(?:得|着|好|中)|在准备|办证"
)
_ABOUT = "(?:开|办|搞|养|种|弄|喂|做)"
_TRADE = late.pattern(
    f"(?<![找招])(?P<verb>{_ABOUT})(?:个|家|一个|一家|间|点|些|小)?(?P<what>(?!个|店|厂(?![一-鿿])|公司|哪|么|什|啥|点|生意|事|得|不|了|着|起|始|证|执照|手续)(?:小)?[一-鿿]{{1,8}}?)"
    "(?=$|[,，。;；!！?？ ]|的|了|嘛|吧|噶|咋|怎|哪|给|有|要|行|能|可|得不|已|正|在|想)"
)
_OWN = late.pattern("(?:开|办|搞)(?:个|家|一个|一家)?(?:店|厂|公司)|做(?:点|个)?(?:小)?(?:生意|老板)|当老板")
_STUDY = late.pattern("考察|参观|学习人家|看看?(?:人家|别人|青浦)|取经")
_MONEY = late.pattern("贷款|补贴|补助|扶持|优惠|政策|给(?:不给)?钱|有(?:没有?|没得|无)钱|资金")
_UNPAID = late.pattern("工资|工钱|欠|拖|老板|厂里|结账|薪|发钱|干了|做了")
_PLAN = "(?:创业|返乡|回乡|回家开|开店|考察)(?:登记|意向|计划|报名|的事|那个|这个|的)*"
_ENDS = late.pattern(
    f"(?:.*{_PLAN}[^,，。]{{0,8}}(?:撤|取消|作废|不要|不搞|不弄|不办|不做|不想|不整|不干|算了|划掉|删)(?:掉|了|吧|回|销|我)*.*)"
    f"|(?:.*(?:撤|取消|作废|不搞|不弄|不想|不创|不整|删)(?:掉|了|回|销|业)?[^,，。]{{0,4}}{_PLAN}.*)"
)
_NO_MORE = late.pattern(
    "(?:那|我|还是|现在|先|都)*(?:不|莫)(?:想|打算|准备)?(?:再)?(?:创业|返乡创业)(?:了|咯|喽|啦|嘛|吧)*[。.!！]*"
)
_LOOKS = late.pattern(
    f"(?:我|看|查|看看|查查|查一下|问一下|想问|那个|的|你们|给我|帮我|上次|[,，。 ])*(?:{_PLAN})+[^,，。]{{0,6}}(?:咋个?样|怎么?样|如何|有消息|结果|到哪|好了|办得|进展|联系|没(?:人|得人)|下文|(?:在|记)(?:没|不|吗|的)|看看|查|什么样|回音).*"
    f"|(?:看|查)(?:看|查|一下|下)?(?:我的?)(?:{_PLAN})+"
)
_CONTACT = late.pattern(
    "(?:联系人|县里|就业局|人社局?|哪个管|管这个的?人?)[^,，。]{0,6}(?:电话|号码|手机|咋个?联系|怎么联系)|(?:电话|号码)[^,，。]{0,6}(?:联系人|县里)"
)
_NOT_THIS = late.pattern(r"不(?:是|在|去|养|种|开|办|搞|做|要)[^,，。\s]*")
_CHANGES = late.pattern("改|换成|错|不对|不是")
_BUSINESS = late.pattern("铺|店|门面|执照|开张|营业|开业|种苗|[0-9一二三四五六七八九十]亩|棚|圈|养殖|种植|创业")
_CORRECTS = late.pattern(
    r"^(?:哦|那个|等[下一哈]*|我|[\s,，])*(?:不对|说错|写错|填错|搞错|弄错|改(?:一?下|主意|成|为)?|换(?:成|个)|不是|我?不(?:养|种|开|办|搞|做)[^,，。]{0,6}了)"
)


@dataclass(frozen=True)
class Told:
    """What is not said of it is empty."""

    interest: str = ""
    trade: str = ""
    stage: str = ""


def stage(words: str) -> str:
    """How far it is; "" for a question or where it is not told."""
    plain = spelling.normalise(words)
    if answers.asks(plain) or len(plain) > LONGEST:
        return ""
    if _NOT_BEGUN.search(plain):
        return THINKING
    if _RUNNING.search(plain):
        return RUNNING
    return PREPARING if _PREPARING.search(plain) else ""


def told(words: str) -> Told:
    """What a sentence holds of a plan: 回盈江开修理厂 已经在办执照了."""
    plain = _NOT_THIS.sub(" ", spelling.normalise(words))
    trade = _trade(plain)
    interest = "business" if trade or _OWN.search(plain) else "money" if _MONEY.search(plain) else ""
    if _STUDY.search(plain):
        interest, trade = "study_trip", ""
    stages = [found for clause in re.split(r"[,，。;；\s]+", plain) if (found := stage(clause))]
    return Told(interest, trade, next((one for one in stages if one != THINKING), ""))


def _trade(plain: str) -> str:
    match = _TRADE.search(plain)
    return f"{match['verb']}{match['what']}" if match else ""


def ends(words: str) -> bool:
    return bool(_ENDS.fullmatch(words.strip()) or _NO_MORE.fullmatch(words.strip())) and not answers.asks(words)


def looks(words: str) -> bool:
    return bool(_LOOKS.fullmatch(words.strip()))


def asks_contact(words: str) -> bool:
    return bool(_CONTACT.search(words))


def asks_for_money(words: str) -> bool:
    """做哪样都不给钱嘛 有没得补贴: for a subsidy; who speaks of a boss or of wages means something else."""
    plain = spelling.normalise(words)
    return bool(_MONEY.search(plain)) and answers.puts_a_question(plain) and not _UNPAID.search(plain)


def is_of_the_plan(words: str) -> bool:
    """Money asked for it, or how far it is; no boss and no wages are spoken of."""
    return asks_for_money(words) or (bool(stage(words)) and not _UNPAID.search(spelling.normalise(words)))


def corrects(words: str) -> bool:
    return bool(_CORRECTS.match(words.strip()))


def changes(words: str) -> bool:
    """创业登记改成陇川."""
    return bool(_CHANGES.search(words))


def without_denied(words: str) -> str:
    """是盈江 不是陇川 without what it is not."""
    return _NOT_THIS.sub(" ", words)


def of_a_business(words: str) -> bool:
    """By a word for what is bought, rented or grown for it; 找房子 alone may be for living."""
    return bool(_BUSINESS.search(words))
