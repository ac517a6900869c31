"""Chinese identity numbers: recognised so that they can be refused and masked."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from nlp import late, lexicon

FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
GAP = r"[ \-]?"
ID_NUMBER = late.pattern(rf"(?<!\d)\d(?:{GAP}\d){{16}}{GAP}[\dXx](?![\dXx])")
OLD_ID_NUMBER = late.pattern(r"(?<!\d)\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)")
BANK_CARD = late.pattern(rf"(?<!\d)[3-9]\d{{3}}(?:{GAP}\d{{4}}){{2}}{GAP}\d{{4}}(?:{GAP}\d{{1,3}})?(?!\d)")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"  # GB 11643-1999
SEX_DIGIT = 16


@dataclass(frozen=True)
class IdNumber:
    """`county` is the one in Dehong whose present or former prefix the number carries, or empty."""

    number: str
    birth: date
    sex: str
    county: str

    @property
    def masked(self) -> str:
        return mask(self.number)


def find(text: str) -> IdNumber | None:
    """The first number with a real birth date and the right check digit."""
    found = (_read(_compact(match.group())) for match in ID_NUMBER.finditer(text.translate(FULL_WIDTH)))
    return next((number for number in found if number), None)


def stands_in(text: str) -> bool:
    """Whether anything shaped like an identity number is there, mistyped ones included."""
    plain = text.translate(FULL_WIDTH)
    return bool(ID_NUMBER.search(plain) or OLD_ID_NUMBER.search(plain))


def mask(number: str) -> str:
    """533103********1234"""
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def hide(text: str) -> str:
    """The text with identity and bank card numbers masked where they stand."""
    for shape, masked in ((ID_NUMBER, mask), (BANK_CARD, _mask_card), (OLD_ID_NUMBER, mask)):
        plain = text.translate(FULL_WIDTH)
        for match in reversed(list(shape.finditer(plain))):
            text = text[: match.start()] + masked(_compact(match.group())) + text[match.end() :]
    return text


def _mask_card(number: str) -> str:
    return number[:4] + "*" * (len(number) - 8) + number[-4:]


def _compact(said: str) -> str:
    return re.sub(r"[ \-]", "", said).upper()


def _read(number: str) -> IdNumber | None:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    birth = _birth(number[6:14])
    if CHECK_DIGITS[total % 11] != number[-1] or not birth:
        return None
    sex = "男" if int(number[SEX_DIGIT]) % 2 else "女"
    return IdNumber(number, birth, sex, _counties().get(number[:6], ""))


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


@cache
def _counties() -> dict[str, str]:
    rows = lexicon.rows("dehong_counties.csv")
    return {prefix: row["name"] for row in rows for prefix in row["id_card_prefixes"].split("|")}
