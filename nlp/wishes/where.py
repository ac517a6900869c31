"""Where the work should be."""

from collections.abc import Iterator, Sequence

from nlp import late, places, stances
from nlp.patterns import one_of, within
from nlp.wishes import told

KIN = one_of("我们? 俺 本人 老公 老婆 他 她 爸 妈 人")
HOME = one_of("老家 家乡 家在 家是 家住 户口 户籍 籍贯 祖籍 出生 来自 从 由")
COMES_FROM = late.pattern(rf"{HOME}{one_of('都?是 在 云南 德宏 我')}*$|{KIN}[也都]?[是系]{one_of('云南 德宏')}?的?$")
IS_FROM = late.pattern(
    one_of("市 县 镇 乡 州 那边 这边")
    + "?"
    + one_of(
        "老家 的?人(?!多|民|事|少) 的老乡 老乡 籍 户口 来的 过来的? 出来 出发 回来 农村 山里 本地人 小伙 姑娘 妹子"
    )
)
LIVES_AT = late.pattern(
    rf"{one_of('现在 目前')}[还正]?在{within(4)}$"
    rf"|{one_of('现在 目前 人 住 租房 刚到 刚来 到了 已经在 还在 暂住 我')}[是就]?{one_of('在 住 住在')}?{one_of('上海 青浦 江苏 苏州')}?$"
)
LONG_AGO = one_of(
    "以前 之前 原来 从前 前头 后头 前面 曾经 去年 前年 先前 那几年 那些年 那年 那会 那时候 早些年 前些年 前几年 前久 前阵"
)
BACK_THEN = late.pattern(
    rf"[去克到来]过$|(?<!想)(?<!要)搬[去到]了?$|{LONG_AGO}{within(8)}$|(?<![想要算备能划近])回[到了]?$"
)
STAYED_AFTER = late.pattern(rf"{within(5)}?[做干待呆住打](?:过|了{within(3)}{one_of('年 个?月 天')})")
LIVES_AFTER = late.pattern("(?:那边|这边)?(?:租房)?住(?![宿家的])")
OVERRULING = late.pattern("还是(?:想|要)|(?:换|转|调)到(?!了)")
NEARBY = late.pattern(
    "附近|本地|县城|就近|家门口|这边|周边|那边(?:还|也)?(?:招|要)人|[跟和同](?:他|她|他们|我[^,。]{1,4})(?:一个地方|在?一起|一块|同?一个厂)|[去到上](?:他|她|他们)那|[在去到]那[边里点](?:找|做|干|上班)"
)
LISTED_BEFORE = late.pattern("(?:[、,/和跟或 ]|或者|还有|[不没][行有]的?话?就|要不就?|不然就?|要么|)$")
LISTED_AFTER = late.pattern("[、,/和跟或 ]|或者|还有|")
WITHIN_REACH = frozenset({"上海", "江苏", "浙江", "云南"})
AT_HOME = late.pattern("附近|本地|县城|就近|家门口|周边|[跟和同]")  # 这边 of one from Yunnan is the delta
HOME_PROVINCE = "云南"
OF_THERE = late.pattern(r"的?(?:$|[,。\s])")
BACK_HOME = late.pattern("回到?老家$")
WORK_THERE = late.pattern("(?:那边|本地)?(?:[也都]?(?:行|可以|得|考虑)|[做干找]|上班|发展|有没有)")
NO_PLACE_AFTER = late.pattern(
    one_of("菜 味 米线 口味 特产 消费 物价 房租贵 压力 太贵 租房贵 小吃 话(?!费) 口音 烧烤 老板 身份证")
)


def find(plain: str) -> tuple[str, ...]:
    """Neither refused, nor where the speaker comes from, has been, or only lives while another place is asked for."""
    known = places.GAZETTEER.mentions(plain)
    named = stances.accepted(plain, sorted((*known, *_in_a_list(plain, known)), key=lambda mention: mention.start))
    refused = {mention.place.name for mention in known} - {mention.place.name for mention in named}
    refused |= {mention.place.name for mention in known if stances.refused(plain, mention)}
    named = tuple(mention for mention in named if mention.place.name not in refused)
    asked = [mention for mention in named if not _only_mentioned(plain, mention)]
    asked = [mention for mention in asked if not _sets_out(plain, mention, asked)]
    if not asked and NEARBY.search(plain):
        asked = [mention for mention in named if not WITHIN_REACH.isdisjoint(places.GAZETTEER.larger(mention.place))]
        asked = asked if AT_HOME.search(plain) else [mention for mention in asked if not _in_yunnan(mention)]
    turn = OVERRULING.search(plain)
    asked = [mention for mention in asked if turn and mention.start > turn.start()] or asked
    away = [] if all(map(_in_yunnan, asked)) else [one for one in asked if not _is_home(plain, one)]
    elsewhere = [mention for mention in away or asked if not _lives_there(plain, mention)]
    return tuple(place.name for place in places.GAZETTEER.smallest(plain, elsewhere or away or asked))


def _in_a_list(plain: str, known: Sequence[places.Mention]) -> Iterator[places.Mention]:
    """张浦、陆家、巴城: beside places also the names that are ordinary words elsewhere."""
    begins, ends = {mention.start for mention in known}, {mention.end for mention in known}
    for mention in places.GAZETTEER.guarded(plain) if known else ():
        gap_before, gap_after = LISTED_BEFORE.search(plain[: mention.start]), LISTED_AFTER.match(plain, mention.end)
        if (gap_before and gap_before.start() in ends) or (gap_after and gap_after.end() in begins):
            yield mention


def _is_home(plain: str, mention: places.Mention) -> bool:
    """盈江的, beside a place of work, tells where one comes from."""
    return _in_yunnan(mention) and bool(OF_THERE.match(plain, mention.end))


def _sets_out(plain: str, mention: places.Mention, others: Sequence[places.Mention]) -> bool:
    """盈江到青浦的厂: the first only says where one sets out."""
    onward = plain.startswith("到", mention.end) and any(other.start == mention.end + 1 for other in others)
    return onward and _in_yunnan(mention)


def _in_yunnan(mention: places.Mention) -> bool:
    return HOME_PROVINCE in {mention.place.name, *places.GAZETTEER.larger(mention.place)}


def _lives_there(plain: str, mention: places.Mention) -> bool:
    before = plain[: mention.start]
    return bool(LIVES_AT.search(before) or (before.endswith("在") and LIVES_AFTER.match(plain, mention.end)))


def _only_mentioned(plain: str, mention: places.Mention) -> bool:
    before = plain[: mention.start]
    if BACK_HOME.search(before) and WORK_THERE.match(plain, mention.end):
        return False
    return bool(
        told.holds(plain, mention.start)
        or COMES_FROM.search(before)
        or BACK_THEN.search(before)
        or any(pattern.match(plain, mention.end) for pattern in (IS_FROM, STAYED_AFTER, NO_PLACE_AFTER))
    )
