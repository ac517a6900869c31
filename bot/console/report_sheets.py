"""Reports as Excel: a first sheet that says of whom, when and for whom, then a sheet for each part with its definitions."""

import io
from collections.abc import Sequence

import xlsxwriter

from bot.console.pages import Ask, File
from bot.console.sheets import MEDIA_TYPE, PLAIN
from db.reports import KINDS, Part, Report
from handlers import texts

NAME_LONGEST = 31  # of a sheet, by Excel
WIDEST, NARROWEST = 60, 10


def of_report(report: Report, ask: Ask) -> File:
    title = f"{ask.station.operator}{KINDS[report.period.kind]}（{report.period.name}）"
    state = f"定稿 {report.number}" if report.number else "未定稿，数字会变"
    return book(f"{KINDS[report.period.kind]}-{report.period.first}.xlsx", title, state, report.parts, ask)


def book(name: str, title: str, state: str, parts: Sequence[Part], ask: Ask) -> File:
    """Every sheet carries who took it and when, on screen and in print."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, **PLAIN})
    bold = made.add_format({"bold": True})
    mark = f"{ask.by.name}（{ask.by.code}）{ask.now:%Y-%m-%d %H:%M} 导出"
    _cover(made, [title, state, mark, texts.money.FOR_BUREAUS], bold)
    for place, part in enumerate(parts, start=1):
        _sheet(made, f"{place} {part.title}"[:NAME_LONGEST], part, bold, mark)
    made.close()
    return File(out.getvalue(), name, MEDIA_TYPE)


def _cover(made: xlsxwriter.Workbook, lines: Sequence[str], bold: object) -> None:
    sheet = made.add_worksheet("说明")
    sheet.set_column(0, 0, WIDEST)
    for line, words in enumerate(lines):
        sheet.write_string(line, 0, words, bold if line == 0 else None)


def _sheet(made: xlsxwriter.Workbook, name: str, part: Part, bold: object, mark: str) -> None:
    sheet = made.add_worksheet(name)
    sheet.set_header(f"&C{mark}")
    sheet.set_footer(f"&C{mark}　第 &P 页")
    for place, column in enumerate(part.columns):
        longest = max([len(column), *(len(str(row[place])) for row in part.rows)])
        sheet.set_column(place, place, min(max(longest * 2, NARROWEST), WIDEST))
        sheet.write_string(0, place, column, bold)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(part.rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write_string(line, place, str(value))
    for line, note in enumerate([*(f"口径：{note}" for note in part.notes), mark], start=len(part.rows) + 2):
        sheet.write_string(line, 0, note)
