"""Copies of the records (备份): made while everything runs, kept for some days, brought back on a new machine."""

from db.copies.kept import BrokenCopy, Copy, drop_oldest, newest, of_day, read, without_note
from db.copies.making import make
from db.copies.restoring import NotEmpty, StillRunning, restore
from db.copies.tools import NoTool, ToolFailed

__all__ = [
    "BrokenCopy",
    "Copy",
    "NoTool",
    "NotEmpty",
    "StillRunning",
    "ToolFailed",
    "drop_oldest",
    "make",
    "newest",
    "of_day",
    "read",
    "restore",
    "without_note",
]
