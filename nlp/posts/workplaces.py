"""Where the work of an ad is: not where its people come from, gather or are interviewed."""

import re
from collections.abc import Iterator, Sequence

from nlp import late
from nlp.places import Mention
from nlp.posts.layout import Ad
from nlp.posts.mentioned import NEAR, gazetteer, places, top

HAN = "\u4e00-\u9fff"
PEOPLE_AFTER = late.pattern(
    r"(?:[省州市县]|[、和及与/]|等地|地区|等|的)*"
    r"(?:籍|人(?!民|力|才|气|在|多|手|员)|老乡|户口|户籍|身份证|姑娘|小伙|同胞|兄弟|姐妹|朋友|工友|务工|劳务协作|脱贫|乡亲|父老|妹子|嫂子"
    r"|(?:不要|勿|不招|不收|免谈|除外|谢绝)(?=$|[,。;!\s扰打来报])|都欢迎|的?来的|优先)"
)
PEOPLE_BEFORE = late.pattern(
    r"(?:不要|不招|不收|拒招|拒绝|谢绝|拒收|欢迎|面向|来自|老家|户籍|籍贯|除|除了|限|不接收)\s?[^,。;\s]{0,6}\Z"
)
KITCHEN_AFTER = late.pattern(
    r"(?:菜(?!场|市|鸟|园|地|仓|农)|米线|味|特色(?!小镇)|口味|风味|烧烤|火锅|烩面|拉面|面馆|大盘鸡|小吃|料理|酒(?!店|楼|家|厂))"
)
ON_THE_WAY_AFTER = late.pattern(
    r"(?:[市县区镇站州]|火车站|汽车站|高铁站|机场|客运站)*(?:统一)?(?:出发|发车|上车|集合|集中|接站|接人|包车|始发|坐车|专车|大巴|报名|面试)"
)
ON_THE_WAY_BEFORE = late.pattern(
    r"(?:面试|集合|报名|出发|上车|发车|接站|(?<!直)接|从|途经|经过|报到|咨询|订单|货发|发往|销往|总部|总部在|品牌|跑|送往|送到)(?:地点|地址|点|地|处|:|在|于|\s){0,2}\Z|(?:班车|厂车|通勤车|跑)[^,。;\n]{0,9}\Z"
)
ROAD_AFTER = late.pattern(
    r"(?:东|西|南|北|中)?(?:路|公路|大道|街(?!道)|弄|大街|支路|高速|线(?!束|缆|路板|上|下)|桥下|银行|大学(?!城)|牌(?!照))"
)
TOWN_ENDINGS = frozenset("镇乡县市区")
SMALLER = late.pattern(rf"(?:市|省|区|县|州)?(?P<name>[{HAN}]{{2,3}}?)(?:镇|街道|乡(?!镇|下|亲))")


def find_all(ad: Ad, employer: str) -> tuple[str, ...]:
    """Short names of the smallest places stated; those in the employer's name only when there are no others."""
    labelled = ad.under("place")
    rest = _without(_without_gathering(ad), employer)
    found = (
        _smallest([*_mentions(labelled), *gazetteer().guarded(labelled)], labelled)
        or _smallest(list(_mentions(rest)), rest)
        or _smallest([mention for mention in places(rest) if not _of_people(rest, mention)], rest)
    )
    found = found and (*found, *_in_a_list(rest, found))
    return found or _smallest(list(places(employer)), employer) or tuple(_by_ending(labelled))


def _without(text: str, employer: str) -> str:
    return text.replace(employer, "·") if employer else text


def _without_gathering(ad: Ad) -> str:
    return "\n".join(part.text for part in ad.parts if part.kind not in {"gather", "contact"})


def _smallest(named: Sequence[Mention], text: str) -> tuple[str, ...]:
    """Without the places that only say where a smaller one lies, and far ones beside those of the delta."""
    near = [mention for mention in named if top(mention.place) in NEAR]
    places_named = [mention.place for mention in near or named]
    around = {name for place in places_named for name in gazetteer().larger(place)}
    kept = [mention for mention in near or named if mention.place.name not in around]
    return tuple(dict.fromkeys(_within(text, mention) or mention.place.name for mention in kept))


def _within(text: str, mention: Mention) -> str | None:
    """The town after a county (苏州吴中临湖镇) that no list knows."""
    smaller = SMALLER.match(text, mention.end) if mention.place.kind not in {"镇", "乡", "街道", "片区"} else None
    return smaller["name"] if smaller and not places(smaller["name"]) else None


def _mentions(text: str) -> Iterator[Mention]:
    for mention in places(text):
        before = text[max(0, mention.start - 12) : mention.start]
        if not (
            _of_people(text, mention)
            or ON_THE_WAY_AFTER.match(text, mention.end)
            or ON_THE_WAY_BEFORE.search(before)
            or ROAD_AFTER.match(text, mention.end)
        ):
            yield mention


def _of_people(text: str, mention: Mention) -> bool:
    """Whether the place says who is wanted or what is cooked."""
    before = text[max(0, mention.start - 12) : mention.start]
    town = text[mention.end - 1] in TOWN_ENDINGS
    kitchen = not town and top(mention.place) not in NEAR and KITCHEN_AFTER.match(text, mention.end)
    return bool(PEOPLE_AFTER.match(text, mention.end) or PEOPLE_BEFORE.search(before) or kitchen)


def _in_a_list(text: str, found: tuple[str, ...]) -> Iterator[str]:
    """西塘、姚庄、大云: beside places in a list also the names that are ordinary words elsewhere."""
    for mention in gazetteer().guarded(text):
        before = text[: mention.start].removesuffix("、")
        if len(before) < mention.start and before.endswith(found) and mention.place.name not in found:
            yield mention.place.name


def _by_ending(text: str) -> Iterator[str]:
    """The smallest place of an address that no list knows."""
    endings = list(re.finditer(rf"([{HAN}]{{2,4}}?)(?:镇|街道|乡|县|区|市)", text))
    if endings:
        yield endings[-1][1]
