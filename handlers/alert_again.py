"""When posts may be sent again: what of the search that goes on is on, and whether one that stands still is wanted again."""

from collections.abc import Sequence

from db import followers, job_alerts
from handlers import questions, texts
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
QUESTION = "alert_again"


def beside(turn: Turn, kinds: Sequence[str]) -> list[Reply]:
    """To be said after these kinds of messages were started again."""
    if "jobs" not in kinds:
        return []
    if (alert := job_alerts.of(turn.session, turn.follower)) is not None:
        return [Text(texts.job_alerts.goes_on(alert.said))]
    if (ended := job_alerts.ended(turn.session, turn.follower)) is None:
        return []
    questions.put(turn, QUESTION, yes=texts.job_alerts.SAYS_AGAIN)
    return [Choices(texts.job_alerts.again(ended.said), texts.job_alerts.AGAIN_OPTIONS)]


def _settle(turn: Turn, yes: bool) -> Replies:
    ended = job_alerts.ended(turn.session, turn.follower)
    if not yes or ended is None:
        return [Text(texts.job_alerts.LEFT_STOPPED)]
    job_alerts.restart(turn.session, ended, now=turn.now)
    followers.restart(turn.session, follower=turn.follower, kind="jobs")
    return [Text(texts.job_alerts.kept(ended.said))]


QUESTIONS = {QUESTION: _settle}
