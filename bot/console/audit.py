"""The audit (留痕) as a list: who saw or changed what, when and why."""

from bot.console import words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from db.models import Audit, Staff
from db.rights import Right


class AuditList(RecordList):
    table = Audit
    key = "audit"
    menu_label = "留痕"
    icon = "fa-solid fa-clipboard-list"
    needs = (Right.AUDIT,)
    points_to = {"staff_id": Staff}  # noqa: RUF012
    found_by = ("action", "about", "reason")
    sorted_by = ("id", "at")
    row_actions = ()
    fields = [  # noqa: RUF012
        plain("at", "时间"),
        related("staff_id", "谁", lambda member: f"{member.name}（{member.code}）"),
        named("action", "做了什么", words.ACTIONS),
        plain("about", "对象", lambda row: words.about(row.about)),
        plain("reason", "理由"),
        plain("detail", "细节", lambda row: words.detail(row.action, row.detail)),
    ]


LISTS = (AuditList,)
