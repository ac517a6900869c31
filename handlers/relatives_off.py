"""把我妈从我手机上删掉: somebody of the family is taken off the phone, or has their data deleted; never the owner."""

from collections.abc import Sequence

from db import followers
from db import relatives as records
from db.models import Worker
from handlers import deletion, of_relatives, opening, prompting, relatives, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
LIST = "relative:off"
OFF, DELETED = 1, 2
_PLEASE = "(?:那|请|麻烦|你们?|您|帮我?|给我|我|想|要|能不能|可不可以|可以|把|将|[,， ])*"
_HELD = "(?:本人|登记|留|存|填)?(?:的)?(?:个人)?(?:信息|资料|登记|名字|档案|记录|数据|那份|电话)*"
_WHERE = "(?:从|在)?(?:我|这)?(?:这)?(?:部|个)?(?:的)?(?:手机|微信|号|名下)?(?:上|里|里面|上面)*"
_TAKES = "(?:删|移|去|拿|清|注销|撤|划|除|解绑|取消)(?:掉|了|除|出去?|走|开|去|下来|一下|绑|登记)*"
_END = "(?:吧|嘛|可以吗|行吗|得不得|了|谢谢|[。.!！?？])*"
OF_THEIRS = late.pattern(f"{_PLEASE}{of_relatives.WHO}{_HELD}{_WHERE}(?:给|都|全部?)*{_TAKES}{_END}")
VERB_FIRST = late.pattern(f"{_PLEASE}(?:删|删除|删掉|注销|移除|去掉)(?:了|一下)?{of_relatives.WHO}{_HELD}{_END}")
# 把我妈删掉 names no class and no visit; 取消我妈的登记 is said as well.
_TAKES_OFF = late.pattern("删|注销|解绑|移除|从.{0,6}(?:手机|微信)")


def wants(turn: Turn) -> bool:
    return turn.staff is None and turn.incoming.has_words and _who(turn) != ""


def ask(turn: Turn) -> Replies:
    """Three ways out, each by its number; a form that is open waits."""
    who = _who(turn)
    people = of_relatives.people(turn, of_relatives.Told(who, "").relations)
    if not people:
        return [Text(texts.relatives.nobody_to_take_off(who))]
    if len(people) > 1:
        return relatives.which(turn)
    link, worker = people[0]
    kept = opening.set_aside(turn)
    alone = not records.has_own_phone(turn.session, turn.follower, worker)
    picks = (OFF, DELETED, 0) if alone else (OFF, 0)
    ids = [prompting.joined(worker.key, pick) for pick in picks]
    listing.remember(turn, LIST, ids, first=0, shown=len(ids))
    words = texts.relatives.ask_off if alone else texts.relatives.ask_off_only
    labels = texts.relatives.OFF_OPTIONS if alone else (texts.relatives.OFF_OPTIONS[0], texts.relatives.OFF_OPTIONS[2])
    return [*kept, Choices(words(worker.name, link.relation), labels)]


def _who(turn: Turn) -> str:
    said = turn.words.strip()
    if not _TAKES_OFF.search(said):
        return ""
    match = OF_THEIRS.fullmatch(said) or VERB_FIRST.fullmatch(said)
    return match["who"] if match else ""


def _pick(turn: Turn, item: int) -> Replies:
    listing.forget(turn)
    worker_id, picked = prompting.split(item)
    rows = records.of(turn.session, turn.follower)
    worker = next((each for link, each in rows if each.key == worker_id and link.relation != records.SELF), None)
    if worker is None or picked not in (OFF, DELETED):
        return [Text(texts.relatives.NOT_TAKEN_OFF)]
    replies = _take_off(turn, worker) if picked == OFF else _delete(turn, worker)
    me = records.known(turn.session, turn.follower, relation=records.SELF)
    if records.acting_for(turn.session, turn.follower) is None or me is not None:
        records.speak_for(turn.session, turn.follower, me)
    return replies


def _take_off(turn: Turn, worker: Worker) -> Replies:
    followers.unlink(turn.session, follower=turn.follower, worker=worker)
    return [Text(texts.relatives.taken_off(worker.name))]


def _delete(turn: Turn, worker: Worker) -> Replies:
    if records.has_own_phone(turn.session, turn.follower, worker):
        return [Text(texts.relatives.NOT_TAKEN_OFF)]
    name = worker.name
    asked = deletion.delete(turn.by(worker), worker)
    if asked.held_for:
        return [Text(texts.relatives.deletion_held(name, "、".join(asked.held_for)))]
    return [Text(texts.relatives.deleted(name))]


LISTS = {LIST: ListKind(pick=_pick, more=lambda turn: [Text(texts.relatives.NOT_TAKEN_OFF)])}
