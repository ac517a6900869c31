"""How many from home work somewhere, asked with the county or the factory named; somebody of them to ask; and who offers to be asked."""

from nlp import late
from nlp.patterns import STOPS, one_of

FIRM = "○"  # stands where the name of a firm stood
LONGEST = 30
_COUNTY = "(?:德宏|盈江|芒市|陇川|瑞丽|梁河)"
_US = "(?:我们?|俺们?|咱们?)"
_WORK = "(?!招|厂|公司|单位|店|活|工作|岗|职位)"
_FROM = (
    f"(?:{_US}(?:{_COUNTY})?(?:那边|那里|那点|家乡|老家)?(?:出来|过来|来|去)?[的呢]?(?:老乡|同乡)们?"
    f"|{_US}?{_COUNTY}(?:县|那边|那里|那点)?(?:出来|过来|来|去)?(?:[的呢]?(?:老乡|同乡|人)|[的呢]{_WORK}|籍)|老乡们?|同乡们?)"
)
_THERE = (
    f"(?:(?:这|那|你们|我们|咱们)?(?:个|家)?{FIRM}|(?:这|那|你们|我们|咱们)(?:个|家)?(?:厂|单位|公司|店)|厂|(?:这|那)家|{FIRM})(?:里头?|里面|里边|上|头|那边|那里|那点|这边)*"
    f"|里面|里头|j\\d{{1,4}}"
)
_HOW_MANY = one_of(
    "多不多 多没多 给多 多(?=吗|嘛|么) 有没有 有没得 有不有 给有 咯有 有多少 有几个? 有好多 有几多 有些? 有 多少个? 几多 几个 好多个? 几(?=人|位) 一共"
)
_AROUND = one_of(
    "那么? 请问 问一?下 想知道 在 上班 做活? 干活? 做工 打工 当 的 呢 嘛 么 吗 没得? 没有 不 啊 呀 噶 嘎 给我 说 告诉 个 人 位 是 也 都 现在 大概 总共 里"
)
_ASKED = late.pattern(f"(?:{_FROM}|{_THERE}|{_HOW_MANY}|{_AROUND})+")
_FROM_HOME, _NAMED = late.pattern(_FROM), late.pattern("老乡|同乡")
_PLACE = late.pattern(f"{FIRM}|厂|单位|公司|店|(?:这|那)家|里面|里头")
_COUNTED = late.pattern(_HOW_MANY)
_TALK = "(?:问(?:问|一?下|一?哈|得|到)?|打听(?:一?下|一?哈|打听)?|聊(?:聊|一?下)?|了解(?:一?下)?|请教)"
_WHAT = f"(?:{_THERE}|情况|咋个?样|怎么样|好不好|待遇|苦不苦|累不累|的|里|上)*"
_SOMEBODY = late.pattern(
    "(?:那|我|想|要|先|能不能|可不可以|可以|给|帮我?|有没有|有没得|给有|有不有|有|找|一?个|几个|哪个|里头?|里面|,)*"
    f"(?:{_US}|{_COUNTY})*[的呢]?(?:老乡|同乡)们?(?:可以|能|能不能|给能|来|给|帮|让我|先|在里头?|里头)*{_TALK}{_WHAT}(?:吗|嘛|么|不|没|没有|呢|噶|吧|行不行|得不得)*"
)
# 我愿意给老乡当联系人; 老乡打我电话可以的; 给老乡留我电话嘛.
_YES = "(?:可以|行|得|没事|没问题|没得事|愿意|不怕|欢迎|要得|随便|都)"
_NUMBER = "(?:电话|手机号?|号码|电话号码|微信)"
_OFFERED = late.pattern(
    f"(?=.*(?:老乡|同乡))(?:我|也|{_YES}|想|能|来|就|那|要|让|帮|给|跟|老乡们?|同乡们?|们|的)*(?:当|做)(?:个|一个)?(?:老乡|同乡)?的?联[系络](?:人|员)(?:{_YES}|的|吗|嘛|不|吧|了|没)*"
    f"|(?:同县的?|别的|其他|我们?|那边的?)*(?:老乡|同乡)们?(?:{_YES}|要|想|能|有事|来)*(?:打|找|问|联系)我?的?{_NUMBER}?(?:我|也|都|来)*{_YES}(?:我|,|的|了|嘛|呢|哈|{_YES})*"
    f"|(?:可以|能|愿意|你们|那|就|我|把|让|,)*(?:给|让|留给|发给|告诉)(?:同县的?|别的|其他)*(?:老乡|同乡)们?(?:留|打|发|看|晓得|知道)*我?的?{_NUMBER}(?:{_YES}|嘛|吧|的|了|哈|我|,)*"
    f"|(?:可以|能|愿意|你们|那|就|我)*(?:把|将)?我的?{_NUMBER}(?:可以|能)*(?:给|留给|发给|告诉)(?:同县的?|别的|其他)*(?:老乡|同乡)们?(?:{_YES}|嘛|吧|的|了|哈|我|,)*"
)
# Of whoever is one: fed up with the calls, in whatever words.
_CALLS = late.pattern(
    f"(?:老乡|同乡|他们|人家|别个)[^。]{{0,10}}(?:打|找|问|电话|号码)|{_NUMBER}[^。]{{0,6}}(?:老乡|同乡|他们|人家)|接[^。]{{0,6}}(?:老乡|同乡)"
)
_ENOUGH = late.pattern("烦|受不了|吵|不想|不愿|不要|莫|别|不准|不许|不接|不给|停")
NAMES = late.pattern(
    "(?:那|他们?|她们?|这些|那些|老乡们?|是|都|些|人)*(?:叫(?:什么|啥子?|哪样|些哪样)(?:名字|名)?|是哪些人|是哪个|是谁|名字(?:是|叫)?(?:什么|啥|哪样|给我|说)?|住(?:哪|哪里|哪点))(?:啊|呢|嘛|吗|[,，。？? ]|他|住哪?里?|哪点|说|告诉我)*"
)


def counts(plain: str, *, known: bool) -> bool:
    """碧波医疗有几个盈江老乡, 我们厂有几个盈江的; with the firm's name put as FIRM. 芒市的厂有没有 asks for a factory.

    `known`: of which place is known without its being named (瑞丽的有几个).
    """
    words = STOPS.sub("", plain)
    if len(words) > LONGEST or not _ASKED.fullmatch(words) or not _FROM_HOME.search(words):
        return False
    return bool(_COUNTED.search(words)) and bool(known or _NAMED.search(words) or _PLACE.search(words))


def wants_somebody(plain: str) -> bool:
    """有没有老乡可以问, 我想找个老乡问问厂里咋样."""
    return len(plain) <= LONGEST and bool(_SOMEBODY.fullmatch(STOPS.sub("", plain)))


def offers(plain: str) -> bool:
    return len(plain) <= LONGEST and bool(_OFFERED.fullmatch(STOPS.sub(",", plain).strip(",")))


def is_fed_up(words: str) -> bool:
    """老乡天天打电话，我烦了，莫给他们我号码: said by somebody who is one."""
    return len(words) <= 2 * LONGEST and bool(_CALLS.search(words)) and bool(_ENOUGH.search(words))
