"""The menu in words, hello, thanks, and what to say when nobody was cheated, hurt or looking for work."""

from collections.abc import Sequence

from handlers import knowledge, opening, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

# What each number of the menu means, as an intent.
MENU = ("job_search", "course_list", "visit_book", "policy_subsidy", "wage_arrears", "my_applications", "human_agent")


def show(turn: Turn) -> Sequence[Reply]:
    listing.remember(turn, "menu", range(len(MENU)), first=0, shown=len(MENU))
    return [Text(texts.common.MENU)]


def greet(turn: Turn) -> Sequence[Reply]:
    return show(turn)


def thanks(turn: Turn) -> Sequence[Reply]:
    return [Text(texts.common.ASK_AGAIN)]


def soothe(turn: Turn) -> Sequence[Reply]:
    return [Text(texts.manners.CALM)]


def beyond(turn: Turn) -> Sequence[Reply]:
    """Small talk; but what an entry answers well is a question on rules in unusual words."""
    return knowledge.likely(turn) or [Text(texts.manners.BEYOND)]


def _pick(turn: Turn, item: int) -> Sequence[Reply]:
    listing.forget(turn)
    return opening.open_intent(turn, MENU[item])


SUBJECTS = {
    "greeting": greet,
    "help_menu": show,
    "thanks_bye": thanks,
    "abuse": soothe,
    "out_of_scope": beyond,
}
LISTS = {"menu": ListKind(pick=_pick, more=show)}
MENU_KEYS = {"menu:help": show}
