"""Care visits (走访) as a list."""

from bot.console import words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from db.models import Staff, Visit, Worker
from db.rights import Right
from nlp import phones


class VisitList(RecordList):
    table = Visit
    key = "visit"
    menu_label = "走访"
    icon = "fa-solid fa-house-user"
    needs = (Right.VISITS,)
    points_to = {"worker_id": Worker, "staff_id": Staff}  # noqa: RUF012
    found_by = ("place", "topic", "code")
    sorted_by = ("id", "starts_at")
    fields_default_sort = (("starts_at", True),)
    fields = [  # noqa: RUF012
        plain("starts_at", "时间"),
        named("kind", "方式", words.VISIT_KINDS),
        related("worker_id", "工友", lambda worker: worker.name),
        plain("place", "地点"),
        related("staff_id", "走访人", lambda member: member.name),
        named("status", "状态", words.VISITS),
        plain("topic", "想聊", lambda row: phones.hide(row.topic), exclude_from_list=True),
        plain("people_met", "见到人数"),
        plain("summary", "情况", lambda row: phones.hide(row.summary), exclude_from_list=True),
        plain("asked_at", "约的时间", exclude_from_list=True),
        plain("entered_at", "录入时间", exclude_from_list=True),
    ]


LISTS = (VisitList,)
