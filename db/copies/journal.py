"""The journal of deletions (删除记录) beside the copies: it names no person, and a copy that is brought back follows it."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

NAME = "deletions.jsonl"


@dataclass(frozen=True)
class Deletion:
    """`public_id` is the random name of the row, so that a number given anew means nobody else. `at` is China time."""

    worker: int
    public_id: str
    at: str


def append(folder: Path, deletions: Sequence[Deletion]) -> None:
    """On the disk when this returns; the same one twice does no harm. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        for deletion in deletions:
            file.write(json.dumps(asdict(deletion)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def since(folders: Sequence[Path], moment: datetime) -> Sequence[Deletion]:
    """Deletions after a copy was taken, each once. A line that was cut off by a crash is passed over."""
    found: dict[str, Deletion] = {}
    for folder in folders:
        path = folder / NAME
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            deletion = _read(line)
            if deletion is not None and datetime.fromisoformat(deletion.at) >= moment:
                found[deletion.public_id] = deletion
    return list(found.values())


def _read(line: str) -> Deletion | None:
    try:
        told = json.loads(line)
        datetime.fromisoformat(told["at"])
        return Deletion(int(told["worker"]), str(told["public_id"]), str(told["at"]))
    except (ValueError, KeyError, TypeError):
        return None
