"""Looking up a result or a certificate: its whole number, or the name and the last four of its number or of the ID number."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers import certificates, texts
from handlers.dialogue.answers import Bad, Given, Got, Near, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import PersonName, Words
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import late, names
from nlp.intents import OUT_OF_SCOPE

TAIL = late.pattern(r"([0-9]{3}[0-9Xx])\D*$")


@dataclass(frozen=True)
class NameAnswer(PersonName):
    """李演六 9960: the digits beside it are no part of the name. A whole number stands for itself, and no name is wanted."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if found := self.find(turn, given, words):
            return found
        read = super().read(turn, given, words)
        return None if isinstance(read, Near) and turn.meaning.sure and turn.intent != OUT_OF_SCOPE else read

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        if number := certificates.number_in(words):
            return Got(number)
        both = certificates.name_and_tail(words)
        named = both[0] if both else names.introduced(words)  # also 我老婆叫玉喊: whose paper it is, is asked
        return Got(named) if named else super().find(turn, given, words)


@dataclass(frozen=True)
class TailAnswer(Words):
    """The last four characters; of a longer number only those are kept."""

    hint: str = "1234"
    takes_anything: bool = False

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        found = TAIL.search(words.strip())
        if found:
            return Got(found.group(1).upper())
        return Bad(texts.certificates.FOUR) if any(letter.isdigit() for letter in words) else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        both = certificates.name_and_tail(words)
        return Got(both[1]) if both else None


def _by_name(turn: Turn, given: Given) -> bool:
    return not certificates.number_in(given.get("name", ""))


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    if not _by_name(turn, given):
        return certificates.look_up_number(turn, given["name"])
    return certificates.look_up(turn, given["name"], given["tail"])


FORM = Form(
    name="certificate",
    title="查证书",
    steps=(
        Step("name", ask=texts.certificates.ASK_NAME, answer=NameAnswer()),
        Step("tail", ask=texts.certificates.ASK_TAIL, answer=TailAnswer(), when=_by_name),
    ),
    submit=submit,
    review=False,
    lapses=True,
)
