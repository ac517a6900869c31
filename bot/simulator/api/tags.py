"""Tags, who carries them, and the blacklist."""

from typing import Any

from bot.simulator.account import Right
from bot.simulator.api import people
from bot.simulator.api.call import Call, Json, get, inner, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world.followers import Follower

TAGGED_AT_ONCE = 50
TAGS_EACH = 20
BLACKLISTED_AT_ONCE = 20
MANY_FANS = 100_000


def create(world: World, call: Call) -> Json:
    name = inner(call.json(), "tag").get("name")
    return {"tag": {"id": world.tags.create(name), "name": name}}


def listing(world: World, call: Call) -> Json:
    rows = [
        {"id": number, "name": name, "count": len(_carriers(world, number))}
        for number, name in world.tags.names().items()
    ]
    return {"tags": rows}


def update(world: World, call: Call) -> Json:
    tag = inner(call.json(), "tag")
    world.tags.rename(tag.get("id"), tag.get("name"))
    return ok()


def delete(world: World, call: Call) -> Json:
    number = world.tags.own(inner(call.json(), "tag").get("id"))
    carriers = _carriers(world, number)
    if len(carriers) > MANY_FANS:
        raise ApiError(45057)
    world.tags.drop(number)
    for person in carriers:
        person.tags.remove(number)
    return ok()


def of_person(world: World, call: Call) -> Json:
    return {"tagid_list": list(world.followers.get(call.json().get("openid")).tags)}


def put_on(world: World, call: Call) -> Json:
    """All or nothing: one bad openid refuses the whole list."""
    body = call.json()
    tag = world.tags.get(body.get("tagid"))
    people_named = _named(world, body, TAGGED_AT_ONCE)
    if any(not one.follows for one in people_named):
        raise ApiError(49003)
    if any(tag not in one.tags and len(one.tags) >= TAGS_EACH for one in people_named):
        raise ApiError(45059)
    for person in people_named:
        person.tags = [*(one for one in person.tags if one != tag), tag]
    return ok()


def take_off(world: World, call: Call) -> Json:
    body = call.json()
    tag = world.tags.get(body.get("tagid"))
    for person in _named(world, body, TAGGED_AT_ONCE):
        person.tags = [one for one in person.tags if one != tag]
    return ok()


def blacklist(world: World, call: Call) -> Json:
    openids = [one.openid for one in world.followers.everyone() if one.blacklisted]
    return {"total": len(openids), **people.page(openids, words(call.json(), "begin_openid"))}


def put_on_blacklist(world: World, call: Call) -> Json:
    for person in _named(world, call.json(), BLACKLISTED_AT_ONCE):
        person.blacklisted = True
    return ok()


def take_off_blacklist(world: World, call: Call) -> Json:
    for person in _named(world, call.json(), BLACKLISTED_AT_ONCE):
        person.blacklisted = False
    return ok()


def _named(world: World, body: dict[str, Any], most: int) -> list[Follower]:
    listed = body.get("openid_list")
    if not isinstance(listed, list) or not 1 <= len(listed) <= most:
        raise ApiError(40032)
    return [world.followers.get(one) for one in listed]


def _carriers(world: World, number: int) -> list[Follower]:
    return [one for one in world.followers.following() if number in one.tags]


ENDPOINTS = (
    post("cgi-bin/tags/create", create, Right.PEOPLE),
    get("cgi-bin/tags/get", listing, Right.PEOPLE),
    post("cgi-bin/tags/update", update, Right.PEOPLE),
    post("cgi-bin/tags/delete", delete, Right.PEOPLE),
    post("cgi-bin/tags/getidlist", of_person, Right.PEOPLE),
    post("cgi-bin/tags/members/batchtagging", put_on, Right.PEOPLE),
    post("cgi-bin/tags/members/batchuntagging", take_off, Right.PEOPLE),
    post("cgi-bin/tags/members/getblacklist", blacklist, Right.PEOPLE),
    post("cgi-bin/tags/members/batchblacklist", put_on_blacklist, Right.PEOPLE),
    post("cgi-bin/tags/members/batchunblacklist", take_off_blacklist, Right.PEOPLE),
)
