"""Workers (工友): the ledger, masked."""

from bot.console.columns import named, plain
from bot.console.lists import RecordList
from db import roster
from db.models import Worker
from db.rights import Right
from handlers import texts


class WorkerList(RecordList):
    table = Worker
    key = "worker"
    menu_label = "工友"
    icon = "fa-solid fa-people-group"
    needs = (Right.PEOPLE,)
    found_by = ("name", "code", "phone")
    sorted_by = ("id", "name", "registered_at")
    opens = "/workers/{}"
    fields = [  # noqa: RUF012 - the library's way
        plain("id", "编号", roster.handle),
        plain("name", "姓名"),
        plain("county", "老家县"),
        plain("township", "乡镇"),
        named("status", "情况", texts.people.STATUSES),
        plain("employer_name", "单位"),
        plain("phone", "手机", texts.roster.masked),
        plain("registered_at", "登记时间"),
    ]


LISTS = (WorkerList,)
