"""Carries out accepted mass sends: who gets it, who does not, and the report afterwards."""

from datetime import datetime

from bot.simulator import events
from bot.simulator.api import mass
from bot.simulator.api.call import Call
from bot.simulator.errors import ApiError
from bot.simulator.rendering import Shown
from bot.simulator.state import World
from bot.simulator.world.chat import Route
from bot.simulator.world.followers import Follower
from bot.simulator.world.mass_jobs import PER_PERSON_AND_MONTH, MassSend, Status

REPORTER = "oSimulatedMassSendHelper0000"
ADMINISTRATOR_SILENT = "err(40002)"


def run_due(world: World) -> None:
    with world.lock:
        now = world.clock()
        for send in world.mass.due(now):
            _run(world, send, now)
            report = events.mass_finished(
                send.msg_id, send.result, total=send.total, filtered=send.filtered, sent=send.sent, failed=send.failed
            )
            world.report_later(REPORTER, report)


def _run(world: World, send: MassSend, now: datetime) -> None:
    send.total = len(send.openids)
    if send.to_all and world.mass.is_protected:
        send.status, send.result = Status.SEND_FAIL, ADMINISTRATOR_SILENT
        return
    if world.mass.verdicts:
        send.status, send.result = Status.SEND_FAIL, world.mass.verdicts.pop(0)
        return
    try:
        shown = mass.rendered(world, Call("POST", "", {}, b"", "", now), send.body)
    except ApiError:
        send.status, send.result = Status.SEND_FAIL, "send fail"
        return
    for openid in send.openids:
        _reach(world, send, world.followers.find(openid), shown, now)
    send.status, send.result = Status.SEND_SUCCESS, "send success"


def _reach(world: World, send: MassSend, person: Follower | None, shown: Shown, now: datetime) -> None:
    """The fifth of a month, and people who refuse messages, are filtered; unknown people fail."""
    month = f"{now:%Y-%m}"
    if person is None or not person.follows or person.openid in world.mass.unreachable:
        send.filtered += 1
        send.failed += 1
        return
    if person.refuses_messages or person.blacklisted or person.mass_by_month[month] >= PER_PERSON_AND_MONTH:
        return
    send.filtered += 1
    send.sent += 1
    person.mass_by_month[month] += 1
    world.show(person.openid, Route.MASS, shown)
