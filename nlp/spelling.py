"""One form for many spellings: full width, traditional characters, emoji and spaces; and words of the domain repaired."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from nlp import late, lexicon, misspellings

HAN = "\u4e00-\u9fff"
TRADITIONAL = {ord(pair[0]): pair[1] for pair in lexicon.lines("traditional.txt")}
JOINERS = late.pattern("[\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\u20e3\U000e0000-\U000e007f]")
SYMBOLS = late.pattern("[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]+")
STICKERS = late.pattern(rf"\[[{HAN}]{{1,4}}\]|/::?[{HAN}\w)(~>$-]{{1,2}}")  # [微笑] and /::) are WeChat's own emoji
SPACED_OUT = late.pattern(rf"(?<![{HAN}])[{HAN}](?: [{HAN}]){{2,}}(?![{HAN}])")
# Ways of writing 没 as it is said here; 什么得空 and 怎么得了 hold none.
NOT_HAVING = late.pattern("冇|(?<![什怎那这要多为])么(?=得)|(?<![\u4e00-\u9fff])木(?=[得有])")
IN_CAPITALS = late.pattern(
    r"[\d一二三四五六七八九两壹贰叁肆伍陆柒捌玖](?:[十百千万拾佰仟][一二三四五六七八九壹贰叁肆伍陆柒捌玖]?)+"
)
CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("～〜∼", "~"))


@dataclass(frozen=True)
class Change:
    said: str
    meant: str
    sure: bool


@dataclass(frozen=True)
class Repaired:
    text: str
    changes: tuple[Change, ...]

    @property
    def doubtful(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.sure)


# Everybody who reads a message begins with its plain form.
@lru_cache(maxsize=64)
def normalise(text: str) -> str:
    """The one form in which the rest of this room reads: half width, simplified, lower case, single spaces."""
    plain = JOINERS.sub("", unicodedata.normalize("NFKC", STICKERS.sub(" ", JOINERS.sub("", text))))
    plain = SYMBOLS.sub(" ", plain).translate(TRADITIONAL).translate(DASHES)
    plain = " ".join(plain.lower().split())
    plain = IN_CAPITALS.sub(lambda match: match.group().translate(CAPITALS), plain)
    plain = NOT_HAVING.sub("没", plain)
    return SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), plain)


@lru_cache(maxsize=64)
def repair(text: str) -> Repaired:
    """Domain words put right by sound and shape, in the normal form; every change says whether it is sure."""
    plain = normalise(text)
    found = misspellings.find(plain)
    parts: list[str] = []
    at = 0
    for slip in found:
        parts += [plain[at : slip.start], slip.meant]
        at = slip.end
    changes = tuple(Change(plain[slip.start : slip.end], slip.meant, slip.sure) for slip in found)
    return Repaired("".join(parts) + plain[at:], changes)
