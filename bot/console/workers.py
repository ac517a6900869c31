"""Workers (工友): the ledger, masked; a whole telephone or ID number asks a reason and stands in the audit."""

from typing import Any

from starlette.requests import Request

from bot.console import ledger, visitors, words
from bot.console.columns import named, plain
from bot.console.lists import RecordList
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from db import dossier, identities, rights, roster, scopes
from db.models import Worker
from db.rights import Right
from handlers import texts

REASONS = texts.roster.REASONS
SHORTEST_REASON = 2


class WorkerList(RecordList):
    table = Worker
    key = "worker"
    menu_label = "工友"
    icon = "fa-solid fa-people-group"
    needs = (Right.PEOPLE,)
    found_by = ("name", "code")
    sorted_by = ("id", "name", "registered_at")
    opens = "/workers/{}"
    leads_to = (
        ("/ledger/export", "整本台账 Excel", Right.LEDGER), ("/imports/workers", "导入 Excel", Right.LEDGER),
        ("/merges", "疑似重复", Right.LEDGER),
    )  # fmt: skip
    fields = [  # noqa: RUF012 - the library's way
        plain("handle", "编号", roster.handle),
        plain("name", "姓名"),
        plain("county", "老家县"),
        plain("township", "乡镇"),
        named("status", "情况", words.WORKERS),
        plain("employer_name", "单位"),
        plain("phone", "手机", texts.roster.masked),
        plain("registered_at", "登记时间"),
    ]

    @property
    def looks_in(self) -> str:
        return "搜索姓名、编号、手机"

    def get_search_query(self, request: Request, term: str) -> Any:
        """Whoever may see no whole telephone must not guess one digit by digit either."""
        knows = rights.has(visitors.member(request), Right.PHONES)
        return scopes.holding(Worker, (*self.found_by, "phone") if knows else self.found_by, term)


def show(ask: Ask) -> Shown:
    found = dossier.of(ask.session, ask.path["id"], by=ask.by)
    facts = {
        "title": f"{roster.handle(found.worker)} {found.worker.name}", "dossier": found, "words": words,
        "consent": texts.consents.name, "phone": texts.roster.masked(found.worker), "reasons": REASONS, "now": ask.now,
        "statuses": ledger.STATUSES, "sources": ledger.SOURCES, "facts": ledger.FACTS,
    }  # fmt: skip
    return Shown("workers/worker.html", facts)


def show_phone(ask: Ask) -> Answer:
    worker = scopes.one(ask.session, Worker, ask.path["id"], by=ask.by)
    reason = ask.said("reason", most=100)
    if len(reason) < SHORTEST_REASON:
        return _ask_reason(worker)
    number = roster.show_phone(ask.session, worker, by=ask.by, reason=reason, now=ask.now)
    return _number(worker, "手机", number)


def show_identity(ask: Ask) -> Answer:
    worker = scopes.one(ask.session, Worker, ask.path["id"], by=ask.by)
    reason = ask.said("reason", most=100)
    if len(reason) < SHORTEST_REASON:
        return _ask_reason(worker)
    number = identities.show(
        ask.session, worker, by=ask.by, reason=reason, keys=ask.office.keys, now=ask.now
    )  # fmt: skip
    return _number(worker, "身份证号", number)


def _ask_reason(worker: Worker) -> Go:
    return Go(f"/workers/{worker.key}", "请先写明用途，会记录在案。", well=False)


def _number(worker: Worker, what: str, number: str) -> Shown:
    return Shown("workers/number.html", {"title": f"{worker.name} 的{what}", "worker": worker, "number": number})


LISTS = (WorkerList,)
PAGES = (Page("/workers/{id:int}", "工友", show, (Right.PEOPLE,)),)
ACTS = (
    Act("/workers/{id:int}/phone", show_phone, (Right.PHONES,)),
    Act("/workers/{id:int}/identity", show_identity, (Right.IDENTITIES,)),
)
