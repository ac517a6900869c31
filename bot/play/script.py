"""Conversation scripts: plain text that can be read aloud, turned into actions. The language stands in docs/scripts.md."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlp import late

KINDS = {
    "语音": "voice", "图片": "picture", "表情": "sticker", "位置": "location", "点菜单": "tap", "扫码": "scan",
    "关注": "follow", "取消关注": "unfollow", "链接": "link", "文件": "file", "视频": "video",
    "同意通知": "agree", "拒绝通知": "decline",
}  # fmt: skip
_SAY = late.pattern(r"^>(?:\+(?P<gap>\d+(?:\.\d+)?))?\s?(?P<rest>.*)$", re.DOTALL)
_MARK = late.pattern(r"^\[(?P<kind>[一-鿿]+)\]\s*(?P<words>.*)$", re.DOTALL)
_HEAR = late.pattern(r"^(?P<sign><|!<)(?:@(?P<who>\S+))?\s?(?P<words>.*)$", re.DOTALL)
_ROUTE = late.pattern(r"^\[(?P<route>被动|客服|模板|订阅|群发)\]\s*(?P<words>.*)$", re.DOTALL)
_RECORD = late.pattern(r"^=\s*(?P<table>[a-z_]+)(?P<where>(?:\s+[a-z_.]+(?:=|~)\S+)*)\s*:\s*(?P<count>\d+)$")


class ScriptError(Exception):
    """The script cannot be read; the message names file and line."""


@dataclass(frozen=True)
class Say:
    """Something the current speaker does; `gap` is the seconds after the message before, in a burst."""

    line: int
    kind: str
    words: str
    gap: float | None = None


@dataclass(frozen=True)
class Hear:
    """`words` stand in something that `who` (default: the speaker) received; `never` turns it round; "" is silence."""

    line: int
    words: str
    who: str = ""
    route: str = ""
    never: bool = False


@dataclass(frozen=True)
class Stage:
    """A stage direction: `verb` and what follows it."""

    line: int
    verb: str
    rest: str


@dataclass(frozen=True)
class Record:
    """How many rows of a table hold these values."""

    line: int
    table: str
    where: tuple[tuple[str, str, str], ...]
    count: int


Action = Say | Hear | Stage | Record


@dataclass(frozen=True)
class Script:
    name: str
    actions: tuple[Action, ...]
    about: str = ""
    rows: tuple[str, ...] = field(default=())


def read(path: Path) -> Script:
    return parse(path.read_text(encoding="utf-8"), name=path.name)


def parse(text: str, *, name: str) -> Script:
    """Raises ScriptError. The first comment says what the script is about; "rows:" names capabilities it plays."""
    lines = text.splitlines()
    comments = [line.lstrip("# ").strip() for line in lines if line.startswith("#")]
    rows = [word for line in comments if line.startswith("rows:") for word in line.removeprefix("rows:").split()]
    about = next((line for line in comments if not line.startswith("rows:")), "")
    return Script(name, tuple(_actions(lines, name)), about, tuple(rows))


def _actions(lines: Sequence[str], name: str) -> Iterator[Action]:
    for number, line in _joined(lines):
        if not line.strip() or line.startswith("#"):
            continue
        action = _action(number, line)
        if action is None:
            raise ScriptError(f"{name}:{number}: a line begins with @, >, <, !<, = or #: {line!r}")
        yield action


def _joined(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """A line that begins with two spaces belongs to the line before it."""
    number, held = 0, ""
    for place, line in enumerate(lines, start=1):
        if line.startswith("  ") and held:
            held = f"{held}\n{line.strip()}"
            continue
        if held:
            yield number, held
        number, held = place, line.rstrip()
    if held:
        yield number, held


def _action(number: int, line: str) -> Action | None:
    if line.startswith("@"):
        verb, _, rest = line[1:].strip().partition(" ")
        return Stage(number, verb, rest.strip())
    if match := _SAY.match(line):
        return _say(number, match)
    if match := _HEAR.match(line):
        return _hear(number, match)
    if match := _RECORD.match(line):
        where = tuple(_condition(part) for part in match["where"].split())
        return Record(number, match["table"], where, int(match["count"]))
    return None


def _say(number: int, match: re.Match[str]) -> Say | None:
    gap = float(match["gap"]) if match["gap"] else None
    marked = _MARK.match(match["rest"])
    if marked and marked["kind"] in KINDS:
        return Say(number, KINDS[marked["kind"]], marked["words"].strip(), gap)
    return Say(number, "text", match["rest"], gap)


def _hear(number: int, match: re.Match[str]) -> Hear:
    routed = _ROUTE.match(match["words"])
    route, words = (routed["route"], routed["words"]) if routed else ("", match["words"])
    words = "" if words == "（无）" else words
    return Hear(number, words.strip(), match["who"] or "", route, match["sign"] == "!<")


def _condition(part: str) -> tuple[str, str, str]:
    sign = "=" if "=" in part and ("~" not in part or part.index("=") < part.index("~")) else "~"
    name, _, value = part.partition(sign)
    return name, sign, value
