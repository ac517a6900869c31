"""Telephone numbers: found however they are written, and masked."""

import re
from functools import lru_cache

from nlp import late

SPOKEN_DIGITS = str.maketrans("零〇一幺二两三四五六七八九o", "00112234567890")
GAP = r"[\s.·\-]{0,2}"
MOBILE = late.pattern(rf"(?<![\da-z])(?:\+?86{GAP})?(1{GAP}[3-9](?:{GAP}\d){{9}})(?!{GAP}\d)")
# To be hidden a number need not stand apart: a letter before it (wx138…), figures after it (138…-2, 138… 3楼), any sign within
# but those that end a clause or stand in an hour (16:30，138…).
WITHIN = r"(?:[^\w,，。:：;；、]|_){0,2}"
SHOWN = late.pattern(rf"(?<!\d)(1{WITHIN}[3-9](?:{WITHIN}\d){{9}})")
SPOKEN = late.pattern(r"[零〇一幺二两三四五六七八九\d][零〇一幺二两三四五六七八九o\d\s.,、·\-]{9,30}")
LANDLINE = late.pattern(r"(?<!\d)(?:\(?(0\d{2,3})\)?[\s\-]?([2-9]\d{6,7})|(400)[\s\-]?(\d{3,4})[\s\-]?(\d{3,4}))(?!\d)")
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@lru_cache(maxsize=64)
def blanked(text: str) -> str:
    """The text in the normal form with a dot for each character of a number, also of one that is spelled out (一五四 二零八一)."""
    for run in reversed(list(SPOKEN.finditer(text))):
        for match in MOBILE.finditer(_in_digits(run.group())):
            start, end = run.start() + match.start(1), run.start() + match.end(1)
            text = text[:start] + "·" * (end - start) + text[end:]
    for shape in (MOBILE, LANDLINE):
        text = shape.sub(lambda match: "·" * len(match.group()), text)
    return text


def find(text: str) -> str | None:
    """The first mobile number, digits only."""
    return next(iter(find_all(text)), None)


def find_all(text: str) -> tuple[str, ...]:
    plain = text.lower().translate(FULL_WIDTH)
    written = [_digits(match[1]) for match in MOBILE.finditer(plain)]
    spoken = [_digits(match[1]) for run in SPOKEN.findall(plain) for match in MOBILE.finditer(_in_digits(run))]
    return tuple(dict.fromkeys([*written, *spoken]))


def find_landline(text: str) -> str | None:
    match = LANDLINE.search(text.translate(FULL_WIDTH))
    return "".join(filter(None, match.groups())) if match else None


def mask(phone: str) -> str:
    """138****0001; anything shorter keeps its last two digits."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else "****" + phone[-2:]


def hide(text: str) -> str:
    """The text with every mobile number masked where it stands, whatever letters, signs or figures stand around it."""
    plain = text.lower().translate(FULL_WIDTH)
    if len(plain) != len(text):
        return SHOWN.sub(lambda match: mask(_digits(match[1])), plain)
    for match in reversed(list(SHOWN.finditer(plain))):
        text = text[: match.start()] + mask(_digits(match[1])) + text[match.end() :]
    return SPOKEN.sub(_mask_spoken, text)


def remove(text: str) -> str:
    """The text in the normal form without its mobile numbers, so that nobody reads their digits as something else."""
    return MOBILE.sub(" ", text)


def _mask_spoken(run: re.Match[str]) -> str:
    return (
        MOBILE.sub(lambda match: mask(_digits(match[1])), _in_digits(run.group())) if find(run.group()) else run.group()
    )


def _in_digits(run: str) -> str:
    return re.sub(r"[,、]", " ", run).translate(SPOKEN_DIGITS)


def _digits(said: str) -> str:
    return re.sub(r"\D", "", said)
