"""Requests (求助) as a list; each opens in the inbox."""

from bot.console import words
from bot.console.columns import named, plain, related
from bot.console.lists import RecordList
from db.models import Inquiry, Staff, Worker
from db.rights import Right
from nlp import phones


class InquiryList(RecordList):
    table = Inquiry
    key = "inquiry"
    menu_label = "求助总表"
    icon = "fa-solid fa-hand-holding-heart"
    needs = (Right.REQUESTS,)
    points_to = {"worker_id": Worker, "taken_by": Staff, "handed_to": Staff}  # noqa: RUF012
    found_by = ("number", "words", "outcome")
    sorted_by = ("id", "opened_at")
    opens = "/inbox/{}"
    fields = [  # noqa: RUF012
        plain("number", "编号"),
        plain("opened_at", "时间"),
        named("level", "轻重", words.LEVELS),
        named("kind", "事由", words.INQUIRY_KINDS),
        related("worker_id", "工友", lambda worker: worker.name),
        plain("words", "说的话", lambda row: phones.hide(row.words)),
        named("status", "状态", words.INQUIRIES),
        related("taken_by", "谁在办", lambda member: member.name),
        related("handed_to", "轮到谁", lambda member: member.name),
        plain("outcome", "结果", lambda row: phones.hide(row.outcome)),
    ]


LISTS = (InquiryList,)
