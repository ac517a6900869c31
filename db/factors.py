"""The second factor (动态验证码): six digits of an authenticator, each good once."""

from datetime import datetime

import pyotp
from sqlmodel import Session

from db.models import Account
from db.sealing import KeyRing

STEP_SECONDS = 30
ISSUER = "德宏劳务工作站"


def start(session: Session, account: Account, *, ring: KeyRing) -> str:
    """The secret to be scanned; the same one until the first right code."""
    row = session.get_one(Account, account.key)
    if row.factor_sealed is None:
        row.factor_sealed = ring.seal(pyotp.random_base32().encode(), place=place(row))
        session.flush()
    return _secret(row, ring)


def address(secret: str, *, code: str) -> str:
    """What the QR code of an authenticator holds."""
    return pyotp.TOTP(secret).provisioning_uri(name=code, issuer_name=ISSUER)


def accept(session: Session, account: Account, said: str, *, ring: KeyRing, now: datetime) -> bool:
    """Whether the code is right and new; clocks may differ by half a minute. The first right one finishes the setting up."""
    row = session.get_one(Account, account.key, with_for_update=True, populate_existing=True)
    if row.factor_sealed is None:
        return False
    totp, at = pyotp.TOTP(_secret(row, ring)), int(now.timestamp()) // STEP_SECONDS
    digits = said.strip().replace(" ", "")
    for step in (at - 1, at, at + 1):
        if step > row.factor_step and pyotp.utils.strings_equal(totp.generate_otp(step), digits):
            row.factor_step, row.factor_since = step, row.factor_since or now
            session.flush()
            return True
    return False


def vouch(session: Session, account: Account, *, now: datetime) -> None:
    """Counts as set up without a first code; for demonstrations only."""
    session.get_one(Account, account.key).factor_since = now
    session.flush()


def code_now(account: Account, *, ring: KeyRing, now: datetime) -> str:
    """What the authenticator shows; for demonstrations only."""
    return pyotp.TOTP(_secret(account, ring)).at(now)


def _secret(account: Account, ring: KeyRing) -> str:
    return ring.unseal(account.factor_sealed or b"", place=place(account)).decode()


def place(account: Account) -> str:
    return f"account.factor_sealed:{account.key}"
