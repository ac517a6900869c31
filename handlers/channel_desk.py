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
    if turn.staff is None or not (turn.staff.role in alarms.CAN_ACT or rights.has(turn.staff, Right.REQUESTS)):
        return [Text(texts.channel.NOT_FOR_YOU)]
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


# 微信通不通, 公众号正常吗, 今天有没有发不出去的
_WHEN = "(?:今天|现在|最近|这两天|这会儿?|昨天)?"
_WORKS = "(?:通不通|通没通|给通|通着?(?:吗|没|的吗)|正不正常|正常(?:吗|不|没)|好着(?:吗|没)|(?:有没有|给有|有)(?:什么|哪样)?(?:问题|毛病|故障)(?:吗|没)?|坏了?(?:吗|没)|怎么样|(?:出)?(?:毛病|故障|问题)了?(?:吗|没有?)|还?好(?:吗|嘛|不好)|是不是(?:坏|挂|不通|(?:出|有)?(?:毛病|故障|问题))了?)"
_STUCK = "(?:有没有|给有|有|还有)?(?:消息|通知)?(?:没|没有)?(?:发|送)不(?:出|到)(?:去|来)?(?:的)?(?:消息|通知)?(?:吗|没有?|么)?"
# 还能群发几次, 这个月群发剩几次
_TIMES = "(?:几|多少|好多)[次回条]"
_LEFT = f"(?:今天|这个?月|本月)?(?:还)?(?:能|可以)(?:再)?(?:群发|推送){_TIMES}|(?:今天|这个?月|本月)?群发(?:还)?(?:剩|有)下?{_TIMES}"
_MANY = "(?:几|多少|好多)(?:条|个)?(?:消息|通知)?"
# token过期没, 白名单有没有问题, 配额还剩多少; 有几条没发出去, 为什么有人收不到消息.
_PARTS = (
    f"{_WHEN}(?:微信|公众号|服务器)?的?(?:(?:access[_ ]?)?token|凭据|(?:ip)?白名单|接口|配额|额度|群发额度)(?:{_WORKS}|(?:有没有|给|是不是)?(?:过|到)期了?(?:没有?|吗)?|(?:还)?(?:剩|有)?(?:多少|几多|好多)|够不够|用完(?:了)?(?:没有?|吗))"
    f"|{_WHEN}(?:有)?{_MANY}(?:没|没有)(?:发|送)(?:出|到)?(?:去)?|{_WHEN}(?:发送|推送|消息)?失败(?:了|的)?(?:有)?{_MANY}"
    f"|(?:为什么|咋个?|怎么|是不是)?(?:还)?有(?:好多|很多|好些|一?些|不少)?人(?:都|说)?(?:收|接)不到(?:消息|通知)?(?:了)?(?:是)?(?:(?:咋|怎么)个?(?:回事|了)|为什么|(?:什么|哪样|啥)原因)?"
    f"|(?:公众号)?(?:ip白名单|白名单|(?:access[_ ]?)?token|群发额度)|{_LEFT}"
)
ASKS = (
    "(?:公众号|微信)?通道(?:状况|状态|情况|健康|怎么样|正常吗)?"
    f"|{_WHEN}(?:公众号|微信|通道|消息|机器人){_WHEN}{_WORKS}|{_WHEN}(?:公众号|微信|消息|通知)?(?:能不能|能)(?:发|送)(?:得)?出去(?:吗)?"
    f"|{_WHEN}(?:公众号|微信|消息|通知)?(?:发|送)(?:不发|不送)?得出去?(?:吗|不|没)|{_WHEN}(?:有没有|给有|有|还有){_STUCK}|{_PARTS}"
)
STAFF_COMMANDS = ((late.pattern(rf"^(?:{ASKS})[？?。]?$", re.IGNORECASE), show),)
