"""都不是, 不要这些, 不是这个 under posts: what is to be other is asked, and the second time a person is offered."""

from collections.abc import Sequence

from handlers import job_screen, questions, texts, unknown
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

_LEAD = "(?:我|都|说了|我说|也|就|可是|但是|哎呀?|不行|算了|[,，。 ])*"
_THESE = "(?:这些|这几个|这个|这种|那些|那几个|上面(?:的|这些|那些)|哪个|哪一个|这批)(?:岗位|工作|厂|活路?)?"
_END = "(?:都|的|了|嘛|啊|呀|吧|呢|噶|嘎|[。.!！ ])*"
_NONE_SUITS = "(?:没有?|没得|莫得)(?:一个)?(?:合适|适合|喜欢|想要|看得?[上中]|我要|我想要)的?"
TURNS_DOWN = (
    f"{_LEAD}(?:(?:都)?(?:不要|莫要?|不想要|不喜欢|看不上|不看|不想去|不合适|不适合)(?:{_THESE})|(?:{_THESE})(?:我)?(?:都|全|一个)*(?:不要|不想要|不喜欢|看不上|不合适|不适合|不行|不得|不是(?:我(?:想)?要的)?)"
    f"|(?:都|全|也)?不是(?:{_THESE}|我(?:想)?(?:要|找)的)|都不(?:要|喜欢|合适|适合|是|行|好)(?:我(?:想)?(?:要|找)的)?|{_NONE_SUITS}){_END}"
)
AGAIN = "turned_down"


def ask(turn: Turn) -> Sequence[Reply]:
    """The list stays what a number answers, until a person is offered."""
    listed = turn.conversation.listing or {}
    if listed.get(AGAIN):
        questions.put(turn, unknown.CALL)
        return [Choices(texts.jobs.PERSON_TO_SEARCH, texts.common.CALL_OR_NOT)]
    turn.conversation.listing = {**listed, AGAIN: True}
    return [Text(texts.jobs.WHAT_INSTEAD)]


PHRASES = (Phrase(TURNS_DOWN, ask, when=lambda turn: turn.staff is None and job_screen.shows_jobs(turn)),)
