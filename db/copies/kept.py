"""The files of a folder of copies: each with a note beside it that says when it was taken and what it must hash to."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

PREFIX = "dehong-"
ENDINGS = {"sqlite": ".sqlite", "postgresql": ".dump"}
MEDIA = ".media.tar"
PIECE = 1024 * 1024
# A copy holds people who have had themselves deleted since: this is how long, as the notice to them says.
LONGEST = timedelta(days=30)


class BrokenCopy(Exception):
    """The file is not a copy of ours, or not the one its note describes."""


@dataclass(frozen=True)
class Copy:
    """`at_rest`: nothing was running when it was taken, so that nothing in it was sent afterwards.

    `media` is what the pictures and voices beside it hash to; "" when none are.
    """

    path: Path
    kind: str
    taken_at: datetime
    at_rest: bool
    digest: str
    media: str = ""

    @property
    def media_path(self) -> Path:
        return media_beside(self.path)


def media_beside(path: Path) -> Path:
    return path.with_name(path.name + MEDIA)


def place(folder: Path, kind: str, now: datetime) -> Path:
    return folder / f"{PREFIX}{now:%Y%m%d-%H%M%S}{ENDINGS[kind]}"


def write_note(copy: Copy) -> None:
    note = {
        "kind": copy.kind,
        "taken_at": copy.taken_at.isoformat(timespec="seconds"),
        "at_rest": copy.at_rest,
        "sha256": copy.digest,
        "media_sha256": copy.media,
    }
    path = _note(copy.path)
    path.write_text(json.dumps(note, indent=1), encoding="utf-8")
    path.chmod(0o600)


def read(path: Path) -> Copy:
    """Raises BrokenCopy."""
    try:
        told = json.loads(_note(path).read_text(encoding="utf-8"))
        found = Copy(
            path,
            str(told["kind"]),
            datetime.fromisoformat(told["taken_at"]),
            bool(told["at_rest"]),
            str(told["sha256"]),
            str(told.get("media_sha256", "")),
        )
    except (OSError, ValueError, KeyError):
        raise BrokenCopy(f"{path.name}：旁边没有可读的 {_note(path).name}") from None
    if not path.is_file() or digest(path) != found.digest:
        raise BrokenCopy(f"{path.name}：文件不完整，和备份时的校验码对不上")
    if found.media and (not found.media_path.is_file() or digest(found.media_path) != found.media):
        raise BrokenCopy(f"{found.media_path.name}：图片和语音不完整，和备份时的校验码对不上")
    return found


def without_note(path: Path, taken_at: datetime) -> Copy:
    """Made by other means (VACUUM INTO, pg_dump -Fc), so that only a person knows when."""
    kind = next((kind for kind, ending in ENDINGS.items() if ending == path.suffix), "")
    if not kind:
        raise BrokenCopy(f"{path.name}：名字要以 {' 或 '.join(ENDINGS.values())} 结尾")
    return Copy(path, kind, taken_at, False, "")


def of_day(folder: Path, day: date) -> Sequence[Path]:
    return sorted(path for path in folder.glob(f"{PREFIX}{day:%Y%m%d}-*") if path.suffix in ENDINGS.values())


def newest(folder: Path) -> datetime | None:
    """When the newest copy was taken."""
    taken = [read_note(path) for path in folder.glob(f"{PREFIX}*") if path.suffix in ENDINGS.values()]
    return max((moment for moment in taken if moment is not None), default=None)


def read_note(path: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(json.loads(_note(path).read_text(encoding="utf-8"))["taken_at"])
    except (OSError, ValueError, KeyError):
        return None


def drop_oldest(folder: Path, *, keep: int) -> Sequence[Path]:
    """All but the newest `keep`. Returns what went."""
    copies = sorted(path for path in folder.glob(f"{PREFIX}*") if path.suffix in ENDINGS.values())
    gone = copies[: max(0, len(copies) - keep)]
    for path in gone:
        _drop(path)
    return gone


def drop_expired(folder: Path, *, now: datetime) -> Sequence[Path]:
    """Those past their time, and never the newest of all: without any, a broken disk would end the station."""
    copies = sorted(path for path in folder.glob(f"{PREFIX}*") if path.suffix in ENDINGS.values())
    gone = [path for path in copies[:-1] if now - (read_note(path) or now) > LONGEST]
    for path in gone:
        _drop(path)
    return gone


def _drop(path: Path) -> None:
    for each in (path, media_beside(path), _note(path)):
        each.unlink(missing_ok=True)


def digest(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
    return made.hexdigest()


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".json")
