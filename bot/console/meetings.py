"""Meetings of both bureaus (联络会): written down with who was there and what was said; what was agreed on, until it is done."""

from collections.abc import Iterator
from datetime import date

from bot.console import filled
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import meetings, scopes
from db.meetings import Held
from db.models import Meeting
from db.rights import Right

LOOK = (Right.MONEY, Right.FIGURES)
# Lines for tasks on the form; more can be added afterwards.
LINES = 4


def show(ask: Ask) -> Shown:
    rows = meetings.known(ask.session, by=ask.by)
    facts = {
        "rows": rows,
        "gone": meetings.taken_back(ask.session, rows),
        "waiting": meetings.open_tasks(ask.session, by=ask.by),
        "today": ask.now.date(),
        "lines": range(1, LINES + 1),
    }
    return Shown("meetings/meetings.html", facts)


def show_one(ask: Ask) -> Shown:
    row = scopes.one(ask.session, Meeting, ask.path["id"], by=ask.by)
    facts = {
        "title": f"{row.held_on} {row.title}", "row": row, "tasks": meetings.tasks_of(ask.session, row),
        "today": ask.now.date(), "gone": row.key in meetings.taken_back(ask.session, [row]),
    }  # fmt: skip
    return Shown("meetings/meeting.html", facts)


def enter(ask: Ask) -> Go:
    row = meetings.enter(ask.session, _held(ask), by=ask.by, now=ask.now)
    return Go(f"/meetings/{row.key}", "记好了，已算进 P23 联络会次数。")


def put_right(ask: Ask) -> Go:
    row = scopes.one(ask.session, Meeting, ask.path["id"], by=ask.by)
    meetings.put_right(ask.session, row, _held(ask), by=ask.by, now=ask.now)
    return Go(f"/meetings/{row.key}", "改好了，改前改后都记在留痕里。")


def take_back(ask: Ask) -> Go:
    row = scopes.one(ask.session, Meeting, ask.path["id"], by=ask.by)
    meetings.take_back(ask.session, row, reason=ask.said("reason", most=200), by=ask.by, now=ask.now)
    return Go("/meetings", f"{row.held_on} {row.title} 作废了，不再算进 P23，记录还在。")


def add_task(ask: Ask) -> Go:
    row = scopes.one(ask.session, Meeting, ask.path["id"], by=ask.by)
    words = ask.said("words", most=200)
    if not words:
        return Go(f"/meetings/{row.key}", "请写要办什么事。", well=False)
    meetings.add_task(
        ask.session, row, words=words, who=ask.said("who", most=60), due_on=filled.day(ask, "due_on")
    )  # fmt: skip
    return Go(f"/meetings/{row.key}", "加上了。")


def settle(ask: Ask) -> Go:
    task = meetings.settle(
        ask.session, ask.path["id"], outcome=ask.said("outcome", most=200), by=ask.by, now=ask.now
    )  # fmt: skip
    return Go(f"/meetings/{task.meeting_id}", "办好了，记下了。")


def _held(ask: Ask) -> Held:
    """Raises NotAMeeting where the day cannot be read."""
    held_on = filled.day(ask, "held_on")
    if held_on is None:
        raise meetings.NotAMeeting
    return Held(
        ask.said("name", most=80), held_on, ask.said("people", most=300), ask.said("place", most=80),
        ask.said("minutes", most=5000), tuple(_tasks(ask)),
    )  # fmt: skip


def _tasks(ask: Ask) -> Iterator[tuple[str, str, date | None]]:
    for line in range(1, LINES + 1):
        if words := ask.said(f"task{line}", most=200):
            yield words, ask.said(f"who{line}", most=60), filled.day(ask, f"due{line}")


PAGES = (
    Page("/meetings", "两地联络会", show, LOOK, icon="fa-solid fa-people-arrows"),
    Page("/meetings/{id:int}", "联络会", show_one, LOOK),
)
ACTS = (
    Act("/meetings", enter, (Right.MONEY,)),
    Act("/meetings/{id:int}", put_right, (Right.MONEY,)),
    Act("/meetings/{id:int}/take-back", take_back, (Right.MONEY,)),
    Act("/meetings/{id:int}/tasks", add_task, (Right.MONEY,)),
    Act("/meeting-tasks/{id:int}/done", settle, (Right.MONEY,)),
)
