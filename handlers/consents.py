"""Withdrawing one consent (撤回同意): what was agreed to is listed, a number takes it back, and what rested on it ends."""

from collections.abc import Sequence

from db import consents
from db.models import Consent
from handlers import deletion, texts
from handlers.dialogue import listing
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
LIST = "consents"
ASKS = (
    "(?:我要?|我想|帮我)?(?:撤回|收回|取消|撤销)(?:我的)?(?:同意|授权)(?:书)?[了吧。！!]*"
    "|(?:我)?不(?:同意|想|要)(?:再)?(?:把|给)我?的?(?:资料|信息|身份证号?|电话)(?:转|交|发|存).{0,12}"
)


def ask(turn: Turn) -> Replies:
    held = consents.holding(turn.session, turn.worker) if turn.worker else ()
    if not held:
        return [Text(texts.consents.NONE)]
    listing.remember(turn, LIST, [row.key for row in held], first=0, shown=len(held))
    return [Choices(texts.consents.WHICH, tuple(texts.consents.name(row.kind, row.about) for row in held))]


def _pick(turn: Turn, number: int) -> Replies:
    row = turn.session.get(Consent, number)
    if turn.worker is None or row is None or row.worker_id != turn.worker.id:
        return [Text(texts.consents.NONE)]
    listing.forget(turn)
    if row.kind == consents.SERVICE:
        return [Text(texts.consents.SERVICE), *deletion.ask(turn)]
    ended = consents.withdraw(turn.session, turn.worker, row, now=turn.now)
    for visit in ended.visits:
        deletion.tell_visitor(turn.session, visit, now=turn.now)
    if ended.shared:
        deletion.tell_employers(turn, ended.shared)
    if row.kind == "share":
        return [Text(texts.consents.share_ended(row.about, len(ended.shared)))]
    return [Text(texts.consents.DONE.get(row.kind, texts.consents.OTHER))]


PHRASES = (Phrase(ASKS, ask),)
LISTS = {LIST: ListKind(pick=_pick, more=ask)}
