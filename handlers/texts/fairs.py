"""Job fairs in words: when with the weekday, where, who recruits, how many posts."""

import re
from collections.abc import Sequence

from db.models import Event

WEEKDAYS = "一二三四五六日"
# Staff have yet to write the place or the link: that note is theirs and not for workers.
STILL_OPEN = re.compile(r"[(（][^()（）]*由工作人员填写[)）]")


def none_coming(*, online: bool) -> str:
    what = "网上招聘和视频面试" if online else "招聘会"
    return f"眼下没有排好的{what}，定了会在这里通知。"


def line(event: Event, employers: Sequence[str]) -> str:
    starts, ends = event.starts_at, event.ends_at
    until = f"{ends:%H:%M}" if ends.date() == starts.date() else f"{ends.month}月{ends.day}日"
    when = f"{starts.month}月{starts.day}日（周{WEEKDAYS[starts.weekday()]}）{starts:%H:%M}到{until}"
    where = STILL_OPEN.sub("（具体看通知）", event.place) or "地点看通知"
    more = "等" if len(event.employers) > len(employers) else ""
    who = f"来招人的：{'、'.join(employers)}{more}{len(event.employers)}家" if employers else ""
    posts = f"{len(event.vacancies)}个岗位" if event.vacancies else ""
    return "。".join(
        part for part in (f"{event.title}：{when}，{where}", "，".join(p for p in (who, posts) if p)) if part
    )
