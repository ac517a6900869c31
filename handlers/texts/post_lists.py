"""The regular list of posts as the Dehong bureau reads it in the chat."""

from collections.abc import Mapping, Sequence
from typing import Any

from db import post_lists
from db.models import PostList

MOST = 8
CHANGES = {"added": "新增", "closed": "关闭"}
NOTICE = "岗位清单"
RECEIVED = "记下了：{number} 已收到，谢谢。"
NO_SUCH = "没有这个编号的岗位清单。回复“岗位清单”看最新一份。"
ALREADY = "{number} 已经有人确认收到了。"
NONE_YET = "还没有做过岗位清单。每周一上午做一份，也可以在工作台里做。"


NOBODY_THERE = "德宏方面还没有人绑定微信，这份没有人收到，请下载 Excel 送去。"
MADE = "做好了：{number}，公众号里发给德宏了，对方会在那里回执。"
MADE_NOT_SENT = "做好了：{number}。德宏方面还没有人绑定微信，这份没有发出去，请下载 Excel 送德宏。"


def digest(row: PostList, *, receipt: bool = True) -> str:
    """What is open, added and closed, few enough to be read on a phone; the whole list is an Excel sheet.

    `receipt`: read by somebody who may say that it arrived.
    """
    opened, added, closed = (row.parts.get(name, []) for name in ("open", "added", "closed"))
    lines = [
        f"【岗位清单 {row.number}】{row.until.month}月{row.until.day}日",
        f"在招 {len(opened)} 条，还缺 {post_lists.places(opened)} 人。",
        *_changed("added", added),
        *_changed("closed", closed),
    ]
    tail = "" if row.received_at or not receipt else f"\n收到请回复“收到 {row.number}”。"
    return "\n".join(lines) + f"\n整份表在工作台“岗位清单”里下载。{tail}"


def changes(
    row: PostList, since: Mapping[str, Sequence[Mapping[str, Any]]], named: Sequence[str] = tuple(CHANGES)
) -> str:
    """For whoever asks what came or went (`named`): by the newest list, and after it."""
    lines = [f"【岗位清单 {row.number}】{row.until.month}月{row.until.day}日"]
    lines += [line for name in named for line in _changed(name, row.parts.get(name, []))]
    after = [line for name in named if since[name] for line in _changed(name, since[name])]
    return "\n".join([*lines, *(["这份以后：", *after] if after else ["这份以后没有变化。"])])


def _changed(name: str, posts: Sequence[Mapping[str, Any]]) -> list[str]:
    return _section(CHANGES[name], posts, _offered if name == "added" else _gone)


def _gone(post: Mapping[str, Any]) -> str:
    return f"{post['number']} {post['title']}（{post['why']}）"


def _section(name: str, posts: Sequence[Mapping[str, Any]], say: Any) -> list[str]:
    more = [f"……还有 {len(posts) - MOST} 条"] if len(posts) > MOST else []
    return [f"{name} {len(posts)} 条{'：' if posts else '。'}", *(say(post) for post in posts[:MOST]), *more]


def _offered(post: Mapping[str, Any]) -> str:
    wanted = f"，招{post['left']}人" if post["left"] else ""
    return f"{post['number']} {post['title']}（{post['employer']}）{post['pay']}{wanted}"
