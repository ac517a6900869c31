"""Meetings of both bureaus: written down with what was agreed on, counted for P23, followed until it is done."""

from sqlmodel import select

from bot.console.office import Office
from db import plan_entries
from db.models import Meeting, MeetingTask
from tests.bot.console.clerk import Station
from tests.bot.console.town import build
from tests.builders import NINE, a_member_of_staff

FORM = {
    "name": "第三季度联络会", "held_on": "2026-11-25", "place": "线上", "people": "青浦区就业促进中心、德宏州人社局",
    "minutes": "一、通报用工\n二、核对名册", "task1": "核对11月名册", "who1": "德宏州局", "due1": "2026-11-20",
    "task2": "送岗位清单", "due2": "坏日期",
}  # fmt: skip


def test_a_meeting_is_written_down_counted_and_followed_until_it_is_done(console: Station) -> None:
    with console.runtime.records.write() as session:
        build(session, Office(console.runtime).keys)
        for row in (*session.exec(select(MeetingTask)).all(), *session.exec(select(Meeting)).all()):
            session.delete(row)
            session.flush()
    head, viewer = console.enter("S01"), console.enter("S05")
    for wrong in ({"name": ""}, {"people": ""}, {"held_on": "2027-01-01"}, {"held_on": "x"}):
        assert "联络会要写议题" in head.post("/meetings", {**FORM, **wrong}).text
    shown = head.post("/meetings", FORM)
    assert "已算进" in shown.text
    assert ("过期没办" in shown.text, "二、核对名册" in shown.text) == (True, True)
    with console.runtime.records.read() as session:
        row = session.exec(select(Meeting)).one()
        tasks = session.exec(select(MeetingTask).order_by(MeetingTask.id)).all()  # type: ignore[arg-type]
        assert [(task.words, str(task.due_on)) for task in tasks] == [
            ("核对11月名册", "2026-11-20"),
            ("送岗位清单", "None"),
        ]
        entries = plan_entries.between(session, NINE.date().replace(day=1), NINE.date())
        assert [(one.measure, one.counter, one.quantity) for one in entries] == [("P23", "联络会次数", 1)]
    assert "核对11月名册" in viewer.get("/meetings").text
    assert viewer.post(f"/meeting-tasks/{tasks[0].key}/done", {"outcome": "好了"}).status_code == 403
    assert "办成了什么样" in head.post(f"/meeting-tasks/{tasks[0].key}/done", {"outcome": ""}).text
    done = head.post(f"/meeting-tasks/{tasks[0].key}/done", {"outcome": "两地一致"})
    assert ("两地一致" in done.text, "过期没办" in done.text) == (True, False)
    assert "核对11月名册" not in head.get("/meetings").text
    assert "加上了" in head.post(f"/meetings/{row.key}/tasks", {"words": "下次定在芒市"}).text


def _counted(console: Station) -> list[tuple[str, str]]:
    with console.runtime.records.read() as session:
        month = NINE.date().replace(day=1)
        return [(str(one.day), one.title) for one in plan_entries.between(session, month, NINE.date())]


def test_a_meeting_written_down_wrongly_is_put_right_and_taken_back(console: Station) -> None:
    with console.runtime.records.write() as session:
        a_member_of_staff(session, code="S01", role="station_head", scope="all")
    head = console.enter("S01")
    here = head.post("/meetings", FORM).url.path.removeprefix("/console")
    assert "已经记过" in head.post("/meetings", FORM).text
    assert "联络会要写议题" in head.post(here, {**FORM, "held_on": "2027-01-01"}).text
    right = head.post(here, {**FORM, "held_on": "2026-11-20", "place": "芒市"}).text
    assert ("改好了" in right, "芒市" in right) == (True, True)
    assert _counted(console) == [("2026-11-20", "第三季度联络会")]
    assert "日期 2026-11-25 → 2026-11-20，地点 线上 → 芒市" in head.get("/audit/list").text
    assert "不再算进 P23" in head.post(f"{here}/take-back", {"reason": "记了两次"}).text
    assert _counted(console) == []
    left = head.get("/meetings").text
    assert ("已作废" in left, "核对11月名册" in left, "存下" in head.get(here).text) == (True, False, False)
    assert "已经作废" in head.post(here, FORM).text
    assert "已算进" in head.post("/meetings", {**FORM, "held_on": "2026-11-20"}).text
