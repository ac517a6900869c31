"""The channel's health for staff: what is wrong with it, and how it stands."""

from markupsafe import Markup

from bot import channel_page
from bot.console.pages import Ask, Page, Shown
from db.rights import Right


def show(ask: Ask) -> Shown:
    return Shown("channel.html", {"body": Markup(channel_page.body(ask.session, now=ask.now))})  # noqa: S704


PAGES = (
    Page("/channel", "通道状况", show, needs=(Right.REQUESTS, Right.STAFF), icon="fa-solid fa-tower-broadcast"),
)  # fmt: skip
