"""Whether a question names a place that is not Shanghai: its rules may be others."""

from nlp import beyond, late, places, spelling

HERE = frozenset({"上海", "青浦"})
# Further off than the gazetteer reaches, or not by name.
FAR = late.pattern(
    "江苏|浙江|江浙|安徽|云南|德宏|外省|外地|老家|家乡|隔壁省|别的地方|其他地方|长三角|全国|各地|(?<!上海)(?<!青浦)那边"
)


def is_named(words: str) -> bool:
    plain = spelling.repair(words).text
    if FAR.search(plain) or beyond.marks(plain):
        return True
    return any(not _is_here(place) for place in places.find_all(plain))


def _is_here(place: places.Place) -> bool:
    return place.name in HERE or place.parent in HERE
