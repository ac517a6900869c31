"""What the forms and answers about visits share: where it is, who comes, and telling the one who goes."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from db import outbox, staff
from db.models import Visit, Worker
from handlers.dialogue.replies import notice
from handlers.dialogue.turn import Turn
from nlp import late

Say = Callable[[Visit, Worker, datetime], str]
MOST_AT_ONCE = 2
# A dormitory, flat, gate or factory named in passing: "华新镇凤溪公寓3栋502", "星桥电子的宿舍".
_PLACE = late.pattern(
    r"(?:来|到|在|去|克|地点|地址|住)(?:是|在)?\s*(?P<where>[一-鿿A-Za-z0-9]{0,14}?(?:宿舍|公寓|小区|出租屋|工地|食堂|大门口?|门口|厂里|车间|村|弄|栋|号楼?|室)[0-9A-Za-z一-鿿栋单元室号楼-]{0,10})"
)
_EVERYWHERE = frozenset(
    {"宿舍", "公寓", "小区", "出租屋", "工地", "食堂", "门口", "大门口", "厂里", "车间", "村", "我宿舍", "我们宿舍"}
)
_TAIL = late.pattern(r"(?:来|看看?|见面|找我|吧|嘛|可以吗?|行不行|要得不|方便).*$")


def place(words: str) -> str:
    """A place somebody can be found at; 宿舍 or 厂里 alone say nothing to a stranger."""
    match = _PLACE.search(words)
    named = _TAIL.sub("", match["where"]).strip() if match else ""
    return "" if named in _EVERYWHERE else named


def visitor(turn: Turn, visit: Visit) -> str:
    return staff.get(turn.session, visit.staff_id).name if visit.staff_id else ""


def tell_staff(turn: Turn, visit: Visit, say: Say, title: str) -> None:
    """Owe the visitor a line about a visit of theirs that was booked, moved or called off."""
    tell_visitor(turn.session, visit, say, title, now=turn.now, cause=turn.incoming.key)


def tell_visitor(session: Session, visit: Visit, say: Say, title: str, *, now: datetime, cause: str) -> None:
    """`cause` tells apart two that are alike, such as a visit moved away and back."""
    if visit.worker_id is None:
        return
    worker = session.get_one(Worker, visit.worker_id)
    words = notice(say(visit, worker, now), "staff", fields(visit, f"{title}：{worker.name}"))
    for member, follower in staff.bound(session):
        if member.id == visit.staff_id:
            key = f"visit:{visit.key}:{visit.status}:{visit.starts_at:%Y%m%d%H%M}:{cause}"
            outbox.owe(session, follower=follower, message=words, key=key, kind="staff", now=now)


def fields(visit: Visit, title: str) -> dict[str, str]:
    """The fields of a template notice about a visit."""
    return {"thing1": title, "time2": f"{visit.starts_at:%Y-%m-%d %H:%M}", "thing3": visit.place}
