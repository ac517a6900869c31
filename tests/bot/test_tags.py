"""Tags of the account follow the records, and make one call of a broadcast to a county."""

from dataclasses import dataclass, field, replace
from typing import Any

from sqlmodel import select

from bot.runtime import Runtime
from bot.scheduled import keep_tags, start_broadcasts
from db import audiences, broadcasts, followers, load
from db.audience_filters import Audience
from db.models import BroadcastChunk, Follower
from tests.builders import NINE, a_follower, a_member_of_staff, a_worker


@dataclass
class Tags:
    """The account, as far as tags go."""

    known: dict[str, int] = field(default_factory=dict)
    carried: dict[int, set[str]] = field(default_factory=dict)

    def tags(self) -> dict[str, int]:
        return self.known

    def create_tag(self, name: str) -> int:
        self.known[name] = 100 + len(self.known)
        return self.known[name]

    def tag_followers(self, tag_id: int, openids: list[str]) -> None:
        self.carried.setdefault(tag_id, set()).update(openids)

    def untag_followers(self, tag_id: int, openids: list[str]) -> None:
        self.carried[tag_id].difference_update(openids)


def _settle(runtime: Runtime, count: int, county: str) -> list[str]:
    with runtime.records.write() as session:
        people = [a_follower(session) for _ in range(count)]
        for follower in people:
            followers.link(session, follower=follower, worker=a_worker(session, name="岩", county=county), now=NINE)
        return [follower.openid or "" for follower in people]


def test_a_county_with_more_people_than_one_list_takes_gets_a_tag_and_one_call(runtime: Runtime) -> None:
    account: Any = Tags()
    runtime = replace(runtime, account=account)
    first = _settle(runtime, 4, "盈江")
    _settle(runtime, 2, "瑞丽")
    with runtime.records.write() as session:
        load.setting(session, "mass_list_size", "3", now=NINE)
    keep_tags.run(runtime, NINE)
    assert {"盈江-jobs", "全部-jobs"} <= set(account.known)
    assert "瑞丽-jobs" not in account.known
    jobs = account.known["盈江-jobs"]
    assert account.carried[jobs] == set(first)
    later = _settle(runtime, 1, "盈江")
    with runtime.records.write() as session:
        refuses = session.exec(select(Follower).where(Follower.openid == first[0])).one()
        followers.stop(session, follower=refuses, kind="jobs", now=NINE)
        row = broadcasts.draft(
            session, author=a_member_of_staff(session, code="S02", role="job_officer"), kind="jobs", words="招聘会",
            audience=Audience(counties=("盈江",)), said="盈江", send_at=NINE, now=NINE,
        )  # fmt: skip
        broadcasts.submit(session, row, limit=100, now=NINE)
    start_broadcasts.run(runtime, NINE)
    assert account.carried[jobs] == {*first[1:], *later}
    with runtime.records.read() as session:
        chunk = session.exec(select(BroadcastChunk)).one()
        assert (chunk.route, chunk.tag_id, chunk.people) == ("tag", jobs, 4)
        assert audiences.count(session, Audience(counties=("盈江",)), kind="jobs").phones == 4
