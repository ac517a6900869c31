"""Where subjects say what they answer: each module of `handlers` holds plain tables, gathered here once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from handlers.dialogue.form import Form
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import late
from nlp.necessary import Several

Handle = Callable[[Turn], Sequence[Reply]]
SceneHandle = Callable[[Turn, str], Sequence[Reply]]
StaffHandle = Callable[[Turn, re.Match[str]], Sequence[Reply]]
Settle = Callable[[Turn, bool], Sequence[Reply]]


PHRASE = "phrase of a turn"


def command(pattern: str) -> re.Pattern[str]:
    """What staff type as one message, in either case and over several lines."""
    return late.pattern(pattern, re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Phrase:
    """A whole message that goes straight to one answer, outside forms and for everybody, while `when` holds.

    What is no `business` belongs, after an alarm, to the alarm.
    """

    pattern: str
    handle: Handle
    when: Callable[[Turn], bool] = lambda turn: True
    business: bool = True


@dataclass(frozen=True)
class Lasting:
    """A yes-or-no that stays open through something in between: `again` puts it once more, `about` says what it is for.

    `later` is the line for when a list stands on the screen, whose numbers are wanted first. `instead`: words that mean nothing
    we know get the question once more, and no guesses, whose numbers would take its place.
    """

    about: str
    later: str
    again: Callable[[Turn, Mapping[str, Any]], Sequence[Reply]]
    instead: bool = False


class Subjects:
    """Which module answers an intent, a list, a yes-or-no the bot has asked, or a menu key.

    A module may define SUBJECTS (intent → handle), LISTS (kind → ListKind), QUESTIONS (kind → settle), LASTING (kind → Lasting), MENU_KEYS
    (key → handle), SCENES (what stands before the colon of a scanned code → handle of what follows), PHRASES, ASIDES (wants, handle: a question in the middle of a form) and STAFF_COMMANDS (pattern of a whole message, handle). Two modules answering the same thing is a mistake and raises ValueError.
    """

    def __init__(self, modules: Sequence[object], forms: Sequence[Form]) -> None:
        self.intents: dict[str, Handle] = {}
        self.lists: dict[str, ListKind] = {}
        self.questions: dict[str, Settle] = {}
        self.lasting: dict[str, Lasting] = {}
        self.menu_keys: dict[str, Handle] = {}
        self.scenes: dict[str, SceneHandle] = {}
        self.staff_commands: list[tuple[re.Pattern[str], StaffHandle]] = []
        self.phrases: list[Phrase] = []
        self.asides: list[tuple[Callable[[Turn], bool], Handle]] = []
        for module in modules:
            self.phrases += getattr(module, "PHRASES", ())
            self.asides += getattr(module, "ASIDES", ())
            self.staff_commands += getattr(module, "STAFF_COMMANDS", ())
            for name, table in (
                ("SUBJECTS", self.intents),
                ("LISTS", self.lists),
                ("QUESTIONS", self.questions),
                ("LASTING", self.lasting),
                ("MENU_KEYS", self.menu_keys),
                ("SCENES", self.scenes),
            ):
                _merge(table, getattr(module, name, {}))
        self._patterns = Several([phrase.pattern for phrase in self.phrases], flags=re.IGNORECASE)
        self.forms = {form.name: form for form in forms}
        self.opened_by = {intent: form for form in forms for intent in form.intents}

    def phrase_in(self, turn: Turn) -> Phrase | None:
        """Several routes ask of one turn; whether a phrase holds may cost a question to the records."""
        known = turn.session.info.get(PHRASE)
        if known is None or known[0] is not turn:
            known = turn.session.info[PHRASE] = (turn, self._phrase_in(turn))
        found: Phrase | None = known[1]
        return found

    def _phrase_in(self, turn: Turn) -> Phrase | None:
        words = turn.words.strip()
        for place in sorted(self._patterns.open_for(frozenset(words))):
            if self._patterns[place].fullmatch(words) and self.phrases[place].when(turn):
                return self.phrases[place]
        return None


def _merge(into: dict[str, Any], table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if key in into:
            raise ValueError(f"two modules answer {key!r}")
        into[key] = value


@cache
def all_subjects() -> Subjects:
    """Every subject of the bot. Imported late: subjects lead to one another, and all of them lead here."""
    from handlers import contents, forms

    return Subjects(contents.MODULES, forms.gather())
