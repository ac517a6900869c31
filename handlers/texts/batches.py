"""Journeys together (有组织出行), in words."""

from collections.abc import Sequence

from db.models import Event

ARRIVED_OPTIONS = ("到了", "还在路上", "没走成")
ASK_TITLE = "问您：一起走的，到了没有"
ON_THE_WAY = "好，路上小心。到了回“到了”就行。"
NOT_GONE = "记下了，您没走成。想再走下一趟，回“一起走”；有难处回复“人工”。"

ONE_EACH = "一个人报一个位子：同行的各用自己的微信报，没有的回复“人工”。"


def why_the_list(event: Event) -> str:
    return (
        f"带队的是{event.host or '工作站的人'}，跟车一起走。名单只用来上车点名、路上联系，别的不用。"
        "不同意就不报名，什么都不存。"
    )


def ask_arrived(event: Event, name: str) -> str:
    return f"{name}，{event.title}，您到了没有？"


def names(event: Event, lines: Sequence[str]) -> str:
    """The list for the escort: only those who agreed."""
    return "\n".join([f"{event.code} {event.title} 名单（{len(lines)}人，本人都同意交给带队）：", *lines])


def roll(place: int, name: str, county: str, phone: str, arrived: bool) -> str:
    return f"{place} {name} {county} {phone}{' 已到' if arrived else ''}"
