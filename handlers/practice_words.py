"""The practice class asked for in words: the one just offered with the post (那个练手的课我要报), or any (走之前给有地方练哈手)."""

from collections.abc import Sequence
from datetime import timedelta

from db import applications, outbox
from db.models import Course
from handlers import course_search, course_signup, opening, practice
from handlers.dialogue import newest
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import answers, late

Replies = Sequence[Reply]
OFFERED_FOR = timedelta(days=7)
_PRACTISE = "(?:练练?(?:一?下|哈)?手|实训|练兵|(?:岗前|走前|上岗前)(?:的)?(?:培训|训练|课|班))"
TAKES_IT = late.pattern(
    f"(?:那|好|我|就|要|想|去|个|这个|报|参加|来|[,，])*{_PRACTISE}(?:的)?(?:那个|这个)?(?:课|班)?(?:我|就|也|要|想|得|去|克|报名?|参加|上|吧|嘛|了|啊)*"
)
AT_ONCE = late.pattern("(?:好|那|我|就|要|想)*(?:报名?|报上|去练|想去|要去|去学)(?:吧|嘛|了|啊|一下|哈)*")
THAT_ONE = late.pattern("(?:报|要|去)?.{2,14}(?:那个|这个|那期|的课|那个课|那个班)")
BEFORE_GOING = late.pattern(
    "(?!.*(?:[jJ]\\d|工资|补贴|钱)).{0,20}(?:走|出发|进厂|上岗|出门|动身|去青浦|去上海|上班|打工)(?:之|以)?前[^,，。]{0,8}(?:练|实训|培训|学哈|学一?下).{0,8}"
    "|(?:有没有|有无|给有|想|要|问|报|参加|我|有)*岗前(?:实训|培训|训练|练兵)(?:的)?(?:班|课)?(?:有没有|有没得|有吗|给有|嘛|吗|没得|呢|在哪里?报|怎么报|咋个报|[?？])*"
)
# What the list of classes reads as the programme.
ASKS_FOR_THEM = "岗前实训有没有"


def _offered(turn: Turn) -> Course | None:
    """What was offered with the newest outcome, while nothing has been asked since."""
    if turn.worker is None or turn.staff is not None:
        return None
    sent = outbox.last_sent(turn.session, turn.follower, kinds=("outcome",))
    at = sent.settled_at or sent.due_at if sent else None
    if sent is None or at is None or ":hired:" not in sent.owed_as or turn.now - at > OFFERED_FOR:
        return None
    if newest.asked_since(turn, at):
        return None
    hired = [
        post for row, post in applications.of_worker(turn.session, turn.worker, live=True) if row.status == "hired"
    ]
    found = (practice.offered(turn.session, turn.worker, post, now=turn.now) for post in hired)
    return next((course for course in found if course is not None), None)


def _takes_it(turn: Turn) -> bool:
    said = turn.words.strip()
    if answers.asks(said):
        return False
    worded = TAKES_IT.fullmatch(said) or AT_ONCE.fullmatch(said)
    if not worded and not THAT_ONE.fullmatch(said):
        return False
    course = _offered(turn)
    return course is not None and bool(worded or course_search.about([course], course_search.read(said)))


def _sign_up(turn: Turn) -> Replies:
    course = _offered(turn)
    return course_signup.start(turn, course) if course is not None else []


def _list(turn: Turn) -> Replies:
    return opening.open_intent(turn.saying(ASKS_FOR_THEM, turn.meaning), "course_list")


PHRASES = (
    Phrase(r".{1,20}", _sign_up, when=_takes_it),
    Phrase(BEFORE_GOING.pattern, _list, when=lambda turn: turn.staff is None),
)
