"""Board and lodging: wanted, refused, or left open."""

import re
from dataclasses import dataclass

from nlp import late
from nlp.patterns import any_of, one_of, within

BOTH = "包吃包住 包吃住 管吃管住 管吃住 包食宿 吃住[全都]?包 吃住 食宿 包吃[和跟]住 包吃喝住 包住包吃 管住管吃"
BOARD = (
    "包吃 管吃 管饭 包饭 供饭 供餐 供[早中午晚]*[饭餐] 中午饭 [包管][早中晚午][餐饭] 包[一二两三]?餐 工作餐 免费餐 (?<!自带)伙食 提供餐 有饭吃 饭吃 员工餐 包伙食"
    " 包早中晚餐 三餐 [包管]?[一两二三123][顿餐][中午晚]?饭? 有食堂 吃食堂 食堂吃 食堂(?:好|便宜|免费|怎么样|咋)"
    " 吃饭(?=不?要钱|免费|自|有)"
)
LODGING = (
    "包住宿 包住 管住 提供住宿 住宿舍 住宿 (?<![回我])(?<!我们)宿舍(?!在|的?人|舍友|里头?的?人|室友) 夫妻房 夫妻间 员工房 住的地方 地方住 住处 住所 住厂里? 住公司 包房 住的(?=问题|有|解决|包)"
    " 单间 一间房 住一间 屋子住 房子住 房住 床位 铺位 人间 住要 住得?要 有住(?!院) 主要住(?=$|[,。]) 床铺有 能住 可以住 住得下 落脚 安排住 住房(?!补) 给住"
)
ITEM = late.pattern(any_of({"both": BOTH, "board": BOARD, "lodging": LODGING}))
REFUSED_BEFORE = late.pattern(
    f"{one_of('不 没得? 莫 别 无 免')}{one_of('有 想 要 住 睡 集体 用 需要? 消 必 愿意? 打算 考虑 了')}*"
    f"{one_of('提供 安排 给 包 管 他们 公司 厂里? 你们 找 要 的')}*$"
)
IS_FINE = one_of("行 可以 得 要得 好 能 干 成 中 没关系 没事 没问题 无所谓 接受 去")
EITHER_WAY = late.pattern(
    f".{{0,4}}?(?:[也都](?:还?是)?{IS_FINE}|{one_of('无所谓 不要紧 没关系 没事 随便 不强求 不重要 再说 看情况 不在乎')})"
)
MUST = late.pattern(
    f"的?{one_of('话 地方 厂 工作 那种')}?{one_of('我 就 都 也 一律 直接 坚决')}*"
    + one_of("[来去干做上待住]不[了成得] 没法 不要 不去 不考虑 不干 不做 不来 莫 算了 别 免谈 不行 免了 不得行 不克")
)
DONE_WITHOUT = late.pattern(
    f"的?{one_of('太[吵差脏乱远挤旧小贵] 话 都 就 我 也 这个 那个')}{{0,2}}"
    + one_of(
        "(?:不用|不要|不需要|不消|不必)(?![钱交给花扣掏出超太跟和离]) 不住 免了 自理 自费"
        " 自己(?:解决|找|来|弄|吃|做|掏|出|负责) 我自己"
    )
)
OWN_ROOM = late.pattern(
    one_of(
        "自己(?:有|租|在外|外面|找|解决)[了得过]?的?(?:房|住|地方|宿舍|出租房|外面) 自己(?:解决)?住 自己租 住自己 自有住房"
        " [在住]外[面边头] 外住 租[了得着][个间的]?房 租的?房子?住? 有房子 住家里 回家住 住亲戚"
        " 住我?(?:老公|老婆|朋友|女儿|儿子|姐|哥|老乡) 有地方住了?(?=[,。\\s]|$|不) 有住处(?=[,。\\s]|$|了|不) 有住的(?:地方)?了"
        " 家就?在(?:附近|边上|旁边) 外宿 不住厂 不住宿 不住(?:公司|厂里|里面|你们|单位) 走读 住附近"
    )
)
HAS_A_ROOM = late.pattern("(?:我|我们|自己)(?:已经|自己|家)?有(?:住的地方|地方住|住处|房子|房)(?![吗没不])")
OWN_KITCHEN = late.pattern(
    one_of(
        "(?<![能可以想])自己(?:做饭|煮饭|开伙|烧饭|带饭|解决吃|吃饭|吃|煮) 自带[饭伙菜]食? 吃饭自理 饭我?自己 伙食自理 吃的?自[己理] 餐自理 吃饭自己"
    )
)
ALLOWANCE = late.pattern("(?:餐|饭|房|住房|伙食|住宿|吃住|租房)费?补贴?|[餐饭房]补")
A_NOT_A = late.pattern("(?:[包管有给提要]不|有没有?|能不能|可不可以)(?:提供|安排|给)?$")
WITHOUT_ALSO = late.pattern(
    f"(?:不包|不管|不提供)(?:的话)?我?[也都]?{IS_FINE}"
    f"|{within(4)}[,。 ]?\\s*(?:要是|如果)?{one_of('没有? 没得 不包 不管 不给')}{one_of('住 吃 的?话')}*我?[也都](?:还?是)?"
    + one_of("行 可以 得 要得 没关系 没事 无所谓 能")
)
REACH = 10


@dataclass(frozen=True)
class Benefits:
    """True when wanted or offered, False when refused, None when not said or left open."""

    board: bool | None
    lodging: bool | None


def find(text: str) -> Benefits:
    """`text` is in the normal form."""
    plain = ALLOWANCE.sub("", text)
    said: dict[str, bool | None] = {}
    for match in ITEM.finditer(plain):
        for item in ("board", "lodging") if match["both"] else (match.lastgroup or "",):
            said[item] = _stance(plain, match)
    if HAS_A_ROOM.search(plain):
        said["lodging"] = False
    for item, own in (("lodging", OWN_ROOM), ("board", OWN_KITCHEN)):
        alone = own.search(plain)
        if alone and not said.get(item):
            said[item] = None if EITHER_WAY.match(plain, alone.end()) else False
    return Benefits(said.get("board"), said.get("lodging"))


def _stance(text: str, item: re.Match[str]) -> bool | None:
    before = text[max(0, item.start() - REACH) : item.start()]
    refused = REFUSED_BEFORE.search(before) and not A_NOT_A.search(before)
    done_without = DONE_WITHOUT.match(text, item.end())
    if WITHOUT_ALSO.match(text, item.end()) or (
        EITHER_WAY.match(text, (done_without or item).end()) and (refused or done_without or A_NOT_A.search(before))
    ):
        return None
    if refused:
        return bool(MUST.match(text, item.end()))
    return not done_without
