"""The text in a plain form that remembers where each of its characters stood."""

import unicodedata
from dataclasses import dataclass

from nlp import late, lexicon
from nlp.times import letters, slips


class _Plain(dict[int, str]):
    """One character for one character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(char) != 1:
            char = unicodedata.normalize("NFKD", chr(code))[:1].lower()
        char = _TRADITIONAL.get(char, char)
        self[code] = " " if unicodedata.category(char) in {"So", "Sk", "Cf", "Mn", "Cs"} else char
        return self[code]


_TRADITIONAL = {pair[0]: pair[1] for pair in lexicon.lines("traditional.txt")}
_PLAIN = _Plain({ord(dash): "-" for dash in "‐‑‒–—―−－─"} | {ord(wave): "~" for wave in "～〜∼"} | {ord("\n"): "。"})
_SLIPS = {slip: word for word, slips in lexicon.groups("time_slips.txt").items() for slip in slips}
_SLIP = late.pattern("|".join(sorted(_SLIPS, reverse=True)))
_IN_PLACE = (
    (late.pattern("[夏吓虾厦](?=一?个?(?:星期|礼拜|周|月))"), "下"),
    (late.pattern("[者浙蔗](?=个(?:星期|礼拜|周|月))"), "这"),
    (late.pattern("(?<=[早晚午上])[石时实拾是](?=[一二]点)"), "十"),
    (late.pattern("(?<=十)[亿意医](?=点)"), "一"),
    (
        late.pattern(
            r"(?:(?<=^)|(?<=[我,]))[出除楚触厨](?=[一二三四五六七八九十](?:来|上班|开工|返|回|早|晚|上午|下午))"
        ),
        "初",
    ),
    (late.pattern("(?<=[过放忙吃])掉(?![到进在])"), "完"),
    (late.pattern(r"(?<![\d万千百十块])元月(?=[\d一二三四五六七八九十份初底中上下])"), "一月"),
    (late.pattern("星[七齐器气其](?=[一二三四五六日天])"), "星期"),
    (late.pattern("(?<=[下这本上])周期(?=[一二三四五六日天](?![十百千万]))"), "星期"),
    (late.pattern(r"(?<=[一二两三四五六七八九十\d])[店典电奌垫](?=[半办伴钟整左来过到前后,。\s]|$)"), "点"),
    (
        late.pattern(
            r"(?:(?<=[早晚午上晨][一二两三四五六七八九十])|(?<=[早晚午上晨]十[一二]))[店典电奌垫](?![名头菜心])"
        ),
        "点",
    ),
    (late.pattern("(?<=[二三])[是时石实](?=[一二三四五六七八九]?[号日])"), "十"),
    (late.pattern(r"(?<=[早晚午上])酒店(?=[半办钟])"), "九点"),
    (late.pattern(r"(?<=[一二两三四五六七八九十\d]点)[办伴板搬版般](?!理|公|法|好|事|证)"), "半"),
    (late.pattern(r"(?<=[一二三四五六七八九十\d])[约越](?=[一二三四五六七八九十\d]{1,3}[号日])"), "月"),
    (late.pattern(r"(?:(?<=大年)|(?<=正月)|(?<=腊月)|(?<=农历))[出除楚触厨](?=[一二三四五六七八九十])"), "初"),
    (late.pattern(r"(?<=点[一三13])(?:[课克客科]|可(?![以能不否]))"), "刻"),
    (late.pattern(r"(?<=[一二三四五六七八九十\d])[豪毫壕皓](?!元|米|克|升)"), "号"),
    (late.pattern(r"(?<=\d)o(?![a-z])"), "0"),
)
_LOOSE_DIGITS = late.pattern(
    r"(?<=[\d一二三四五六七八九十]) (?=[月号日点:时])|(?<=[月周点期拜]) (?=[\d一二三四五六七八九十半])"
)
_SPACED_OUT = late.pattern(r"(?<!\S)\S(?: \S){3,}(?!\S)")


@dataclass(frozen=True)
class Written:
    """`places` holds for every character of the plain text where it stands in the original."""

    text: str
    places: range | list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Written:
    """Half width, simplified, lower case, slips of the keyboard mended, spaced-out words closed up."""
    written = text.translate(_PLAIN)
    places: range | list[int] = range(len(written))
    gaps = {at for run in _SPACED_OUT.finditer(written) for at in range(run.start() + 1, run.end(), 2)}
    gaps |= {space.start() for space in _LOOSE_DIGITS.finditer(written)}
    if gaps:
        places = [at for at in places if at not in gaps]
        written = "".join(written[at] for at in places)
    written, places = letters.spelled_out(written, places)
    return Written(_mended(written), places)


def _mended(written: str) -> str:
    written = _SLIP.sub(lambda match: _SLIPS[match.group()], written)
    written = slips.mended(written)
    for pattern, word in _IN_PLACE:
        written = pattern.sub(word, written)
    return written
