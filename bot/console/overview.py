"""The first page: what today asks for."""

from bot.console.pages import Ask, Page, Shown


def show(ask: Ask) -> Shown:
    return Shown("overview.html")


FIRST = Page("/", "总览", show, icon="fa-solid fa-gauge")
