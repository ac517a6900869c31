"""Nights told in one breath with more: 这个月都上大夜班，早上八点才下班，白天发消息莫吵我.

A night shift and that the day is for sleeping, or that we should write later, stand together; nothing in it wishes, asks or claims.
"""

from nlp import late, persons

_N = "(?:[一二两三四五六七八九十]{1,3}|[0-9]{1,2})(?:点|:[0-9]{2})(?:半|多|钟)*"
_DAY = "(?:大?白天|早上|早晨|上午|中午|一早)"
NIGHT = late.pattern(
    f"[夜晚]班|通宵|大夜|值夜|(?:晚上|夜里|晚)(?:[^,，。]{{0,2}}){_N}[^,，。]{{0,4}}(?:到|至|-)[^,，。]{{0,3}}(?:早|凌晨|第二天|次日|天亮)"
)
_NOT, _ROUSES = "(?:莫|别|甭|不要|不用|不消|不准|不得|勿)", "(?:吵|闹|打扰|打搅|发|喊|叫|打|通知|提醒|找|烦)"
_QUIET = f"{_NOT}(?:再|来|老是?|总是?)*(?:在)?(?:给|跟|找|把)?我?{_ROUSES}"
_QUIET_BY_DAY = f"{_NOT}(?:再|在|你们)*{_DAY}(?:来|给|跟|找|把|再|老)*我?{_ROUSES}"
_LATER = f"(?:下午|傍晚|晚上|醒(?:了|来)?|{_N})(?:以后|过后|之后|后)?(?:你们|才|再|就|来)*(?:给我|跟我)?(?:再|才)?(?:发|通知|提醒|喊我|打给?我)"
QUIET = late.pattern(
    f"{_DAY}[^,，。班]{{0,6}}{_QUIET}|{_QUIET}(?:我|消息|信息|电话|给)*(?:在)?{_DAY}|{_QUIET_BY_DAY}|{_LATER}"
)
SLEEPS = late.pattern(
    f"(?:{_DAY}|天亮)[^,，。]{{0,5}}(?:睡|补觉|瞌睡|困觉)|(?:睡|困)到(?:下午|中午|晌午|{_N})|(?:早上|凌晨|天亮|{_N})[^,，。]{{0,6}}(?:才|刚)(?:下班|睡|回|收工)"
)
SLEEPS_LATE = late.pattern("(?:睡|困)到(?:下午|晌午|[1-5一二两三四五]点)")
_SPAN = "(?:[0-9一二两三四半几]+个?(?:月|周|星期|礼拜|天|晚))"
FROM_NOW = late.pattern(
    "(?:我们?|俺|从|就)*(?:(?:今天|明天|后天|[0-9一二三十]+[号日])(?:我|就)*(?=起|开始|[上倒转轮排做值连]+[一两三四五半几])|下个?(?:月|周|星期|礼拜)|这个?(?:月|周|星期|礼拜))(?:我|就|起|开始)*(?:要)?"
    f"(?:上|倒|转|轮|排|做|值|连)+(?:{_SPAN})?(?:的)?(?:大|小)?[夜晚]班(?:{_SPAN}|了|咯|喽|,|，)*"
)
BY_TURNS = late.pattern(
    "(?:我们?|俺|我们?厂里?|是|上)*(?:两班倒|倒班|白夜班|对班|轮班)(?:的|,|，| )*(?:我|我们)?(?:这|本|下)个?(?:周|礼拜|星期|月)(?:是|上|轮到|轮|倒|都|在)*(?:晚上|夜里|[夜晚]班)(?:的|了|,|，|。)*"
)
BY_HOURS = late.pattern(
    f"(?:我们?|俺)(?:是|都|天天|每天|从|要|现在|这个月|在)*(?:晚上|夜里|晚){_N}(?:上|干|做|开始|上班|一直)*(?:到|至|-)(?:第二天|次日)?(?:早上?|凌晨|天亮|早晨){_N}?(?:才)?(?:下班)?(?:的|了|呢)*"
)
# Wishes, questions, money, health, visits and one night alone: something else is wanted of us.
_ELSE = late.pattern(
    "找(?!我)|招|推荐|介绍|想(?!睡|请)|(?<!不)要(?:上|做|找|个|份)|有没有|有没得|[给咯]有|(?:的|个|份)活|活路|岗位|工资|补[贴助]|津贴|钱|加班费|欠|没发|多少|好多|[吗么?？]"
    "|能上|可以上|愿意|不怕|怕|不(?:想|上|做|倒|能)|莫上|受不了|熬不|包住|包吃|怀孕|合法|睡不着|疼|晕|病|难受|死(?!咯|了)|来(?:看|找|接|走访)|走访|约|培训|上课|面试|报名|今晚|昨晚|[夜晚]班莫|推[夜晚给]"
)
_OTHER = f"(?:{persons.KIN}|老乡|朋友|同事|室友|工友|对象|男朋友|女朋友|[他她])"
OF_ANOTHER = late.pattern(
    f"(?:我|俺)?(?:们|家)?(?:的)?{_OTHER}(?:也|都|就|是|在|现在|这个?(?:月|周|星期|礼拜)|天天|一直|最近|要)*(?:上|倒|做|转|值)?(?:的|到)?(?:大|小)?(?:[夜晚]班|通宵班?)[^?？吗找想招钱]*"
)
_MISSPELT = late.pattern("(?<=[上倒转轮值是做排][夜晚])[斑般搬版板]")
_HAS_OTHER = late.pattern(_OTHER)


def spelt(words: str) -> str:
    """上夜斑 as it is meant."""
    return _MISSPELT.sub("班", words)


def certain(words: str) -> bool:
    """Works nights, and the day is for sleeping or no time to be written to."""
    if _says_else(words):
        return False
    if FROM_NOW.fullmatch(words) or BY_TURNS.fullmatch(words):
        return True
    quiet, sleeps = QUIET.search(words), SLEEPS.search(words)
    return bool((quiet or sleeps) and NIGHT.search(words)) or bool(quiet and SLEEPS_LATE.search(words))


def by_hours(words: str) -> bool:
    """我从晚上七点干到早上七点: nights by the clock, and not a word of sleeping."""
    return not _says_else(words) and bool(BY_HOURS.fullmatch(words.strip(" ,，。.!")))


def of_another(words: str) -> bool:
    return bool(OF_ANOTHER.fullmatch(words.strip(" ,，。.!")))


def _says_else(words: str) -> bool:
    return bool(_ELSE.search(words) or _HAS_OTHER.search(words))
