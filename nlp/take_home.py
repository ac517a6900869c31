"""Figures of what is left of one's wages (到手), told in any order and in one go: 底薪2740，加班80小时，房租200，中介150."""

from dataclasses import dataclass, field
from functools import lru_cache

from nlp import late, numerals, spelling

BASE, HOURS, RATE, DORM, WATER, AGENCY = "base", "hours", "rate", "dorm", "water", "agency"
LESS = (DORM, WATER, AGENCY)
LONGEST, FEWEST, LEFT_OVER = 120, 2, 3
_NUMERAL = "(?P<n>(?:[0-9]++(?:[.][0-9]+)?(?:[百千万k][0-9]?)?|[零一二两三四五六七八九十百千万半]++)(?:块[五5半])?)"
_YUAN = "(?:块钱|元钱|块|元|圆)"
_HOUR = "个?(?:小时|钟头)"
# The 一 of 一个月 and the 26 of 26天 are no sums.
_SUM = f"{_NUMERAL}(?!个?(?:月|小时|钟头|人|班|次|样|点|共|般)|天|[日号]){_YUAN}?"
_FILL = (
    "(?:费|钱|的|也|还|就|都|每人|一?个月|每个?月|每月|月|要|是|有|扣|交|出|收|抽|拿|算|给|按|自己|另外|再|改成|改为|换成|变成"
    "|大概|大约|差不多|掉|了|[: ])*"
)
_GIVES = "(?:费|钱|的|也|还|就|都|要|是|有|拿|算|给|按|改成|改为|换成|变成|大概|大约|差不多|[: ])*"
_MONTHLY = "(?:一个?月|每个?月|每月|月|大概|大约|差不多|总共|加班|加|做|干|上|要|得|是|有|改成)*"
_AGENCY = "(?:中介|劳务(?:公司)?|管理|派遣)"
_DORM = "(?:房租|住宿|宿舍|(?:不|没)包住|租房子?|床位|住(?=房?(?:费|扣|要)))房?"
_WATER = "(?:水电|水费和?电费|电费)"
_PAID = "(?:加班费?|时薪|工价|单价|小时工|工资|工钱)"
# Each is looked for in what the ones before have left of the message.
_FIGURES = tuple((name, late.pattern(pattern)) for name, pattern in (
    ("agency by the hour", f"{_AGENCY}费?(?:每|一|按|从|里)*{_HOUR}{_FILL}{_SUM}"),
    ("agency by the hour", f"(?:每|一){_HOUR}(?:的)?(?:钱|工资|工价)?(?:里|要|被|都|就|还|给我)*[抽扣](?:掉|走|我|了|去)*{_SUM}"),
    (RATE, f"{_PAID}?(?:每|一|按|算)*(?:一|每){_HOUR}(?:的)?(?:工资|工价|加班费)?{_GIVES}{_SUM}"),
    (RATE, f"{_PAID}?{_GIVES}{_NUMERAL}(?:{_YUAN}(?:每|一|/)*|/|一|每){_HOUR}(?:的)?(?:加班费|工价)?"),
    (RATE, f"(?:加班费|时薪|小时工|工价|单价){_GIVES}{_SUM}"),
    ("hours a day", f"(?:一|每)天(?:上|做|干|要|得|加班)*{_NUMERAL}{_HOUR}"),
    ("days", f"(?<![休假0-9]){_MONTHLY}{_NUMERAL}天"),
    (HOURS, f"{_MONTHLY}{_NUMERAL}{_HOUR}(?:的)?(?:加班)?"),
    (HOURS, f"加班{_MONTHLY}{_NUMERAL}(?!块|元|个?月|天|[日号点人])"),
    (BASE, f"(?:底薪|基本工资|底工资){_FILL}{_SUM}"),
    (DORM, f"{_DORM}{_FILL}{_SUM}"),
    (WATER, f"{_WATER}{_FILL}{_SUM}"),
    (AGENCY, f"{_AGENCY}{_FILL}{_SUM}"),
))  # fmt: skip
_PAYS = "(?:公司|厂里?|老板|单位|他们)(?:来)?(?:出|包|给|付|交|管)"
_NONE = "(?:不|没|没有|没得|莫得|无)(?:要|用|消|扣|收|有)*(?:钱|的)?|免费|包了?"
_FREE = tuple((names, late.pattern(pattern)) for names, pattern in (
    (LESS, "(?:都|也|哪样都|什么都|啥都)*(?:没有?|没得|不)(?:要)?(?:别的|其他)?扣(?:的|钱|什么|哪样)*"),
    ((DORM,), f"(?<!不)(?<!没)包(?:吃和?)?住|(?:住宿|宿舍|房租|住)费?(?:{_PAYS}|{_NONE})"),
    ((WATER,), f"{_WATER}费?(?:{_PAYS}|{_NONE})"),
    ((AGENCY,), f"{_AGENCY}费?(?:{_NONE})|(?:没有?|没得|不(?:走|经|通)过?|无|莫得)(?:收|要)?{_AGENCY}费?|直招"),
))  # fmt: skip
_ASKS = late.pattern(
    "(?:到手|净拿|净得|净剩|实拿|实得|剩下?|落下?)(?:到底|能|可以|得|有|是|到|手|大概)*(?:多少|好多|几多|几个?|多钱)(?:钱)?|(?:到手|净拿)[?？。!]*$"
    "|^(?:你?帮我|给我|麻烦)?(?:细)?算(?:一?算|一?下|哈|一哈)"
)
# Whoever hires or takes money writes such words; then it is an ad, and looked at as one.
_AD = late.pattern(
    "招(?!呼)|聘|要人|缺人|押金|保证金|定金|服装费|培训费|体检费|介绍费|报名费|办证|先(?:交|付|转|给)|交了|转账|微信|加我|联系|电话|身份证|入职|退|骗|名额|岗位"
)
_WISH = late.pattern("找|想(?!问|晓得|知道)|有没有|给有|推荐|介绍")
_ASIDE = late.pattern(
    "包吃|伙食|另算|自理|每月|一个?月|每个?月|底薪|加班费?|大概|大约|差不多|左右|那种|这个|那个|这种|那家|这家|我们?|厂里?|给|的|的话|如果|要是|另外|还有|然后|呢|嘛|啊|哈|吧|请问"
    "|帮我|算一?[算下哈]|一[下哈]|到底|能|有|是|看|了|[\\s,.!?:;、，。？！]"
)


_UNKNOWN = late.pattern(
    "(?:不|没|还没)(?:太|大|怎么|咋个?)?(?:晓得|知道|清楚|确定|好说|有数)|晓不得|说不(?:准|好|清)|没得?(?:个)?数|不一定|你(?:们)?(?:估|看着|随便)"
)

_LABELS = {
    BASE: late.pattern("底薪|基本工资"), HOURS: late.pattern("加班(?!费)|小时|钟头"), RATE: late.pattern("加班费|时薪|工价|单价"),
    DORM: late.pattern(_DORM), WATER: late.pattern(_WATER), AGENCY: late.pattern(_AGENCY),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """`sums` by what they are; `by_the_hour` is what an agency keeps of each hour; `rest` are the other words.

    `hourly` where the hour is the whole wage, and no overtime beside a base.
    """

    sums: dict[str, float] = field(default_factory=dict)
    by_the_hour: float | None = None
    hourly: bool = False
    rest: str = ""


@lru_cache(maxsize=64)
def read(words: str) -> Told:
    """Of two sums for the same the first one counts; hours a day are made hours a month by the days told."""
    left, found = spelling.normalise(words).strip(), dict[str, float]()
    if len(left) > LONGEST:
        return Told(rest=left)
    for name, pattern in _FIGURES:
        while (match := pattern.search(left)) is not None:
            quantity = numerals.find(match["n"])
            if quantity is not None:
                found.setdefault(name, quantity.low)
            left = f"{left[: match.start()]},{left[match.end() :]}"
    for names, pattern in _FREE:
        if pattern.search(left):
            found = dict.fromkeys(names, 0.0) | found
            left = pattern.sub(",", left)
    a_day, days = found.pop("hours a day", None), found.pop("days", None)
    if a_day is not None and days is not None and BASE not in found:  # beside a base only the hours over it count
        found.setdefault(HOURS, a_day * days)
    hourly = RATE in found and BASE not in found and "加班" not in words
    return Told(found, found.pop("agency by the hour", None), hourly, left)


def unknown(words: str, name: str) -> bool:
    """不晓得加班好多: of this figure, or of none by its name; no figure is told, so that a guess has to do."""
    plain = spelling.normalise(words)
    if not _UNKNOWN.search(plain) or read(words).sums or numerals.find(plain) is not None:
        return False
    named = {figure for figure, label in _LABELS.items() if label.search(plain)}
    return not named or name in named


def asks(words: str) -> bool:
    """Of one's own figures, asked or only told with what is kept of them; no ad, no charge to be paid, no wish for work."""
    plain = spelling.normalise(words)
    if len(plain) > LONGEST or _AD.search(plain):
        return False
    told = read(words)
    kept = told.by_the_hour is not None or any(told.sums.get(name) for name in LESS)
    known = len(told.sums) + (told.by_the_hour is not None)
    if _ASKS.search(plain):
        return known >= FEWEST or RATE in told.sums
    return kept and known >= FEWEST and not _WISH.search(plain) and len(_ASIDE.sub("", told.rest)) <= LEFT_OVER
