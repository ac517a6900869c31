"""Followers: lists, details and remarks."""

from typing import Any

from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, get, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world.followers import Follower

PAGE = 10_000
BATCH = 100


def listing(world: World, call: Call) -> Json:
    openids = [one.openid for one in world.followers.following()]
    return {"total": len(openids), **page(openids, call.query.get("next_openid", ""))}


def with_tag(world: World, call: Call) -> Json:
    body = call.json()
    tag = world.tags.get(body.get("tagid"))
    openids = [one.openid for one in world.followers.following() if tag in one.tags]
    return page(openids, words(body, "next_openid"))


def page(openids: list[str], after: str) -> Json:
    """The last page still carries next_openid; the page after it has no data."""
    if after and after not in openids:
        raise ApiError(40003)
    start = openids.index(after) + 1 if after else 0
    part = openids[start : start + PAGE]
    if not part:
        return {"count": 0, "next_openid": ""}
    return {"count": len(part), "data": {"openid": part}, "next_openid": part[-1]}


def info(world: World, call: Call) -> Json:
    openid = call.query.get("openid")
    if not openid:
        raise ApiError(41009)
    return _told(world, world.followers.get(openid))


def batch_info(world: World, call: Call) -> Json:
    asked = call.json().get("user_list")
    if not isinstance(asked, list):
        raise ApiError(40035, "user_list is missing")
    if len(asked) > BATCH:
        raise ApiError(40032)
    return {"user_info_list": [_told(world, world.followers.get(one.get("openid"))) for one in asked]}


def remark(world: World, call: Call) -> Json:
    body = call.json()
    person = world.followers.get(body.get("openid"))
    text = words(body, "remark")
    if len(text) >= 30:
        raise ApiError(40035, "remark is too long")
    person.remark = text
    return ok()


def _told(world: World, person: Follower) -> Json:
    """Name, picture, sex and region have been empty since the end of 2021."""
    if person.followed_at is None:
        return {"subscribe": 0, "openid": person.openid, "tagid_list": []}
    told: dict[str, Any] = {
        "subscribe": 1,
        "openid": person.openid,
        **dict.fromkeys(("nickname", "city", "province", "country", "headimgurl"), ""),
        "sex": 0,
        "language": "zh_CN",
        "subscribe_time": int(person.followed_at.timestamp()),
        "remark": person.remark,
        "groupid": person.tags[0] if person.tags else 0,
        "tagid_list": list(person.tags),
        "subscribe_scene": person.subscribe_scene,
        "qr_scene": int(person.scene) if person.scene.isdigit() else 0,
        "qr_scene_str": "" if person.scene.isdigit() else person.scene,
    }
    return told | ({"unionid": person.unionid} if world.account.has_open_platform else {})


ENDPOINTS = (
    get("cgi-bin/user/get", listing, Right.PEOPLE),
    post("cgi-bin/user/tag/get", with_tag, Right.PEOPLE),
    get("cgi-bin/user/info", info, Right.PEOPLE),
    post("cgi-bin/user/info/batchget", batch_info, Right.PEOPLE),
    post("cgi-bin/user/info/updateremark", remark, Right.PEOPLE),
)
