"""Customer-service messages and the typing state."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.simulator import rendering
from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, inner, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.rendering import Shown
from bot.simulator.state import World
from bot.simulator.world.chat import Route
from bot.simulator.world.followers import Follower

TEXT_BYTES = 2048
TYPING_LASTS = timedelta(seconds=15)
TYPING_AFTER = timedelta(seconds=30)


def send(world: World, call: Call) -> Json:
    """The content is checked before the window, so that a bad message does not cost one."""
    body = call.json()
    person = world.followers.get(body.get("touser"))
    shown = rendered(world, call, body)
    check_reachable(person)
    person.windows.spend(call.now)
    world.show(person.openid, Route.CUSTOM, shown)
    world.reach(person)
    return ok()


def typing(world: World, call: Call) -> Json:
    body = call.json()
    person = world.followers.get(body.get("touser"))
    command = body.get("command")
    if command not in ("Typing", "CancelTyping"):
        raise ApiError(45072)
    if not person.windows.is_open(call.now):
        raise ApiError(45015)
    if person.last_exchange is None or call.now - person.last_exchange > TYPING_AFTER:
        raise ApiError(45080)
    if command == "Typing" and person.typing_until is not None and call.now < person.typing_until:
        raise ApiError(45081)
    person.typing_until = call.now + TYPING_LASTS if command == "Typing" else None
    return ok()


def check_reachable(person: Follower) -> None:
    if not person.follows:
        raise ApiError(45015)
    if person.blacklisted:
        raise ApiError(43019)
    if person.refuses_messages:
        raise ApiError(48002)


def rendered(world: World, call: Call, body: Mapping[str, Any]) -> Shown:
    kind = body.get("msgtype")
    draw = _DRAWN.get(str(kind))
    if draw is None:
        raise ApiError(40008)
    return draw(world, call, inner(body, str(kind)))


def _text(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    content = words(given, "content")
    if not content.strip():
        raise ApiError(44004)
    if len(content.encode()) > TEXT_BYTES:
        raise ApiError(45002)
    return rendering.text(content)


def _picture(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    return rendering.picture(_medium(world, call, given))


def _voice(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    return rendering.voice(_medium(world, call, given))


def _film(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    return rendering.film(_medium(world, call, given), words(given, "title"), words(given, "description"))


def _music(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    _medium(world, call, given, "thumb_media_id")
    return rendering.music(words(given, "title"), words(given, "description"), words(given, "musicurl"))


def _news(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    articles = given.get("articles")
    if not isinstance(articles, list) or not articles:
        raise ApiError(40035, "articles are missing")
    if len(articles) != 1:
        raise ApiError(45008)
    return rendering.news([{name: words(articles[0], name) for name in ("title", "description", "url", "picurl")}])


def _menu(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    if not world.account.may(Right.MENU_MESSAGE):
        raise ApiError(40200)
    choices = given.get("list")
    if not isinstance(choices, list) or not choices:
        raise ApiError(40035, "list is missing")
    told = [{"id": str(one.get("id", "")), "content": words(one, "content")} for one in choices]
    if any(not one["id"] or not one["content"] for one in told):
        raise ApiError(44004)
    return rendering.menu(words(given, "head_content"), told, words(given, "tail_content"))


def _article(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    draft = world.drafts.get(words(given, "media_id")) or world.publications.get(words(given, "article_id"))
    if draft is None:
        raise ApiError(40007)
    return rendering.card("mpnews", "图文消息")


def _mini_program(world: World, call: Call, given: Mapping[str, Any]) -> Shown:
    _medium(world, call, given, "thumb_media_id")
    return rendering.card("miniprogrampage", words(given, "title"))


def _medium(world: World, call: Call, given: Mapping[str, Any], name: str = "media_id") -> str:
    return world.media.get(given.get(name), call.now).media_id


_DRAWN: Mapping[str, Callable[[World, Call, Mapping[str, Any]], Shown]] = {
    "text": _text,
    "image": _picture,
    "voice": _voice,
    "video": _film,
    "music": _music,
    "news": _news,
    "msgmenu": _menu,
    "mpnews": _article,
    "mpnewsarticle": _article,
    "miniprogrampage": _mini_program,
}

ENDPOINTS = (
    post("cgi-bin/message/custom/send", send, Right.CUSTOM),
    post("cgi-bin/message/custom/typing", typing, Right.CUSTOM),
)
