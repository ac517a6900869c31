"""The menu in words, hello, thanks, and what to say when nobody was cheated, hurt or looking for work."""

from collections.abc import Sequence

from db import messages
from handlers import knowledge, mine, opening, questions, rights, staff_help, texts, unknown
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, chat, complaints

# What each number of the menu means: an intent, or the question which of several is meant.
MENU = ("job_search", "course_list", "visit_book", "policy", "rights", "mine", "human_agent")
# The helps offered to somebody who swears.
ANGER = ("rights", "job_search", "human_agent")


def show(turn: Turn) -> Sequence[Reply]:
    """The menu of workers; staff see their own commands."""
    if turn.staff is not None:
        return staff_help.show(turn)
    remember(turn)
    return [Text(texts.common.MENU)]


def remember(turn: Turn) -> None:
    """Its numbers work from now on, wherever they are shown."""
    listing.remember(turn, "menu", range(len(MENU)), first=0, shown=len(MENU))


def greet(turn: Turn) -> Sequence[Reply]:
    return show(turn)


def thanks(turn: Turn) -> Sequence[Reply]:
    return [Text(texts.common.ASK_AGAIN)]


def soothe(turn: Turn) -> Sequence[Reply]:
    """Calm once, with the likeliest helps; to more of it the offer of a person, once, and then a person."""
    if turn.conversation.form is not None:
        return [Text(texts.manners.CALM)]
    listed = listing.last(turn)
    if listed is not None and listed.kind == "anger" and not listed.is_old(turn.now):
        if (turn.conversation.listing or {}).get("offered") and turn.staff is None:
            listing.forget(turn)
            return [Text(texts.manners.CALLED_AT_LAST), *opening.open_intent(turn, "human_agent")]
        turn.conversation.listing = {**(turn.conversation.listing or {}), "offered": True}
        questions.put(turn, unknown.CALL, yes=complaints.PATTERN)
        return [Choices(texts.manners.STILL_ANGRY, texts.common.CALL_OR_NOT)]
    listing.remember(turn, "anger", range(len(ANGER)), first=0, shown=len(ANGER))
    return [Choices(texts.manners.CALM, texts.manners.CALM_OPTIONS)]


def beyond(turn: Turn) -> Sequence[Reply]:
    """What is not ours; but what an entry answers well is a question on rules in unusual words. Twice running, a person.

    Counted with what was not answered: staff may see that it is ours after all.
    """
    if answered := knowledge.likely(turn):
        return answered
    in_form = turn.conversation.form is not None
    if not in_form and chat.only_remarks(turn.words):
        return [Text(texts.manners.LISTENING[len(turn.words) % len(texts.manners.LISTENING)])]
    messages.note_unknown(turn.session, follower=turn.follower, words=turn.words, now=turn.now)
    if not in_form:
        turn.conversation.misses += 1
        if turn.conversation.misses > unknown.STILL and turn.meaning.sure and answers.asks(turn.words):
            return [Text(texts.manners.BEYOND_AGAIN)]  # one more thing we do not do is no reason to call anybody
        if turn.conversation.misses >= unknown.AGAIN:
            return unknown.offer_help(turn)
    return [Text(texts.manners.BEYOND)]


def _pick(turn: Turn, item: int) -> Sequence[Reply]:
    listing.forget(turn)
    return _open(turn, MENU[item])


def _pick_in_anger(turn: Turn, item: int) -> Sequence[Reply]:
    listing.forget(turn)
    return _open(turn, ANGER[item])


def _open(turn: Turn, what: str) -> Sequence[Reply]:
    return OPENS[what](turn) if what in OPENS else opening.open_intent(turn, what)


SUBJECTS = {
    "greeting": greet,
    "help_menu": show,
    "thanks_bye": thanks,
    "abuse": soothe,
    "out_of_scope": beyond,
}
OPENS = {"policy": knowledge.policy_menu, "rights": rights.ask, "mine": mine.show}
LISTS = {"menu": ListKind(pick=_pick, more=show), "anger": ListKind(pick=_pick_in_anger, more=show)}
MENU_KEYS = {"menu:help": show}
