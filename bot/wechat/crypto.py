"""WeChat's signatures and encryption, checked more strictly than wechatpy checks them."""

import base64
import binascii
import hmac
import secrets
import struct
from collections.abc import Sequence
from datetime import datetime

from wechatpy.crypto import PrpCrypto, WeChatCrypto
from wechatpy.crypto.cryptography import WeChatCipher
from wechatpy.utils import WeChatSigner

MAX_AGE_SECONDS = 300
REPEATS_SECONDS = 15  # two repeats, five seconds after each other, may carry the first one's timestamp
BLOCK = 32
RANDOM = 16
HEADER = RANDOM + 4


class Forbidden(Exception):
    """Not from WeChat, or not for us. Says nothing about why, so that nobody can learn from it."""


class _RandomPrefix(PrpCrypto):  # type: ignore[misc]
    def get_random_string(self) -> str:
        return secrets.token_hex(RANDOM // 2)


class _Sealing(WeChatCrypto):  # type: ignore[misc]
    def encrypt_message(self, msg: str, nonce: str, timestamp: str | None = None) -> str:
        return str(self._encrypt_message(msg, nonce, timestamp, _RandomPrefix))


def check_age(timestamp: str, now: datetime) -> None:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 11):
        raise Forbidden
    if abs(now.timestamp() - int(timestamp)) > MAX_AGE_SECONDS + REPEATS_SECONDS:
        raise Forbidden


def check_signature(given: str, *parts: str) -> None:
    try:
        signer = WeChatSigner()
        signer.add_data(*parts)
        genuine = hmac.compare_digest(given.encode(), signer.signature.encode())
    except UnicodeEncodeError:  # a lone surrogate cannot have been signed
        raise Forbidden from None
    if not genuine:
        raise Forbidden


class Crypto:
    """The first key encrypts what we start; all keys decrypt, so that a key can be changed while messages are under way."""

    def __init__(self, *, token: str, aes_keys: Sequence[str], app_id: str) -> None:
        self._token = token
        self._app_id = app_id.encode()
        self._sealing = [_Sealing(token, key, app_id) for key in aes_keys]

    def decrypt(self, encrypted: str) -> tuple[str, int]:
        """The message and the number of the key that opened it; the signature must have been checked before."""
        ciphertext = _strict_base64(encrypted)
        for number, sealing in enumerate(self._sealing):
            message = self._unpack(WeChatCipher(sealing.key).decrypt(ciphertext))
            if message is not None:
                return message, number
        raise Forbidden

    def encrypt(self, message: str, *, key_number: int, timestamp: str, nonce: str) -> str:
        return self._sealing[key_number].encrypt_message(message, nonce, timestamp)

    def _unpack(self, plain: bytes) -> str | None:
        """None unless every byte is where it belongs: a wrong key gives noise, and so does a forger."""
        pad = plain[-1]
        if not 1 <= pad <= BLOCK or plain[-pad:] != bytes([pad]) * pad:
            return None
        framed = plain[:-pad]
        if len(framed) < HEADER:
            return None
        end = HEADER + struct.unpack(">I", framed[RANDOM:HEADER])[0]
        if end > len(framed) or not hmac.compare_digest(framed[end:], self._app_id):
            return None
        try:
            return framed[HEADER:end].decode()
        except UnicodeDecodeError:
            return None


def _strict_base64(encrypted: str) -> bytes:
    try:
        raw = base64.b64decode(encrypted.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise Forbidden from None
    if not raw or len(raw) % BLOCK or base64.b64encode(raw).decode() != encrypted:
        raise Forbidden
    return raw
