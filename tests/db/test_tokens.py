from datetime import datetime, timedelta

import pytest

from db import tokens
from db.columns import CHINA
from db.sealing import KeyRing

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)
LEASE = timedelta(seconds=15)
MINUTE = timedelta(seconds=60)
KEYS = KeyRing([b"k" * 32])


def test_there_is_no_token_before_the_first(session):
    assert tokens.find(session, keys=KEYS) is None


def test_a_saved_token_is_found_again_and_is_not_readable_in_the_table(session):
    tokens.save(session, value="T1", expires_at=NOW, keys=KEYS)
    tokens.save(session, value="T2" * 256, expires_at=NOW + MINUTE, keys=KEYS)
    assert tokens.find(session, keys=KEYS) == tokens.StoredToken("T2" * 256, NOW + MINUTE)
    assert (
        b"T2T2T2" not in session.connection().exec_driver_sql("select value_encrypted from access_token").scalar_one()
    )


def test_a_token_sealed_with_a_lost_key_is_no_token(session):
    tokens.save(session, value="T1", expires_at=NOW, keys=KEYS)
    assert tokens.find(session, keys=KeyRing([b"x" * 32])) is None


def test_one_claim_holds_until_its_lease_ends_or_a_token_is_saved(session):
    assert tokens.claim(session, now=NOW, lease=LEASE)
    assert not tokens.claim(session, now=NOW + timedelta(seconds=14), lease=LEASE)
    assert tokens.claim(session, now=NOW + timedelta(seconds=15), lease=LEASE)
    tokens.save(session, value="T1", expires_at=NOW, keys=KEYS)
    assert tokens.claim(session, now=NOW + timedelta(seconds=16), lease=LEASE)


def test_a_refresh_is_forced_once_a_minute(session):
    assert tokens.force(session, now=NOW, every=MINUTE)
    assert not tokens.force(session, now=NOW + timedelta(seconds=59), every=MINUTE)
    assert tokens.force(session, now=NOW + MINUTE, every=MINUTE)


@pytest.mark.parametrize("verb", ["claim", "force"])
def test_of_many_processes_one_wins(records, verb):
    from concurrent.futures import ThreadPoolExecutor

    def compete(_: int) -> bool:
        with records.write() as session:
            if verb == "claim":
                return tokens.claim(session, now=NOW, lease=LEASE)
            return tokens.force(session, now=NOW, every=MINUTE)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(compete, range(40))) == 1
