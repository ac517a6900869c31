"""The steps of logging in: password, second factor, a password of one's own. Slow hashing happens outside transactions."""

from collections.abc import Mapping
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.console.office import Office
from bot.console.visitors import Step, Visitor
from db import accounts, audits, factors, logins
from db.accounts import WeakPassword
from db.models import Account

# From one address, and for one account, in five minutes. The account's own lock (db/accounts.py) outlives a restart.
PER_ADDRESS = RateLimitItemPerMinute(30, 5)
PER_ACCOUNT = RateLimitItemPerMinute(10, 5)

WRONG = "账号或密码不对。"
WRONG_CODE = "验证码不对，或已经用过。请等下一个。"
LOCKED = "试错太多次，请15分钟后再来，或找管理员。"
NOT_SAME = "两次填的密码不一样。"
TOO_WEAK = "密码至少10位，不能太单调，也不能含账号。"
OLD_ONE = "请换一个新密码，不要用刚才的一次性密码。"


@dataclass(frozen=True)
class Went:
    """`token` is a new cookie; `trouble` says why the step was not done."""

    token: str = ""
    trouble: str = ""


class Steps:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._limits = MovingWindowRateLimiter(MemoryStorage())

    def take(self, visitor: Visitor | None, form: Mapping[str, str], address: str) -> Went:
        """Do what the visitor's next step asks with what they filled in."""
        if visitor is None:
            return self._enter(form.get("code", ""), form.get("password", ""), address)
        if visitor.step in (Step.FACTOR, Step.CODE):
            return self._prove(visitor, form.get("digits", ""), address)
        if visitor.step is Step.CHANGE:
            return self._change(visitor, form.get("password", ""), form.get("again", ""))
        return Went()

    def scan(self, visitor: Visitor) -> str:
        """What the QR code of a second factor to be set up holds."""
        with self._office.runtime.records.write() as session:
            secret = factors.start(session, visitor.account, ring=self._office.keys.ring)
        return factors.address(secret, code=visitor.staff.code)

    def leave(self, visitor: Visitor) -> None:
        with self._office.runtime.records.write() as session:
            logins.end(session, visitor.login, now=self._office.runtime.clock())

    def _enter(self, code: str, password: str, address: str) -> Went:
        runtime, said = self._office.runtime, code.strip().upper()[:40]
        if not self._may_try(address, said):
            return Went(trouble=LOCKED)
        if not password:
            return Went(trouble=WRONG)
        with runtime.records.read() as session:
            found = accounts.find(session, said)
        fits = accounts.fits(found[0] if found else None, password)
        if found is None:
            return Went(trouble=WRONG)
        account, staff = found
        now = runtime.clock()
        if accounts.is_locked(account, now=now):
            return Went(trouble=LOCKED)
        if not fits:
            return self._miss(account, WRONG)
        with runtime.records.write() as session:
            return Went(logins.begin(session, staff=staff, address=address, now=now))

    def _prove(self, visitor: Visitor, digits: str, address: str) -> Went:
        runtime, now = self._office.runtime, self._office.runtime.clock()
        if not self._may_try(address, visitor.staff.code) or accounts.is_locked(visitor.account, now=now):
            return Went(trouble=LOCKED)
        with runtime.records.write() as session:
            right = factors.accept(session, visitor.account, digits, ring=self._office.keys.ring, now=now)
            if right:
                accounts.forgive(session, visitor.account)
                logins.end(session, visitor.login, now=now)
                audits.note(session, staff=visitor.staff, action="login", about=f"staff:{visitor.staff.key}", now=now)
                # A new token: whoever knew the one before the second factor has nothing.
                return Went(logins.begin(session, staff=visitor.staff, address=address, now=now, proved=True))
        return self._miss(visitor.account, WRONG_CODE)

    def _change(self, visitor: Visitor, password: str, again: str) -> Went:
        if password != again:
            return Went(trouble=NOT_SAME)
        if accounts.fits(visitor.account, password):
            return Went(trouble=OLD_ONE)
        try:
            hashed = accounts.hash_password(password, code=visitor.staff.code)
        except WeakPassword:
            return Went(trouble=TOO_WEAK)
        runtime, now = self._office.runtime, self._office.runtime.clock()
        with runtime.records.write() as session:
            accounts.choose_password(session, visitor.account, hashed, now=now)
            about = f"staff:{visitor.staff.key}"
            audits.note(session, staff=visitor.staff, action="password_changed", about=about, now=now)
        return Went()

    def _miss(self, account: Account, trouble: str) -> Went:
        with self._office.runtime.records.write() as session:
            accounts.missed(session, account, now=self._office.runtime.clock())
        return Went(trouble=trouble)

    def _may_try(self, address: str, code: str) -> bool:
        return self._limits.hit(PER_ADDRESS, address) and self._limits.hit(PER_ACCOUNT, code)
