"""Job fairs (招聘会): which there are, one of them with who comes, what came of it, and calling it off with everybody told."""

from bot.console import given, words
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import audits, event_changes, events, fair_planning, rights, scopes
from db.models import Event
from db.rights import Right
from handlers import event_notices, texts

NEEDS = (Right.POSTS,)
MOST_PEOPLE = 99_999
FIGURES = ("attended", "intents", "hired")


def show(ask: Ask) -> Shown:
    rows = fair_planning.known(ask.session, by=ask.by)
    counted = {row.key: events.turnout(ask.session, row) for row in rows if row.status == "open"}
    return Shown("fairs/list.html", {"rows": rows, "counted": counted, "words": words, "when": texts.fairs.when})


def show_one(ask: Ask) -> Shown:
    event = fair(ask)
    over = event.ends_at <= ask.now or event.status == "ended"
    facts = {
        "title": f"{event.code} {event.title}", "event": event, "count": events.turnout(ask.session, event),
        "firms": events.employer_names(ask.session, event), "when": texts.fairs.when(event), "words": words,
        "bus": texts.fairs.bus(event), "state": words.EVENTS.get(event.status, event.status), "over": over,
        "begun": event.starts_at <= ask.now, "manages": rights.has(ask.by, Right.POSTS),
    }  # fmt: skip
    return Shown("fairs/fair.html", facts)


def call_off(ask: Ask) -> Go:
    """Raises EventOver."""
    event = fair(ask)
    events.check_open(event, now=ask.now)
    told = event_notices.called_off(ask.session, event, station=ask.station, now=ask.now)
    event_changes.call_off(ask.session, event)
    audits.note(
        ask.session, staff=ask.by, action="event_called_off", about=f"event:{event.key}", detail=event.code, now=ask.now
    )  # fmt: skip
    return back(event, f"{event.code} 取消了。{texts.fairs_desk.told(told)}")


def enter_result(ask: Ask) -> Go:
    event = fair(ask)
    read = [given.number(ask.said(name, most=6), most=MOST_PEOPLE) for name in FIGURES]
    numbers = [number for number in read if number is not None]
    if len(numbers) < len(FIGURES):
        return back(event, "到场、意向、录用都要写数，没有写0。", well=False)
    if event.starts_at > ask.now or event.status == "cancelled":
        return back(event, "办了才能记结果。", well=False)
    attended, intents, hired = numbers
    fair_planning.enter_result(
        ask.session, event, attended=attended, intents=intents, hired=hired, by=ask.by, now=ask.now
    )  # fmt: skip
    return back(event, texts.fairs_desk.result(event))


def fair(ask: Ask) -> Event:
    """Raises NotSeen, also for an hour of guidance or a journey."""
    event = scopes.one(ask.session, Event, ask.path["id"], by=ask.by)
    if event.kind not in events.FAIRS:
        raise scopes.NotSeen("Event")
    return event


def back(event: Event, said: str, *, well: bool = True) -> Go:
    return Go(f"/fairs/{event.key}", said, well)


PAGES = (
    Page("/fairs", "招聘会", show, NEEDS, icon="fa-solid fa-store"),
    Page("/fairs/{id:int}", "招聘会", show_one, NEEDS),
)
ACTS = (
    Act("/fairs/{id:int}/cancel", call_off, NEEDS),
    Act("/fairs/{id:int}/result", enter_result, NEEDS),
)
