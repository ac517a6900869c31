"""我上夜班: from then on reminders come while the worker is awake; 我上白班了 takes it back."""

from collections.abc import Sequence

from db import waking
from handlers import opening, questions, texts
from handlers.dialogue import moves
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, night_told, night_work

Replies = Sequence[Reply]
QUESTION = "night_shift"
OF_ONESELF = late.pattern("我|俺|睡|吵")
ANY = ".*(?:夜|晚|通宵|白天|白班|睡到|困到).*"


def tells(turn: Turn) -> bool:
    """Of the own working hours, and of nothing else; from anybody else 上白班 is a wish about a job."""
    said = night_work.read(turn.words) if turn.incoming.has_words else None
    return said is not None and (said.nights or waking.works_nights(turn.follower))


def note(turn: Turn) -> Replies:
    said = night_work.read(turn.words)
    if said is None or not said.nights:
        return _days(turn)
    return _nights(turn) if said.sure else _ask(turn)


def tells_in_form(turn: Turn) -> bool:
    """Where a form is open only what is plainly said of oneself: 都是夜班 may be its answer."""
    if opening.open_form_of(turn) is None or not turn.incoming.has_words or not OF_ONESELF.search(turn.words):
        return False
    said = night_work.read(turn.words)
    return said is not None and said.sure and tells(turn)


def note_in_form(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    return moves.then(turn, form, note(turn)) if form else note(turn)


def _nights(turn: Turn) -> Replies:
    waking.set_nights(turn.follower, since=turn.now)
    return [Text(texts.shifts.nights(turn.station.night_sleep_from, turn.station.night_sleep_until))]


def _days(turn: Turn) -> Replies:
    waking.set_nights(turn.follower, since=None)
    return [Text(texts.shifts.days(turn.station.quiet_from, turn.station.quiet_until))]


def _ask(turn: Turn) -> Replies:
    """我晚上上班 may end at midnight."""
    questions.put(turn, QUESTION)
    return [
        Choices(texts.shifts.ask(turn.station.night_sleep_from, turn.station.night_sleep_until), texts.shifts.WHICH)
    ]


def _settle(turn: Turn, yes: bool) -> Replies:
    return _nights(turn) if yes else _days(turn)


def _tells_of_another(turn: Turn) -> bool:
    return turn.staff is None and night_told.of_another(turn.words)


def leave_to_them(turn: Turn) -> Replies:
    """我老公上夜班 moves nobody's hours: each phone has its own."""
    return [Text(texts.shifts.OF_ANOTHER)]


PHRASES = (Phrase(ANY, note, when=tells), Phrase(ANY, leave_to_them, when=_tells_of_another))
QUESTIONS = {QUESTION: _settle}
