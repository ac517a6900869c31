"""Every call goes through here in one order: method, token, rights, quota, faults, and then what the endpoint checks."""

import json
from dataclasses import dataclass

from bot.simulator.api import ENDPOINTS
from bot.simulator.api.call import Binary, Call, Elsewhere, Endpoint, Json, Result
from bot.simulator.errors import ApiError
from bot.simulator.faults import ApiFault, ApiFaultKind
from bot.simulator.state import ApiRecord, World

KEPT = 2000


@dataclass(frozen=True)
class Outcome:
    """What goes back, and what is to go wrong on the way."""

    result: Result
    fault: ApiFault | None = None


def answer(world: World, call: Call) -> Outcome:
    fault = world.faults.take_api(call.path, call.body.decode(errors="replace"))
    if fault is not None and not fault.is_after and fault.kind not in (ApiFaultKind.ERROR, ApiFaultKind.SLOW):
        return Outcome({}, fault)
    with world.lock:
        try:
            result = _passed(world, call, fault)
        except ApiError as error:
            result = _refusal(world, error)
        _record(world, call, result)
    return Outcome(result, fault)


def _passed(world: World, call: Call, fault: ApiFault | None) -> Result:
    endpoint = ENDPOINTS.get(call.path)
    if endpoint is None:
        raise ApiError(40066)
    _check_method(endpoint, call)
    if endpoint.needs_token:
        world.tokens.check(call.query.get("access_token"), call.now)
    if endpoint.right is not None and not world.account.may(endpoint.right):
        raise ApiError(48001)
    world.quotas.spend(call.path, call.now)
    if fault is not None and fault.kind is ApiFaultKind.ERROR:
        raise ApiError(fault.code)
    return endpoint.answer(world, call)


def _check_method(endpoint: Endpoint, call: Call) -> None:
    if endpoint.method not in ("ANY", call.method):
        raise ApiError(43002 if endpoint.method == "POST" else 43001)


def _refusal(world: World, error: ApiError) -> Json:
    rid = world.rid()
    return {"errcode": error.code, "errmsg": f"{error.text} rid: {rid}", **error.extra, "_rid": rid}


def _record(world: World, call: Call, result: Result) -> None:
    """The rid of a refusal is the one in its text; _rid is only how it gets here."""
    rid = result.pop("_rid", None) if isinstance(result, dict) else None
    code = result.get("errcode", 0) if isinstance(result, dict) else 0
    request = call.body.decode(errors="replace")[:KEPT]
    record = ApiRecord(rid or world.rid(), call.now, call.path, request, _written(result), call.client_ip, code)
    world.calls.append(record)


def _written(result: Result) -> str:
    match result:
        case Binary():
            return f"<{result.media_type}, {len(result.content)} bytes>"
        case Elsewhere():
            return f"<redirect {result.url}>"
    return json.dumps(result, ensure_ascii=False)[:KEPT]
