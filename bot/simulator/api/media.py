"""Temporary and permanent media."""

import json
from typing import Any

from bot.simulator.account import Right
from bot.simulator.api.call import Binary, Call, Json, Result, Upload, either, get, ok, post, words
from bot.simulator.errors import ApiError
from bot.simulator.state import World
from bot.simulator.world import media
from bot.simulator.world.media import Medium

ARTICLE_PICTURE = 1024 * 1024


def upload(world: World, call: Call) -> Json:
    kind = call.query.get("type", "")
    medium = _kept(world, call, kind)
    name = "thumb_media_id" if kind == "thumb" else "media_id"
    return {"type": kind, name: medium.media_id, "created_at": int(call.now.timestamp())}


def download(world: World, call: Call) -> Result:
    """A film is answered with an address in JSON, everything else with its bytes."""
    if not call.query.get("media_id"):
        raise ApiError(41006)
    medium = world.media.get(call.query["media_id"], call.now)
    if medium.kind == "video":
        return {"video_url": _address(world, medium)}
    return Binary(medium.content, medium.media_type, medium.filename)


def upload_article_picture(world: World, call: Call) -> Json:
    given = _given(call)
    if not given.filename.lower().endswith((".jpg", ".jpeg", ".png")):
        raise ApiError(40005)
    if len(given.content) >= ARTICLE_PICTURE:
        raise ApiError(40009)
    kept = world.media.keep("image", given.filename, given.content, call.now, media_type=given.media_type)
    return {"url": _address(world, kept)}


def upload_film(world: World, call: Call) -> Json:
    """Turns an uploaded film into one that can be mass-sent."""
    body = call.json()
    film = world.media.get(body.get("media_id"), call.now)
    sendable = world.media.keep(
        "video", film.filename, film.content, call.now, media_type=film.media_type, title=words(body, "title")
    )
    return {"type": "video", "media_id": sendable.media_id, "created_at": int(call.now.timestamp())}


def add_material(world: World, call: Call) -> Json:
    kind = call.query.get("type", "")
    told = _description(call) if kind == "video" else {}
    kept = _kept(world, call, kind, permanent=True, **told)
    return {"media_id": kept.media_id} | ({"url": _address(world, kept)} if kind in ("image", "thumb") else {})


def get_material(world: World, call: Call) -> Result:
    kept = world.media.get(call.json().get("media_id"), call.now)
    if kept.kind == "video":
        return {"title": kept.title, "description": kept.introduction, "down_url": _address(world, kept)}
    return Binary(kept.content, kept.media_type, kept.filename)


def drop_material(world: World, call: Call) -> Json:
    kept = world.media.get(call.json().get("media_id"), call.now)
    world.media.drop(kept.media_id)
    return ok()


def count_material(world: World, call: Call) -> Json:
    counts = {f"{kind}_count": len(world.media.permanent(kind)) for kind in ("voice", "video", "image")}
    return {**counts, "news_count": len(world.drafts)}


def list_material(world: World, call: Call) -> Json:
    body = call.json()
    kept = world.media.permanent(words(body, "type"))
    start, count = int(body.get("offset", 0)), int(body.get("count", 20))
    if not 1 <= count <= 20:
        raise ApiError(40097)
    rows = [
        {
            "media_id": one.media_id,
            "name": one.filename,
            "update_time": int(one.created.timestamp()),
            "url": _address(world, one),
        }
        for one in kept[start : start + count]
    ]
    return {"total_count": len(kept), "item_count": len(rows), "item": rows}


def _kept(world: World, call: Call, kind: str, *, permanent: bool = False, **told: str) -> Medium:
    given = _given(call)
    media.check_upload(kind, given.filename, given.content)
    return world.media.keep(
        kind, given.filename, given.content, call.now, media_type=given.media_type, permanent=permanent, **told
    )


def _given(call: Call) -> Upload:
    if "media" not in call.files:
        raise ApiError(41005)
    return call.files["media"]


def _description(call: Call) -> dict[str, str]:
    try:
        told: Any = json.loads(call.form.get("description", ""))
    except json.JSONDecodeError as error:
        raise ApiError(47001) from error
    return {"title": str(told.get("title", "")), "introduction": str(told.get("introduction", ""))}


def _address(world: World, medium: Medium) -> str:
    return f"{world.public_url}/sim-media/{medium.media_id}"


ENDPOINTS = (
    post("cgi-bin/media/upload", upload, Right.MEDIA),
    get("cgi-bin/media/get", download, Right.MEDIA),
    post("cgi-bin/media/uploadimg", upload_article_picture, Right.MEDIA),
    post("cgi-bin/media/uploadvideo", upload_film, Right.MEDIA),
    post("cgi-bin/material/add_material", add_material, Right.MEDIA),
    post("cgi-bin/material/get_material", get_material, Right.MEDIA),
    post("cgi-bin/material/del_material", drop_material, Right.MEDIA),
    either("cgi-bin/material/get_materialcount", count_material, Right.MEDIA),
    post("cgi-bin/material/batchget_material", list_material, Right.MEDIA),
)
