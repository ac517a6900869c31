"""The measuring door for intents: one line of the label guide in, the reading of it out."""

from typing import Any

from nlp.understand import Understander


def answer(line: dict[str, Any], understander: Understander) -> dict[str, Any]:
    """`role` may be missing: the message then stands alone."""
    meaning = understander.understand(line["text"], role=line.get("role"))
    top3 = [reading.intent for reading in meaning.readings[:3]]
    return {"id": line["id"], "intent": meaning.intent, "top3": top3}
