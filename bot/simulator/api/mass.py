"""Mass sending: by tag, to a list, a preview for one, and what became of it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from bot.simulator import rendering
from bot.simulator.account import Kind, Right
from bot.simulator.api.call import Call, Json, inner, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.rendering import Shown
from bot.simulator.state import World
from bot.simulator.world.chat import Route
from bot.simulator.world.mass_jobs import MassSend, Status

SPEEDS = {0: 80, 1: 60, 2: 45, 3: 30, 4: 10}
LARGEST = 10_000


def send_all(world: World, call: Call) -> Json:
    body = call.json()
    chosen = inner(body, "filter")
    to_all = chosen.get("is_to_all") is True
    if world.account.kind is Kind.TEST:
        raise ApiError(45028)
    people = world.followers.following()
    if not to_all:
        tag = world.tags.get(chosen.get("tag_id"))
        people = [one for one in people if tag in one.tags]
    return _accept(world, call, body, tuple(one.openid for one in people), to_all=to_all)


def send_list(world: World, call: Call) -> Json:
    body = call.json()
    listed = body.get("touser")
    if not isinstance(listed, list):
        raise ApiError(40035, "touser is not a list")
    if len(listed) < 2:
        raise ApiError(40130)
    if len(listed) > LARGEST:
        raise ApiError(40032)
    return _accept(world, call, body, tuple(str(one) for one in listed), to_all=False)


def preview(world: World, call: Call) -> Json:
    body = call.json()
    if body.get("towxname"):
        raise ApiError(40132)
    person = world.followers.get(body.get("touser"))
    shown = rendered(world, call, body)
    if not person.follows:
        raise ApiError(43004)
    world.show(person.openid, Route.MASS, shown)
    return ok(msg_id=world.number("preview", 34182), errmsg="preview success")


def state(world: World, call: Call) -> Json:
    send = world.mass.get(call.json().get("msg_id"))
    return {"msg_id": send.msg_id, "msg_status": send.status.value}


def delete(world: World, call: Call) -> Json:
    send = world.mass.get(call.json().get("msg_id"))
    if send.kind not in ("mpnews", "mpvideo"):
        raise ApiError(48008)
    send.status = Status.DELETE
    return ok()


def speed(world: World, call: Call) -> Json:
    level = world.mass.speed
    return {"speed": level, "realspeed": SPEEDS[level]}


def set_speed(world: World, call: Call) -> Json:
    level = call.json().get("speed")
    if level is None:
        raise ApiError(45084)
    if level not in SPEEDS:
        raise ApiError(45083)
    world.mass.speed = level
    return ok()


def rendered(world: World, call: Call, body: Mapping[str, Any]) -> Shown:
    kind = str(body.get("msgtype"))
    given = inner(body, kind)
    match kind:
        case "text":
            content = words(given, "content")
            if not content.strip():
                raise ApiError(44004)
            return rendering.text(content)
        case "voice":
            return rendering.voice(world.media.get(given.get("media_id"), call.now).media_id)
        case "image" | "images":
            listed = given.get("media_ids") or [given.get("media_id")]
            return rendering.picture(next(world.media.get(one, call.now).media_id for one in listed))
        case "mpvideo":
            return rendering.film(world.media.get(given.get("media_id"), call.now).media_id, words(given, "title"), "")
        case "mpnews":
            return rendering.news(_articles(world, words(given, "media_id")))
    raise ApiError(40008)


def _articles(world: World, media_id: str) -> list[dict[str, str]]:
    if media_id not in world.drafts:
        raise ApiError(40007)
    return [
        {"title": str(one.get("title", "")), "description": str(one.get("digest", "")), "url": "", "picurl": ""}
        for one in world.drafts[media_id]
    ]


def _accept(world: World, call: Call, body: Json, openids: tuple[str, ...], *, to_all: bool) -> Json:
    if not world.mass_terms_accepted:
        raise ApiError(48003)
    rendered(world, call, body)
    client_id = words(body, "clientmsgid") or _digest(body)
    world.mass.check_repeat(client_id, call.now)
    daily = 1 if world.account.kind is Kind.VERIFIED_SUBSCRIPTION else None
    send = world.mass.accept(
        str(body["msgtype"]), body, openids, call.now, to_all=to_all, client_id=client_id, daily=daily
    )
    return ok(errmsg="send job submission success", msg_id=send.msg_id, **_data_id(world, send))


def _data_id(world: World, send: MassSend) -> dict[str, int]:
    return {"msg_data_id": world.number("msg_data", 206227730)} if send.kind == "mpnews" else {}


def _digest(body: Json) -> str:
    """Without a client id the platform takes the range and the content for one."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


ENDPOINTS = (
    post("cgi-bin/message/mass/sendall", send_all, Right.MASS_BY_TAG),
    post("cgi-bin/message/mass/send", send_list, Right.MASS_BY_OPENID),
    post("cgi-bin/message/mass/preview", preview, Right.MASS_BY_TAG),
    post("cgi-bin/message/mass/get", state, Right.MASS_BY_TAG),
    post("cgi-bin/message/mass/delete", delete, Right.MASS_BY_TAG),
    post("cgi-bin/message/mass/speed/get", speed, Right.MASS_BY_TAG),
    post("cgi-bin/message/mass/speed/set", set_speed, Right.MASS_BY_TAG),
)
