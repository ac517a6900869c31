"""A database full of open posts, valid from today on, for the turn benchmark."""

from dataclasses import replace
from datetime import timedelta

from benchmarks.search.measure import store
from benchmarks.search.posts import invent
from bot.clock import system_clock
from db import load, schema
from db.engine import Records


def fill(url: str, count: int) -> None:
    """Exactly `count` open posts; closed and expired ones of the generator are opened."""
    records = Records(url)
    schema.upgrade(records.engine)
    load.seed(records)
    until = system_clock().date() + timedelta(days=60)
    store(records, [replace(post, status="published", valid_until=until, filled=0) for post in invent(count)])
    records.close()
