"""Staff (工作人员) of a prepared town, with the WeChat account each is bound to."""

from typing import Any

from sqlmodel import Session, select

from db import followers
from db import staff as staff_records
from db.load import columns as c
from db.load import words
from db.load.columns import Column
from db.load.sheets import Entry, Sheet, Town
from db.load.troubles import Report
from db.models import Staff
from db.models.record import DEHONG


def scope(value: Any) -> str:
    """all, own (the organisation's), or the code of a region."""
    said = c.text(value)
    if said not in ("all", "own") and not (said.isdigit() and len(said) in (4, 6, 9)):
        raise ValueError(f"要写 all、own 或地区代码：{said}")
    return said


def check_bindings(session: Session, town: Town, report: Report) -> None:
    seen: dict[str, str] = {}
    for entry in town.of("staff"):
        if entry["openid"] and seen.setdefault(entry["openid"], entry["staff_id"]) != entry["staff_id"]:
            report.trouble(entry.file, entry.line, f"openid 已经绑定了 {seen[entry['openid']]}")


def make(_town: Town, entry: Entry) -> Staff:
    return Staff(
        **entry.said("role", "organisation", "hours", "phone", "on_leave_until"),
        code=entry["staff_id"],
        name=entry["display_name"],
        scope=entry["region"],
        region=entry["region"] if entry["region"].isdigit() else DEHONG,
        languages="|".join(entry["languages"]),
        active=entry["status"] == "启用",
    )


def bind(session: Session, town: Town, entry: Entry, row: Staff) -> None:
    if entry["openid"]:
        follower = followers.arrive(session, openid=entry["openid"], now=town.now)
        staff_records.bind_directly(session, staff=row, follower=follower, now=town.now)


STAFF = Sheet(
    name="staff",
    listed_under="staff",
    key=("staff_id",),
    known=lambda session: {(row.code,): row for row in session.exec(select(Staff)).all()},
    make=make,
    after=bind,
    check=check_bindings,
    columns=(
        Column("staff_id", c.code, needed=True),
        Column("display_name", c.text, needed=True, other_names=("name",)),
        Column("role", c.one_of(words.ROLES), needed=True),
        Column("organisation", c.text, instead=""),
        Column("region", scope, instead="all"),
        Column("hours", c.text, instead=""),
        Column("scope", c.text, instead=""),
        Column("languages", c.several(c.text), instead=[]),
        Column("phone", c.telephone, instead=""),
        Column("status", c.any_of(("启用", "停用")), instead="启用"),
        Column("on_leave_until", c.moment()),
        Column("openid", c.openid),
    ),
)
