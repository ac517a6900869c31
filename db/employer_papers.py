"""What stands on the papers of an employer: the unified social credit code, and the number of a licence."""

import re

CREDIT_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")
DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # in the order in which they count (GB 32100)
WEIGHTS = tuple(3**place % len(DIGITS) for place in range(17))
LICENCE_DIGITS = 4


def is_shaped(code: str) -> bool:
    """18 digits and capitals, whatever the last one is."""
    return bool(CREDIT_CODE.fullmatch(code))


def is_credit_code(code: str) -> bool:
    """Whether it could stand on a charter: its last place is worked out from the others (GB 32100, 4.5)."""
    return is_shaped(code) and code[-1] == last_of(code)


def last_of(code: str) -> str:
    """The check digit that the first 17 places ask for."""
    total = sum(DIGITS.index(letter) * weight for letter, weight in zip(code, WEIGHTS, strict=False))
    return DIGITS[-total % len(DIGITS)]


def is_licence(said: str) -> bool:
    """A number as it stands on a licence; 无 and 没有 are none."""
    return sum(letter.isdigit() for letter in said) >= LICENCE_DIGITS


def licence(said: str) -> str:
    """The number, or "" where what stands in the records is none."""
    return said if is_licence(said) else ""
