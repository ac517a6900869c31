"""What is an ad of somebody else's among what people write: it hires, pays or names a post, and nobody speaks of themselves."""

from datetime import datetime

from handlers import post_ads
from nlp import ad_dangers, ad_lead_in, ad_look, ad_offered, late, perks, phones, queries, shifts, spelling, trades
from nlp.posts import wages

SHORTEST, LONG, ENOUGH = 12, 30, 3
SAID, OFFERED = 0.2, 0.45  # how much it must sound like an ad in which somebody hires
UNOFFERED, PLAIN = 0.65, 0.97  # and in which no verb of hiring stands
TOLD_AT_LENGTH, TOLD_BRIEFLY = 20, 16  # wishes without a verb are shorter
WISHES = late.pattern(
    "以上|以下不|(?:起|的|左右|考虑|也行|也可以|就行|满意)[,，。!！]?$|求职|期望|意向|姓名|(?<!谁)想|希望|不去|不想|(?<![不限])[男女][,，]|(?<!男)[男女]的?\\s?[\\d一二三四五六]|(?:今年|年龄)[:：]?\\d|能照顾|多少|做不做|退不退|低点|没算|不退|拉黑|正常"
)
HIRING = late.pattern(
    "招(?!呼|待|牌|手|惹)|急聘|诚聘|聘|要人|找人|缺人|找\\S{0,6}(?:工|师傅|员|阿姨)|(?:包|管)(?:吃|住)|月薪|日薪|日结|工价|时薪|底薪|兼职|上岗|进厂|入职"
    "|一单|佣金|(?:一天|一个月|每月|一趟|一晚)\\S{0,4}\\d|加(?:我|v|微|薇|威)|出租|高价收|[\\d一二两三四五六七八九十]+(?:名|人)"
)
# Whoever writes an ad names whom to turn to, or what else there is about the work; in a wish without a verb every part is a
# condition by which posts are chosen (华新分拣 上晚班也可以 包吃住 最少五千五).
CONDITIONS = frozenset({"place", "occupation", "industry", "pay_min", "board", "lodging", "shift"})
BRIEF, PART = 32, 8
STOPPED = late.pattern("[,，。;；:：!！、]")
OWN = late.pattern(
    "我(?:想|要|能|会|可以|没|被|在|是|有|交|给|的|们|今年|\\s?[\\d一二三四五六]|做过|干过|上班|老公|老婆|爸|妈|弟|哥|姐|妹)|^(?:想|要|找)?找?(?:个|份)?(?:工作|活)|^我(?!们|司|厂|公司|店|处|这|家)|帮我(?:找|报|约|改|取消)|报警|救命|[吗嘛么][?？]?$|联系不|打不通|不退|没退|骗了|被骗|着骗|怎么办|咋个?办|拉黑|不见了|跑了|欠|给有|有没有(?!想)|回不来|出不来|已经(?:进厂|上班|入职)|(?:给|跟)(?:中介|介绍人|带队的?|劳务)[^,，。]{0,4}(?:交|转|付|给)了"
)
OFFERS = late.pattern(
    "(?<!有)(?<!在)(?<!给)招(?!呼|待|牌|手|惹|聘会|工消息|聘消息|聘信息|工信息|工的|聘的)|急聘|诚聘|聘请|急需|要人|缺人|招人|(?:要|缺|找)[\\d一二两三四五六七八九十几]+(?:个|名|位|人)"
)
OF_ONESELF = late.pattern(
    "我(?:想|要(?!招)|能|会|可以|没|被|在(?!这)|有(?!内部|认识|关系|路子|个(?:朋友|亲戚))|交|做过|干过|今年|老公|老婆|爸|妈|弟|哥|姐|妹|这点|去|到|进|也|报|就|不|怕|该|叫|住|三十|四十|五十|二十|\\d|媳妇|男人|对象|女儿|儿子|家)|^找|^想找|帮我|报警|救命|(?:[吗嘛不没]|(?<!什)么|给有|行不行|能去)[?？]?$|[?？]$|联系不|打不通|怎么办|咋个?办|给有|有没有(?!想)|哪(?:里|家|个|点)|已经(?:进厂|上班|入职)|(?:给|跟)(?:中介|介绍人|带队的?|劳务)[^,，。]{0,4}(?:交|转|付|给)了"
)
QUESTION = "(?:帮(?:我|忙)?(?:看看?|查(?:一下|查)?|瞧瞧?)|这个|这条|有人发|群里发?的?|朋友发?的?|老乡发?的?|看看)+[^,，。:：\n]{0,16}(?:真的?|假的?|靠谱|骗|能去|可信|信得|正规|给去|去得)[^,，。:：\n]{0,8}"
# A long address beside 后天晚上七点来看我 reads like the place of work in an ad.
VISIT = late.pattern(
    "走访|来[^,，。的报]{0,20}(?:看|瞧|望|接)(?:看|瞧|望|一?下|一哈)?(?:我|俺|咱)|来(?:找我|一趟)|点(?:半|钟)?(?:左右|以后|多)?(?:过?来|克)"
)
# 包住, 月薪, 5800-7000; whom to call for the work. Whoever wants work says that they want it.
TERMS = late.pattern(
    r"(?:包|管)(?:吃|住)|月薪|日薪|日结|时薪|底薪|工价|返费|五险一金|[2-9]\d{3}\s*[-~—至到]\s*(?:[2-9]\d{3}|1\d{4})"
)
CONTACT = late.pattern(
    "联系(?!我)|咨询|经理|老板|主管|人事|[张王李刘陈杨赵黄周吴徐孙马朱胡郭何林罗高][姐哥总工]|(?:打|加)(?:电话|微信|v)"
)
ONES_OWN = late.pattern(
    r"(?:^|[^介绍])我(?!们?(?:厂|司|公司|店|这里|这边|处))|俺|本人(?!身份证)|(?:姓名|名字)\s*[:：是叫]|想(?![^,，。]{0,4}的(?:$|[,，。\s联打加来找抓私看]))|希望|求职|期望"
    "|找(?:个|份)|找(?:工作|活路?)(?!的)|拖欠|欠(?:薪|钱|了)|没发|不发|少发|[扣骗]了|受伤|伤着"
)
LOOK = "(?:请|麻烦|你们?|能不能)*(?:帮|给|替)?(?:我|忙)?(?:看|查|瞧|望|核实|鉴别|辨)(?:看|查|瞧|哈|下|一下|一哈|一看)*(?:这|那|下面)?(?:个|条|份|则)?(?:招工|招聘|工作|岗位|广告|消息|信息|启事)+的?"
ASKS_FIRST = late.pattern(
    rf"^{LOOK}[,，。:：!！\s]+|^{QUESTION}[,，。:：?？!！\s]+|[,，。:：\s]+{QUESTION}[?？!！。]*$"
)


def without_question(words: str) -> str:
    """帮我看看这个招工, 有人发我 这个给是真呢: what asks about the ad is no part of it."""
    return ad_lead_in.within(ASKS_FIRST.sub("", words).strip())


# 老板收身份证去办工资卡，明天还: told of one's own factory. An ad says 统一 and names no day on which it gives them back.
TOLD_OF_PAPERS = late.pattern(
    "^(?:我们?|今天|刚才|现在|那个)*(?:老板娘?|厂里|公司|人事|主管|组长|班长|领队|工头|中介|劳务|他们?)(?:说|要|把|让|叫|喊|都|全|就|今天|先)*收(?:了|走|去|起)?(?:我们?|大家|工友)?(?:们)?(?:的)?(?:身份证|证件|户口本|银行卡)"
)


def is_one(words: str, now: datetime) -> bool:
    """Somebody else offers work in it: it hires, pays or names a post, and nobody speaks of themselves."""
    ad = without_question(words)
    if len(ad) < LONG and TOLD_OF_PAPERS.search(ad) and not HIRING.search(ad):
        return False
    if len(ad) < SHORTEST or (VISIT.search(ad) and not HIRING.search(ad)):
        return False
    return _says_so(ad, now, asked=ad != words.strip()) or _sounds_so(ad, now)


def presses(words: str, now: datetime) -> bool:
    """`is_one`, and so plainly that it is no answer to a question that is open: it is asked about, hires, or endangers."""
    if ad_offered.is_told(words):
        return True
    ad = without_question(words)
    if not is_one(words, now):
        return False
    return ad != words.strip() or bool(OFFERS.search(ad)) or (bool(HIRING.search(ad)) and _is_dangerous(ad))


def turns_to(words: str) -> bool:
    """快递分拣，华新，包吃住，电话154…: what work pays or gives beside a number, and nobody who speaks of themselves.

    The number is whom to turn to, and never the one that a question asks for.
    """
    if phones.find(words) is None or VISIT.search(words) or ONES_OWN.search(words):
        return False
    plain = spelling.normalise(words)
    return bool(TERMS.search(plain) or wages.find_all(plain) or (CONTACT.search(plain) and trades.find_all(plain)))


def _says_so(ad: str, now: datetime, *, asked: bool) -> bool:
    if not HIRING.search(ad) or OWN.search(ad):
        return False
    if asked:
        return True
    # Wishes are short and quote no danger: most of them need no look.
    quoted = ad_dangers.is_quoted(ad)
    if (not quoted and len(ad) < LONG) or ad_look.likeness(ad) < SAID:
        return False
    return (quoted and _is_dangerous(ad)) or (len(ad) >= LONG and post_ads.facts_in(ad, now) >= ENOUGH)


def _sounds_so(ad: str, now: datetime) -> bool:
    """Wishes without a verb read like ads (焊工，有证，八千), so what offers nothing must be long or dangerous."""
    if OF_ONESELF.search(ad):
        return False
    offers = OFFERS.search(ad)
    if not offers and WISHES.search(ad):
        return False
    if not offers and _only_conditions(ad, now):
        return _is_dangerous(ad)
    likeness = ad_look.likeness(ad)
    if offers or likeness < OFFERED:
        return likeness >= OFFERED
    told = (likeness >= UNOFFERED and len(ad) >= TOLD_AT_LENGTH) or (likeness >= PLAIN and len(ad) >= TOLD_BRIEFLY)
    return told or _is_dangerous(ad)


def _only_conditions(ad: str, now: datetime) -> bool:
    """Each part is short, divided from the next by a blank as nobody divides an ad, and says where, what, for how much, with what bed or in which shift."""
    parts = ad.split()
    if len(ad) > BRIEF or len(parts) < 3 or STOPPED.search(ad) or any(len(part) > PART for part in parts):
        return False
    whole = queries.read(ad, now=now)
    if not (whole.place or whole.occupation or whole.industry):
        return False
    return all(_is_condition(part, now) for part in parts)


def _is_condition(part: str, now: datetime) -> bool:
    said = bool(queries.read(part, now=now).stated().keys() & CONDITIONS)
    return said or shifts.MENTION.search(part) is not None or bool(perks.mentions(part))


def _is_dangerous(ad: str) -> bool:
    """By its words: what the ad only sounds like counts among ads alone."""
    return any(danger.sure for danger in ad_dangers.find(ad))
