"""The text in a plain form whose every character stands where it stood, so that spans stay true."""

import re
import unicodedata

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


def plain(text: str) -> str:
    """Half width, simplified, lower case, slips of the keyboard mended; exactly as long as the text."""
    return _SLIP.sub(lambda match: _SLIPS[match.group()], text.translate(_PLAIN))
