"""WeChat's side of the door, written from its documents and without wechatpy, so that it is a witness."""

import base64
import hashlib
import os
import struct
from datetime import datetime
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TOKEN = "demoToken2024"
AES_KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
OLD_AES_KEY = "QPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba"
APP_ID = "wx0123456789abcdef"
ACCOUNT = "gh_demo"
OPENID = "oUSER"
SECONDS = 1_700_000_000
NOW = datetime.fromtimestamp(SECONDS, ZoneInfo("Asia/Shanghai"))


def sha1(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def key_bytes(aes_key: str) -> bytes:
    return base64.b64decode(aes_key + "=")


def frame(message: bytes, *, app_id: str = APP_ID, random: bytes | None = None) -> bytes:
    plain = (random or os.urandom(16)) + struct.pack(">I", len(message)) + message + app_id.encode()
    pad = 32 - len(plain) % 32
    return plain + bytes([pad]) * pad


def aes(plain: bytes, aes_key: str = AES_KEY) -> str:
    key = key_bytes(aes_key)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()


def unaes(encrypted: str, aes_key: str = AES_KEY) -> tuple[str, str]:
    """The message and the AppID behind it."""
    key = key_bytes(aes_key)
    decryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
    plain = decryptor.update(base64.b64decode(encrypted)) + decryptor.finalize()
    plain = plain[: -plain[-1]]
    length = struct.unpack(">I", plain[16:20])[0]
    return plain[20 : 20 + length].decode(), plain[20 + length :].decode()


def plain_query(*, token: str = TOKEN, seconds: int = SECONDS, nonce: str = "nonce1") -> dict[str, str]:
    signature = sha1(token, str(seconds), nonce)
    return {"signature": signature, "timestamp": str(seconds), "nonce": nonce, "openid": OPENID}


def safe_query(encrypted: str, *, token: str = TOKEN, seconds: int = SECONDS, nonce: str = "nonce1") -> dict[str, str]:
    query = plain_query(token=token, seconds=seconds, nonce=nonce)
    return query | {"encrypt_type": "aes", "msg_signature": sha1(token, str(seconds), nonce, encrypted)}


def safe_body(encrypted: str) -> bytes:
    return (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>".encode()
    )


def safe(message: str, *, aes_key: str = AES_KEY, app_id: str = APP_ID) -> tuple[dict[str, str], bytes]:
    encrypted = aes(frame(message.encode(), app_id=app_id), aes_key)
    return safe_query(encrypted), safe_body(encrypted)


def message_xml(type_: str, inside: str = "", *, openid: str = OPENID, message_id: str = "24300000000000001") -> str:
    ending = f"<MsgId>{message_id}</MsgId>" if message_id else ""
    return (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><FromUserName><![CDATA[{openid}]]></FromUserName>"
        f"<CreateTime>{SECONDS}</CreateTime><MsgType><![CDATA[{type_}]]></MsgType>{inside}{ending}</xml>"
    )


def event_xml(name: str, inside: str = "", *, openid: str = OPENID) -> str:
    return message_xml("event", f"<Event><![CDATA[{name}]]></Event>{inside}", openid=openid, message_id="")
