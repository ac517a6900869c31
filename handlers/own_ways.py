"""Starting a business at home and student placements: the rules, then what the records hold nearby."""

from collections.abc import Callable, Sequence

from db import search
from handlers import homeward, knowledge, near_home, placements, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.job_wish import CUTTER, Wish, wanted
from nlp import ages, places
from nlp.queries import Query

Replies = Sequence[Reply]
HOME = "德宏"
COUNTED = 100


def startup(turn: Turn) -> Replies:
    """Until a business stands, posts near home pay the rent."""
    county = turn.worker.county if turn.worker else ""
    place = county if places.GAZETTEER.get(county) else HOME
    replies = _with_posts(turn, Wish(Query(place=(place,))), lambda count: texts.knowledge.posts_near(place, count))
    if not homeward.offer(turn):
        return replies
    ask = Choices(f"{near_home.contact(turn)}\n{texts.homeward.WANTS}", texts.homeward.WANTS_OPTIONS)
    return [*replies, ask]


def placement(turn: Turn) -> Replies:
    """Neither posts nor a registration are offered to somebody who may not go yet."""
    if ages.under_sixteen(turn.words):
        return knowledge.too_young(turn)
    replies = _with_posts(turn, Wish(students=True), texts.knowledge.posts_for_students)
    if not placements.offer(turn):
        return replies
    return [*replies, Choices(texts.placements.WANTS, texts.placements.WANTS_OPTIONS)]


def _with_posts(turn: Turn, wish: Wish, say: Callable[[int], str]) -> Replies:
    """The line stands with the answer; a question about what is not known stays alone."""
    replies = list(knowledge.answer(turn))
    count = len(search.find(turn.session, wanted(wish), now=turn.now, cutter=CUTTER, limit=COUNTED))
    return [*replies, Text(say(count))] if count and turn.conversation.asked is None else replies


SUBJECTS = {"startup": startup, "internship_school": placement}
