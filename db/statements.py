"""Statements built once: putting an expression together costs several times what running it does."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session


def on_both(build: Callable[[Any], Any]) -> Callable[[Session], Any]:
    """A statement around an INSERT that knows ON CONFLICT, in the words of whichever database the session speaks to."""
    built = {"postgresql": build(postgresql.insert), "sqlite": build(sqlite.insert)}
    return lambda session: built[session.get_bind().dialect.name]
