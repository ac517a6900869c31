"""Alive, able to serve, and figures without anybody in them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text

from bot import health
from bot.app import create_app
from bot.meters import Meters
from bot.play.stage import StageClock
from bot.runtime import Runtime
from bot.simulator import in_process
from db import channel, followers, outbox, pulses, routes
from tests.bot.wechat import weixin
from tests.builders import NINE, a_follower


@pytest.fixture
def measured(runtime: Runtime) -> Runtime:
    return replace(runtime, meters=Meters(runtime.records, runtime.clock))


@pytest.fixture
def door(measured: Runtime) -> Iterator[httpx.Client]:
    app = FastAPI()
    app.include_router(health.routes(measured))
    with in_process.client(app) as client:
        yield client


def figures(door: httpx.Client) -> dict[str, float]:
    lines = [line.rsplit(" ", 1) for line in door.get("/metrics").text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def test_a_process_that_can_serve_says_so(door: httpx.Client) -> None:
    assert (door.get("/healthz").text, door.get("/readyz").text, door.get("/readyz").status_code) == ("ok", "ok", 200)


def test_a_process_that_stops_is_alive_and_takes_no_more(door: httpx.Client, measured: Runtime) -> None:
    measured.stopping.set()
    assert (door.get("/healthz").status_code, door.get("/readyz").status_code) == (200, 503)
    assert door.get("/readyz").text == "stopping"


def test_records_of_an_older_shape_are_not_served(door: httpx.Client, measured: Runtime) -> None:
    with measured.records.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert (door.get("/readyz").status_code, door.get("/readyz").text) == (503, "migrate first")


def test_without_keys_nothing_is_served(door: httpx.Client, measured: Runtime) -> None:
    (measured.settings.data_dir / "keys").mkdir(exist_ok=True)
    (measured.settings.data_dir / "keys" / "records.keys").write_text("too short\n")
    assert (door.get("/readyz").status_code, door.get("/readyz").text) == (503, "keys unreadable")


def test_the_figures_tell_counts_and_ages(door: httpx.Client, measured: Runtime) -> None:
    with measured.records.write() as session:
        follower = a_follower(session)
        followers.open_window(session, follower=follower, kind="message", now=NINE)
        outbox.owe(
            session, follower=follower, message={"type": "text", "words": "明天上课"}, key="remind:岩罕", kind="reminder",
            now=NINE - timedelta(minutes=2),
        )  # fmt: skip
        pulses.beat(session, name="ring_alarms", now=NINE - timedelta(hours=1), every_seconds=15)
        routes.spend(session, route="custom", now=NINE)
        channel.saw(session, name="45015", sentence="x", now=NINE)
    meters = measured.meters
    assert meters is not None
    meters.send("custom", "sent")
    meters.message("answered", 0.03)
    told = figures(door)
    assert told['dehong_outbox{state="owed"}'] == 1
    assert told["dehong_outbox_oldest_due_seconds"] == 120
    assert told['dehong_pulse_age_seconds{name="ring_alarms"}'] == 3600
    assert told["dehong_pulses_dead"] == 1
    assert told['dehong_quota_used{route="custom"}'] == 1
    assert told['dehong_sends_total{result="sent",route="custom"}'] == 1
    assert told['dehong_messages_total{result="answered"}'] == 1
    assert told['dehong_turn_seconds_bucket{le="0.05"}'] == 1
    assert told['dehong_refusals_today{code="45015"}'] == 1


def test_the_figures_name_nobody(door: httpx.Client, measured: Runtime) -> None:
    with measured.records.write() as session:
        follower = a_follower(session)
        outbox.owe(
            session, follower=follower, message={"type": "text", "words": "明天上课"}, key="remind:岩罕", kind="reminder",
            now=NINE,
        )  # fmt: skip
    page = door.get("/metrics").text
    assert not [part for part in (follower.openid or "", "明天上课", "岩罕", "remind:") if part in page]


def test_figures_are_told_while_the_records_are_out_of_reach(measured: Runtime) -> None:
    with measured.records.engine.begin() as connection:
        connection.execute(text("DROP TABLE channel_trouble"))
    assert measured.meters is not None
    page = measured.meters.page().decode()
    assert "dehong_records_up 0.0" in page
    assert "dehong_turn_seconds" in page


def test_messages_at_the_door_are_counted_by_what_became_of_them(measured: Runtime) -> None:
    given = {
        "app_id": weixin.APP_ID, "account": weixin.ACCOUNT, "token": SecretStr(weixin.TOKEN),
        "aes_key": SecretStr(weixin.AES_KEY), "burst_wait_seconds": 0.0,
    }  # fmt: skip
    clock = StageClock(weixin.NOW)
    wired = replace(measured, settings=measured.settings.model_copy(update=given), clock=clock)
    with in_process.client(create_app(wired), timeout=20) as client:
        for _ in range(2):
            query, body = weixin.safe(weixin.message_xml("text", "<Content><![CDATA[菜单]]></Content>"))
            client.post("/wechat", params=query, content=body)
        query, body = weixin.safe(weixin.event_xml("LOCATION"))
        client.post("/wechat", params=query, content=body)
        told = figures(client)
    counted = {name: count for name, count in told.items() if name.startswith("dehong_messages_total")}
    assert counted == {
        'dehong_messages_total{result="answered"}': 1,
        'dehong_messages_total{result="repeated"}': 1,
        'dehong_messages_total{result="silent"}': 1,
    }
    assert told["dehong_turn_seconds_count"] == 3
