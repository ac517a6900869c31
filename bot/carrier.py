"""Carries owed messages to WeChat: words, charts drawn as pictures, recordings, template notices, mass messages."""

from collections.abc import Callable
from typing import Any

from bot import charts
from bot.spoken import Spoken
from bot.wechat.client import Account, wire_key
from bot.wechat.failures import SendFailure, Sent
from db.broadcast_sending import Whom

Note = Callable[[str, str], None]  # a route, and what came of one send by it


def nobody_counts(_route: str, _result: str) -> None:
    """Where no figures are kept."""


class WeChatCarrier:
    """`templates` and `subscriptions` map our names of notices to the account's template ids."""

    def __init__(
        self, account: Account, templates: dict[str, str], *, subscriptions: dict[str, str] | None = None,
        note: Note = nobody_counts, spoken: Spoken | None = None,
    ) -> None:  # fmt: skip
        self._account, self._templates = account, templates
        self._subscriptions, self._note, self._spoken = subscriptions or {}, note, spoken

    def knows_notice(self, name: str) -> bool:
        return name in self._templates

    def subscription(self, name: str) -> str | None:
        """The id of the subscription notice of this name."""
        return self._subscriptions.get(name)

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        """Raises SendFailure."""
        return self._counted(route, lambda: self._carry(openid, route, message, key))

    def carry_to_many(self, *, whom: Whom, message: dict[str, Any], key: str) -> Sent:
        """One mass send. Raises SendFailure."""
        return self._counted("mass", lambda: self._carry_to_many(whom, message["words"], wire_key(key)))

    def _counted(self, route: str, send: Callable[[], Sent]) -> Sent:
        try:
            sent = send()
        except SendFailure as failure:
            self._note(route, str(failure.code if failure.code is not None else failure.detail))
            raise
        self._note(route, "sent")
        return sent

    def _carry_to_many(self, whom: Whom, words: str, key: str) -> Sent:
        if whom.openids:
            return self._account.mass_send(whom.openids, words, client_msg_id=key)
        return self._account.mass_send_to_tag(whom.tag_id, words, client_msg_id=key)

    def _carry(self, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        if route == "subscription":
            notice = message["template"]
            return self._account.send_subscription(openid, self._subscriptions[notice["name"]], notice["data"])
        if route == "template":
            notice = message["template"]
            return self._account.send_template(
                openid, self._templates[notice["name"]], notice["data"], client_msg_id=wire_key(key)
            )
        if message["type"] == "chart":
            picture = charts.draw(message["title"], message["bars"], message.get("note", ""))
            return self._account.send_image(openid, self._account.upload_image(picture))
        if message["type"] == "voice":
            # Taken back since it was owed: its words have been said already.
            sent = self._spoken.send(openid, message["recording"]) if self._spoken else None
            return sent or Sent("")
        return self._account.send_text(openid, message["words"])
