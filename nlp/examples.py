"""The written examples: training/<intent>.txt, one message a line, `staff|` in front of what staff would say."""

from dataclasses import dataclass
from pathlib import Path

from nlp import intents

HERE = Path(__file__).parent / "training"
STAFF_MARK = "staff|"


@dataclass(frozen=True)
class Example:
    text: str
    intent: str
    role: str


def _read(line: str, intent: str) -> Example:
    said_by_staff = line.startswith(STAFF_MARK) or intent in intents.STAFF
    return Example(line.removeprefix(STAFF_MARK).strip(), intent, "staff" if said_by_staff else "worker")


def of(intent: str) -> list[Example]:
    path = HERE / f"{intent}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [_read(line, intent) for line in lines if line.strip()]


def everything() -> list[Example]:
    return [example for intent in intents.NAMES for example in of(intent)]
