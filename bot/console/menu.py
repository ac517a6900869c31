"""The menu (菜单) of each role, drawn once for every place that it marks: it took a third of every page."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup
from starlette.requests import Request
from starlette_admin.views import BaseView, CustomView

from bot.console import visitors

MOST = 500

Place = tuple[str, str, str]


class Menu:
    """`paths` are those of the pages that stand in it, lists are marked by their key; `headings` are by label."""

    def __init__(self, paths: frozenset[str], headings: Mapping[str, str]) -> None:
        self._paths, self._headings, self._drawn = paths, headings, dict[Place, Markup]()

    def grouped(self, views: Iterable[BaseView], request: Request) -> Sequence[tuple[str, Sequence[BaseView]]]:
        """What this member may open, under its headings."""
        shown = [
            view
            for view in views
            if view.is_accessible(request) and (not isinstance(view, CustomView) or view.add_to_menu)
        ]
        return [
            (heading, list(members))
            for heading, members in groupby(shown, key=lambda view: self._headings.get(str(view.menu_label), ""))
        ]

    def drawn(self, request: Request) -> Markup | None:
        return self._drawn.get(self._place(request))

    def keep(self, request: Request, drawn: Markup) -> Markup:
        """Addresses hold the name under which the console was called; whoever makes names up fills no memory."""
        if len(self._drawn) >= MOST:
            self._drawn.clear()
        self._drawn[self._place(request)] = drawn
        return drawn

    def _place(self, request: Request) -> Place:
        member = visitors.member(request)
        path = request.scope["path"].removeprefix(request.scope["root_path"])
        marked = path if path in self._paths else request.path_params.get("key", "")
        return (member.role if member else "", str(request.base_url), marked)
