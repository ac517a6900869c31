"""One fact about a fair, with its card open or 招聘会 said: which firms come, where and when it is, how to get there, checking in."""

from collections.abc import Callable, Sequence

from db import event_signups, events
from db.models import Event
from handlers import fair_leaving, fairs, opening, slot_wish, texts
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
NAMED = late.pattern("招聘会|专场")
_LEAD = "(?:那|这|我|请问|招聘会|专场|现场|这场|那场|这个|的|去|到|克|场|[,，。 ])*"
_END = "(?:呢|啊|呀|嘛|的|来着|吗|么|没得|没有|不|[?？。 ])*"
_WHERE = "(?:在|到|是|去|克)*(?:哪里|哪点|哪儿|哪个地方|什么地方)(?:开|办|举行|进场|签到)?|(?:地点|地址|地方|位置)(?:在|是)*(?:哪里|哪点|哪儿)?"
_BUS = (
    "(?:有没有|有不有|给有|有)?(?:班车|大巴|接送车?|车(?:子)?(?:接|送|去|坐)|专车)(?:接送?|送)?(?:是|在|到)*(?:几点|哪里|哪点|什么时候|几时|哪时候)?(?:坐|上车|出发|来|走|有)?"
    "|(?:怎么|咋个?|坐什么车|坐哪样车)(?:样)?(?:去|过去|走|克|坐车)(?:[,， ]*(?:有没有|给有|有)车(?:接|坐)?(?:送)?)?"
)
_FIRMS = (
    "(?:有|来|是|都)*(?:哪些|哪样|哪几家|什么|几家|多少家|些哪样|些什么)(?:个|家)?(?:厂家?|公司|企业|单位)(?:会|要|都|也)?(?:去|来|参加|招人|招工|到场|在)*"
    "|(?:厂家?|公司|企业|单位)(?:有|来|都有)*(?:哪些|哪样|几家|多少)"
)
_WHEN = "(?:是|在)?(?:几点|哪天|几号|什么时候|哪时候|几时)(?:开始?|办|开门|进场|举行|去)?"
_IN = "(?:(?:已经)?到(?:了|招聘会了)?|在门口|来了)?(?:[,， ])*(?:怎么|咋个?|在哪里?|要|可以)?(?:签到|打卡)(?:法|怎么弄|咋个(?:弄|整))?"
FACTS: tuple[tuple[str, Callable[[Event, Sequence[str]], str]], ...] = (
    (_FIRMS, texts.fairs.firms), (_BUS, lambda event, names: texts.fairs.the_way(event)),
    (_WHERE, lambda event, names: texts.fairs.the_place(event)), (_WHEN, lambda event, names: texts.fairs.the_time(event)),
)  # fmt: skip
_ASKED = tuple((late.pattern(f"{_LEAD}(?:{asks}){_END}"), say) for asks, say in FACTS)
_SIGNS = "(?:那|我|也|就|想|要|给|帮|去|参加|[,， ])*(?:报个?名(?:参加)?|报一?个名?|报一下名?)(?:一下|吧|嘛|了|哈)*"
OF_FAIR = f"{_SIGNS}(?:这个|那个|这场|芒市的?)?招聘会(?:的)?(?:吧|嘛|了)*|招聘会{_SIGNS}"


def meant(turn: Turn) -> Event | None:
    """The one on the card, the one named, or the one signed up for or reminded of just now."""
    if turn.staff is not None or turn.conversation.form is not None:
        return None
    listed = listing.last(turn)
    if listed is not None and listed.kind == slot_wish.CARD and not listed.is_old(turn.now):
        return events.get(turn.session, listed.ids[0] // slot_wish.ITEM)
    if NAMED.search(turn.words):
        return _only_fair(turn)
    last = fair_leaving.last_told_of(turn) if turn.worker is not None else None
    return last if last is not None and last.kind == events.FAIR else None


def _only_fair(turn: Turn) -> Event | None:
    """The one that one has signed up for, else the only one to come."""
    coming = events.upcoming(turn.session, now=turn.now, kind=events.FAIR)
    mine = event_signups.of_worker(turn.session, turn.worker, now=turn.now, kinds=[events.FAIR]) if turn.worker else ()
    if len(mine) == 1:
        return mine[0][1]
    return coming[0] if len(coming) == 1 else None


def tell(turn: Turn) -> Replies:
    event = meant(turn)
    say = next((say for asks, say in _ASKED if asks.fullmatch(turn.words.strip())), None)
    if event is None or say is None:
        return []
    return [Text(say(event, events.employer_names(turn.session, event)))]


def how_to_check_in(turn: Turn) -> Replies:
    event = meant(turn)
    return [Text(texts.fairs.how_to_check_in(event))] if event else []


def sign(turn: Turn) -> Replies:
    event = meant(turn)
    if event is None:
        return []
    return opening.open_form(turn, all_subjects().forms["event_signup"], given={"event": event.key})


def _is_fair(turn: Turn) -> bool:
    event = meant(turn)
    return event is not None and event.kind == events.FAIR


ALL = "|".join(asks for asks, _ in FACTS)
PHRASES = (
    Phrase(f"{_LEAD}(?:{ALL}){_END}", tell, when=_is_fair),
    Phrase(f"{_LEAD}{_IN}{_END}", how_to_check_in, when=_is_fair),
    Phrase(OF_FAIR, sign, when=_is_fair),
    Phrase(_SIGNS, sign, when=lambda turn: fairs.signs(turn) and _is_fair(turn)),
)
