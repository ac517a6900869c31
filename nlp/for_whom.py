"""For whom of the family work is looked for, by anybody and without a name: 我弟想找活, 我爸不会用手机 我帮他找."""

from nlp import kin, late

_WISHING = late.pattern(
    f"(?<![和跟同与])(?:我|俺)(?:们)?(?:家)?的?(?P<who>{kin.WHO})(?:也|还|他|她|说|就|都|在)*(?:想|要|准备|打算|得|能|可以)+(?:找|做|干|进|去|出来|打工)"
)
_HELPED = late.pattern(
    f"(?:帮|给|替|代)(?:我|俺)?(?:们)?(?:家)?的?(?P<who>{kin.WHO}|[他她])(?:们)?[^,，。]{{0,4}}(?:找|看|问)"
)
_SPOKEN_OF = late.pattern(f"(?P<who>{kin.WHO})")
_OWN = late.pattern("我(?:自己|本人|想|要|也|找)")


def find(words: str) -> str:
    """As they are called (弟弟), or 他 where it is not said who he is; "" where the writer wants it."""
    match = _WISHING.search(words) or _HELPED.search(words)
    if match is None:
        return ""
    named = _SPOKEN_OF.search(words) if match["who"] in ("他", "她") else match
    return kin.relation(named["who"]) if named is not None else match["who"]


def is_own(words: str) -> bool:
    return bool(_OWN.search(words))
