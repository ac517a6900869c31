"""Questions about the station itself: its telephone, and whether it can be trusted. Nobody has to be called for them."""

from nlp import late

LONGEST = 24
_NUMBER = "(?:联系)?(?:电话|手机|号码|联系方式|热线|座机)(?:号码?)?"
_US = "(?:[你您](?:们)?|工作站|站上|站里|办公室|老师|工作人员|专员|这边|那边)(?:的|那里|那边|这里|这边|办公室)*"
_WHICH = "(?:多少|好多|几多|几号|几个|是?(?:哪样|什么|啥|哪个))"
# Ours by the words alone: 你电话多少, 王老师的电话给我一个, 打哪个电话找你们, 咋个联系你们.
_OURS = late.pattern(
    f"{_US}(?:有没有|有不有|给有|有)?(?:个)?(?<!我)(?<!我的){_NUMBER}(?:是|有)?(?:{_WHICH}|(?:给|发|留|说|报)(?:给)?(?:我|一?[下个哈])|有没有|[吗么不没呢]?[?？]*$)"
    f"|(?:打|拨)(?:哪个|什么|哪样|哪一?个)(?:{_NUMBER})?(?:才)?(?:能|可以)?(?:找|联系)(?:得?到)?{_US}"
    f"|(?:咋个|怎么|如何|咋|咋样|怎样)(?:才能|能|可以)?(?:联系|联络|打(?:电话)?给)(?:得?到|上)?{_US}"
)
# Ours only where the station itself has just asked something: 有没有电话可以打, 号码给我一个.
_LIKELY = late.pattern(
    f"(?:有没有|有不有|给有|有)(?:个|哪样|什么)?(?<!我){_NUMBER}(?:可以|能|好|给)?(?:打|联系|问)?[吗么不没嘛呢]?[?？]*$"
    f"|^(?:留|给|发|报)(?:个|一?下|我|我个|我一个)+{_NUMBER}(?:给我)?|^{_NUMBER}(?:能不能|可不可以)?(?:给|发|留|说|报)(?:给)?(?:我|一?[下个哈])(?!打|回)|^{_NUMBER}(?:是)?{_WHICH}"
)
_OF_OTHERS = late.pattern(
    "老板|厂|公司|单位|企业|店|中介|招工|人事|班长|组长|司机|房东|老公|老婆|爸|妈|我(?:的|家|们)?(?:手机|电话|号码)|1\\d{4,}|110|120|119|改|换|错|打给我|打我|记|带队"
)
# 你们是不是骗子, 你们给是真的: of the station, not of an agent.
_DOUBTS = late.pattern(
    "^(?:那|喂|请问|等[下哈]|我怕|我?咋个?晓得|我?怎么知道)*(?:[你您]们?)(?:这个?|那个?|这点|这里|工作站|公众号|微信|机器人)*(?:的)?(?:到底|真的)*"
    "(?:(?:是不是|给是|是|不会是|会不会是|该不会是?|怕是|会不会|怕不是|不会)(?:个|一?[帮群伙]|在|来)?(?:骗子|骗人|骗钱|假|骗(?=[的嘛吗吧哦不?？啊]|$)|搞传销|传销)"
    "|(?:靠谱|可靠|可信|正规|真|信得过|安全)(?:不|吗|么|没|嘛)|(?:是|给是)?真的(?:吗|不|假|还是)|(?:靠不靠谱|正不正规|是不是真的?|是不是正规|可不可靠|信得过信不过|信得过不))"
    "[^,，。]{0,6}$"
)
_STATION = "(?:(?:[你您]们?的?|德宏)*(?:工作站|劳务站|服务站|办公室|办事处)(?:上|里|那里|那边|那点)?|[你您]们?的?站(?:上|里|点)?)"
# 咋个克你们站上, 你们工作站在哪点: the way to us, and not to the post on the screen.
_WAY = late.pattern(
    f"(?:请问|那|我|想|要|问一?下)*(?:(?:咋个?|咋样|怎么样?|怎样|如何)(?:才能|能|可以|样)?(?:去|克|到|走|来|找|坐车(?:去|克|到)?)(?:得?到)?(?:看看?|瞧瞧?)?{_STATION}"
    f"|(?:[去克到来找]){_STATION}(?:要|该)?(?:咋个?|怎么|如何)(?:去|克|走|坐车?|找)"
    f"|{_STATION}(?:是)?(?:在|搁)?(?:哪里|哪儿|哪点|哪个(?:地方|位置)|什么地方|哪样地方)|{_STATION}的?(?:地址|位置|定位|门牌)(?:在哪[里点儿]?|是?(?:多少|哪样|什么|哪里))?|{_STATION}(?:咋个?|怎么)(?:去|克|走|找))"
    "(?:呢|啊|吗|嘛|噶|嘎|的|[?？])*"
)
_DAY = "(?:(?:这个?|下个?)?(?:星期|礼拜|周)[一二三四五六日天末]|今天|明天|后天|周末|双休日?|节假日|放假|过年|春节|国庆|五一|元旦|中秋|端午|清明|[\\d一二三四五六七八九十]+[号日])"
_OPEN_THEN = late.pattern(
    f"{_DAY}[^,，。]{{0,8}}(?:有没有人|有没得人|给有人|有人(?:在|上班|值班)?(?:吗|没|么|嘛|不)|值不值班|值班(?:吗|么))"
    f"|(?=.*{_DAY})(?=.*{_US}).*(?:上不上班|给上班|开不开门|放不放假|休不休息|(?:上班|开门|休息|放假)(?:吗|没|么|嘛|不))"
)
_ELSEWHERE = late.pattern(
    "厂|公司|单位|老板|店|岗|班[车次组]|夜班|医院|银行|社保局|办事处|派出所|中介|[jJ]\\s*\\d|课|培训|招聘会|给我"
)
_TOLD = late.pattern("我(?:的)?钱|骗(?:了|走|光|去|我|他|她)|押金|转(?:了|账)|老板|中介(?!还是)|厂里?")


def asks_number(words: str, *, of_us: bool = True) -> bool:
    """Whether the station's telephone is asked for; `of_us` False where only the station can be meant."""
    said = words.strip(" ,，。.!！~")
    if len(said) > LONGEST or _OF_OTHERS.search(said):
        return False
    return bool(_OURS.search(said) or (not of_us and _LIKELY.search(said)))


def asks_the_way(words: str) -> bool:
    """Whether it is asked where the station is or how one gets there."""
    said = words.strip(" ,，。.!！~")
    return len(said) <= LONGEST and bool(_WAY.fullmatch(said))


def asks_the_day(words: str) -> bool:
    """Whether it is asked if the station is open on some day (星期天有人吗); of a post or a course it is asked otherwise."""
    said = words.strip(" ,，。.!！~")
    return len(said) <= LONGEST and bool(_OPEN_THEN.search(said)) and not _ELSEWHERE.search(said)


def doubts(words: str) -> bool:
    """Whether it is asked if the station is real."""
    said = words.strip(" ,，。.!！~")
    return len(said) <= LONGEST and bool(_DOUBTS.search(said)) and not _TOLD.search(said)
