"""Keeps a tag for every county and kind of message that has more people than one list takes."""

from datetime import datetime

from bot import tags
from bot.runtime import Runtime
from db import broadcast_tags, mass_rules, station
from db.engine import patient

# Of a night: fifty people a call. A new tag of a million is complete after ten nights; nothing waits for it.
CALLS = 2_000


def run(runtime: Runtime, now: datetime) -> None:
    if runtime.account is None:
        return
    with runtime.records.read() as session:
        patient(session)
        worth = broadcast_tags.worth(session, least=mass_rules.of(station.load(session)).list_size)
    with runtime.records.write() as session:
        wanted = broadcast_tags.keep(session, worth)
    calls = CALLS
    for tag_id in wanted:
        calls = tags.bring_up(runtime, tag_id, calls=calls)
