"""Carries owed messages to WeChat: words, charts drawn as pictures, template notices, mass messages."""

from collections.abc import Sequence
from typing import Any

from bot import charts
from bot.wechat.client import Account, wire_key
from bot.wechat.failures import Sent


class WeChatCarrier:
    """`templates` maps our names of notices to the account's template ids."""

    def __init__(self, account: Account, templates: dict[str, str], *, public_url: str = "") -> None:
        self._account, self._templates, self._public_url = account, templates, public_url

    def knows_notice(self, name: str) -> bool:
        return name in self._templates

    def carry(self, *, openid: str, route: str, message: dict[str, Any], key: str) -> Sent:
        """Raises SendFailure."""
        if route == "template":
            notice = message["template"]
            return self._account.send_template(
                openid, self._templates[notice["name"]], notice["data"], client_msg_id=wire_key(key)
            )
        if message["type"] == "chart":
            picture = charts.draw(message["title"], message["bars"], message.get("note", ""))
            return self._account.send_image(openid, self._account.upload_image(picture))
        return self._account.send_text(openid, message["words"])

    def carry_to_many(self, *, openids: Sequence[str], message: dict[str, Any], key: str) -> Sent:
        """One mass send. Raises SendFailure."""
        return self._account.mass_send(openids, message["words"], client_msg_id=wire_key(key))
