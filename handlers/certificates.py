"""Results and certificates in the chat: one's own at once, somebody's by name and the last four characters."""

import re
from collections.abc import Sequence

from db import certificates
from handlers import opening, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, names

Replies = Sequence[Reply]
TAIL = late.pattern(r"(?<![0-9])([0-9]{3}[0-9Xx])(?![0-9])")
NAME_AND_TAIL = late.pattern(r"[一-鿿·]{2,10}[\s,，、]*(?:尾号|后四位|末四位)?[\s:：]*[0-9]{3}[0-9Xx]")


def status(turn: Turn) -> Replies:
    """By the number that was said, else the own record, else the two questions that find it."""
    name, tail = named(turn.words), _tail(turn.words)
    if name and tail:
        return look_up(turn, name, tail)
    own = certificates.of_worker(turn.session, turn.worker) if turn.worker else ()
    if own and not name:
        return [Text(texts.certificates.found(turn.person.name, own))]
    given = {"name": turn.person.name} if turn.worker and not name else {}
    return opening.open_form(turn, all_subjects().forms["certificate"], given=given)


def look_up(turn: Turn, name: str, tail: str) -> Replies:
    if not certificates.may_look_up(turn.session, follower=turn.follower, now=turn.now):
        return [Text(texts.certificates.TOO_OFTEN)]
    found = certificates.find(turn.session, name=name, tail=tail)
    return [Text(texts.certificates.found(name, found) if found else texts.certificates.NOT_FOUND)]


def named(words: str) -> str:
    """A name said on its own or introduced; the words of the question itself are none."""
    match = NAME_AND_TAIL.search(words)
    said = re.split(r"[\s,，、0-9尾后末:：]", match.group())[0] if match else ""
    return said if said and (names.find(said) or names.could_be(said)) else names.introduced(words) or ""


def _tail(words: str) -> str:
    found = TAIL.search(words)
    return found.group(1) if found else ""


def _names_somebody(turn: Turn) -> bool:
    """Right after a look-up, or when the name is surely one."""
    said = named(turn.words)
    return bool(said) and (names.find(said) is not None or not turn.meaning.sure)


SUBJECTS = {"certificate_status": status}
PHRASES = (Phrase(NAME_AND_TAIL.pattern, status, when=_names_somebody),)
