"""The channel's health as a piece of a page, for whatever page staff have in front of them."""

from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlmodel import Session

from db import channel, pulses
from handlers import channel_desk, channel_health, texts

_DRAWN = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)


def body(session: Session, *, now: datetime) -> str:
    """HTML without head and frame. Names nobody, so that every member of staff may see it."""
    found = channel.state(session, now=now)
    return _DRAWN.get_template("channel_page.html").render(
        now=now,
        found=found,
        wrong=channel_health.findings(found, now=now),
        standing=channel_desk.standing(found),
        is_dead=lambda pulse: pulses.is_dead(pulse, now=now),
        texts=texts.channel,
    )
