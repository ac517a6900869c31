"""python -m bot understand TASK: the door for measuring understanding, JSON lines in and out."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from nlp import doors

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def add_to(app: typer.Typer) -> None:
    @app.command()
    def understand(task: Annotated[str, typer.Argument(help="time、intents、queries 或 posts")]) -> None:
        """Answer each JSON line of standard input. A bad line or task ends with exit code 2 and its line number."""
        answer = doors.door(task)
        if answer is None:
            typer.echo(f"no such task: {task}; one of {', '.join(doors.TASKS)}", err=True)
            raise typer.Exit(2)
        failed = False
        for number, line in _lines():
            answered = _one(answer, number, line)
            failed = failed or answered is None
            if answered is not None:
                typer.echo(json.dumps(answered, ensure_ascii=False))
        raise typer.Exit(2 if failed else 0)


def _lines() -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        line = raw.decode("utf-8", errors="surrogateescape")
        if line.strip():
            yield number, line


def _one(answer: Answer, number: int, line: str) -> dict[str, Any] | None:
    try:
        asked = json.loads(line.encode("utf-8", errors="surrogateescape").decode("utf-8"))
        if not isinstance(asked, dict) or "id" not in asked or not isinstance(asked.get("text"), str):
            raise ValueError("needs an id and a text")
        return answer(asked)
    except (ValueError, KeyError, TypeError) as trouble:
        typer.echo(f"line {number}: {trouble}", err=True)
        return None
