"""Whether a message passes on or asks what somebody else says of a post with a number: 群里说J065工资8500, J7是你们发的吗."""

from collections.abc import Sequence

from handlers.which_vacancy import NUMBER
from nlp import ad_dangers, ad_look, ad_spelling, late, phones, spelling
from nlp.ad_dangers import Danger
from nlp.posts import wages

LONGEST = 120  # a longer one is an ad, and read as such
HEARD = late.pattern(
    "群|朋友圈|抖音|快手|小红书|(?:老乡|朋友|同学|亲戚|有人|人家|别人|村里|寨子|中介|带队|他们|介绍人)[^,。?!]{0,6}(?:说|发|转|讲|喊|叫|推)"
    "|(?:转|发)(?:来|给我|过来|出来)|看(?:到|见|着)|刷到|听(?:说|讲|到|人)|收到|网上|短信"
)
ASKS_TRUTH = late.pattern(
    "真(?:的|呢|哩)?(?:假|不|没|吗|嘛|么|咩|还是|[?？]|$)|真个[给的]?(?:不|没|吗|嘛|么|咩|[?？]|$)|给是?真|假的|真假|(?:是不是|给是|可是)(?:真|假|骗|你们|工作站|正规|[?？。]?$)|属实|靠谱|靠得住|可信|能信|信得"
    "|骗(?!了)|对不对|(?:对|是)(?:吗|嘛|么|不)[?？。]?$|你们?(?:工作站)?(?:发|挂|登|招)的|工作站(?:发|挂|登)的|正规"
)
TRUTH_LAST = late.pattern(f"[,，。!！\\s]*(?:{ASKS_TRUTH.pattern})[^,，。]{{0,4}}$")
FEE = late.pattern(
    "(?:交|缴|收|转|付|押|垫|预交|先给)[^,。?!]{0,6}[\\d一二三四五六七八九两][\\d百千]*"
    "|(?:报名|介绍|中介|服务|服装|体检|保证|手续|押|定|订)(?:费|金)[^,。?!]{0,4}(?:\\d|[一二三四五六七八九两几][百千])"
    "|(?<!工资)要(?:[一二三四五六七八九两几]百|\\d{2,3}(?:块|元))"
)
CONTACT = late.pattern(
    "(?:打|拨|找|联系|咨询|报名)(?:电话|手机|人|我|他|她|老板|经理|微信)*[:：]?\\s*1\\d{10}|(?:加|扫)[^,。]{0,3}(?:微|v|薇|威|q)"
)
ASKED_BEFORE = late.pattern("^(?:帮我?|请|麻烦|我想|想)?(?:查|看|问|核实|确认)|这个|这条|你们")
NAMED_AFTER = late.pattern(
    "^[\\s,，:：、]*(?:这个|那个)?的?(?:招工|招聘|岗位?)?(?:广告|信息|消息)?[\\s,，:：、]*(?:上面?|里面?)?(?=说|写|月薪|日薪|工资|真|是|给|$)"
)
# What somebody wants, does or has been through oneself is no word of others.
OWN = late.pattern(
    "(?:^|[,。!\\s])(?:我|俺|帮我|给我|替我|请帮?我?)?(?:想|要|来|去)?(?:报(?!名费|酬|价|警|到)|应聘|申请|登记)|(?:我|俺)(?:也|就)?(?:想|要|能|可以|去|干|做|选)(?!知道|问|确认|核实|查)"
    "|想(?:报|去|做|干|来|找)|我(?:们)?(?:在|叫|是[^,。]{0,6}(?:人|的)|今年|没|没有|有|被|已经|刚|的(?!群|朋友|老乡))|我(?:交|给|转|付)了|[交转付]了[^,。]{0,6}(?:钱|\\d)|扣(?:我|了)|欠|没发|不发|不退"
    "|冒充|假冒|取消|撤回|退出|不去了|有没有|还有|还招|招满|要人|比j|以上的?(?:$|[,。])|怎么(?:报|去|走)|咋个?(?:报|去|走)|几点|姓名|改成|改到|下架|停招|上架|发布"
)


def quotes(words: str) -> bool:
    """A short message with the number of a post and what others say of it; an own wish with a number is none."""
    plain = spelling.normalise(words)
    if len(plain) > LONGEST or not NUMBER.search(plain) or _is_own(NUMBER.sub("j", plain)):
        return False
    return names_a_danger(plain) or bool(HEARD.search(plain) or ASKS_TRUTH.search(plain) or _says_pay(plain))


def told(words: str) -> str:
    """What is said of the post, from its number on: who said it, and to whom, is no part of the ad."""
    words = ad_spelling.half_width(words)
    match = NUMBER.search(words)
    if match is None:
        return words
    before = words[: match.start()]
    framed = HEARD.search(before) or ASKED_BEFORE.search(before)
    kept = "" if framed and not any(letter.isdigit() for letter in before) and not ad_dangers.find(before) else before
    after = TRUTH_LAST.sub("", NAMED_AFTER.sub("", words[match.end() :])).lstrip(" ,，:：、")
    return f"{kept}{match.group()}，{after}".rstrip("，")


def charges(words: str) -> list[str]:
    """The clauses in which money is asked for: beside 工资一样 one of them must not sound honest."""
    return [clause for clause in ad_look.clauses(words) if FEE.search(spelling.normalise(clause))]


def plain(dangers: Sequence[Danger]) -> tuple[Danger, ...]:
    """Those that the words name: a sentence is too short to say what an ad would only sound like."""
    return tuple(danger for danger in dangers if danger.sure or FEE.search(danger.said))


def presses(words: str) -> bool:
    """`quotes`, and so plainly that it is heard in the middle of a form as well."""
    plain = spelling.normalise(words)
    return quotes(words) and (names_a_danger(plain) or bool(HEARD.search(plain) or ASKS_TRUTH.search(plain)))


def names_a_danger(plain: str) -> bool:
    """A charge, or somebody to turn to who is not the station."""
    return bool(FEE.search(plain) or CONTACT.search(plain))


def _is_own(plain: str) -> bool:
    """想报名打138… at the end of an ad is no wish, and neither is 是不是真的 of whoever would like to go."""
    told = (HEARD.search(plain) and ASKS_TRUTH.search(plain)) or (CONTACT.search(plain) and _says_pay(plain))
    return bool(OWN.search(plain)) and not told


def _says_pay(plain: str) -> bool:
    """A rate beside the number (J069 8200块一个月), not only what a post is asked for (J069工资多少)."""
    return bool(wages.find_all(NUMBER.sub(" ", phones.blanked(plain))))
