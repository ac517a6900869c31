"""Broadcasts (广播) as a list."""

from bot.console import words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from db.models import Broadcast, Staff
from db.rights import Right


class BroadcastList(RecordList):
    table = Broadcast
    key = "broadcast"
    menu_label = "广播"
    icon = "fa-solid fa-bullhorn"
    needs = (Right.BROADCAST,)
    points_to = {"author_id": Staff, "approver_id": Staff}  # noqa: RUF012
    found_by = ("number", "words", "audience_said")
    fields = [  # noqa: RUF012
        plain("number", "编号"),
        named("kind", "类别", words.BROADCAST_KINDS),
        plain("words", "内容"),
        plain("audience_said", "发给"),
        plain("people", "人数"),
        named("status", "状态", words.BROADCASTS),
        related("author_id", "谁写的", lambda member: member.name),
        related("approver_id", "谁批准", lambda member: member.name),
        plain("send_at", "定时", exclude_from_list=True),
        plain("created_at", "写于"),
    ]


LISTS = (BroadcastList,)
