"""Subscription notices (订阅通知) and their templates."""

from datetime import timedelta

from bot.simulator import events, rendering
from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, get, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world.chat import Route
from bot.simulator.world.templates import LIBRARY, Template, TemplateKind

KINDS = (TemplateKind.ONE_TIME, TemplateKind.LONG_TERM)
RESULT_AFTER = timedelta(seconds=2)


def send(world: World, call: Call) -> Json:
    """A follower sees it in the account's chat, anyone else under 服务通知; each send takes one consent."""
    body = call.json()
    person = world.followers.get(body.get("touser"))
    template = world.templates.get(body.get("template_id"), KINDS)
    values = template.filled(body.get("data"))
    if not person.subscriptions[template.template_id]:
        raise ApiError(43101)
    if template.kind is TemplateKind.ONE_TIME:
        person.subscriptions[template.template_id] -= 1
    world.show(person.openid, Route.SUBSCRIBE, rendering.notice(template.title, values, words(body, "page")))
    world.reach(person)
    sent = events.subscription_sent(template.template_id, world.number("subscribe", 1700827132819554304))
    world.report_later(person.openid, sent, RESULT_AFTER)
    return ok()


def add(world: World, call: Call) -> Json:
    body = call.json()
    offered = next((one for one in LIBRARY if one.number == str(body.get("tid"))), None)
    if offered is None:
        raise ApiError(200014)
    places = body.get("kidList")
    if not isinstance(places, list) or not 2 <= len(places) <= 5:
        raise ApiError(200020)
    if any(not isinstance(one, int) or not 1 <= one <= len(offered.words) for one in places):
        raise ApiError(200020)
    if len(words(body, "sceneDesc")) > 15:
        raise ApiError(200021)
    chosen = [offered.words[place - 1][0] for place in places]
    template = world.templates.add_from_library(offered.number, chosen, TemplateKind.ONE_TIME)
    return ok(priTmplId=template.template_id)


def drop(world: World, call: Call) -> Json:
    world.templates.drop(call.json().get("priTmplId"), KINDS)
    return ok()


def listing(world: World, call: Call) -> Json:
    return ok(data=[_row(one) for one in world.templates.of(*KINDS)])


def categories(world: World, call: Call) -> Json:
    return ok(data=[{"id": 616, "name": "公共就业服务"}])


def titles(world: World, call: Call) -> Json:
    start, limit = int(call.query.get("start", "0")), int(call.query.get("limit", "30"))
    rows = [{"tid": int(one.number), "title": one.title, "type": 2, "categoryId": "616"} for one in LIBRARY]
    return ok(count=len(rows), data=rows[start : start + min(limit, 30)])


def keywords(world: World, call: Call) -> Json:
    offered = next((one for one in LIBRARY if one.number == call.query.get("tid")), None)
    if offered is None:
        raise ApiError(200014)
    rows = [
        {"kid": place, "name": name, "example": "", "rule": rule} for place, (name, rule) in enumerate(offered.words, 1)
    ]
    return ok(count=len(rows), data=rows)


def _row(template: Template) -> Json:
    enums = [{"keywordCode": key, "enumValueList": list(values)} for key, values in template.enums.items()]
    return {
        "priTmplId": template.template_id,
        "title": template.title,
        "content": template.content,
        "example": "",
        "type": 2 if template.kind is TemplateKind.ONE_TIME else 3,
        "keywordEnumValueList": enums,
    }


ENDPOINTS = (
    post("cgi-bin/message/subscribe/bizsend", send, Right.SUBSCRIBE),
    post("wxaapi/newtmpl/addtemplate", add, Right.SUBSCRIBE),
    post("wxaapi/newtmpl/deltemplate", drop, Right.SUBSCRIBE),
    get("wxaapi/newtmpl/gettemplate", listing, Right.SUBSCRIBE),
    get("wxaapi/newtmpl/getcategory", categories, Right.SUBSCRIBE),
    get("wxaapi/newtmpl/getpubtemplatetitles", titles, Right.SUBSCRIBE),
    get("wxaapi/newtmpl/getpubtemplatekeywords", keywords, Right.SUBSCRIBE),
)
