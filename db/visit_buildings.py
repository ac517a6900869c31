"""Which house a room stands in: 凤溪公寓3栋501 and 凤溪公寓 3栋502 are one dormitory and one way for whoever visits."""

import re

_HOUSE = re.compile(r"^(.*?(?:\d+|[一二三四五六七八九十]+|[A-Za-z])(?:栋|幢|号楼|座|号院))")
_ROOM = re.compile(r"(?<![\d号弄路街])[-—–]?\d{3,4}(?:室|房间?|号房?|宿舍)?(?:[-—–]?\d{1,2}床?)?$")
_DIGITS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九", start=1)}
_SPELT = re.compile(r"[一二三四五六七八九](?=栋|幢|号楼|座|号院)")


def of(dormitory: str) -> str:
    """The dormitory without its room; what names no room is the house itself."""
    plain = "".join(dormitory.split())
    plain = _SPELT.sub(lambda match: _DIGITS[match[0]], plain)
    if house := _HOUSE.match(plain):
        return house[1]
    return _ROOM.sub("", plain) or plain
