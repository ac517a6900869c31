"""Authorisation of web pages (OAuth) and the JS ticket."""

import hashlib
from datetime import datetime, timedelta
from urllib.parse import urlencode

from bot.simulator.api.call import Call, Elsewhere, Json, get, ok
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world.web_grants import Grant

CODE_LIFE = timedelta(minutes=5)
TOKEN_LIFE = timedelta(seconds=7200)
REFRESH_LIFE = timedelta(days=30)
SCOPES = ("snsapi_base", "snsapi_userinfo")


def authorize(world: World, call: Call) -> Elsewhere:
    """Consents at once, as the person named by sim_openid or else the one who did something last."""
    if call.query.get("appid") != world.account.appid:
        raise ApiError(40013)
    if call.query.get("scope") not in SCOPES or call.query.get("response_type") != "code":
        raise ApiError(40035, "scope or response_type")
    openid = world.followers.get(call.query.get("sim_openid") or world.last_person).openid
    code = world.grants.issue_code(openid, call.query["scope"], call.now + CODE_LIFE)
    target = call.query.get("redirect_uri", "")
    joint = "&" if "?" in target else "?"
    return Elsewhere(f"{target}{joint}{urlencode({'code': code, 'state': call.query.get('state', '')})}")


def exchange(world: World, call: Call) -> Json:
    _check_secret(world, call)
    if not call.query.get("code"):
        raise ApiError(41008)
    openid, scope = world.grants.use_code(call.query["code"], call.now)
    return _told(world, world.grants.grant(openid, scope, call.now, TOKEN_LIFE, REFRESH_LIFE), call.now)


def refresh(world: World, call: Call) -> Json:
    if call.query.get("appid") != world.account.appid:
        raise ApiError(40013)
    old = world.grants.by_refresh(call.query.get("refresh_token", ""), call.now)
    return _told(world, world.grants.grant(old.openid, old.scope, call.now, TOKEN_LIFE, REFRESH_LIFE), call.now)


def person(world: World, call: Call) -> Json:
    grant = world.grants.by_token(call.query.get("access_token", ""), call.now)
    if grant.scope != "snsapi_userinfo":
        raise ApiError(48001)
    known = world.followers.get(grant.openid)
    told = {"openid": known.openid, "nickname": known.name, "sex": 0, "headimgurl": "", "privilege": []}
    return told | dict.fromkeys(("province", "city", "country"), "")


def check(world: World, call: Call) -> Json:
    grant = world.grants.by_token(call.query.get("access_token", ""), call.now)
    if grant.openid != call.query.get("openid"):
        raise ApiError(40003)
    return ok()


def js_ticket(world: World, call: Call) -> Json:
    if call.query.get("type") not in ("jsapi", "wx_card"):
        raise ApiError(40097)
    name = f"{world.account.appid}:{call.query['type']}:{int(call.now.timestamp()) // 7200}"
    return ok(ticket=hashlib.sha256(name.encode()).hexdigest(), expires_in=7200)


def _check_secret(world: World, call: Call) -> None:
    if call.query.get("appid") != world.account.appid:
        raise ApiError(40013)
    if call.query.get("secret") != world.account.secret:
        raise ApiError(40125)
    if call.query.get("grant_type") != "authorization_code":
        raise ApiError(40002)


def _told(world: World, grant: Grant, now: datetime) -> Json:
    told: Json = {
        "access_token": grant.token,
        "expires_in": int((grant.expires - now).total_seconds()),
        "refresh_token": grant.refresh,
        "openid": grant.openid,
        "scope": grant.scope,
    }
    return told | ({"unionid": world.followers.get(grant.openid).unionid} if world.account.has_open_platform else {})


ENDPOINTS = (
    get("connect/oauth2/authorize", authorize, needs_token=False),
    get("sns/oauth2/access_token", exchange, needs_token=False),
    get("sns/oauth2/refresh_token", refresh, needs_token=False),
    get("sns/userinfo", person, needs_token=False),
    get("sns/auth", check, needs_token=False),
    get("cgi-bin/ticket/getticket", js_ticket),
)
