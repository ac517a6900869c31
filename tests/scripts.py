"""What a conversation script needs before it is played."""

from pathlib import Path

from bot.play.script import Stage, read
from bot.play.stage import moment
from tests.builders import NINE
from tests.databases import Town


def town_of(path: Path) -> Town:
    """The town that it loads before anything else, and when."""
    now = NINE
    for action in read(path).actions:
        if not isinstance(action, Stage) or action.verb not in ("at", "load"):
            return None
        if action.verb == "load":
            return action.rest.strip(), now
        now = moment(action.rest, now)
    return None
