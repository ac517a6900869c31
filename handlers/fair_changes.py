"""After signing up: another time, not coming, being there."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import event_signups, events
from db.event_signups import Signed
from db.models import Event, EventSignup
from handlers import event_notices, fairs, open_question, opening, prompting, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import to_the_question

Replies = Sequence[Reply]
KINDS = {
    events.FAIR: "招聘会", events.ONLINE: "(?:视频|网上)?面试", events.GUIDANCE: "(?:就业|职业)?指导|专家",
    events.BATCH: "一起出发|一起走|出行|坐车|跟车|班车|专列",
}  # fmt: skip
ANY = "|".join(KINDS.values())
MOVES = rf"(?:我?(?:想|要)?)?(?:改|换)(?:一?个|一下)?(?:{ANY})(?:的)?(?:时间|钟点)?|(?:{ANY})(?:改期|换个?时间|改时间)"
LEAVES = rf"(?:取消|不去|不参加|不来|退掉?)(?:了)?(?:{ANY})(?:的)?(?:报名)?(?:了)?|(?:{ANY})(?:不去了|取消|不来了|不面了)|(?:我)?(?:不想|不)(?:去)?(?:视频)?面(?:试)?了"
MINE = (
    rf"我?(?:报|约|定)(?:了)?的(?:{ANY})(?:是)?(?:哪天|什么时候|几点|时间)?[？?]?|我的(?:招聘会|视频面试|就业指导|出行)"
    r"|我?(?:报|约|定)(?:了)?的(?:那个|这个)?(?:招聘会|就业指导|职业指导|指导|专家|老师)(?:那个)?(?:的?时间)?(?:是|在|要)?(?:哪天|哪一天|几号|什么时候|哪时候|几点|几时)(?:来|见|去|克|开始|到)?(?:着|呢|呀|啊|咯|了|嘛|的)*[？?]?"
    "|我(?:的|那个)?(?:招聘会|视频面试|网上面试|面试|就业指导)(?:的时间)?(?:是|在)?(?:哪天|哪一天|几号|什么时候|哪时候|几点|几时)(?:来着|呢|呀|啊)?[？?]?"
)
HERE = r"签到\s*([VGB]\d{1,4})"
ARRIVED = "(?:我)?(?:已经)?(?:平安)?(?:到了|到厂了|到站了|到青浦了|到上海了|平安到了)"
NOT_GONE = 3  # of the options on the way
SCENE = "event"
JUST_NOW = timedelta(days=3)
# 老师给我讲的那些你们记着没: what was advised is told again.
ADVISED = (
    ".{0,4}(?:老师|专家|指导)(?:上次|上回|那天|当时|给|跟|对|我|的|是|时|都)*(?:讲|说|建议|教|交代|指导)(?:了|过|我|的|那些?|些|东西|话|是)*"
    "(?:哪样|什么|啥|怎么说|咋个说|(?:你们)?(?:给)?(?:有)?(?:记|存|写)(?:着|下|了|得|起)*(?:没有?|没得|不|吗)?)?(?:呢|来着|吗|了|啊)?[？?]?"
    "|(?:我的|看看?)?(?:就业|职业)?指导(?:的)?(?:建议|记录|结果)[？?]?|(?:老师|专家)(?:的|给我?的)?建议[？?]?"
)


def mine(turn: Turn) -> Replies:
    rows = signed(turn)
    return only_or_which(turn, rows, "event:mine", fairs.show)


def advised(turn: Turn) -> Replies:
    """What the expert said, as it was written down."""
    return [Text(texts.fairs.advised([(event, row.note) for row, event in _advice(turn)]))]


def _advice(turn: Turn) -> list[tuple[EventSignup, Event]]:
    if turn.worker is None:
        return []
    past = event_signups.history(turn.session, turn.worker, kinds=(events.GUIDANCE,))
    return [(row, event) for row, event, _ in past if row.note]


def move(turn: Turn) -> Replies:
    return move_one(turn, [row for row in signed(turn) if row[2] is not None])


def move_one(turn: Turn, rows: Sequence[Signed]) -> Replies:
    return only_or_which(turn, rows, "event:move", _open_move)


def check_in(turn: Turn) -> Replies:
    """签到 V01, for whoever cannot scan. Raises NoSuchEvent, EventOver or NotToday."""
    match = re.fullmatch(HERE, turn.words.strip(), re.IGNORECASE)
    return arrive(turn, match.group(1) if match else "")


def arrive(turn: Turn, code: str) -> Replies:
    """By the code at the door. Raises NoSuchEvent, EventOver or NotToday."""
    event = events.by_code(turn.session, code)
    if turn.worker is None:
        return opening.open_form(turn, all_subjects().forms["event_checkin"], given={"event": event.key})
    event_signups.arrive(turn.session, event=event, worker=turn.worker, follower=turn.follower, now=turn.now)
    return [Text(texts.fairs.arrived(event, turn.worker.name))]


def arrived(turn: Turn) -> Replies:
    """到了, after a journey together."""
    found = _journey(turn)
    if found is None:
        return []
    _, event = found
    event_signups.arrive(turn.session, event=event, worker=turn.person, follower=turn.follower, now=turn.now)
    listing.forget(turn)
    return [Text(texts.fairs.arrived(event, turn.person.name))]


def tells_of_journey(turn: Turn) -> bool:
    """到家了，平安 from somebody on a journey together: the batch's, before it is anything of the ledger's."""
    if turn.worker is None or turn.conversation.form is not None or not turn.incoming.has_words:
        return False
    return _told(turn) is not None and _journey(turn) is not None


def tell_of_journey(turn: Turn) -> Replies:
    open_question.let_go(turn, event_notices.ARRIVAL)
    return _how_it_stands(turn, _told(turn) or 0)


def _told(turn: Turn) -> int | None:
    """不去了 may be said of anything, unless the journey was just asked about."""
    picked = to_the_question.option(to_the_question.ARRIVAL, turn.words)
    listed, hidden = listing.last(turn), open_question.unseen(turn)
    asked = event_notices.ARRIVAL in (listed.kind if listed else "", hidden.kind if hidden else "")
    return picked if picked != NOT_GONE or asked else None


def _journey(turn: Turn) -> tuple[EventSignup, Event] | None:
    """The journey that has begun and from which nobody has heard yet."""
    if turn.worker is None:
        return None
    since = turn.now - JUST_NOW
    return event_signups.on_the_way(turn.session, turn.worker, since=since, now=turn.now)


def _whether_there(turn: Turn, item: int) -> Replies:
    _, picked = prompting.split(item)
    open_question.let_go(turn, event_notices.ARRIVAL)
    listing.forget(turn)
    return _how_it_stands(turn, picked)


def _how_it_stands(turn: Turn, picked: int) -> Replies:
    """There, on the way, or not gone; who is on the way keeps the question."""
    if picked == 1:
        return arrived(turn)
    found = _journey(turn)
    if picked == NOT_GONE and found is not None:
        event_signups.leave(turn.session, found[0])
        return [Text(texts.batches.NOT_GONE)]
    return [Text(texts.batches.ON_THE_WAY)]


def signed(turn: Turn) -> Sequence[Signed]:
    """Those of the kind that is named; all when none is."""
    if turn.worker is None:
        return ()
    kinds = [kind for kind, pattern in KINDS.items() if re.search(pattern, turn.words)]
    return event_signups.of_worker(turn.session, turn.worker, now=turn.now, kinds=kinds)


def only_or_which(turn: Turn, rows: Sequence[Signed], kind: str, handle: fairs.OfEvent) -> Replies:
    if not rows:
        return [Text(texts.fairs.NOTHING)]
    if len(rows) == 1:
        return handle(turn, rows[0][1])
    listing.remember(turn, kind, [event.key for _, event, _ in rows], first=0, shown=len(rows))
    return [Choices(texts.fairs.WHICH, tuple(texts.fairs.mine(event, slot, turn.now) for _, event, slot in rows))]


def _open_move(turn: Turn, event: Event) -> Replies:
    return opening.open_form(turn, all_subjects().forms["event_move"], given={"event": event.key})


def _on(handle: fairs.OfEvent) -> ListKind:
    return ListKind(lambda turn, item: handle(turn, events.get(turn.session, item)), mine)


LISTS = {
    "event:mine": _on(fairs.show), "event:move": _on(_open_move), "event:leave": _on(fairs.leave),
    event_notices.ARRIVAL: ListKind(_whether_there, mine),
}  # fmt: skip
PHRASES = (
    Phrase(MOVES, move, when=lambda turn: bool(signed(turn))),
    Phrase(MINE, mine),
    Phrase(ADVISED, advised, when=lambda turn: bool(_advice(turn))),
    Phrase(HERE, check_in),
    Phrase(ARRIVED, arrived, when=lambda turn: _journey(turn) is not None),
)
SCENES = {SCENE: arrive}
