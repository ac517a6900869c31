"""Secrets at rest: AES-256-GCM under a ring of keys. The first key seals, every key opens."""

from collections.abc import Sequence
from hashlib import sha256
from os import urandom

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_ID = 4
NONCE = 12
HEADER = len(VERSION) + KEY_ID + NONCE


class CannotUnseal(Exception):
    """The key is not in the ring, the place is another one, or the bytes were changed."""


class KeyRing:
    """Keys of 32 bytes each. `place` ("table.column:row") is bound to what is sealed: moved elsewhere it stays shut."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != 32 for key in keys):
            raise ValueError("a key ring needs at least one key, and every key 32 bytes")
        self._ciphers = {_key_id(key): AESGCM(key) for key in keys}
        self._first = _key_id(keys[0])

    def seal(self, plain: bytes, *, place: str) -> bytes:
        nonce = urandom(NONCE)
        header = VERSION + self._first + nonce
        return header + self._ciphers[self._first].encrypt(nonce, plain, place.encode())

    def unseal(self, sealed: bytes, *, place: str) -> bytes:
        version, key_id, nonce = sealed[:1], sealed[1 : 1 + KEY_ID], sealed[1 + KEY_ID : HEADER]
        cipher = self._ciphers.get(key_id)
        if version != VERSION or cipher is None or len(sealed) <= HEADER:
            raise CannotUnseal
        try:
            return cipher.decrypt(nonce, sealed[HEADER:], place.encode())
        except InvalidTag:
            raise CannotUnseal from None

    def is_current(self, sealed: bytes) -> bool:
        """False when a nightly rotation should seal it again."""
        return sealed[1 : 1 + KEY_ID] == self._first


def _key_id(key: bytes) -> bytes:
    return sha256(b"key id" + key).digest()[:KEY_ID]
