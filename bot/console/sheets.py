"""Excel: rows of a sheet that was handed in, and sheets that go out. Nothing that goes out is ever a formula."""

import io
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

import openpyxl
import xlsxwriter

from bot.console.pages import File, Tell
from bot.console.plain_sheet import PlainSheet
from nlp import late

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST, LARGEST_OPENED = 10 << 20, 300 << 20  # bytes, packed and unpacked
MOST_ROWS, MOST_COLUMNS = 20_000, 60
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
TELLS_EVERY = 500  # rows
NOTED = late.pattern(r"\s+|[（(][^）)]*[）)]")
HEADINGS_WITHIN = 10  # lines; a title may stand above the headings


class BadSheet(Exception):
    """The file cannot be read at all; its text says why, in a sentence for people."""


@dataclass(frozen=True)
class Raw:
    """`line` is the number that Excel shows; `cells` are by heading, without the empty ones."""

    line: int
    cells: dict[str, Any]


@dataclass(frozen=True)
class Heading:
    """A column of a sheet: its name, whether a row must have it, what to write, an example; `also` are other words for it."""

    name: str
    needed: bool = False
    hint: str = ""
    example: Any = ""
    width: int = 14
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """The line of headings as it was understood: place to name, what was said in other words, what nobody knows."""

    names: Mapping[int, str] = field(default_factory=dict)
    taken: Sequence[tuple[str, str]] = ()
    unused: Sequence[str] = ()


def read(file: IO[bytes], headings: Sequence[Heading]) -> tuple[list[Raw], Columns]:
    """The rows that hold anything, and how the headings were understood. Columns may stand in any order. Raises BadSheet."""
    _check_size(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its own size is often wrong
        return _rows(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), headings)
    except BadSheet:
        raise
    except Exception as trouble:
        raise BadSheet("这个文件打不开，可能坏了或不是 Excel 表。请在 Excel 里另存为 .xlsx 再传。") from trouble


def _check_size(file: IO[bytes]) -> None:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > LARGEST:
        raise BadSheet(f"文件太大（{size >> 20} MB），最多 {LARGEST >> 20} MB。请分成几个文件。")
    try:
        with zipfile.ZipFile(file) as packed:
            opened = sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        raise BadSheet("只收 .xlsx 文件。老的 .xls 或 CSV 请在 Excel 里另存为 .xlsx。") from None
    if opened > LARGEST_OPENED:
        raise BadSheet("文件解开后太大，请分成几个文件。")
    file.seek(0)


def _rows(lines: Iterable[Sequence[Any]], headings: Sequence[Heading]) -> tuple[list[Raw], Columns]:
    found: list[Raw] = []
    known = Columns()
    for number, cells in enumerate(lines, start=1):
        if not known.names:
            known = _headings(cells, headings)
            if not known.names and number >= HEADINGS_WITHIN:
                break
            continue
        kept = {name: value for place, name in known.names.items() if (value := _cell(cells, place)) is not None}
        if kept:
            found.append(Raw(number, kept))
        if len(found) > MOST_ROWS:
            raise BadSheet(f"一次最多 {MOST_ROWS} 行，请分成几个文件。")
    if not known.names:
        needed = "、".join(heading.name for heading in headings if heading.needed)
        raise BadSheet(f"没找到表头。前 {HEADINGS_WITHIN} 行里要有一行列名：{needed}。可以先下载模板。")
    return found, known


def _headings(cells: Sequence[Any], headings: Sequence[Heading]) -> Columns:
    """Understood when all columns that are needed stand in this line; a column's own name goes before other words for it."""
    own = {heading.name for heading in headings}
    said = {place: _plain(str(cell), own) for place, cell in enumerate(cells) if cell not in (None, "")}
    names = {place: name for place, name in said.items() if name in own}
    if len(set(names.values())) < len(names):
        raise BadSheet("表头有两列是同一个名字，请删掉一列。")
    taken = []
    for heading in headings:
        other = next((place for word in heading.also for place in said if said[place] == word), None)
        if other is not None and heading.name not in names.values():
            names[other] = heading.name
            taken.append((said[other], heading.name))
    if any(heading.needed and heading.name not in names.values() for heading in headings):
        return Columns()
    return Columns(names, taken, [word for place, word in said.items() if place not in names and word])


def _plain(said: str, own: Collection[str]) -> str:
    """Without marks of what must be filled in, without spaces (姓 名) and notes in brackets (手机（11位）)."""
    bare = said.strip().rstrip("*＊（必填）")
    return bare if bare in own else NOTED.sub("", said).strip("*＊")


def _cell(cells: Sequence[Any], place: int) -> Any:
    """The value as it was typed; None for an empty cell. 20.0 is 20, and midnight is a day."""
    value = cells[place] if place < len(cells) else None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.date() if isinstance(value, datetime) and value.time() == time() else value


def file(name: str, headings: Sequence[Heading], rows: Iterable[Sequence[Any]], *, sheet: str = "Sheet1") -> File:
    """One sheet with its headings fixed in sight."""
    out = io.BytesIO()
    book = _book(out)
    _write(book, sheet, headings, rows)
    book.close()
    return File(out.getvalue(), name, MEDIA_TYPE)


def template(name: str, headings: Sequence[Heading]) -> File:
    """Headings alone to be filled in, and a second sheet that says what to write."""
    out = io.BytesIO()
    book = _book(out)
    _write(book, "填这里", headings, [])
    explained = [
        (one.name, "必填" if one.needed else "可空", one.hint, one.example) for one in headings
    ]  # fmt: skip
    columns = (Heading("列名"), Heading("要不要填"), Heading("怎么填", width=50), Heading("例子", width=40))
    _write(book, "填写说明", columns, explained)
    book.close()
    return File(out.getvalue(), name, MEDIA_TYPE)


def into(path: Path, parts: Iterable[tuple[str, Sequence[Heading], Iterable[Sequence[Any]]]]) -> None:
    """Sheets of any length, row by row into a file: what has been written is not kept in memory."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent), **PLAIN})
    for name, headings, rows in parts:
        _write(book, name, headings, rows)
    book.close()


def told(rows: Iterable[Sequence[Any]], total: int, tell: Tell) -> Iterator[Sequence[Any]]:
    """The same rows; every so many of them it is said how far they are."""
    for number, row in enumerate(rows, start=1):
        yield row
        if number % TELLS_EVERY == 0:
            tell(number, total)


def _book(out: io.BytesIO) -> xlsxwriter.Workbook:
    return xlsxwriter.Workbook(out, {"constant_memory": True, **PLAIN})


def _write(book: xlsxwriter.Workbook, name: str, headings: Sequence[Heading], rows: Iterable[Sequence[Any]]) -> None:
    sheet, bold = book.add_worksheet(name, PlainSheet), book.add_format({"bold": True})
    for place, heading in enumerate(headings):
        sheet.set_column(place, place, heading.width)
        sheet.write_string(0, place, heading.name, bold)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _put(sheet, line, place, value)


def _put(sheet: Any, line: int, place: int, value: Any) -> None:
    if value is None or value == "":
        return
    if type(value) is str:
        sheet.write_string(line, place, value)
    elif isinstance(value, bool):
        sheet.write_string(line, place, "是" if value else "否")
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value)
    elif isinstance(value, datetime):
        sheet.write_string(line, place, f"{value:%Y-%m-%d %H:%M}")
    else:
        sheet.write_string(line, place, value.isoformat() if isinstance(value, date) else str(value))
