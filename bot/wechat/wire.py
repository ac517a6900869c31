"""WeChat's door: proves the address, opens what arrives, seals what is answered."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wechatpy.replies import ArticlesReply, ImageReply, TextReply

from bot.wechat import nodes
from bot.wechat.crypto import Crypto, Forbidden, check_age, check_signature
from bot.wechat.nodes import Malformed
from bot.wechat.passive import PassiveCard, PassiveImage, PassiveReply, PassiveText, speakable
from bot.wechat.shapes import to_incoming
from handlers.dialogue.incoming import Incoming

__all__ = ["SUCCESS", "Envelope", "Forbidden", "Malformed", "Opened", "Wire"]

MAX_BODY = 64 * 1024
SUCCESS = b"success"


@dataclass(frozen=True)
class Envelope:
    """How a message came, and so how its answer has to go; `key_number` is None for plaintext."""

    openid: str
    account: str
    key_number: int | None


@dataclass(frozen=True)
class Opened:
    incoming: Incoming
    envelope: Envelope


class Wire:
    """`aes_keys`: the current EncodingAESKey first, then earlier ones. Plaintext is for the simulator alone."""

    def __init__(
        self, *, token: str, aes_keys: Sequence[str], app_id: str, account: str, plaintext_allowed: bool = False
    ) -> None:
        self._token = token
        self._crypto = Crypto(token=token, aes_keys=aes_keys, app_id=app_id)
        self._account = account
        self._plaintext_allowed = plaintext_allowed

    def prove_address(self, query: Mapping[str, str], *, now: datetime) -> str:
        """The echo WeChat expects when the address is saved, or Forbidden."""
        self._check_plain_signature(query, now)
        if not query.get("echostr"):
            raise Forbidden
        return query["echostr"]

    def open(self, query: Mapping[str, str], body: bytes, *, now: datetime) -> Opened:
        """Forbidden: answer 403. Malformed: genuine but unreadable, answer `success`."""
        if len(body) > MAX_BODY:
            raise Forbidden
        text, key_number = self._unseal(query, body, now)
        incoming = to_incoming(nodes.read(text))
        if self._account and incoming.account != self._account:
            raise Forbidden
        return Opened(incoming, Envelope(incoming.openid, incoming.account, key_number))

    def seal(self, reply: PassiveReply | None, envelope: Envelope, *, now: datetime) -> bytes:
        """Nothing to say is a bare `success`, unencrypted in every mode."""
        if reply is None:
            return SUCCESS
        seconds = int(now.timestamp())
        xml = _render(reply, envelope, seconds)
        if envelope.key_number is None:
            return xml.encode()
        nonce = secrets.token_hex(8)
        sealed = self._crypto.encrypt(xml, key_number=envelope.key_number, timestamp=str(seconds), nonce=nonce)
        return sealed.encode()

    def _unseal(self, query: Mapping[str, str], body: bytes, now: datetime) -> tuple[str, int | None]:
        if query.get("encrypt_type", "raw") == "aes":
            return self._decrypt(query, body, now)
        if not self._plaintext_allowed:
            raise Forbidden
        self._check_plain_signature(query, now)
        return _decode(body), None

    def _decrypt(self, query: Mapping[str, str], body: bytes, now: datetime) -> tuple[str, int]:
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        check_age(timestamp, now)
        try:
            encrypted = nodes.read(_decode(body)).word("Encrypt")
        except Malformed:  # without an Encrypt there is no signature to check
            raise Forbidden from None
        check_signature(query.get("msg_signature", ""), self._token, timestamp, nonce, encrypted)
        return self._crypto.decrypt(encrypted)

    def _check_plain_signature(self, query: Mapping[str, str], now: datetime) -> None:
        timestamp = query.get("timestamp", "")
        check_age(timestamp, now)
        check_signature(query.get("signature", ""), self._token, timestamp, query.get("nonce", ""))


def _decode(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Malformed("not UTF-8") from None


def _render(reply: PassiveReply, envelope: Envelope, seconds: int) -> str:
    head = {"source": envelope.account, "target": envelope.openid, "time": seconds}
    match reply:
        case PassiveText(text):
            return str(TextReply(content=_cdata(text), **head).render())
        case PassiveImage(media_id):
            return str(ImageReply(image=_cdata(media_id), **head).render())
        case PassiveCard(title, description, url, picture_url):
            words = {"title": title, "description": description, "url": url, "image": picture_url}
            article = {name: _cdata(word) for name, word in words.items()}
            return str(ArticlesReply(articles=[article], **head).render())


def _cdata(text: str) -> str:
    """wechatpy puts texts between CDATA marks as they are, so an end mark inside has to be split."""
    return speakable(text).replace("]]>", "]]]]><![CDATA[>")
