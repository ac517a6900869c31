"""Drafts of articles and their publication."""

from datetime import timedelta

from bot.simulator import events
from bot.simulator.account import Right
from bot.simulator.api.call import Call, Json, either, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World

CONTENT_CHARACTERS = 20_000
PUBLISHED_AFTER = timedelta(seconds=5)


def add(world: World, call: Call) -> Json:
    articles = call.json().get("articles")
    if not isinstance(articles, list) or not 1 <= len(articles) <= 8:
        raise ApiError(40035, "articles are missing")
    for one in articles:
        _check(world, call, one)
    media_id = f"draft-{world.number('draft', 100000):030d}"
    world.drafts[media_id] = articles
    return {"media_id": media_id}


def read(world: World, call: Call) -> Json:
    return {"news_item": _draft(world, call)}


def drop(world: World, call: Call) -> Json:
    body = call.json()
    _draft(world, call)
    del world.drafts[words(body, "media_id")]
    return ok()


def count(world: World, call: Call) -> Json:
    return {"total_count": len(world.drafts)}


def submit(world: World, call: Call) -> Json:
    draft = _draft(world, call)
    publish_id = str(world.number("publish", 2247483647))
    article_id = f"article-{publish_id}"
    url = f"{world.public_url}/sim-article/{article_id}"
    world.publications[article_id] = {
        "publish_id": publish_id,
        "article_id": article_id,
        "url": url,
        "news_item": draft,
    }
    finished = events.publish_finished(publish_id, article_id, url)
    world.report_later(world.account.gh_id, finished, PUBLISHED_AFTER)
    return ok(publish_id=publish_id)


def state(world: World, call: Call) -> Json:
    wanted = str(call.json().get("publish_id"))
    found = next((one for one in world.publications.values() if one["publish_id"] == wanted), None)
    if found is None:
        raise ApiError(53600)
    detail = {"count": 1, "item": [{"idx": 1, "article_url": found["url"]}]}
    return {"publish_id": wanted, "publish_status": 0, "article_id": found["article_id"], "article_detail": detail}


def article(world: World, call: Call) -> Json:
    found = world.publications.get(words(call.json(), "article_id"))
    if found is None:
        raise ApiError(53600)
    return {"news_item": found["news_item"]}


def _draft(world: World, call: Call) -> list[Json]:
    media_id = words(call.json(), "media_id")
    if media_id not in world.drafts:
        raise ApiError(40007)
    return world.drafts[media_id]


def _check(world: World, call: Call, one: Json) -> None:
    if not words(one, "title"):
        raise ApiError(44004)
    if len(words(one, "content")) >= CONTENT_CHARACTERS:
        raise ApiError(45002)
    if not world.media.get(one.get("thumb_media_id"), call.now).permanent:
        raise ApiError(40007)


ENDPOINTS = (
    post("cgi-bin/draft/add", add, Right.MEDIA),
    post("cgi-bin/draft/get", read, Right.MEDIA),
    post("cgi-bin/draft/delete", drop, Right.MEDIA),
    either("cgi-bin/draft/count", count, Right.MEDIA),
    post("cgi-bin/freepublish/submit", submit, Right.PUBLISH),
    post("cgi-bin/freepublish/get", state, Right.PUBLISH),
    post("cgi-bin/freepublish/getarticle", article, Right.PUBLISH),
)
