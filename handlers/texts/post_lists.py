"""The regular list of posts as the Dehong bureau reads it in the chat."""

from collections.abc import Mapping, Sequence
from typing import Any

from db import post_lists
from db.models import PostList

MOST = 8
NOTICE = "岗位清单"
RECEIVED = "记下了：{number} 已收到，谢谢。"
NO_SUCH = "没有这个编号的岗位清单。回复“岗位清单”看最新一份。"
ALREADY = "{number} 已经有人确认收到了。"
NONE_YET = "还没有做过岗位清单。每周一上午做一份，也可以在工作台里做。"


def digest(row: PostList) -> str:
    """What is open, added and closed, few enough to be read on a phone; the whole list is an Excel sheet."""
    opened, added, closed = (row.parts.get(name, []) for name in ("open", "added", "closed"))
    lines = [
        f"【岗位清单 {row.number}】{row.until.month}月{row.until.day}日",
        f"在招 {len(opened)} 条，还缺 {post_lists.places(opened)} 人。",
        *_section("新增", added, _offered),
        *_section("关闭", closed, lambda post: f"{post['number']} {post['title']}（{post['why']}）"),
    ]
    tail = "" if row.received_at else f"\n收到请回复“收到 {row.number}”。"
    return "\n".join(lines) + f"\n整份表在工作台“岗位清单”里下载。{tail}"


def _section(name: str, posts: Sequence[Mapping[str, Any]], say: Any) -> list[str]:
    more = [f"……还有 {len(posts) - MOST} 条"] if len(posts) > MOST else []
    return [f"{name} {len(posts)} 条{'：' if posts else '。'}", *(say(post) for post in posts[:MOST]), *more]


def _offered(post: Mapping[str, Any]) -> str:
    wanted = f"，招{post['left']}人" if post["left"] else ""
    return f"{post['number']} {post['title']}（{post['employer']}）{post['pay']}{wanted}"
