"""想回家: posts near home first, then who helps there; an interest in starting something is kept."""

from collections.abc import Sequence

from db import home_plans
from handlers import job_list, opening, questions, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import home_plan

Replies = Sequence[Reply]
REGISTERS = (
    "(?:我)?(?:要|想)?(?:登记|报名)?(?:返乡|回乡|回家)?创业(?:登记|意向|报名)"
    "|(?:我)?(?:要|想)?(?:报名)?(?:来青|去青浦|来青浦)(?:的)?考察(?:学习)?(?:报名)?"
)


def show(turn: Turn) -> Replies:
    """Nobody is said goodbye to before having seen what there is at home."""
    return [*job_list.at_home(turn), Text(contact(turn))]


def contact(turn: Turn) -> str:
    named = home_plan.county_in(turn, turn.words) if turn.incoming.has_words else ""
    county = named or (turn.worker.county if turn.worker else "")
    member = home_plans.contact(turn.session, county=county)
    where = county or texts.homeward.OTHER_COUNTY
    return texts.homeward.contact(where, member.name if member else "", member.organisation if member else "")


def register(turn: Turn, said: str = "") -> Replies:
    """`said` led to it: what it tells of the plan is not asked again."""
    given = home_plan.given_in(turn, said) if said else {}
    return opening.open_form(turn, all_subjects().forms["home_plan"], given=given)


def offer(turn: Turn) -> bool:
    """Leave the question open whether to keep the interest; False while something else is asked."""
    if turn.conversation.asked is not None or turn.conversation.form is not None:
        return False
    questions.put(turn, "home_plan", said=turn.words)
    return True


def _settle(turn: Turn, yes: bool) -> Replies:
    said = (turn.conversation.asked or {}).get("said", "")
    return register(turn, said) if yes else [Text(texts.homeward.NOT_YET)]


QUESTIONS = {"home_plan": _settle}
PHRASES = (Phrase(REGISTERS, register),)
