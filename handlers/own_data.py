"""One's own data, where it is not yet clear that all of it should go: seen, one thing put right, deleted, or left."""

from collections.abc import Callable, Sequence

from handlers import deletion, opening, profile, texts, unnamed
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import own_data

Replies = Sequence[Reply]
WHICH, ONE_THING, ONE_FIELD = "own_data", "own_data_thing", "own_data_field"
LABELS = {"phone": "电话", "name": "名字", "county": "老家"}


def delete(turn: Turn) -> Replies:
    """Asked for by words that sound like it. 我不想讲名字 does, and asks for no deletion; of one thing it is asked what is meant."""
    if unnamed.wishes(turn.words):
        return unnamed.say(turn)
    said = turn.meaning.plain or turn.words
    if turn.worker is None:
        return deletion.ask(turn)
    if own_data.asks_to_see(said):
        return profile.see(turn)
    if own_data.denies_deletion(said):
        return keep(turn)
    if (field := own_data.one_thing(said)) is not None:
        return _ask_of_one(turn, field)
    return deletion.ask(turn) if own_data.wishes_deletion(said) else which(turn)


def keep(turn: Turn) -> Replies:
    """不想删了, with nothing open."""
    turn.conversation.asked = None
    return [Text(texts.people.KEPT_ALL_ALONG if turn.worker else texts.people.NOTHING_HELD)]


def which(turn: Turn) -> Replies:
    options = texts.people.WHICH_OF_MY_DATA_OPTIONS
    listing.remember(turn, WHICH, range(1, len(options) + 1), first=0, shown=len(options))
    return [Choices(texts.people.WHICH_OF_MY_DATA, options)]


def _ask_of_one(turn: Turn, field: str) -> Replies:
    """A field of the record can be put right; a picture or a talk is for staff. Nothing goes before it is said which."""
    options = texts.people.ONE_THING_CHANGED if field else texts.people.ONE_THING_BY_STAFF
    kind = ONE_FIELD if field else ONE_THING
    place = [*LABELS].index(field) if field else 0
    ids = [place * len(options) + number for number in range(1, len(options) + 1)]
    listing.remember(turn, kind, ids, first=0, shown=len(options))
    turn.conversation.listing = {**(turn.conversation.listing or {}), "words": turn.words}
    return [Choices(texts.people.one_thing(LABELS.get(field, "")), options)]


def _pick(turn: Turn, number: int) -> Replies:
    listing.forget(turn)
    does: dict[int, Callable[[Turn], Replies]] = {1: profile.see, 2: _change, 3: deletion.ask}
    return does[number](turn) if number in does else _nothing(turn)


def _pick_of_field(turn: Turn, number: int) -> Replies:
    listing.forget(turn)
    place, picked = divmod(number - 1, len(texts.people.ONE_THING_CHANGED))
    if picked == 0:
        given = {"field": [*LABELS][place]}
        return opening.open_form(turn, all_subjects().forms["correct"], given=given)
    return deletion.ask(turn) if picked == 1 else _nothing(turn)


def _pick_of_thing(turn: Turn, number: int) -> Replies:
    """Whoever is called reads what should go: the number alone says nothing of it."""
    said = str((turn.conversation.listing or {}).get("words", "")) or turn.words
    listing.forget(turn)
    if number == 1:
        return opening.open_intent(turn.saying(said, turn.meaning), "human_agent")
    return deletion.ask(turn) if number == 2 else _nothing(turn)


def _change(turn: Turn) -> Replies:
    return opening.open_form(turn, all_subjects().forms["correct"])


def _change_field(turn: Turn) -> Replies:
    return opening.open_form(turn, all_subjects().forms["correct"], given={"field": own_data.wants_changed(turn.words)})


def _new_firm(turn: Turn) -> Replies:
    return [Text(texts.people.FIRM_IS_TOLD if turn.worker else texts.people.NOT_REGISTERED)]


def _nothing(turn: Turn) -> Replies:
    return [Text(texts.people.NOTHING_DONE)]


def _wants_changed(turn: Turn) -> bool:
    return turn.staff is None and own_data.wants_changed(turn.words) is not None


def _denies(turn: Turn) -> bool:
    return turn.staff is None and own_data.denies_deletion(turn.words)


SUBJECTS = {"delete_data": delete}
LISTS = {
    WHICH: ListKind(_pick, which),
    ONE_FIELD: ListKind(_pick_of_field, which),
    ONE_THING: ListKind(_pick_of_thing, which),
}
PHRASES = (
    Phrase(r".{2,24}", keep, when=_denies),
    Phrase(r".{2,24}", _change_field, when=_wants_changed),
    Phrase(r".{3,24}", _new_firm, when=lambda turn: turn.staff is None and own_data.wants_new_firm(turn.words)),
)
