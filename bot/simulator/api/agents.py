"""Human customer service: its accounts and its sessions with people."""

from bot.simulator import events
from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, get, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World


def add(world: World, call: Call) -> Json:
    account = words(call.json(), "kf_account")
    if not account.endswith(f"@{world.account.gh_id}") or account in world.agents:
        raise ApiError(65401)
    world.agents[account] = words(call.json(), "nickname")
    return ok()


def rename(world: World, call: Call) -> Json:
    world.agents[_known(world, words(call.json(), "kf_account"))] = words(call.json(), "nickname")
    return ok()


def drop(world: World, call: Call) -> Json:
    del world.agents[_known(world, call.query.get("kf_account", ""))]
    return ok()


def listing(world: World, call: Call) -> Json:
    rows = [{"kf_account": one, "kf_nick": name, "kf_id": str(place)} for place, (one, name) in _numbered(world)]
    return {"kf_list": rows}


def online(world: World, call: Call) -> Json:
    rows = [
        {"kf_account": one, "status": 1, "kf_id": str(place), "accepted_case": len(_cases(world, one))}
        for place, (one, _) in _numbered(world)
    ]
    return {"kf_online_list": rows}


def open_session(world: World, call: Call) -> Json:
    body = call.json()
    account, person = _known(world, words(body, "kf_account")), world.followers.get(body.get("openid"))
    person.human_agent, person.waits_for_human = account, False
    world.report_later(person.openid, events.human_session("kf_create_session", account))
    return ok()


def close_session(world: World, call: Call) -> Json:
    body = call.json()
    person = world.followers.get(body.get("openid"))
    if person.human_agent != _known(world, words(body, "kf_account")):
        raise ApiError(65413)
    world.report_later(person.openid, events.human_session("kf_close_session", person.human_agent))
    person.human_agent = None
    return ok()


def session(world: World, call: Call) -> Json:
    person = world.followers.get(call.query.get("openid"))
    return ok(kf_account=person.human_agent or "", createtime=int(call.now.timestamp()))


def sessions(world: World, call: Call) -> Json:
    rows = _cases(world, _known(world, call.query.get("kf_account", "")))
    return {"sessionlist": [{"openid": one, "createtime": int(call.now.timestamp())} for one in rows]}


def waiting(world: World, call: Call) -> Json:
    rows = [one.openid for one in world.followers.following() if one.waits_for_human]
    stamp = int(call.now.timestamp())
    return {"count": len(rows), "waitcaselist": [{"openid": one, "latest_time": stamp} for one in rows]}


def _known(world: World, account: str) -> str:
    if account not in world.agents:
        raise ApiError(65401)
    return account


def _numbered(world: World) -> enumerate[tuple[str, str]]:
    return enumerate(world.agents.items(), 1001)


def _cases(world: World, account: str) -> list[str]:
    return [one.openid for one in world.followers.following() if one.human_agent == account]


ENDPOINTS = (
    post("customservice/kfaccount/add", add, Right.CUSTOM),
    post("customservice/kfaccount/update", rename, Right.CUSTOM),
    get("customservice/kfaccount/del", drop, Right.CUSTOM),
    get("cgi-bin/customservice/getkflist", listing, Right.CUSTOM),
    get("cgi-bin/customservice/getonlinekflist", online, Right.CUSTOM),
    post("customservice/kfsession/create", open_session, Right.CUSTOM),
    post("customservice/kfsession/close", close_session, Right.CUSTOM),
    get("customservice/kfsession/getsession", session, Right.CUSTOM),
    get("customservice/kfsession/getsessionlist", sessions, Right.CUSTOM),
    get("customservice/kfsession/getwaitcase", waiting, Right.CUSTOM),
)
