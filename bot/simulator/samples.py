"""Small pictures and sounds for people who send one without choosing it."""

from io import BytesIO

from PIL import Image, ImageDraw

SILENCE = b"#!AMR\n" + bytes([0x3C] + [0] * 31) * 50


def photograph() -> bytes:
    """A field, a hill and a sun."""
    picture = Image.new("RGB", (360, 270), "#9fd3f0")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((262, 30, 318, 86), fill="#ffd75e")
    draw.polygon([(0, 200), (130, 90), (270, 200)], fill="#5f9e6e")
    draw.polygon([(140, 210), (270, 120), (400, 210)], fill="#4c8a5c")
    draw.rectangle((0, 195, 360, 270), fill="#c9b458")
    return _written(picture, "JPEG")


def sticker() -> bytes:
    """A smiling face."""
    picture = Image.new("RGB", (120, 120), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((10, 10, 110, 110), fill="#ffd75e", outline="#c79a1b", width=3)
    draw.ellipse((38, 42, 50, 56), fill="#5b4300")
    draw.ellipse((70, 42, 82, 56), fill="#5b4300")
    draw.arc((34, 46, 86, 92), 20, 160, fill="#5b4300", width=5)
    return _written(picture, "PNG")


def _written(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    picture.save(out, kind)
    return out.getvalue()
