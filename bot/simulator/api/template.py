"""Template messages, one-time subscribe messages and the account's own templates."""

from datetime import timedelta

from bot.simulator import events, rendering
from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, get, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world.chat import Route
from bot.simulator.world.templates import TemplateKind

OWN = (TemplateKind.CATEGORY, TemplateKind.HISTORICAL)
REPEAT = timedelta(minutes=10)
RESULT_AFTER = timedelta(seconds=2)


def send(world: World, call: Call) -> Json:
    """Answers with the number of the earlier send when a client_msg_id comes again within ten minutes."""
    body = call.json()
    person = world.followers.get(body.get("touser"))
    template = world.templates.get(body.get("template_id"), OWN)
    values = template.filled(body.get("data"))
    if not person.follows:
        raise ApiError(43004)
    if person.blacklisted:
        raise ApiError(43019)
    key = (person.openid, words(body, "client_msg_id"))
    earlier = world.sent_keys.get(key) if key[1] else None
    if earlier is not None and call.now - earlier[0] < REPEAT:
        return ok(msgid=earlier[1])
    msg_id = world.number("template", 200228332)
    world.sent_keys[key] = (call.now, msg_id)
    if not person.refuses_messages:
        world.show(person.openid, Route.TEMPLATE, rendering.notice(template.title, values, words(body, "url")))
        world.reach(person)
    status = "failed:user block" if person.refuses_messages else "success"
    world.report_later(person.openid, events.template_finished(msg_id, status), RESULT_AFTER)
    return ok(msgid=msg_id)


def send_once(world: World, call: Call) -> Json:
    """The one-time subscribe message: one send for each confirmation of a scene."""
    body = call.json()
    person = world.followers.get(body.get("touser"))
    template = world.templates.get(body.get("template_id"), (TemplateKind.CONFIRMED,))
    title = words(body, "title")
    content = (body.get("data") or {}).get("content", {}).get("value", "")
    if len(title) > 15 or not content or len(content) > 200:
        raise ApiError(47003, "data.content.value invalid")
    key = f"{template.template_id}:{body.get('scene')}"
    if not person.subscriptions[key]:
        raise ApiError(43101)
    del person.subscriptions[key]
    world.show(person.openid, Route.SUBSCRIBE, rendering.notice(title, {"内容": content}, words(body, "url")))
    return ok()


def add(world: World, call: Call) -> Json:
    body = call.json()
    chosen = body.get("keyword_name_list")
    if not isinstance(chosen, list):
        raise ApiError(40035, "keyword_name_list is missing")
    template = world.templates.add_from_library(words(body, "template_id_short"), chosen, TemplateKind.CATEGORY)
    return ok(template_id=template.template_id)


def listing(world: World, call: Call) -> Json:
    rows = [
        {
            "template_id": one.template_id,
            "title": one.title,
            "primary_industry": "",
            "deputy_industry": "",
            "content": one.content,
            "example": "",
        }
        for one in world.templates.of(*OWN)
    ]
    return {"template_list": rows}


def drop(world: World, call: Call) -> Json:
    world.templates.drop(call.json().get("template_id"), OWN)
    return ok()


def industry(world: World, call: Call) -> Json:
    return {
        "primary_industry": {"first_class": "政府与公共事业", "second_class": "公共事业"},
        "secondary_industry": {"first_class": "教育", "second_class": "培训"},
    }


def set_industry(world: World, call: Call) -> Json:
    call.json()
    return ok()


ENDPOINTS = (
    post("cgi-bin/message/template/send", send, Right.TEMPLATE),
    post("cgi-bin/message/template/subscribe", send_once, Right.ONE_TIME),
    post("cgi-bin/template/api_add_template", add, Right.TEMPLATE),
    get("cgi-bin/template/get_all_private_template", listing, Right.TEMPLATE),
    post("cgi-bin/template/del_private_template", drop, Right.TEMPLATE),
    get("cgi-bin/template/get_industry", industry, Right.TEMPLATE),
    post("cgi-bin/template/api_set_industry", set_industry, Right.TEMPLATE),
)
