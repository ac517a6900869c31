"""Teaching at home and drills at work (送教上门、岗位练兵), asked for by name or by trade: those classes and no others."""

from collections.abc import Sequence
from datetime import timedelta

from db import courses
from handlers import texts, training
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

DRILL, SPOKEN, STILL = "drill", "drills", timedelta(minutes=15)
# The four fields of the plan, and what is said for them.
FIELDS = {
    "餐旅服务": "餐旅|餐饮|旅游|客房|酒店|宾馆|民宿|厨师?", "生活服务": "生活服务|家政|月嫂|保姆|养老|护理|保洁",
    "物业安保": "物业|安保|保安", "物流电商": "物流|电商|快递|仓库|仓储|分拣",
}  # fmt: skip
_SAID_FOR = {name: late.pattern(words) for name, words in FIELDS.items()}
_FIELD = "|".join(FIELDS.values())
_NAMES = "送教上门|送教|岗位练兵|练兵"
_OTHER = late.pattern("报名|报这|我要?报|取消|退|不去|改|考|证|签到|结果|钱|补")
LEANS = rf"(?:那|还有|换|看看?|有没有|[,，])*(?:{_FIELD})(?:服务|类|方面)?(?:的|班|那种)*(?:呢|嘞|有没有|有没得|给有|有不有|有吗|有么|有)*[?？。]*"


def show(turn: Turn) -> Sequence[Reply]:
    """Narrowed by the trade that is named; what nobody teaches now is said, and the others shown."""
    every = [row for row in courses.open_for_enrolment(turn.session, now=turn.now) if row.programme == DRILL]
    field = next((name for name, said in _SAID_FOR.items() if said.search(turn.words)), "")
    if not every:
        return [Text(texts.training.NO_DRILLS)]
    found = [row for row in every if row.field == field] if field else every
    missing = [texts.training.a_drill(field)] if field and not found else []
    shown = training.page(turn, [row.key for row in found or every], first=0, missing=missing)
    listing.speak_of(turn, SPOKEN)
    return [Text(texts.training.DRILLS), *shown]


def _named(turn: Turn) -> bool:
    return turn.staff is None and not _OTHER.search(turn.words)


def _leans(turn: Turn) -> bool:
    return turn.staff is None and listing.spoken_of(turn, within=STILL) == SPOKEN


PHRASES = (
    Phrase(rf".{{0,16}}(?:{_NAMES}).{{0,12}}", show, when=_named),
    Phrase(LEANS, show, when=_leans),
)
