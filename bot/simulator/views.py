"""The simulator's state as plain JSON, for the control calls and the phone page."""

from collections.abc import Mapping
from typing import Any

from bot.simulator.answers import Answer
from bot.simulator.faults import ApiFault, PushFault
from bot.simulator.phone import Phone
from bot.simulator.push import Delivery
from bot.simulator.state import ApiRecord
from bot.simulator.wechat_server import Simulator
from bot.simulator.world.chat import Bubble

Json = dict[str, Any]
RECENT = 20


def state(simulator: Simulator, openid: str | None, after: int) -> Json:
    """What the page asks for again and again: bubbles only of one chat and only the new ones."""
    world = simulator.world
    phone = next((one for one in simulator.phones() if one.openid == openid), None)
    return {
        "generation": simulator.generation,
        "account": {"name": world.account.name, "mode": world.account.mode},
        "clock": simulator.clock().isoformat(timespec="seconds"),
        "people": [person(simulator, one) for one in simulator.phones()],
        "bubbles": [bubble(one) for one in world.chat.all(openid=openid, after=after)] if phone else [],
        "menu": world.menus.shown_to(phone.person.tags) if phone else [],
        "templates": [{"id": one.template_id, "title": one.title} for one in world.templates.subscriptions()],
        "scenes": world.codes.scenes(simulator.clock()),
        "deliveries": [delivery(simulator, one) for one in simulator.deliveries()[: -RECENT - 1 : -1]],
        "calls": [call(one) for one in list(world.calls)[: -RECENT - 1 : -1]],
        "faults": [*map(fault, world.faults.api), *map(fault, world.faults.push)],
    }


def person(simulator: Simulator, phone: Phone) -> Json:
    newest = simulator.world.chat.newest(phone.openid)
    return {
        "openid": phone.openid,
        "name": phone.person.name,
        "role": phone.person.role,
        "follows": phone.person.follows,
        "refuses_messages": phone.person.refuses_messages,
        "window_left": phone.person.windows.left(simulator.clock()),
        "newest": newest.number if newest else 0,
        "snippet": newest.text.replace("\n", " ")[:40] if newest else "",
    }


def bubble(one: Bubble) -> Json:
    return {
        "number": one.number,
        "openid": one.openid,
        "at": one.at.isoformat(timespec="seconds"),
        "route": one.route.value,
        "kind": one.kind,
        "text": one.text,
        "detail": dict(one.detail),
    }


def answer(one: Answer | None) -> Json | None:
    if one is None:
        return None
    return {"kind": one.kind, "text": one.text, "media_id": one.media_id, "articles": [dict(a) for a in one.articles]}


def delivery(simulator: Simulator, one: Delivery) -> Json:
    known = simulator.world.followers.find(one.push.openid)
    return {
        "number": one.number,
        "at": one.at.isoformat(timespec="seconds"),
        "who": known.name if known else one.push.openid[:8],
        "what": one.push.event or one.push.kind,
        "outcome": one.outcome,
        "reason": one.reason,
        "attempts": len(one.attempts),
        "milliseconds": round(1000 * sum(attempt.seconds for attempt in one.attempts)),
    }


def call(one: ApiRecord) -> Json:
    return {
        "rid": one.rid,
        "at": one.at.isoformat(timespec="seconds"),
        "path": one.path,
        "errcode": one.errcode,
    }


def fault(one: ApiFault | PushFault) -> Json:
    told: Mapping[str, Any] = vars(one)
    return {"side": "api" if isinstance(one, ApiFault) else "push", **told}
