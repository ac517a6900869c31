"""Work near where somebody is (找这附近的工作): by the place sent just before; without one it is asked for."""

from datetime import timedelta

from db import messages
from handlers.dialogue.incoming import Kind
from handlers.dialogue.turn import Turn
from nlp import late, places, spelling

# A place sent longer ago is not where somebody is now.
SENT_WITHIN, LOOK_BACK = timedelta(hours=12), 20
NEAR_ME = late.pattern(
    "(?:这里?|这点|这边|我们?|我这|住处|住的地方|宿舍|厂)(?:里|边|点|儿)?的?(?:附近|周边|旁边|跟前)|附近的?(?:工作|厂|岗位|活路?|招工|招人)"
    "|(?:离|靠)(?:我们?|这|住)(?:们|里|这|那|点|边|住的?地方|宿舍|厂|的)*(?:近|不远)"
)


def is_meant(plain: str) -> bool:
    return bool(NEAR_ME.search(plain))


def town(label: str) -> str:
    """The smallest place that the name of a location holds; empty where none is known."""
    found = places.find_all(spelling.normalise(label))
    return found[-1].name if found else ""


def sent(turn: Turn) -> str:
    """Where the person said to be, by the location sent last."""
    lately = messages.last(turn.session, turn.follower, count=LOOK_BACK)
    shown = [one for one in lately if one.kind == Kind.LOCATION and turn.now - one.said_at <= SENT_WITHIN]
    return town(shown[-1].words) if shown else ""
