"""Signed links from the chat to a page: made for one person and one purpose, good for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from itsdangerous import BadData, URLSafeSerializer

LIVES = timedelta(hours=24)
# What somebody else could misuse who picks up the phone.
SHORT = timedelta(minutes=30)
LONG = timedelta(days=14)
LIVES_LONG = frozenset({"employer-post", "employer-month"})
LIVES_SHORT = frozenset({"my-id", "my-proof", "my-data"})
# Pages about no person: their address is their number, for everybody and for good.
OPEN_TO_ALL = frozenset({"j", "c"})


class BadLink(Exception):
    """Not ours, for something else, or too old."""


@dataclass(frozen=True)
class Links:
    """`base` is how phones reach this server; without one there are no links."""

    secret: bytes
    base: str

    def make(self, purpose: str, subject: int | str, *, now: datetime) -> str:
        """The whole address; "" when phones cannot reach us. `subject` is a number of ours, never an openid."""
        if not self.base:
            return ""
        if purpose in OPEN_TO_ALL:
            return f"{self.base.rstrip('/')}/{purpose}/{quote(str(subject))}"
        lives = SHORT if purpose in LIVES_SHORT else LONG if purpose in LIVES_LONG else LIVES
        ends = int((now + lives).timestamp())
        return f"{self.base.rstrip('/')}/{purpose}/{self._signer(purpose).dumps([subject, ends])}"

    def read(self, purpose: str, token: str, *, now: datetime) -> tuple[int, datetime]:
        """The subject, and when the link ends. Raises BadLink."""
        try:
            subject, ends = self._signer(purpose).loads(token)
            until = datetime.fromtimestamp(int(ends), now.tzinfo)
        except (BadData, TypeError, ValueError):
            raise BadLink from None
        if until <= now:
            raise BadLink
        return int(subject), until

    def _signer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self.secret, salt=f"link:{purpose}")
