"""Codes by which people call things: a letter and a number, given one after the other (C09, V03)."""

from typing import Any

from sqlmodel import Session, col, select


def following(session: Session, column: Any, letter: str) -> str:
    """One above the highest number given so far: after C09 comes C10."""
    codes = session.exec(select(column).where(col(column).startswith(letter))).all()
    numbers = [int(code.removeprefix(letter)) for code in codes if code.removeprefix(letter).isdigit()]
    return f"{letter}{max(numbers, default=0) + 1:02d}"
