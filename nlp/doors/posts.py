"""The measuring door for job ads: one line of the label guide in, the fields read from it out."""

from typing import Any

from nlp import posts


def answer(line: dict[str, Any]) -> dict[str, Any]:
    return {"id": line["id"], "fields": posts.read(line["text"]).fields()}
