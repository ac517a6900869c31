"""The account's menu (公众号菜单) as data, and publishing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

PREFIX = "menu:"


@dataclass(frozen=True)
class Button:
    """With `below` it opens a list; without, it sends `menu:<key>`."""

    name: str
    key: str = ""
    below: Sequence["Button"] = field(default=())


MENU = (
    Button(
        "找工作",
        below=(
            Button("今日招工", "jobs"),
            Button("长白班岗位", "day_shift"),
            Button("家乡岗位", "near_home"),
            Button("求职进度", "applications"),
        ),
    ),
    Button(
        "培训走访",
        below=(
            Button("报名培训", "courses"),
            Button("预约走访", "visit"),
            Button("补贴政策", "policy"),
            Button("工资维权", "rights"),
        ),
    ),
    Button(
        "我的·人工",
        below=(
            Button("我的事项", "mine"),
            Button("我的资料", "profile"),
            Button("使用帮助", "help"),
            Button("找人工", "human"),
        ),
    ),
)

# Keys of buttons that are no longer published. A phone may show an old menu for a day, so they must stay understood.
RETIRED: Mapping[str, str] = {}


class Publisher(Protocol):
    def create_menu(self, buttons: Sequence[Mapping[str, Any]]) -> None: ...

    def get_menu(self) -> list[dict[str, Any]]: ...


def keys(buttons: Sequence[Button] = MENU) -> list[str]:
    """Every event key the published menu can send."""
    return [key for button in buttons for key in (keys(button.below) if button.below else [PREFIX + button.key])]


def as_wechat(buttons: Sequence[Button] = MENU) -> list[dict[str, Any]]:
    return [_as_wechat(button) for button in buttons]


def publish(account: Publisher) -> None:
    """Replaces the whole menu; followers see it within five minutes, some within a day."""
    account.create_menu(as_wechat())


def _as_wechat(button: Button) -> dict[str, Any]:
    if button.below:
        return {"name": button.name, "sub_button": [_as_wechat(below) for below in button.below]}
    return {"type": "click", "name": button.name, "key": PREFIX + button.key}
