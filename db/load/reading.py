"""Files to rows: CSV and YAML alike, every row with the line it began on."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from db.load.troubles import Report

LINES = "__lines__"
ENDINGS = (".csv", ".yaml", ".yml")


@dataclass(frozen=True)
class RawRow:
    file: str
    line: int
    values: dict[str, Any]


@dataclass(frozen=True)
class RawFile:
    """`head` holds what a YAML file says beside its rows, such as anchor_date."""

    rows: tuple[RawRow, ...] = ()
    head: RawRow | None = None
    readable: bool = True


class _LinedLoader(yaml.SafeLoader):
    """Safe YAML whose mappings remember on which line each name stands."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        lines: dict[Any, int] = {}
        for key, _value in node.value:
            name = self.construct_object(key)
            if name in lines:
                raise yaml.MarkedYAMLError(problem=f"{name} 写了两次", problem_mark=key.start_mark)
            lines[name] = key.start_mark.line + 1
        return {**super().construct_mapping(node, deep=deep), LINES: lines}


def path_of(folder: Path, name: str) -> Path | None:
    return next((folder / f"{name}{ending}" for ending in ENDINGS if (folder / f"{name}{ending}").is_file()), None)


def read(path: Path, *, listed_under: str, report: Report) -> RawFile:
    """The rows of one file. What cannot be read at all is reported and gives no rows."""
    try:
        words = path.read_text(encoding="utf-8-sig")
        return (
            _csv(path.name, words, report) if path.suffix == ".csv" else _yaml(path.name, words, listed_under, report)
        )
    except UnicodeDecodeError:
        report.trouble(path.name, 0, "不是 UTF-8 文件")
    except yaml.MarkedYAMLError as trouble:
        line = trouble.problem_mark.line + 1 if trouble.problem_mark else 0
        report.trouble(path.name, line, f"YAML 写法有误（{trouble.problem}）")
    except yaml.YAMLError:
        report.trouble(path.name, 0, "YAML 写法有误（有不能用的字符）")
    except csv.Error as trouble:
        report.trouble(path.name, 0, f"CSV 写法有误（{trouble}）")
    return RawFile(readable=False)


def _csv(file: str, words: str, report: Report) -> RawFile:
    lines = csv.reader(io.StringIO(words, newline=""), strict=True)
    head = [name.strip() for name in next(lines, [])]
    if len(set(head)) < len(head):
        report.trouble(file, 1, "表头有重复的列名")
        return RawFile(readable=False)
    return RawFile(tuple(_csv_rows(file, lines, head, report)))


def _csv_rows(file: str, lines: Any, head: list[str], report: Report) -> Iterator[RawRow]:
    begins = lines.line_num + 1
    for cells in lines:
        if any(cell.strip() for cell in cells):
            if len(cells) == len(head):
                yield RawRow(file, begins, dict(zip(head, cells, strict=True)))
            else:
                report.trouble(file, begins, f"有 {len(cells)} 格，表头有 {len(head)} 列")
        begins = lines.line_num + 1


def _yaml(file: str, words: str, listed_under: str, report: Report) -> RawFile:
    held = yaml.load(words, Loader=_LinedLoader)  # noqa: S506 - a SafeLoader that also keeps lines
    if held is None:
        return RawFile()
    if not isinstance(held, dict):
        return RawFile(tuple(_rows(file, held, listed_under, report)))
    if listed_under in held:
        head = {name: value for name, value in held.items() if name != listed_under}
        return RawFile(tuple(_rows(file, held[listed_under], listed_under, report)), _row(file, head))
    if listed_under != "settings":
        report.trouble(file, 1, f"要有一个名为 {listed_under} 的列表")
        return RawFile(readable=False)
    named = {name: value for name, value in held.items() if name != "anchor_date"}
    return RawFile(tuple(_rows(file, named, listed_under, report)), _row(file, held))


def _rows(file: str, held: Any, listed_under: str, report: Report) -> Iterator[RawRow]:
    """A list of mappings; or one mapping, whose names and values are the rows."""
    if isinstance(held, dict):
        lines = held[LINES]
        yield from (RawRow(file, lines[n], {"name": n, "value": _plain(v)}) for n, v in held.items() if n != LINES)
    elif not isinstance(held, list):
        report.trouble(file, 1, f"{listed_under} 要写成列表")
    else:
        for place, row in enumerate(held, start=1):
            if isinstance(row, dict):
                yield _row(file, row)
            else:
                report.trouble(file, 0, f"{listed_under} 的第 {place} 项要写成“列名: 值”")


def _row(file: str, held: dict[str, Any]) -> RawRow:
    return RawRow(file, min(held[LINES].values(), default=1), _plain(held))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items() if name != LINES}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
