"""The arrows between the rooms, and the one door of each library, read from the imports themselves."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "nlp", "db")
MAY_IMPORT = {
    "bot": {"bot", "handlers", "nlp", "db"},
    "handlers": {"handlers", "nlp", "db"},
    "nlp": {"nlp"},
    "db": {"db"},
}
# Library → where it may be imported.
DOORS = {
    "wechatpy": ("bot/wechat/",),
    "fastapi": ("bot/",),
    "starlette": ("bot/",),
    "apscheduler": ("bot/scheduled/timetable.py",),
    "procrastinate": ("bot/dispatch.py",),
    "jieba": ("nlp/cutting.py", "nlp/build_lexicon.py"),
    "sqlalchemy": ("db/", "bot/intake.py", "bot/health.py", "bot/play/records.py"),
    "alembic": ("db/",),
    "matplotlib": ("bot/charts.py",),
    "sklearn": ("nlp/train.py", "nlp/train_ads.py", "nlp/train_answers.py", "nlp/training"),
    "uvicorn": ("bot/",),
    "typer": ("bot/cli/",),
}
APART = ("simulator", "scheduled", "console", "webhook")


@dataclass(frozen=True)
class Source:
    """What a file imports, the lines on which it reads a clock, and whether it names the environment."""

    path: str
    imports: tuple[str, ...]
    clocks: tuple[int, ...]
    environment: bool


@cache
def sources(room: str) -> tuple[Source, ...]:
    """Read once for all that is asked of them."""
    return tuple(_read(path) for path in sorted((ROOT / room).rglob("*.py")))


def _read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    imports = tuple(name for node in nodes for name in _imported(node))
    clocks = tuple(node.lineno for node in nodes if isinstance(node, ast.Call) and _reads_a_clock(node.func))
    return Source(path.relative_to(ROOT).as_posix(), imports, clocks, "os.environ" in text)


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        yield node.module
        yield from (f"{node.module}.{name.name}" for name in node.names)


def _reads_a_clock(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr in {"now", "today", "utcnow", "time_ns"}
        and isinstance(called.value, ast.Name)
        and called.value.id in ("datetime", "date", "time")
    )


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_its_arrows_reach(room: str) -> None:
    wrong = [
        f"{source.path} imports {name}"
        for source in sources(room)
        for name in source.imports
        if (top := name.split(".")[0]) in ROOMS and top not in MAY_IMPORT[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_is_imported_at_its_door_only(library: str) -> None:
    wrong = [
        f"{source.path} imports {name}"
        for room in ROOMS
        for source in sources(room)
        for name in source.imports
        if name.split(".")[0] == library and not source.path.startswith(DOORS[library])
    ]
    assert wrong == []


def test_handlers_know_sqlmodel_only_as_the_type_of_a_session() -> None:
    wrong = [
        f"{source.path} imports {name}"
        for source in sources("handlers")
        for name in source.imports
        if name.startswith("sqlmodel") and name not in ("sqlmodel", "sqlmodel.Session")
    ]
    assert wrong == []


def test_the_parts_of_the_programme_do_not_import_one_another() -> None:
    wrong = []
    for source in sources("bot"):
        part = source.path.split("/")[1].removesuffix(".py")
        for name in source.imports:
            other = name.split(".")[1] if name.startswith("bot.") else ""
            if part in APART and other in APART and other != part:
                wrong.append(f"{source.path} imports {name}")
    assert wrong == []


def test_the_simulator_shares_no_code_with_the_bot() -> None:
    wrong = [
        f"{source.path} imports {name}"
        for source in sources("bot")
        if source.path.startswith("bot/simulator/")
        for name in source.imports
        if name.split(".")[0] in (*ROOMS, "wechatpy") and name != "bot" and not name.startswith("bot.simulator")
    ]
    assert wrong == []


def test_nobody_reads_the_clock_but_the_clock() -> None:
    wrong = [
        f"{source.path}:{line}"
        for room in ROOMS
        for source in sources(room)
        if source.path != "bot/clock.py"
        for line in source.clocks
    ]
    assert wrong == []


def test_nobody_reads_the_environment_but_the_settings() -> None:
    wrong = [
        f"{source.path} imports {name}"
        for room in ROOMS
        for source in sources(room)
        for name in source.imports
        if name in ("os.environ", "os.getenv", "dotenv") and source.path != "bot/settings.py"
    ]
    texts = [
        source.path
        for room in ROOMS
        for source in sources(room)
        if source.environment and not source.path.endswith("/settings.py")
    ]
    assert wrong + texts == []
