"""Where a visit goes, out of a sentence: the whole address as it was typed, wherever it stands in the words."""

from handlers import place_parts
from nlp import late, places

HAN = "一-鿿"
DIGIT = "0-9一二三四五六七八九十百零〇A-Za-z"
# What is no part of an address: when, what is asked for, who speaks, a telephone.
TIMES = late.pattern(
    "(?:今|明|后|大后|外后)(?:[天日]|儿个?|个)(?:早上?|晚上?|晚黑)?|(?:[上下这本再]{0,3}一?个?)(?:周|星期|礼拜|拜)[一二三四五六日天末](?!桥|路)"
    "|[上下这本]个?(?:周末|月)|周末|月[底初]|(?:农历|冬月|腊月|正月)?[初廿][一二三四五六七八九十](?![栋幢楼])|\\d{1,2}月(?:\\d{1,2}[号日]?|底|初)|(?<!\\d)\\d{1,2}\\.\\d{1,2}(?=\\s|[早上下晚中十一二三四五六七八九])"
    "|早上|上午|中午|下午|晚上|晚黑|天?(?:擦|麻麻|麻)黑|黑了(?:以?后)?|傍晚|夜里|天黑|早晨|半夜|夜班|白班|下班"
    "|[\\d一二两三四五六七八九十]{1,3}(?:点(?:钟|半|[一三]刻|[\\d一二三四五六七八九十]{1,3}分?)?|[:：]\\d\\d)(?:左右|多|整|前后)?(?:到|至|-|~)?|以后|之后|以前|左右"
)
DAY_ALONE = late.pattern(rf"(?<![路弄街村道巷站{DIGIT}])\d{{1,2}}[号日](?![{DIGIT}楼栋院门宿公单厂线口])")
ASKED = late.pattern("约(?:个|一次|一下)?走访|(?:关爱)?走访|预约|(?<!\\d)1\\d{10}(?!\\d)")
CLAUSES = late.pattern(r"[,，。;；!！?？、\n]+")
LEADS = late.pattern(
    "(?:来|去|到|克)一?趟|来(?!福|宾)|到(?!家)|(?<![现存])在|去|克|住在?|地[点址](?:是|在)?|位置(?:是|在)?|[:：]"
)
OPENS = late.pattern(
    "^(?:请|麻烦|你们?|您|我们?|俺们?|咱们?|就|还|是|的|在|能不能|可以|有人|派人|想|要|帮我?|聊聊?|说说?|谈谈?|看看?|问问?|关于|把|那|[:：\\s])+"
)
CLOSES = late.pattern(
    "(?:过?来(?!福)|[看瞧望见找接等聊谈]|一趟|一下|一哈|(?:那[里边点]|这[里边点])(?!的?[员职集男女夫]?[一-鿿]?(?:宿舍|公寓|寝室))|附近|的?时候|吧|嘛|哈|啊|呢|可[以不]|行不|要得|方便|上班|干活|做工|工作(?!站)|下来|我(?!们)|[你您]|谢谢).*$"
)
UNIT = late.pattern(rf"[{DIGIT}]{{1,6}}(?:栋|幢|单元|室|弄|座|号楼|号院|楼(?!下|上)|号(?=[{HAN}\d])|#)")
NUMBER = late.pattern(rf"[{DIGIT}]{{1,6}}(?:号|栋|幢|楼|单元|室|弄|座)|\d{{2,5}}(?!\d)")
NAMED = late.pattern(
    f"[{HAN}A-Za-z0-9]{{2,}}?(?:宿舍|公寓|小区|公租房|廉租房|安置房|新村|新苑|[一-鿿]苑|花园|家园|广场|大厦|[工产]业园|物流园|园区|地铁站|火车站|汽车站|公交站|大?门口|大门|工地|出租屋|菜市场|食堂|车间)"
)
ELSE = late.pattern("路|街(?!道)|村|厂|公司|店|学校|医院|超市|商场|酒店|宾馆|桥|仓库|中心|号")
# 我宿舍, 厂门口: the speaker knows which, nobody else does.
ANYONES = late.pattern(
    "(?:我们?|俺们?|咱们?|自己|你们|老)?的?(?:现在)?(?:这|那)?[边里个]?的?(?:员工|集体)?(?:电子|食品|服装|快递)?"
    "(?:工?厂里?|单位|公司|车间|工地|宿舍|寝室|公寓|小区|出租屋|租房|房子|住处|住的地方|家|屋头|食堂|村|大?门|门卫|[那这]边)+(?:大?门口?|楼下|楼上|口|里面?|头|上|外面?|旁边)*"
)
AROUND = late.pattern("^(?:就|请)?(?:来|到|在|去|克)|(?:一趟|来|看看?我|找我|见面?|吧|嘛|这里|那里|里头)+$")
TELLS = late.pattern("[的得了不没漏吵坏事有欠太很住]")
SIGN = late.pattern(
    "宿舍|寝室|公寓|小区|[0-9]|[路街村镇乡厂店校院桥库栋幢楼弄苑园区站馆城寨亭岗巷湾塘房棚场]|门口|门卫|食堂|工地|车间|旁边|对面|隔壁|附近|[那这](?:边|里|点|儿)|边上|里头|楼下"
)
SPEAKS_OF_IT = late.pattern(
    "(?:我们?|俺|就|现在|还是|是|住|呢|的|在|这|那|点|里|边|儿|地方|嘛|哈|啊|哦|来|到|你们?|那就|嗯|好|位置|地址)+"
)
DOOR = 6
TOWN = "镇街道乡"


def find(words: str) -> str:
    """An address or a place by name at which somebody can be found; "" for 我宿舍, a town alone, or none."""
    found = ""
    for clause in CLAUSES.split(_bare(words)):
        part = _address(clause)
        both = place_parts.added(found, clause) if found and not place_parts.is_mere_number(clause) else ""
        found = both or max(found, part, key=len)
    return found


def joined(known: str, words: str) -> str:
    """What is known of the place with what these words tell besides: 3号楼206 after 重固那边宿舍. "" when they tell no part.

    A whole address takes the place of a name alone, of which the town is kept where it names none itself.
    """
    said = _bare(words).strip(" \n,，。.!！?？")
    if both := place_parts.added(known, said):
        return both
    named = find(words)
    if not named or named != place_parts.bare(said).replace(" ", ""):
        return ""
    if place_parts.is_part(known):
        return "" if place_parts.has_parts(named) else f"{named}{known}"
    if place_parts.has_parts(known) or not (place_parts.has_parts(named) or _is_town(place_parts.bare(known))):
        return ""
    return named if _towns(named) else f"{_leading_town(known)}{named}"


def is_anyones(words: str) -> bool:
    """我宿舍, 厂门口: words that say where only to whoever knows the speaker."""
    said = _bare(words).strip(" \n,，。.!！?？")
    return any(ANYONES.fullmatch(one) for one in (said, _trimmed(said).strip(), AROUND.sub("", said)))


def has_sign(words: str) -> bool:
    """Whether anything in the words belongs to a place: a town, a house, a number, 旁边."""
    return bool(_towns(words) or SIGN.search(words) or UNIT.search(words) or ELSE.search(words))


def names_a_house(words: str) -> bool:
    """A dormitory, a gate, a number of a house: not merely a town and a kind of firm."""
    return bool(UNIT.search(words) or NUMBER.search(words) or NAMED.search(words))


def is_a_time(words: str) -> bool:
    """20点, 后天晚上吧: there is nothing else in them."""
    return _bare(words) != words and not CLOSES.sub("", OPENS.sub("", _bare(words).strip(" \n,，。.!！?？~"))).strip()


def is_lead(clause: str) -> bool:
    """我住呢这点嘛: speaks of a place and names none."""
    return bool(SPEAKS_OF_IT.fullmatch(clause))


def _bare(words: str) -> str:
    for pattern in (ASKED, TIMES, DAY_ALONE):
        words = pattern.sub("\n" if pattern is ASKED else " ", words)
    return words


def _address(clause: str) -> str:
    """The address in one clause; its parts may stand apart (华新镇 凤溪公寓 3栋502)."""
    said = ""
    for word in clause.split():
        named = _trimmed(word)
        told = _says_where(named) or _is_town(named) or bool(said and NUMBER.fullmatch(named))
        if told:
            said += named
        elif said:
            break
    return said if _is_whole(said) else ""


def _trimmed(word: str) -> str:
    """Without what leads to the place and what is said of it afterwards."""
    at = _anchor(word)
    leads = [lead.end() for lead in LEADS.finditer(word, 0, at)]
    rest = OPENS.sub("", word[leads[-1] :] if leads else word)
    at = _anchor(rest)
    return _closed(rest[:at] + CLOSES.sub("", rest[at:]))


def _closed(named: str) -> str:
    """A few more letters may tell the door (保安亭); what tells of the place (宿舍漏水的事) is no part of it."""
    ends = max((hit.end() for pattern in (UNIT, NUMBER, NAMED, ELSE) for hit in pattern.finditer(named)), default=0)
    rest = named[ends:]
    return named if not ends or (len(rest) <= DOOR and not TELLS.search(rest)) else named[:ends]


def _anchor(word: str) -> int:
    """Where the first thing stands that makes it a place."""
    starts = [mention.end for mention in places.GAZETTEER.mentions(word) if _is_near(mention.place)]
    starts += [match.end() - 1 for pattern in (NAMED, ELSE) if (match := pattern.search(word))]
    starts += [match.start() for pattern in (UNIT,) if (match := pattern.search(word))]
    return min(starts, default=len(word))


def _says_where(named: str) -> bool:
    return bool(UNIT.search(named) or NAMED.search(named) or (_towns(named) and ELSE.search(named)))


def _is_whole(said: str) -> bool:
    return len(said) > 2 and _says_where(said) and not ANYONES.fullmatch(said)


def _is_town(named: str) -> bool:
    return bool(named) and any(named.rstrip(TOWN) in {town, town.rstrip(TOWN)} for town in _towns(named))


def _towns(named: str) -> list[str]:
    return [named[hit.start : hit.end] for hit in places.GAZETTEER.mentions(named) if _is_near(hit.place)]


def _is_near(place: places.Place) -> bool:
    """A county of Dehong in passing is where somebody comes from, not where the visit goes."""
    return not place.code.startswith("5331")


def _leading_town(known: str) -> str:
    towns = _towns(known)
    if not towns or not known.startswith(towns[0]):
        return ""
    rest = known[len(towns[0]) :]
    return f"{towns[0]}{rest[0]}" if rest and rest[0] in TOWN else towns[0]
