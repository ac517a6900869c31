"""The channel to WeChat in words for staff: what is wrong, who must see to it, and how things stand."""

from collections.abc import Sequence
from datetime import datetime, timedelta

ROUTES = {"custom": "客服消息", "template": "模板消息", "subscription": "订阅通知", "mass": "群发"}
PIECES = {
    "answer_stranded": "补答消息", "ring_alarms": "求助响铃", "ring_outside": "备用通道", "keep_token": "换凭据",
    "watch_channel": "通道巡检", "remind_of_visits": "走访提醒", "remind_of_courses": "培训提醒",
    "remind_of_events": "招聘会提醒", "lapse_offers": "候补到期", "keep_posts": "岗位到期",
    "send_job_digests": "新岗位汇总", "start_broadcasts": "群发", "ask_of_mass_sends": "群发结果",
    "figures_to_staff": "数字日报", "count_the_day": "每日统计", "fetch_media": "取图片录音", "forget": "到期删除",
    "copy_records": "夜间备份", "reconcile_followers": "核对关注者", "tidy_wakes": "清理任务",
    "ask_how_it_goes": "问近况", "keep_tags": "整理标签", "hear_voices": "听语音", "tell_partners": "告知合作方",
    "finish_erasures": "彻底删除", "list_posts": "岗位清单", "check_money": "资金检查", "change_keys": "换密钥",
    "drain": "发消息",
}  # fmt: skip
WELL = "通道正常，没有要处理的事。"
NOT_FOR_YOU = "消息通不通，工作站的人和管理员才看得到。有发不出去的请告诉站长。"
CREDENTIAL_OVER = "公众号调用凭据已过期，发不出消息。请看服务器是否在白名单、密钥是否正确。"
CALLOUT_FAILED = "备用告警（邮件或短信网关）没有送到，请检查设置。"
COPY_FAILED = "昨夜的备份没有做成，请看程序日志。"


def head(wrong: int) -> str:
    return f"通道状况：有 {wrong} 件要处理" if wrong else f"通道状况：{WELL}"


def refused(sentence: str, name: str, today: int, last_at: datetime) -> str:
    code = f"错误码 {name}，" if name.lstrip("-").isdigit() else ""
    return f"{sentence}（{code}今天 {today} 次，最近 {last_at:%H:%M}）"


def closed(route: str, until: datetime, reason: str) -> str:
    return f"{ROUTES.get(route, route)}停到 {until:%m-%d %H:%M}：{reason}"


def quota(route: str, used: int, cap: int) -> str:
    if used >= cap:
        return f"{ROUTES.get(route, route)}今天用完了（{used}/{cap}），零点后再发。"
    return f"{ROUTES.get(route, route)}今天用了 {used}/{cap}，快用完了。"


def dead(name: str, last_at: datetime) -> str:
    return f"“{piece(name)}”从 {last_at:%m-%d %H:%M} 起没有再跑，程序可能停了，请技术人员重启。"


def all_dead(names: Sequence[str], since: datetime) -> str:
    listed = "、".join(piece(name) for name in names)
    return f"{len(names)} 样定时的事从 {since:%m-%d %H:%M} 起陆续没有再跑，程序可能停了，请技术人员重启：{listed}。"


def failing(name: str, last_at: datetime, error: str) -> str:
    return f"“{piece(name)}”出错（{error}），{last_at:%m-%d %H:%M}，请技术人员查看。"


def late(count: int, waited: timedelta) -> str:
    return f"有 {count} 条消息该发没发，最久的等了 {_minutes(waited)}。"


def unanswered(count: int, waited: timedelta) -> str:
    return f"有 {count} 条工友来信还没处理，最久的等了 {_minutes(waited)}。"


def undelivered(count: int) -> str:
    return f"24小时内没送到、也没打过电话的：{count} 条，请照清单打电话。"


def standing(
    *, token_until: datetime | None, waiting: int, undelivered_: int, last_message_at: datetime | None, quotas: str
) -> list[str]:
    """How things stand, whether anything is wrong or not."""
    return [
        f"调用凭据：{f'有效到 {token_until:%m-%d %H:%M}' if token_until else '还没取过'}",
        f"最近收到工友消息：{f'{last_message_at:%m-%d %H:%M}' if last_message_at else '还没有'}",
        f"待发 {waiting} 条，24小时内没送到 {undelivered_} 条",
        f"今天用量：{quotas or '还没有发过'}",
    ]


def used(route: str, used_: int, cap: int) -> str:
    return f"{ROUTES.get(route, route)} {used_}/{cap}"


def piece(name: str) -> str:
    return PIECES.get(name, name)


def _minutes(waited: timedelta) -> str:
    minutes = int(waited.total_seconds() // 60)
    return f"{minutes} 分钟" if minutes < 120 else f"{minutes // 60} 小时"
