"""QR codes with a scene, and their pictures."""

from io import BytesIO

import segno
from PIL import Image

from bot.simulator.account import Right
from bot.simulator.api.call import Binary, Call, Json, get, post
from bot.simulator.errors import ApiError
from bot.simulator.state import World


def create(world: World, call: Call) -> Json:
    code = world.codes.create(call.json(), call.now)
    told: Json = {"ticket": code.ticket, "url": code.url}
    if code.expires is not None:
        told["expire_seconds"] = int((code.expires - call.now).total_seconds())
    return told


def show(world: World, call: Call) -> Binary:
    """The one answer that is a 404 when it fails; no token is needed."""
    code = world.codes.find(call.query.get("ticket", ""), call.now)
    if code is None:
        raise ApiError(404)
    return Binary(drawn(code.url), "image/jpg")


def drawn(text: str) -> bytes:
    png, jpeg = BytesIO(), BytesIO()
    segno.make(text, error="m").save(png, kind="png", scale=10, border=3)
    png.seek(0)
    Image.open(png).convert("RGB").save(jpeg, "JPEG")
    return jpeg.getvalue()


ENDPOINTS = (
    post("cgi-bin/qrcode/create", create, Right.SCENE_CODE),
    get("cgi-bin/showqrcode", show, needs_token=False),
)
