"""Addresses, checks, quotas and the look-up of a request by its rid."""

from bot.simulator.api.call import Call, Json, get, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World


def addresses(world: World, call: Call) -> Json:
    return {"ip_list": ["127.0.0.1", "101.226.103.0/25"]}


def check_callback(world: World, call: Call) -> Json:
    body = call.json()
    if body.get("action") not in ("dns", "ping", "all"):
        raise ApiError(40035, "action")
    if body.get("check_operator", "DEFAULT") not in ("CHINANET", "UNICOM", "CAP", "DEFAULT"):
        raise ApiError(40035, "check_operator")
    dns = [{"ip": "127.0.0.1", "real_operator": "DEFAULT"}]
    ping = [{"ip": "127.0.0.1", "from_operator": "DEFAULT", "package_loss": "0%", "time": "0.079ms"}]
    chosen = {"dns": {"dns": dns}, "ping": {"ping": ping}}.get(str(body["action"]))
    return chosen or {"dns": dns, "ping": ping}


def clear_quota(world: World, call: Call) -> Json:
    if call.json().get("appid") != world.account.appid:
        raise ApiError(40013)
    world.quotas.clear(call.now)
    return ok()


def clear_quota_by_secret(world: World, call: Call) -> Json:
    given = call.json() if call.body.strip() else dict(call.query)
    if given.get("appid") != world.account.appid:
        raise ApiError(40013)
    if given.get("appsecret") != world.account.secret:
        raise ApiError(40125)
    world.quotas.clear(call.now)
    return ok()


def clear_one(world: World, call: Call) -> Json:
    world.quotas.clear(call.now, _path(call))
    return ok()


def quota(world: World, call: Call) -> Json:
    path = _path(call)
    limit, used = world.quotas.daily_limit(path), world.quotas.told(path, call.now)
    told: Json = ok(quota={"daily_limit": limit, "used": used, "remain": limit - used})
    if path in world.quotas.per_minute:
        told["rate_limit"] = {"call_count": world.quotas.per_minute[path], "refresh_second": 60}
    return told


def request_by_rid(world: World, call: Call) -> Json:
    wanted = words(call.json(), "rid")
    found = next((one for one in world.calls if one.rid == wanted), None)
    if found is None:
        raise ApiError(76003)
    told = {
        "invoke_time": int(found.at.timestamp()),
        "cost_in_ms": 1,
        "request_url": f"/{found.path}",
        "request_body": found.request,
        "response_body": found.answer,
        "client_ip": found.client_ip,
    }
    return ok(request=told)


def _path(call: Call) -> str:
    path = words(call.json(), "cgi_path").lstrip("/")
    if not path:
        raise ApiError(76003)
    if path.startswith("sns/"):
        raise ApiError(76022)
    if not path.startswith(("cgi-bin/", "wxaapi/", "customservice/")):
        raise ApiError(76021)
    return path


ENDPOINTS = (
    get("cgi-bin/getcallbackip", addresses),
    get("cgi-bin/get_api_domain_ip", addresses),
    post("cgi-bin/callback/check", check_callback),
    post("cgi-bin/clear_quota", clear_quota),
    post("cgi-bin/clear_quota/v2", clear_quota_by_secret, needs_token=False),
    post("cgi-bin/openapi/quota/get", quota),
    post("cgi-bin/openapi/quota/clear", clear_one),
    post("cgi-bin/openapi/rid/get", request_by_rid),
)
