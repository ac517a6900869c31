"""Writing to many at the desk (写群发): whom by filters with the number of heads beside, what, which kind, when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.console import given, words
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from db import audiences, broadcast_results, broadcasts, courses, events, rights, scopes, vacancies
from db.audience_filters import Audience
from db.models import Broadcast
from db.refusals import Refusal
from db.rights import Right
from db.workers import COUNTY_CODES
from handlers import broadcast_audience, broadcast_decisions, broadcast_flow, refusals, texts
from handlers.dialogue.replies import Text
from nlp import identity, trades

NEEDS = (Right.BROADCAST,)
LONGEST = 600
FIRMS_NAMED = 3
STATUSES = {
    name: words.WORKERS[name] for name in ("registered", "seeking", "employed", "idle", "returned", "unverified")
}
KINDS = texts.broadcasts.KIND_CHOICES
COUNTIES = tuple(COUNTY_CODES)
WHOM = "请先选发给谁。"
REFUSED = (courses.NoSuchCourse, vacancies.NoSuchVacancy, broadcasts.NobodyToReach)


class NotUnderstood(Exception):
    """The filters do not say whom; the text says why, for people."""


def show_new(ask: Ask) -> Shown:
    said = _post(ask, ask.query.get("post", "").strip()[:12]) or _fair(ask, ask.query.get("fair", "").strip()[:12])
    facts = {"row": None, "kept": Audience(), "written": said, "kind": "jobs" if said else "notice", "employers": ""}
    return Shown("broadcasts/write.html", {**_facts(ask), **facts})


def show_change(ask: Ask) -> Shown:
    row = scopes.one(ask.session, Broadcast, ask.path["id"], by=ask.by)
    kept = broadcasts.audience_of(row)
    names = [one.name for one in audiences.employers_of(ask.session, kept.employers)]
    facts = {"title": f"改 {row.number}", "row": row, "kept": kept, "written": row.words, "kind": row.kind}
    return Shown("broadcasts/write.html", {**_facts(ask), **facts, "employers": names[0] if names else ""})


def show_count(ask: Ask) -> Shown:
    """How many the filters mean, fetched as they are ticked."""
    kind = ask.query.get("kind", "")
    try:
        audience = _audience(ask, ask.query)
    except (NotUnderstood, *REFUSED) as trouble:
        return Shown("broadcasts/_count.html", {"trouble": _why(trouble)}, part=True)
    counted = audiences.count(ask.session, audience, kind=kind if kind in KINDS else "notice")
    facts = {
        "trouble": "", "counted": counted, "said": broadcast_audience.said(ask, audience),
        "full": broadcast_flow.full(ask, audience, kind, counted.phones).strip(),
        "second": counted.reachable > ask.station.approval_limit,
    }  # fmt: skip
    return Shown("broadcasts/_count.html", facts, part=True)


def write(ask: Ask) -> Answer:
    """What was filled in stands in the form again where it will not do."""
    message, kind = _message(ask), ask.said("kind", most=12)
    try:
        audience = _audience(ask, ask.form)
        if not message or kind not in KINDS:
            raise NotUnderstood("内容和类别都要写。")
        row = broadcasts.draft(
            ask.session, author=ask.by, kind=kind, words=message, audience=audience, now=ask.now,
            said=broadcast_audience.said(ask, audience), send_at=_send_at(ask),
        )  # fmt: skip
    except (NotUnderstood, *REFUSED) as trouble:
        return _again(ask, None, trouble)
    return Go(f"/broadcasts/{row.key}", f"{row.number} 存好了，还没发。先测试一下，再提交。")


def change(ask: Ask) -> Answer:
    row = scopes.one(ask.session, Broadcast, ask.path["id"], by=ask.by)
    message = _message(ask)
    try:
        audience = _audience(ask, ask.form)
        if not message:
            raise NotUnderstood("内容没写。")
    except (NotUnderstood, *REFUSED) as trouble:
        return _again(ask, row, trouble)
    said = broadcast_audience.said(ask, audience)
    lost = broadcasts.change(ask.session, row, by=ask.by, now=ask.now, words=message, audience=audience, said=said)
    if ask.said("day"):
        broadcasts.reschedule(ask.session, row, send_at=_send_at(ask))
    return Go(f"/broadcasts/{row.key}", texts.broadcasts.void(row) if lost else texts.broadcasts.changed(row))


def _again(ask: Ask, row: Broadcast | None, trouble: Exception) -> Shown:
    facts = {
        "title": f"改 {row.number}" if row else "写群发", "row": row, "kept": _ticked(ask.form), "trouble": _why(trouble),
        "written": _message(ask), "kind": ask.said("kind", most=12), "employers": _word(ask.form, "employer"),
    }  # fmt: skip
    return Shown("broadcasts/write.html", {**_facts(ask), **facts})


def _why(trouble: Exception) -> str:
    if isinstance(trouble, Refusal):
        return "".join(reply.words for reply in refusals.words(trouble) if isinstance(reply, Text))
    return str(trouble)


def correct(ask: Ask) -> Go:
    """A note to everybody whom it reached; it is submitted like any other."""
    row = scopes.one(ask.session, Broadcast, ask.path["id"], by=ask.by)
    if not (said := _message(ask)):
        return Go(f"/broadcasts/{row.key}", "更正的内容没写。", well=False)
    broadcast_results.reconcile(ask.session, row, now=ask.now)
    audience = Audience(received=row.key)
    new = broadcasts.draft(
        ask.session, author=ask.by, kind=row.kind, words=texts.broadcasts.correction(said), audience=audience,
        said=broadcast_audience.said(ask, audience), send_at=broadcast_decisions.allowed(ask, ask.now), now=ask.now,
    )  # fmt: skip
    return Go(f"/broadcasts/{new.key}", f"更正 {new.number} 存好了，还没发。看一下再提交。")


def _facts(ask: Ask) -> dict[str, Any]:
    return {
        "counties": COUNTIES, "statuses": STATUSES, "kinds": KINDS, "longest": LONGEST, "now": ask.now,
        "trades": _trades(), "trouble": "",
    }  # fmt: skip


def _audience(ask: Ask, said: Mapping[str, str]) -> Audience:
    """Raises NotUnderstood, NoSuchCourse or NoSuchVacancy. Only what the member may see is ever meant."""
    ticked = _ticked(said)
    if ticked.registered_since and given.day(ticked.registered_since) is None:
        raise NotUnderstood("登记日期要写成 2026-11-01。")
    course, vacancy = ticked.course, ticked.vacancy
    found = replace(
        ticked,
        employers=_employers(ask, _word(said, "employer")),
        course=courses.by_code(ask.session, course).code if course else "",
        vacancy=vacancies.by_number(ask.session, vacancy).number if vacancy else "",
        region=rights.region_of(ask.by),
    )
    if not found.narrows:
        raise NotUnderstood(WHOM)
    if found.everyone and found != Audience(everyone=True, region=found.region):
        raise NotUnderstood("勾了“所有关注的人”就不要再勾别的。")
    return found


def _ticked(said: Mapping[str, str]) -> Audience:
    """As it was filled in; nothing is looked up yet."""
    course = _word(said, "course").upper()
    return Audience(
        everyone=bool(said.get("everyone")),
        counties=tuple(name for name in COUNTIES if said.get(f"county:{name}")),
        townships=tuple(_word(said, "townships").replace("、", " ").split()),
        statuses=tuple(name for name in STATUSES if said.get(f"status:{name}")),
        trades=(said["trade"],) if said.get("trade") in _trades() else (),
        course=course,
        waiting=bool(course and said.get("waiting")),
        vacancy=_word(said, "vacancy").upper(),
        registered_since=_word(said, "since"),
    )


def _trades() -> dict[str, str]:
    return {one.id: one.name for one in trades.by_name().values()}


def _employers(ask: Ask, said: str) -> tuple[int, ...]:
    if not said:
        return ()
    found = audiences.employers_named(ask.session, said)
    if not found:
        raise NotUnderstood(f"没有叫“{said}”的单位。")
    return tuple(one.key for one in found)


def _word(said: Mapping[str, str], name: str) -> str:
    return said.get(name, "").replace("\0", "").strip()[:80]


def _message(ask: Ask) -> str:
    return identity.hide(ask.said("words", most=LONGEST))


def _send_at(ask: Ask) -> datetime:
    """What was filled in, or now; never at night, on a holiday or in the past."""
    return broadcast_decisions.allowed(ask, given.moment(ask, "day", "time") or ask.now)


def _fair(ask: Ask, code: str) -> str:
    """A fair that is still to come, as a message."""
    try:
        event = events.by_code(ask.session, code)
        events.check_open(event, now=ask.now)
    except (events.NoSuchEvent, events.EventOver):
        return ""
    return texts.fairs.announcement(event, events.employer_names(ask.session, event)[:FIRMS_NAMED])


def _post(ask: Ask, number: str) -> str:
    """The post as a message, if it is one that can be sent."""
    try:
        vacancy = vacancies.by_number(ask.session, number)
        vacancies.check_open(vacancy, now=ask.now)
    except (vacancies.NoSuchVacancy, vacancies.VacancyClosed):
        return ""
    return texts.broadcasts.post(vacancy)


PAGES = (
    Page("/broadcasts/new", "写群发", show_new, NEEDS),
    Page("/broadcasts/count", "写群发", show_count, NEEDS),
    Page("/broadcasts/{id:int}/edit", "改群发", show_change, NEEDS),
)
ACTS = (
    Act("/broadcasts", write, NEEDS),
    Act("/broadcasts/{id:int}/edit", change, NEEDS),
    Act("/broadcasts/{id:int}/correct", correct, NEEDS),
)
