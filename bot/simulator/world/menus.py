"""The account's menu and its conditional menus, with the documented limits."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import ApiError

Button = Mapping[str, Any]

_KEYED = {
    "click",
    "scancode_push",
    "scancode_waitmsg",
    "pic_sysphoto",
    "pic_photo_or_album",
    "pic_weixin",
    "location_select",
}
_REFUSED_RULES = {"sex", "country", "province", "city", "language"}


@dataclass(frozen=True)
class ConditionalMenu:
    number: str
    buttons: list[Button]
    rule: Mapping[str, Any]


@dataclass
class Menus:
    default: list[Button] | None = None
    menu_id: int = 0
    conditional: list[ConditionalMenu] = field(default_factory=list)
    _counted: int = 208379532

    def create(self, buttons: Any) -> None:
        check(buttons)
        self.default, self.menu_id = buttons, self._next()

    def add_conditional(self, buttons: Any, rule: Any) -> str:
        if self.default is None:
            raise ApiError(65303)
        check(buttons)
        if not isinstance(rule, Mapping) or not rule:
            raise ApiError(40035)
        if _REFUSED_RULES & set(rule):
            raise ApiError(65320)
        menu = ConditionalMenu(str(self._next()), buttons, rule)
        self.conditional.append(menu)
        return menu.number

    def drop_conditional(self, number: object) -> None:
        kept = [one for one in self.conditional if one.number != str(number)]
        if len(kept) == len(self.conditional):
            raise ApiError(46003)
        self.conditional = kept

    def clear(self) -> None:
        self.default = None
        self.conditional.clear()

    def shown_to(self, tags: list[int]) -> list[Button]:
        """The newest conditional menu that fits; of several tags the last one decides."""
        last = str(tags[-1]) if tags else None
        for menu in reversed(self.conditional):
            if last is not None and str(menu.rule.get("tag_id")) == last:
                return menu.buttons
        return self.default or []

    def _next(self) -> int:
        self._counted += 1
        return self._counted


def leaves(buttons: list[Button]) -> Iterator[Button]:
    for button in buttons:
        yield from button.get("sub_button") or [button]


def find(buttons: list[Button], wanted: str) -> Button | None:
    """By key, address or name."""
    fits: Callable[[Button], bool] = lambda one: wanted in (one.get("key"), one.get("url"), one.get("name"))  # noqa: E731
    return next((one for one in leaves(buttons) if fits(one)), None)


def check(buttons: Any) -> None:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
        raise ApiError(40016)
    for button in buttons:
        _check_name(button, limit=16, code=40018)
        below = button.get("sub_button")
        if not below:
            _check_leaf(button)
            continue
        if not isinstance(below, list) or len(below) > 5:
            raise ApiError(40023)
        for one in below:
            _check_name(one, limit=60, code=40025)
            _check_leaf(one)


def _check_name(button: Any, *, limit: int, code: int) -> None:
    name = button.get("name") if isinstance(button, Mapping) else None
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= limit:
        raise ApiError(code)


def _check_leaf(button: Button) -> None:
    kind = button.get("type")
    if kind in _KEYED:
        _check_text(button.get("key"), limit=128, code=40019)
    elif kind in ("view", "miniprogram"):
        _check_text(button.get("url"), limit=1024, code=40020)
    elif kind in ("media_id", "article_id", "article_view_limited"):
        _check_text(button.get("media_id") or button.get("article_id"), limit=256, code=40007)
    else:
        raise ApiError(40017)


def _check_text(text: Any, *, limit: int, code: int) -> None:
    if not isinstance(text, str) or not 1 <= len(text.encode()) <= limit:
        raise ApiError(code)
