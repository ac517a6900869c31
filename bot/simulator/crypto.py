"""The platform's side of signatures and AES, written from its documents and checked against their values."""

import base64
import binascii
import hashlib
import os
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLOCK = 32
HEAD = 20


class CipherError(Exception):
    """A text that the platform cannot open: the reason is in words, for the delivery record."""


def sign(*parts: str) -> str:
    joined = "".join(sorted(parts))
    return hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest()


def decode_key(encoding_aes_key: str) -> bytes:
    """The 43 letters carry 258 bits; the platform drops the last two, so a strict decoder would refuse some legal keys."""
    if len(encoding_aes_key) != 43:
        raise CipherError("EncodingAESKey must have 43 characters")
    return base64.b64decode(encoding_aes_key + "=")


def encrypt(message: str, *, appid: str, key: str, random16: bytes | None = None) -> str:
    raw = message.encode()
    head = (random16 or os.urandom(16)) + struct.pack(">I", len(raw))
    plain = _pad(head + raw + appid.encode("ascii"))
    worker = _cipher(key).encryptor()
    return base64.b64encode(worker.update(plain) + worker.finalize()).decode("ascii")


def decrypt(encrypted: str, *, appid: str, key: str) -> str:
    worker = _cipher(key).decryptor()
    plain = _unpad(worker.update(_unpacked(encrypted)) + worker.finalize())
    length = struct.unpack(">I", plain[16:HEAD])[0] if len(plain) >= HEAD else -1
    if not 0 <= length <= len(plain) - HEAD:
        raise CipherError("length field does not fit")
    if plain[HEAD + length :] != appid.encode("ascii"):
        raise CipherError("encrypted for another appid")
    try:
        return plain[HEAD : HEAD + length].decode()
    except UnicodeDecodeError as error:
        raise CipherError("message is not UTF-8") from error


def _cipher(key: str) -> Cipher[modes.CBC]:
    secret = decode_key(key)
    return Cipher(algorithms.AES(secret), modes.CBC(secret[:16]))


def _pad(plain: bytes) -> bytes:
    count = BLOCK - len(plain) % BLOCK
    return plain + bytes([count]) * count


def _unpad(plain: bytes) -> bytes:
    count = plain[-1]
    if not 1 <= count <= BLOCK or plain[-count:] != bytes([count]) * count:
        raise CipherError("bad padding")
    return plain[:-count]


def _unpacked(encrypted: str) -> bytes:
    try:
        raw = base64.b64decode(encrypted, validate=True)
    except (binascii.Error, ValueError) as error:
        raise CipherError("not Base64") from error
    if not raw or len(raw) % BLOCK:
        raise CipherError("ciphertext is not whole blocks of 32")
    return raw
