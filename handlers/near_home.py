"""What there is near home, for whoever goes there: posts, the lower pay said honestly, and who helps."""

from collections.abc import Sequence

from db import home_plans
from handlers import job_list, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import home_plan


def show(turn: Turn) -> Sequence[Reply]:
    """Nobody is said goodbye to before having seen what there is at home."""
    return [*job_list.at_home(turn, _named(turn)), Text(contact(turn))]


def _named(turn: Turn) -> str:
    return home_plan.county_in(turn, turn.words) if turn.incoming.has_words else ""


def contact(turn: Turn) -> str:
    county = _named(turn) or (turn.worker.county if turn.worker else "")
    member = home_plans.contact(turn.session, county=county)
    where = county or texts.homeward.OTHER_COUNTY
    return texts.homeward.contact(where, member.name if member else "", member.organisation if member else "")
