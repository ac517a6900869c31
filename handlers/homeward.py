"""想回家: posts near home first, then who helps there; an interest in starting something is kept."""

from collections.abc import Sequence

from handlers import job_wish, near_home, opening, questions, second_thoughts, texts, told_in_words
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import home_plan, status
from nlp import homebound

Replies = Sequence[Reply]
# What a sentence about going home may hold of a wish for work: where, and where not.
OF_HOME = frozenset({"place", "industry", "start_date"})
STOPS = "job_alert_off"
REGISTERS = (
    "(?:我)?(?:要|想)?(?:登记|报名)?(?:返乡|回乡|回家)?创业(?:登记|意向|报名)"
    "|(?:我)?(?:要|想)?(?:报名)?(?:来青|去青浦|来青浦)(?:的)?考察(?:学习)?(?:报名)?"
)


def wants(turn: Turn) -> bool:
    """Of going home and no more: a trade or pay besides is a search, a question that is put is answered first."""
    if not turn.incoming.has_words or turn.staff is not None or turn.conversation.form is not None:
        return False
    if not homebound.leaves(turn.words) and not homebound.asks_for_work(turn.words):
        return False
    wish = job_wish.read(turn.session, turn.words, now=turn.now).query
    return not set(wish.stated()) - OF_HOME and not told_in_words.wants(turn) and not second_thoughts.wants(turn)


def see_off(turn: Turn) -> Replies:
    """The ledger is moved when they are gone: they are asked to say so. 不消再发 is done as well."""
    stopped = opening.open_intent(turn, STOPS) if turn.meaning.sure and turn.intent == STOPS else ()
    gone = turn.worker is None or turn.worker.status == "returned" or not homebound.leaves(turn.words)
    return [
        *stopped,
        *near_home.show(turn),
        *(() if gone else (Text(status.not_gone(turn, status.ahead(turn, turn.words))),)),
    ]


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
