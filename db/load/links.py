"""Rows against one another: no key twice, and whatever a row points to is there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from db.load.columns import Column
from db.load.sheets import Entry, Key, Sheet, Town, key_of
from db.load.troubles import Report


def check_keys(sheet: Sheet, entries: list[Entry], known: Mapping[Key, Any], report: Report) -> None:
    """No key twice in the file, and none that the records hold already."""
    lines: dict[Key, int] = {}
    for entry in entries:
        key = key_of(sheet, entry)
        said = " ".join(part for part in key if part != "None")
        if key in lines:
            report.trouble(entry.file, entry.line, f"{said} 和第 {lines[key]} 行重复")
        elif key in known and not sheet.updates:
            report.trouble(entry.file, entry.line, f"{said} 已经在记录里，没有再载入")
        lines.setdefault(key, entry.line)


def check_links(sheet: Sheet, town: Town, report: Report) -> None:
    """A link to a file that is there must hold. Where the file is missing the link is dropped, or the row left aside."""
    for column in sheet.columns:
        if not column.refers or column.refers in town.unreadable:
            continue
        there = {key[0] for key in town.known[column.refers]} | town.broken[column.refers]
        if column.refers in town.files:
            _refuse_dangling(sheet, column, there, town, report)
        else:
            _do_without(sheet, column, there, town, report)


def _refuse_dangling(sheet: Sheet, column: Column, there: set[str], town: Town, report: Report) -> None:
    for entry in town.of(sheet.name):
        for one in _dangling(entry, column, there):
            report.trouble(entry.file, entry.line, f"{column.name} 指向的 {one} 不存在")


def _do_without(sheet: Sheet, column: Column, there: set[str], town: Town, report: Report) -> None:
    kept: list[Entry] = []
    dropped: Counter[str] = Counter()
    for entry in town.of(sheet.name):
        gone = _dangling(entry, column, there)
        dropped[entry.file] += bool(gone)
        if not gone:
            kept.append(entry)
        elif not column.needed:
            kept.append(replace(entry, values={**entry.values, column.name: _without(entry[column.name], gone)}))
    town.entries[sheet.name] = kept
    what = "这些行没有载入" if column.needed else "没有记下"
    for file, count in dropped.items():
        if count:
            report.note(file, 0, f"目录里没有 {column.refers}，{column.name} 指向它的 {count} 行，{what}")


def _dangling(entry: Entry, column: Column, there: set[str]) -> list[str]:
    said = entry[column.name]
    return [one for one in (said if isinstance(said, list) else [said]) if one is not None and one not in there]


def _without(said: Any, gone: list[str]) -> Any:
    return [one for one in said if one not in gone] if isinstance(said, list) else None
