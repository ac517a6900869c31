"""Fairs, video interviews, hours with an expert, journeys together: the list, one of them, signing up for it."""

from collections.abc import Callable, Sequence

from db import event_signups, events, vacancies
from db.models import Event
from handlers import event_notices, job_list, knowledge, last_search, opening, slot_wish, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.job_wish import Wish
from nlp import journeys, late

Replies = Sequence[Reply]
OfEvent = Callable[[Turn, Event], Replies]
NAMED_EMPLOYERS, MOST = 3, 3
GUIDANCE = (
    "(?:那|我|要得|好|行|可以|还是|也)*[,，。 ]?(?:我)?(?:想|要|约|预约|报名?|做|有|个|一下|问问?|去)*(?:就业|职业|求职)?指导(?:怎么约|咋个约|咋个弄|时间|报名|有吗|有没有)?(?:一下|嘛|吧)?[？?吗]?"
    "|(?:那|我)?(?:想|要|可以|给能|能不能)*(?:预约|约|找|问|跟|和)(?:一?个|下|一下)?(?:(?:就业|职业)?(?:指导)?(?:专家|老师))(?:聊聊?|问问|谈谈?|指导|面谈|当面)*(?:一下|哈|嘛|吧)?[？?]?"
)
# 给有老师可以当面帮我参谋: somebody who knows, to talk with about what to do.
WANTS_ADVICE = late.pattern(
    "(?:老师|专家|懂行的|有经验的|内行)[^,，。]{0,8}(?:参谋|指点|出(?:个)?主意|当面|面对面|给(?:我)?(?:个|点)?建议|分析|把把关|规划)"
    "|(?:参谋|指点|出(?:个)?主意|规划)[^,，。]{0,8}(?:老师|专家)|适合(?:搞|做|干|学)(?:哪样|什么|啥)[^,，。]{0,4}(?:老师|专家)"
    "|(?:跟|和|找|约|问)[^,，。班课]{0,4}(?:老师|专家)(?!傅)[^,，。假课班]{0,4}(?:聊|谈|问[哈下问])"
)
ASKS = "(?:的)?(?:车)?(?:怎么报名?|咋个报名?|报名|有吗|有没有|哪天|哪天走|什么时候|几时)?[？?吗]?"
BATCHES = (
    "(?:我|想|要|有没有|给有|有|跟|和|着|大家|老乡|哪天|报名)*"
    f"(?:一起走|一起出发|结伴走|组织出行|点对点|包车|专列|专车){ASKS}"
)
COACHES = f"(?:有没有|给有|有)?(?:一起走的)?(?:班车|大巴){ASKS}"
COACH = late.pattern("班车|大巴")
SIGNS_UP = "(?:那|我|就|也|帮我|要得|好|行)*[,，。 ]?(?:要|想)?(?:跟着?走|跟车走|报名?|参加|去|克|约(?:一?个)?(?:时间)?)(?:[,，]?报名)?(?:吧|嘛|了|的|一个)*[。.!！]*"
# What a number on the card means, by the kind of event.
SIGN, POSTS, NO, MOVE, LEAVE, OK = range(1, 7)
MEANS = {
    "card": (SIGN, POSTS, NO), "slots": (SIGN, POSTS, NO), "guidance": (SIGN, NO), "batch": (SIGN, NO), "full": (NO,),
    "signed": (OK, LEAVE), "movable": (OK, MOVE, LEAVE),
}  # fmt: skip
OPTIONS = {
    "card": texts.fairs.CARD_OPTIONS, "slots": texts.fairs.SLOT_OPTIONS, "guidance": texts.fairs.GUIDANCE_OPTIONS,
    "batch": texts.fairs.BATCH_OPTIONS, "full": texts.fairs.FULL_OPTIONS, "signed": texts.fairs.SIGNED_OPTIONS, "movable": texts.fairs.MOVABLE_OPTIONS,
}  # fmt: skip
ITEM = 10  # a number of a card: the event's id and what is meant, in one


def fairs(turn: Turn) -> Replies:
    return _coming(turn, events.upcoming(turn.session, now=turn.now), online=False, more=knowledge.answer(turn))


def interviews(turn: Turn) -> Replies:
    """Interviews by video are part of an online fair; said with a day or an hour, a slot is wished for."""
    found = events.upcoming(turn.session, now=turn.now, kind=events.ONLINE)
    at_once = turn.conversation.form is None and len(found) == 1 and slot_wish.holds_a_time(turn)
    if at_once and events.has_slots(turn.session, found[0]):
        return slot_wish.open_with(turn, found[0])
    return _coming(turn, found, online=True, more=knowledge.answer(turn))


def guidance(turn: Turn) -> Replies:
    return _only(turn, events.GUIDANCE, texts.fairs.NO_GUIDANCE)


def batches(turn: Turn) -> Replies:
    return _only(turn, events.BATCH, texts.fairs.NO_BATCH)


def _asks_for_a_journey(turn: Turn) -> bool:
    """In whatever words while there is one, else in plain ones. The bus of a post that is looked at is another matter."""
    if not journeys.asks(turn.words):
        return False
    if not events.upcoming(turn.session, now=turn.now, kind=events.BATCH):
        return journeys.names_plainly(turn.words)
    listed = listing.last(turn)
    return not (listed is not None and listed.kind.startswith("job") and COACH.search(turn.words))


def _journeys(turn: Turn) -> Replies:
    shown = batches(turn)
    return [Text(texts.batches.ONE_EACH), *shown] if journeys.for_several(turn.words) else shown


def show(turn: Turn, event: Event) -> Replies:
    """The card, with what may be done by a number."""
    signup = event_signups.signup_of(turn.session, event, turn.worker) if turn.worker else None
    names = events.employer_names(turn.session, event)
    if signup is not None and signup.status == "signed_up":
        slot = event_signups.slot_of(turn.session, signup)
        words = texts.fairs.standing(event, signup, slot, turn.now)
        return _offer(turn, event, words, "movable" if slot else "signed")
    free = len(events.slots(turn.session, event, now=turn.now)) if events.has_slots(turn.session, event) else None
    return _offer(turn, event, texts.fairs.card(event, names, free), _sort(event, free))


def _coming(turn: Turn, found: Sequence[Event], *, online: bool, more: Replies) -> Replies:
    if not found:
        return [Text(texts.fairs.none_coming(online=online)), *more]
    if len(found) == 1 and turn.conversation.form is None:
        return [*more, *show(turn, found[0])]
    if turn.conversation.form is not None:
        return [Text("\n".join(_line(turn, event) for event in found)), *more]
    listing.remember(turn, "events", [event.key for event in found], first=0, shown=len(found))
    return [Choices("", tuple(_line(turn, event) for event in found), texts.fairs.PICK), *more]


def _only(turn: Turn, kind: str, none: str) -> Replies:
    found = events.upcoming(turn.session, now=turn.now, kind=kind, limit=MOST)
    if not found:
        return [Text(none)]
    if len(found) == 1:
        return show(turn, found[0])
    listing.remember(turn, "events", [event.key for event in found], first=0, shown=len(found))
    return [Choices("", tuple(_line(turn, event) for event in found), texts.fairs.PICK)]


def _line(turn: Turn, event: Event) -> str:
    return texts.fairs.line(event, events.employer_names(turn.session, event)[:NAMED_EMPLOYERS])


def _sort(event: Event, free: int | None) -> str:
    if event.kind == events.BATCH and event.seats is not None and event.taken >= event.seats:
        return "full"
    if event.kind in (events.GUIDANCE, events.BATCH):
        return event.kind
    return "card" if free is None else "slots"


def _offer(turn: Turn, event: Event, words: str, sort: str) -> Replies:
    numbers = [event.key * ITEM + means for means in MEANS[sort]]
    listing.remember(turn, "event:card", numbers, first=0, shown=len(numbers))
    return [Choices(words, OPTIONS[sort])]


def _pick(turn: Turn, event_id: int) -> Replies:
    return show(turn, events.get(turn.session, event_id))


def _pick_on_card(turn: Turn, item: int) -> Replies:
    event, means = events.get(turn.session, item // ITEM), item % ITEM
    listing.forget(turn)
    if means == SIGN:
        return opening.open_form(turn, all_subjects().forms["event_signup"], given={"event": event.key})
    if means == POSTS:
        return _posts(turn, event)
    if means == MOVE:
        return opening.open_form(turn, all_subjects().forms["event_move"], given={"event": event.key})
    if means == LEAVE:
        return leave(turn, event)
    return [Text(texts.fairs.SEE_YOU if means == OK else texts.fairs.KEPT)]


def leave(turn: Turn, event: Event) -> Replies:
    signup = event_signups.signup_of(turn.session, event, turn.person)
    if signup is not None:
        event_signups.leave(turn.session, signup)
        event_notices.forget(turn.session, signup, now=turn.now)
    return [Text(texts.fairs.cancelled(event))]


def _posts(turn: Turn, event: Event) -> Replies:
    found = [vacancies.find(turn.session, number) for number in event.vacancies]
    posts = [post for post in found if post is not None and not vacancies.why_closed(post, now=turn.now)]
    if not posts:
        return [Text(texts.fairs.NO_POSTS)]
    last_search.found(turn, Wish(), [post.key for post in posts])
    return job_list.page(turn)


def signs(turn: Turn) -> bool:
    """报名, under a card that offers it as its first number."""
    listed = listing.last(turn)
    on_card = listed is not None and listed.kind == "event:card" and not listed.is_old(turn.now)
    return on_card and listed is not None and listed.ids[0] % ITEM == SIGN


def _sign(turn: Turn) -> Replies:
    listed = listing.last(turn)
    return _pick_on_card(turn, listed.ids[0]) if listed is not None else []


def _wants_advice(turn: Turn) -> bool:
    """Only while there are hours to book; else a person is the better answer."""
    said = WANTS_ADVICE.search(turn.words)
    return bool(said) and bool(events.upcoming(turn.session, now=turn.now, kind=events.GUIDANCE))


def _again(turn: Turn) -> Replies:
    return fairs(turn)


SUBJECTS = {"job_fair": fairs, "video_interview": interviews}
LISTS = {"events": ListKind(_pick, _again), "event:card": ListKind(_pick_on_card, _again)}
PHRASES = (
    *slot_wish.PHRASES,
    Phrase(SIGNS_UP, _sign, when=signs),
    Phrase(GUIDANCE, guidance),
    Phrase("(?s).{4,60}", guidance, when=_wants_advice),
    Phrase(BATCHES, batches),
    Phrase(".{2,24}", _journeys, when=_asks_for_a_journey),
    Phrase(COACHES, batches, when=lambda turn: bool(events.upcoming(turn.session, now=turn.now, kind=events.BATCH))),
)
