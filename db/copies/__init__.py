"""Copies of the records (备份): made while everything runs, kept for some days, brought back on a new machine."""

from db.copies.kept import LONGEST, BrokenCopy, Copy, drop_expired, drop_oldest, newest, of_day, read, without_note
from db.copies.making import make
from db.copies.restoring import NotEmpty, StillRunning, drop_set_aside, restore
from db.copies.tools import NoTool, ToolFailed

__all__ = [
    "LONGEST",
    "BrokenCopy",
    "Copy",
    "NoTool",
    "NotEmpty",
    "StillRunning",
    "ToolFailed",
    "drop_expired",
    "drop_oldest",
    "drop_set_aside",
    "make",
    "newest",
    "of_day",
    "read",
    "restore",
    "without_note",
]
