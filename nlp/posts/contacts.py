"""The telephone number of an ad: a mobile number before a fixed line."""

from nlp import late, phones
from nlp.posts.layout import Ad

CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖", "一二三四五六七八九")
APART = late.pattern(r"(?<=\d)[ -](?=\d)")
LOCAL = late.pattern(r"(?:电话|座机|固话|热线|tel|联系)[^\d,。;]{0,4}([2-9]\d{7})(?!\d)")


def find(ad: Ad) -> str | None:
    """Digits only; the groups of a fixed line may stand apart, and its area code may be missing."""
    plain = ad.text.translate(CAPITALS)
    together = APART.sub("", plain)
    local = LOCAL.search(together)
    return phones.find(plain) or phones.find_landline(together) or (local[1] if local else None)
