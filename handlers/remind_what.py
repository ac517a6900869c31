"""到时候喊我一声, when nothing is in the air that could be meant: what of is asked, and nothing is kept by guess."""

from collections.abc import Sequence

from handlers import job_alerts, last_search, texts, travel_reminder
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
KIND = "remind_what"
BARE = (
    "(?:那|那么|行|好|好的|要得|嗯|到时候?|到期|到点|到了|时间到了|满了|以后|到日子|日子到了|麻烦|请|你们?|您|就|再|也|记得|[,，。 ])*"
    "(?:提醒|喊|叫|通知|告诉|招呼|知会)(?:一?[下声哈]|哈)*(?:我|下我)?(?:一?[下声哈]|哈|一声)*(?:嘛|啊|哦|吧|呗|噶|嘎|谢谢|了|[,，。.!！~ ])*"
)
_WHEN_DUE = late.pattern("到|满|日子")


def ask(turn: Turn) -> Replies:
    listing.remember(turn, KIND, (1, 2), first=0, shown=2)
    return [Choices(texts.common.REMIND_WHAT, texts.common.REMIND_OPTIONS, texts.common.REMIND_BOOKED)]


def pick(turn: Turn, item: int) -> Replies:
    listing.forget(turn)
    return job_alerts.start(turn) if item == 1 else travel_reminder.note(turn)


def _is_bare(turn: Turn) -> bool:
    """到时候 points at a date; after a search it may be the posts that are meant."""
    if turn.staff is not None or not _WHEN_DUE.search(turn.words):
        return False
    return not last_search.of(turn).is_fresh(turn.now)


def no_more(turn: Turn) -> Replies:
    return [Text(texts.common.NOTHING_LISTED)]


LISTS = {KIND: ListKind(pick, no_more)}
PHRASES = (Phrase(BARE, ask, when=_is_bare),)
