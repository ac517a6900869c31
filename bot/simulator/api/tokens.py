"""The two ways to an access token."""

from bot.simulator.api.call import Call, Json, get, post
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world.tokens import Token


def token(world: World, call: Call) -> Json:
    _check(world, call, dict(call.query))
    return _told(world.tokens.new(call.now), call)


def stable_token(world: World, call: Call) -> Json:
    body = call.json()
    _check(world, call, body)
    if body.get("force_refresh") is True:
        return _told(world.tokens.forced(call.now), call)
    return _told(world.tokens.steady(call.now), call)


def _check(world: World, call: Call, given: Json) -> None:
    account = world.account
    if given.get("grant_type") != "client_credential":
        raise ApiError(40002)
    if given.get("appid") != account.appid:
        raise ApiError(40013)
    if account.ip_whitelist and call.client_ip not in account.ip_whitelist:
        raise ApiError(40164, f"{call.client_ip}, not in whitelist")
    if world.secret_is_frozen:
        raise ApiError(40243)
    if world.ip_needs_confirmation:
        raise ApiError(89503)
    if given.get("secret") != account.secret:
        raise ApiError(40125)


def _told(issued: Token, call: Call) -> Json:
    return {"access_token": issued.value, "expires_in": int(issued.left(call.now).total_seconds())}


ENDPOINTS = (
    get("cgi-bin/token", token, needs_token=False),
    post("cgi-bin/stable_token", stable_token, needs_token=False),
)
