"""A pasted ad cut into its parts: who, where, what for whom, as the labels of the ad say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import late, lexicon, spelling

SIGNS = {
    "📍": " 地址:",
    "📞": " 电话:",
    "☎": " 电话:",
    "📱": " 电话:",
    "❌": " 不要",
    "🚫": " 不要",
    "🈲": " 不要",
    "⛔": " 不要",
    "✖": " 不要",
    "✘": " 不要",
    "✗": " 不要",
    "✕": " 不要",
    "♀": " 女",
    "🚺": " 女",
    "♂": " 男",
    "🚹": " 男",
}
SIGN = late.pattern("|".join(SIGNS))
BETWEEN_FIGURES = late.pattern(r"(?<=\d)，(?=\d)")
NUMBERING = r"(?:\(?[\d一二三四五六七八九十]{1,2}[、.)]\s*)?"


@dataclass(frozen=True)
class Part:
    """`kind` is a head of lexicon/post_labels.txt, empty for what stands under no label; `text` is in the normal form."""

    kind: str
    text: str


@dataclass(frozen=True)
class Ad:
    """`text` is the whole ad in the normal form, one line for each line of `written`."""

    written: str
    text: str
    parts: tuple[Part, ...]

    def under(self, *kinds: str) -> str:
        return "\n".join(part.text for part in self.parts if part.kind in kinds)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in lexicon.groups("post_labels.txt").items() for word in words}


@cache
def _label() -> re.Pattern[str]:
    """A label with its colon or in brackets anywhere, or with a space after it at the start of a line."""
    words = "|".join(sorted(_kinds(), key=len, reverse=True))
    return late.pattern(
        rf"(?:^|(?<=[\s,。;!|/、)】]))[-·*]*\s*{NUMBERING}"
        rf"(?:[【\[(<《]\s*(?P<framed>{words})\s*[】\])>》]\s*:?|(?P<named>{words})\s*(?:\([^()]*\))?\s*:)"
        rf"|^[-·*]*\s*{NUMBERING}(?P<opening>{words})(?:\s|$)"
    )


def lay_out(written: str) -> Ad:
    lines = tuple(filter(None, map(_plain, written.splitlines())))
    return Ad(written, "\n".join(lines), tuple(_parts(lines)))


def _plain(line: str) -> str:
    """A wide comma between figures parts them, where a narrow one groups their digits."""
    line = BETWEEN_FIGURES.sub(";", line)
    return spelling.normalise(SIGN.sub(lambda sign: SIGNS[sign.group()], line))


def _parts(lines: tuple[str, ...]) -> Iterator[Part]:
    """A label without text of its own opens a list: what follows belongs to it until the next label."""
    kind = ""
    for line in lines:
        labels = list(_label().finditer(line))
        before = line[: labels[0].start()] if labels else line
        if before.strip():
            kind = kind if kind and (not labels or not line[0].isalnum()) else ""
            yield Part(kind, before.strip())
        ends = [label.start() for label in labels[1:]] + [len(line)]
        for label, end in zip(labels, ends, strict=False):
            kind = _kinds()[label["framed"] or label["named"] or label["opening"]]
            text = line[label.end() : end].strip(" ,;")
            if text:
                yield Part(kind, text)
        kind = _carried(kind, line, bool(labels))


def _carried(kind: str, line: str, labelled: bool) -> str:
    """The label that the next line stands under."""
    return kind if not labelled or line.endswith((":", "】", "]")) or re.search(r":\s*\(?[1一][、.)]", line) else ""
