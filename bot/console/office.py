"""What every page of the console needs beside the request: the running process, its keys, how cookies are set."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from threading import BoundedSemaphore

from bot import keys
from bot.console.kept import Kept
from bot.runtime import Runtime
from db.county_progress import Plan
from db.identities import IdentityKeys
from db.reports import Report

BASE = "/console"
# The plan's figures read the whole ledger.
PLAN_COUNTED_EVERY = timedelta(minutes=5)
# Long sheets share the processor with those who look at pages.
SHEETS_AT_ONCE = 2


@dataclass(frozen=True)
class Office:
    runtime: Runtime
    plan: Kept[Plan] = field(default_factory=lambda: Kept(PLAN_COUNTED_EVERY))
    desks: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(SHEETS_AT_ONCE))
    reports: Kept[Report] = field(default_factory=lambda: Kept(PLAN_COUNTED_EVERY))

    @cached_property
    def keys(self) -> IdentityKeys:
        return keys.identity_keys(self.runtime.settings)

    @property
    def is_https(self) -> bool:
        """The outside address says so: behind a proxy the request itself does not."""
        return self.runtime.settings.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        return "__Host-dehong-console" if self.is_https else "dehong-console"

    @property
    def cookie_secret(self) -> str:
        """Signs the library's own cookies; the same on every machine that shares the keys."""
        return keys.derived(self.runtime.settings, "console cookies").hex()
