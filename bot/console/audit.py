"""The audit (留痕) as a list: who saw or changed what, when and why."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from bot.console import words
from bot.console.columns import Plain, named, plain, related
from bot.console.lists import RecordList
from db import audit_numbers
from db.models import Audit, Staff
from db.rights import Right


def _about(request: Request, row: Audit) -> str:
    return words.about(row.about, getattr(request.state, "numbers", {}))


def _detail(request: Request, row: Audit) -> str:
    return words.detail(row.action, row.detail, getattr(request.state, "numbers", {}))


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
        Plain("about", "对象", getter=_about),
        plain("reason", "理由"),
        Plain("detail", "细节", getter=_detail),
    ]

    @property
    def looks_in(self) -> str:
        return "搜索编号（W001、J014）、单位、谁、做了什么、理由"

    def get_search_query(self, request: Request, term: str) -> Any:
        """By the number of what it is about, by who it was, by what was done, in the words that the list shows."""
        said = term.strip()
        acts = [action for action, shown in words.ACTIONS.items() if said and said in shown]
        return audit_numbers.holding(request.state.session, self.found_by, said, acts=acts)

    def _find_names(self, request: Request, rows: Sequence[Any]) -> None:
        super()._find_names(request, rows)
        said = {one for row in rows for one in (row.about, row.detail)}
        request.state.numbers = audit_numbers.of(request.state.session, said)


LISTS = (AuditList,)
