"""Seals again every night what an earlier key has sealed, so that the earlier key can be taken out of the file."""

import logging
from datetime import datetime

from bot import keys
from bot.runtime import Runtime
from db import resealing
from db.sealing import CannotUnseal

log = logging.getLogger(__name__)

AT_ONCE = 200


def run(runtime: Runtime, now: datetime) -> None:
    """In short transactions. What no key opens any more is left as it is."""
    ring = keys.identity_keys(runtime.settings).ring
    with runtime.records.read() as session:
        rows = resealing.old_rows(session, ring=ring)
        files = resealing.old_files(session, runtime.settings.data_dir, ring=ring)
    shut = 0
    for start in range(0, len(rows), AT_ONCE):
        with runtime.records.write() as session:
            shut += resealing.seal_again(session, rows[start : start + AT_ONCE], ring=ring)
    for path, place in files:
        try:
            resealing.seal_file_again(path, place, ring=ring)
        except CannotUnseal:
            shut += 1
    if rows or files:
        log.info(
            "%s of %s secrets and files sealed under the first key",
            len(rows) + len(files) - shut,
            len(rows) + len(files),
        )
    if shut:
        log.error("%s secrets were sealed by a key that is not in the file any more", shut)
