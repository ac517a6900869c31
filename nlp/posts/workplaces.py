"""Where the work of an ad is: not where its people come from, gather or are interviewed."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nlp import lexicon
from nlp.places import Gazetteer, Mention, Place
from nlp.posts.layout import Ad

HOME = "云南"
HAN = "\u4e00-\u9fff"
ABOUT_PEOPLE_AFTER = re.compile(
    r"(?:[省州市县]|[、,和及与/等地区的]|[\u4e00-\u9fff]{2,3}(?=[、,]))*(?:籍|人(?!民|力|才|气)|老乡|户口|户籍|身份证|姑娘|小伙|同胞|兄弟|姐妹|朋友|工友|务工|务工人员|劳务协作|脱贫|乡亲|父老|的?\s*(?:不要|勿|不招|不收|免谈|除外|谢绝|都欢迎|优先|来的))"
)
ABOUT_PEOPLE_BEFORE = re.compile(
    r"(?:不要|不招|不收|拒招|拒绝|谢绝|拒收|欢迎|面向|来自|老家|户籍|籍贯|除|除了|限|不接收)[^。;\n]{0,6}\Z"
)
KITCHEN_AFTER = re.compile(r"(?:菜|米线|味|特色|口味|风味|烧烤|火锅|烩面|拉面|面馆|大盘鸡|小吃|料理|酒)")
ON_THE_WAY_AFTER = re.compile(
    r"(?:[市县区镇站州]|火车站|汽车站|高铁站|机场|客运站)*(?:统一)?(?:出发|发车|上车|集合|集中|接站|接人|包车|始发|坐车|专车|大巴|报名|面试)"
)
ON_THE_WAY_BEFORE = re.compile(
    r"(?:面试|集合|报名|出发|上车|发车|接站|接|从|自|途经|经过|报到|咨询|订单|货发|发往|销往|总部|总部在|品牌)(?:地点|地址|点|地|处|:|在|于|\s){0,2}\Z"
)
ROAD_AFTER = re.compile(r"(?:东|西|南|北|中)?(?:路|公路|大道|街(?!道)|弄|大街|支路|高速|线|桥下|银行|大学|牌)")
SMALLEST = re.compile(rf"([{HAN}]{{2,4}}?)(?:镇|街道|乡|县|区|市)")


@cache
def gazetteer() -> Gazetteer:
    """All places known, and those that stand in ads of the delta and beyond."""
    known = Gazetteer()
    for row in lexicon.rows("places_of_posts.csv"):
        other_names = tuple(filter(None, row["also_called"].split("|")))
        known.teach(Place(row["name"], row["code"], row["kind"], row["parent"]), other_names)
    return known


def find_all(ad: Ad, employer: str) -> tuple[str, ...]:
    """Short names of the smallest places stated; those in the employer's name only when there are no others."""
    labelled = ad.under("place")
    for text in filter(None, (labelled, _without_gathering(ad))):
        found = _smallest(mention.place for mention in _mentions(text.replace(employer or "\0", "·")))
        if found:
            return found
    named = (mention.place for mention in gazetteer().mentions(employer))
    return _smallest(named) or tuple(_by_ending(labelled))


def _smallest(named: Iterable[Place]) -> tuple[str, ...]:
    """Without the places that only say where a smaller one lies."""
    places = _working(tuple(named))
    around = {name for place in places for name in gazetteer().larger(place)}
    return tuple(dict.fromkeys(place.name for place in places if place.name not in around))


def _working(named: tuple[Place, ...]) -> tuple[Place, ...]:
    """Places of Yunnan beside others are where the people come from."""
    far = tuple(place for place in named if HOME not in (place.name, *gazetteer().larger(place)))
    return far or named


def _without_gathering(ad: Ad) -> str:
    return "\n".join(part.text for part in ad.parts if part.kind not in {"gather", "contact"})


def _mentions(text: str) -> Iterator[Mention]:
    for mention in gazetteer().mentions(text):
        before = text[max(0, mention.start - 12) : mention.start]
        if not (
            ABOUT_PEOPLE_AFTER.match(text, mention.end)
            or ABOUT_PEOPLE_BEFORE.search(before)
            or KITCHEN_AFTER.match(text, mention.end)
            or ON_THE_WAY_AFTER.match(text, mention.end)
            or ON_THE_WAY_BEFORE.search(before)
            or ROAD_AFTER.match(text, mention.end)
        ):
            yield mention


def _by_ending(text: str) -> Iterator[str]:
    """The smallest place of an address that no list knows."""
    endings = list(SMALLEST.finditer(text))
    if endings:
        yield endings[-1][1]
