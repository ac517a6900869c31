"""Very many people who follow the station, settled in by the database itself."""

from sqlalchemy import text

from benchmarks.prove.homes import Home
from benchmarks.prove.stand import Stand
from db import station
from db.models import Staff

_FOLLOWERS = (
    "INSERT INTO follower (openid, region, scene, followed_at, language, large_type, flood_tokens)"
    " SELECT {openid}, '533100', '', CAST(:now AS {moment}), 'zh', false, 20 FROM {numbers}"
)
_SPOKEN = {
    True: {
        "openid": "'oPROVE' || printf('%08d', i)", "moment": "text",
        "numbers": "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n)",
    },
    False: {
        "openid": "'oPROVE' || lpad(CAST(i AS text), 8, '0')", "moment": "timestamptz",
        "numbers": "generate_series(1, {count}) AS numbers(i)",
    },
}  # fmt: skip


def settle_in(home: Home, stand: Stand, *, people: int, size: int) -> None:
    """Everybody follows; one of them has stopped, so that lists must do."""
    records = home.records()
    with records.write() as session:
        for name, value in (
            ("quiet_from", "00:00"), ("quiet_until", "00:00"), ("mass_list_size", size),
            ("mass_calls_a_day", 100_000), ("mass_calls_a_minute", 100_000), ("approval_limit", 10_000_000),
        ):  # fmt: skip
            station.change(session, name=name, value=str(value), now=stand.simulator.clock())
        session.add(Staff(code="S01", name="演示", role="station_head", region="5331"))
        if not records.is_sqlite:
            session.execute(text("SET LOCAL statement_timeout = 0"))
        spoken = {name: words.format(count=people + 1) for name, words in _SPOKEN[records.is_sqlite].items()}
        session.execute(text(_FOLLOWERS.format(**spoken)), {"now": "2026-01-01 00:00:00"})
        session.execute(text(
            "INSERT INTO stop (follower_id, kind, since, region)"
            " SELECT min(id), 'jobs', '2026-01-01 00:00:00', '5331' FROM follower"
        ))  # fmt: skip
    records.close()
    stand.know([f"oPROVE{number:08d}" for number in range(1, people + 2)], open_windows=False)
