"""The custom menu and its conditional variants."""

from typing import Any

from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, get, ok, post
from bot.simulator.errors import ApiError
from bot.simulator.state import World


def create(world: World, call: Call) -> Json:
    r"""Chinese must come as UTF-8: \uXXXX escapes are refused here."""
    if b"\\u" in call.body:
        raise ApiError(40033)
    world.menus.create(call.json().get("button"))
    return ok()


def current(world: World, call: Call) -> Json:
    menus = world.menus
    if menus.default is None:
        raise ApiError(46003)
    told: Json = {"menu": {"button": _filled(menus.default), "menuid": menus.menu_id}}
    if menus.conditional:
        told["conditionalmenu"] = [
            {"button": _filled(one.buttons), "matchrule": dict(one.rule), "menuid": one.number}
            for one in reversed(menus.conditional)
        ]
    return told


def delete(world: World, call: Call) -> Json:
    world.menus.clear()
    return ok()


def add_conditional(world: World, call: Call) -> Json:
    body = call.json()
    return {"menuid": world.menus.add_conditional(body.get("button"), body.get("matchrule"))}


def drop_conditional(world: World, call: Call) -> Json:
    world.menus.drop_conditional(call.json().get("menuid"))
    return ok()


def try_match(world: World, call: Call) -> Json:
    person = world.followers.get(call.json().get("user_id"))
    return {"button": _filled(world.menus.shown_to(person.tags))}


def self_menu(world: World, call: Call) -> Json:
    if world.menus.default is None:
        return {"is_menu_open": 0, "selfmenu_info": {}}
    buttons = [_nested(one) for one in world.menus.default]
    return {"is_menu_open": 1, "selfmenu_info": {"button": buttons}}


def _filled(buttons: list[Any]) -> list[Any]:
    return [{**one, "sub_button": list(one.get("sub_button") or [])} for one in buttons]


def _nested(button: Any) -> Any:
    below = button.get("sub_button")
    return {**button, "sub_button": {"list": list(below)}} if below else dict(button)


ENDPOINTS = (
    post("cgi-bin/menu/create", create, Right.MENU),
    get("cgi-bin/menu/get", current, Right.MENU),
    get("cgi-bin/menu/delete", delete, Right.MENU),
    post("cgi-bin/menu/addconditional", add_conditional, Right.MENU),
    post("cgi-bin/menu/delconditional", drop_conditional, Right.MENU),
    post("cgi-bin/menu/trymatch", try_match, Right.MENU),
    get("cgi-bin/get_current_selfmenu_info", self_menu, Right.MENU),
)
