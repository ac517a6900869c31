"""A place told in pieces: 3号楼206 after 重固那边宿舍 is a part of it, and no other place."""

import re

from nlp import late

_D = "0-9A-Za-z零〇一二两三四五六七八九十"
_KIND = "(?:员工|职工|集体|男女?|女|[男女]生|夫妻|学生)?(?:宿舍|寝室|公寓)(?:区|楼)?"
# From the coarsest to the finest; each may be missing.
_PARTS = (
    rf"(?P<building>(?:[{_D}]{{1,3}}|[东南西北])(?:栋|幢|座|号(?:宿舍)?楼|号院|#楼?)|[0-9A-Za-z]{{1,3}}[-#—](?=[0-9]))",
    rf"(?P<stairs>[{_D}]{{1,2}}(?:单元|[-—](?=[0-9]{{3}})))",
    rf"(?P<floor>[{_D}]{{1,3}}[楼层](?!上))",
    r"(?P<room>(?:[A-Za-z]?[0-9]{3,4}|[零〇一二三四五六七八九幺]{3,4})(?:号?房间?|[室号])?|[0-9]{1,2}(?:号?房间?|室))",
    "(?P<side>靠(?:左|右|里|外|窗|墙|楼梯|电梯)(?:边|手边?|口)?|[左右]手?边|最[里外](?:面|边|头)|尽头|(?:楼梯|电梯)口)(?:的?(?:第[一二三四五六]|那一?|一)?间)?",
    "(?P<door>大?门口|大门|楼下|门卫室?|保安[亭室]|岗亭|传达室|[东南西北前后侧]门口?)",
)
LEVELS = ("building", "stairs", "floor", "room", "side", "door")
_GAP = r"[\s,，的]*"
_FINER = late.pattern(rf"(?P<kind>{_KIND})?{_GAP}" + _GAP.join(f"(?:{part})?" for part in _PARTS))
_TAIL = late.pattern(_GAP.join(f"(?:{part})?" for part in _PARTS) + "$")
_LEADS = late.pattern(
    "^(?:(?:我们?|就|是|在|住在?|到|来|去|克|具体|地[点址]|位置|房间号?|门牌号?|还有|对了|哦|嗯|那边|那里|里面|里头|的)|[\\s:：,，。])+"
)
_CLOSES = late.pattern(
    "(?:那[里边点]|这[里边点]|里面?|里头|等着?(?:[你您]们?)?|见面?|碰头|找我|来找我|谢谢|吧|嘛|哈|哦|啊|呢|的|了|[\\s,，。.!！~])+$"
)
_MERE_NUMBER = late.pattern(r"[0-9零〇一二三四五六七八九幺]+")
_WHERE_ON_EARTH = late.pattern(r"-?\d+\.\d+,-?\d+\.\d+")
_ENDS_IN_KIND = late.pattern(rf"{_KIND}$")


def added(known: str, more: str) -> str:
    """The known place with what was told after it, "" when that is no part of it.

    A part of the same kind takes the place of the one known (5栋301 for 3栋502), and a finer one stands behind it.
    """
    part = _part(more)
    if part is None:
        return ""
    if _WHERE_ON_EARTH.fullmatch(known):
        return f"{known} {part.group().strip()}"
    head = _without(known, _level(part))
    said = part.group()[len(part["kind"] or "") :] if part["kind"] and _ENDS_IN_KIND.search(head) else part.group()
    return f"{head.rstrip(' ,，')}{re.sub(_GAP, '', said)}"


def is_part(words: str) -> bool:
    """The whole of the words is a part of some place, and names none."""
    return _part(words) is not None


def has_parts(place: str) -> bool:
    """Whether it says more than a name: a building, a floor, a room, a door."""
    tail = _TAIL.search(place)
    return tail is not None and any(tail[level] for level in LEVELS)


def is_mere_number(words: str) -> bool:
    """206, which may also be an hour or a number of a list."""
    return bool(_MERE_NUMBER.fullmatch(bare(words)))


def bare(words: str) -> str:
    """Without what leads to a place (我住, 就在) and what is said after it (那里, 等你们)."""
    return _CLOSES.sub("", _LEADS.sub("", words.strip()))


def _part(words: str) -> re.Match[str] | None:
    """The whole of the words as a part of some place; 宿舍 alone is none."""
    match = _FINER.fullmatch(bare(words))
    return match if match and any(match[level] for level in LEVELS) else None


def _level(part: re.Match[str]) -> int:
    return next(place for place, level in enumerate(LEVELS) if part[level])


def _without(known: str, level: int) -> str:
    """The place up to, not including, its first part of that level or finer."""
    tail = _TAIL.search(known)
    starts = [tail.start(name) for name in LEVELS[level:] if tail and tail[name]]
    return known[: min(starts)] if starts else known
