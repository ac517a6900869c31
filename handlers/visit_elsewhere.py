"""Another place for an agreed visit (走访地点改成养老院大门口): kept, and whoever comes is told."""

from collections.abc import Sequence

from db import visits
from db.models import Visit
from handlers import texts, visit_places, visit_words
from handlers import visits as own_visits
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
LIST = "visit_place"
LONGEST = 60
_PLACE = "(?:地点|地址|位置|地方|见面的?地(?:方|点))"
_TO = "(?:一下|下|哈)?(?:成|到|为|在|去|至|[:：])"
_SPEAKS = "(?:我|把|那|那个|这次|明天|今天|后天|晚上|你们|来|约(?:好)?的|的|走访|那次|见面|能不能|可以|想|要|[,，。 ])*"
CHANGES = late.pattern(
    f"{_SPEAKS}{_PLACE}(?:能不能|可不可以|要|想|给我|帮我)*(?:换|改){_TO}(?P<where>.{{2,30}})"
    f"|{_SPEAKS}(?:走访|见面)(?:的)?(?:换|改){_TO}(?P<there>.{{2,30}}?)(?:见|找我|来)?"
)
ASKS = late.pattern(
    f"{_SPEAKS}(?:{_PLACE}(?:换|改)(?:一下|下|哈|了|吧|嘛)*|(?:换|改)(?:个|一下|下|一个)*(?:走访的?)?{_PLACE}(?:见|吧|嘛|了)*)"
)
_ENDS = late.pattern("(?:见面?|吧|嘛|哈|啊|了|行不行|可以吗|得不得|找我|等|[,，。.!！?？ ])+$")


def change(turn: Turn) -> Replies:
    """Of several visits it is asked which."""
    booked = _upcoming(turn)
    place = _said(turn.words)
    if not place:
        return [Text(texts.visits.NEW_PLACE)]
    if len(booked) == 1:
        return _keep(turn, booked[0], place)
    listing.remember(turn, LIST, [visit.key for visit in booked], first=0, shown=len(booked))
    turn.conversation.listing = {**(turn.conversation.listing or {}), "words": place}
    return [Choices(texts.visits.MOVE_WHICH, tuple(own_visits.lines(turn, booked)))]


def _keep(turn: Turn, visit: Visit, place: str) -> Replies:
    visits.change_place(turn.session, visit, place=place)
    visit_words.tell_staff(turn, visit, texts.visits.staff_place, texts.visits.PLACE)
    return [Text(texts.visits.place_changed(visit, visit_words.visitor(turn, visit), turn.now))]


def _pick(turn: Turn, visit_id: int) -> Replies:
    place = str((turn.conversation.listing or {}).get("words", ""))
    listing.forget(turn)
    return _keep(turn, visits.get(turn.session, visit_id), place) if place else own_visits.mine(turn)


def _said(words: str) -> str:
    """The place that is named; a time is none, and 我宿舍 tells it only to the speaker."""
    match = CHANGES.fullmatch(words.strip())
    where = _ENDS.sub("", (match["where"] or match["there"] or "").strip()) if match else ""
    if not where or visit_places.is_a_time(where) or visit_places.is_anyones(where):
        return ""
    return where if visit_places.find(where) or visit_places.has_sign(where) else ""


def _upcoming(turn: Turn) -> Sequence[Visit]:
    return visits.upcoming(turn.session, turn.worker, now=turn.now) if turn.worker else ()


def _wants(turn: Turn) -> bool:
    said = turn.words.strip()
    if turn.staff is not None or len(said) > LONGEST:
        return False
    names_place = bool(ASKS.fullmatch(said)) or (
        CHANGES.fullmatch(said) is not None and ("地" in said or bool(_said(said)))
    )
    return names_place and bool(_upcoming(turn))


LISTS = {LIST: ListKind(_pick, own_visits.mine)}
PHRASES = (Phrase(r"(?s).{3,60}", change, when=_wants),)
