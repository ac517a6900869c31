"""The text in a plain form that remembers where each of its characters stood."""

import re
import unicodedata
from dataclasses import dataclass

from nlp import lexicon


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
_SLIP = re.compile("|".join(sorted(_SLIPS, reverse=True)))
_HOUR_FOLLOWS = r"(?=\s?[一二两三四五六七八九十\d]{1,3}[点店典电:])"
_IN_PLACE = (
    (re.compile(rf"[下夏吓][五舞武物屋无乌雾伍勿吾误务]{_HOUR_FOLLOWS}"), "下午"),
    (re.compile(rf"[上尚伤商赏][五舞武物屋无乌雾伍勿吾误务]{_HOUR_FOLLOWS}"), "上午"),
    (re.compile(rf"[中钟终众种忠][五舞武物屋无伍]{_HOUR_FOLLOWS}"), "中午"),
    (re.compile(rf"[万碗完挽玩晚][尚伤商赏上]{_HOUR_FOLLOWS}"), "晚上"),
    (re.compile(r"(?<=[一二两三四五六七八九十\d])[店典电奌](?=[半办伴钟整左来过到前后,。\s]|$)"), "点"),
    (re.compile(r"(?<=[早晚午上])酒店(?=[半钟])"), "九点"),
    (re.compile(r"(?<=[一二两三四五六七八九十\d]点)[办伴板](?!理|公|法|好|事|证)"), "半"),
    (re.compile(r"(?<=\d)o(?![a-z])"), "0"),
)
_NUMERAL_SLIPS = {
    slip: numeral
    for numeral, slips in {
        "一": "壹依衣医",
        "二": "贰尔儿",
        "三": "叁山散伞",
        "四": "肆是事死寺斯",
        "五": "伍武舞吴",
        "六": "陆流刘留溜",
        "七": "柒期气齐起",
        "八": "捌吧巴把爸",
        "九": "玖久酒",
        "十": "拾石时实",
    }.items()
    for slip in slips
}
_PART_FOLLOWS = "(?=早|上午|下午|中午|晚)"
_NUMERAL_SLIP = re.compile(
    rf"(?<=[早晚午上])[{''.join(_NUMERAL_SLIPS)}](?=点(?![名头]))|(?:(?<=星期)|(?<=礼拜))[壹依衣贰尔叁散伞肆死伍武陆流溜]"
    rf"|(?<=[下这本]周)[壹依贰尔叁散伞肆死伍武陆流溜]|(?<=周)[壹贰叁肆伍陆流溜武]{_PART_FOLLOWS}"
)
_SPACED_OUT = re.compile(r"(?<!\S)\S(?: \S){3,}(?!\S)")


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
    if _SPACED_OUT.search(written):
        gaps = {at for run in _SPACED_OUT.finditer(written) for at in range(run.start() + 1, run.end(), 2)}
        places = [at for at in places if at not in gaps]
        written = "".join(written[at] for at in places)
    return Written(_mended(written), places)


def _mended(written: str) -> str:
    written = _SLIP.sub(lambda match: _SLIPS[match.group()], written)
    for pattern, word in _IN_PLACE:
        written = pattern.sub(word, written)
    return _NUMERAL_SLIP.sub(lambda match: _NUMERAL_SLIPS[match.group()], written)
