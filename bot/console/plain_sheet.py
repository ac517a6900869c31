"""A worksheet for very many cells of words: the library takes most of its time to make up for formats that ours do not have."""

from html import escape
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from nlp import late

COLUMNS = tuple(xl_col_to_name(place) for place in range(200))
# Whatever XML or Excel would read as more than a letter.
SPECIAL = late.pattern("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")


class PlainSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """Written row by row (`constant_memory`); a sheet that is not, and everything else, is the library's own."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """Also without its way of taking words that begin with <r> for markup."""
        if not self.constant_memory or type(cell).__name__ != "String" or cell.format or col >= len(COLUMNS):
            super()._write_cell(row, col, cell)
            return
        words = cell.string
        if SPECIAL.search(words):
            words = escape(self._escape_control_characters(words), quote=False)
        self.fh.write(f'<c r="{COLUMNS[col]}{row + 1}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>')
