"""通道状况 in the staff's chat: whether messages get through, and what somebody must see to."""

import re
from collections.abc import Sequence

from db import channel, rights
from db.channel import Channel
from db.rights import Right
from handlers import alarms, channel_health, texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

MOST = 6


def show(turn: Turn, match: re.Match[str]) -> Sequence[Reply]:
    """For everybody at the station, and for those who keep the machine."""
    if turn.staff is None or turn.staff.role not in alarms.CAN_ACT:
        rights.require(turn.staff, Right.REQUESTS)
    found = channel.state(turn.session, now=turn.now)
    wrong = channel_health.findings(found, now=turn.now)
    numbered = [f"{place}. {finding.sentence}" for place, finding in enumerate(wrong[:MOST], start=1)]
    return [Text("\n".join([texts.channel.head(len(wrong)), *numbered, *standing(found)]))]


def standing(found: Channel) -> list[str]:
    return texts.channel.standing(
        token_until=found.token_until,
        waiting=sum(found.outbox.values()),
        undelivered_=found.undelivered,
        last_message_at=found.last_message_at,
        quotas="，".join(texts.channel.used(row.route, row.used, row.cap) for row in found.quotas),
    )


STAFF_COMMANDS = ((late.pattern(r"^(?:公众号|微信)?通道(?:状况|状态|情况|健康|怎么样|正常吗)?[？?。]?$"), show),)
