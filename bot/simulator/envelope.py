"""One delivery as an HTTP request: signed, and encrypted as the account's mode wants it."""

import os
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bot.simulator import crypto, markup
from bot.simulator.account import AccountConfig
from bot.simulator.faults import PushFaultKind
from bot.simulator.messages import Push

FOREIGN_APPID = "wx0000000000000000"
FOREIGN_KEY = "0" * 43
HUGE_BYTES = 2 * 1024 * 1024
BOMB = (
    '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
)


@dataclass(frozen=True)
class Request:
    params: dict[str, str]
    body: bytes


def build(push: Push, account: AccountConfig, stamp: int, fault: PushFaultKind | None = None) -> Request:
    """Timestamp and nonce of the address are new for each attempt, the message is not."""
    timestamp, nonce = str(stamp), str(int.from_bytes(os.urandom(4), "big"))
    params = {"timestamp": timestamp, "nonce": nonce, "openid": push.openid}
    params["signature"] = crypto.sign(account.token, timestamp, nonce)
    xml = _spoilt(push.xml(account.gh_id), push, fault)
    if account.mode != "plaintext":
        encrypted = _encrypted(xml, account, fault)
        params["encrypt_type"] = "aes"
        params["msg_signature"] = crypto.sign(account.token, timestamp, nonce, encrypted)
        xml = _wrapped(xml, encrypted, account)
    if fault is PushFaultKind.BAD_SIGNATURE:
        params |= {name: "0" * 40 for name in ("signature", "msg_signature") if name in params}
    return Request(params, xml.encode())


def _encrypted(xml: str, account: AccountConfig, fault: PushFaultKind | None) -> str:
    appid = FOREIGN_APPID if fault is PushFaultKind.WRONG_APPID else account.appid
    key = account.aes_key
    if fault is PushFaultKind.OLD_KEY:
        key = account.previous_aes_key or FOREIGN_KEY
    encrypted = crypto.encrypt(xml, appid=appid, key=key)
    return f"*{encrypted[1:]}" if fault is PushFaultKind.BAD_BASE64 else encrypted


def _wrapped(xml: str, encrypted: str, account: AccountConfig) -> str:
    secret = markup.document({"Encrypt": encrypted}).removeprefix("<xml>")
    if account.mode == "compatible":
        return xml.removesuffix("</xml>") + secret
    return markup.document({"ToUserName": account.gh_id}).removesuffix("</xml>") + secret


def _spoilt(xml: str, push: Push, fault: PushFaultKind | None) -> str:
    if fault is PushFaultKind.HUGE:
        return xml.replace("</xml>", f"<Filler>{'x' * HUGE_BYTES}</Filler></xml>")
    if fault is PushFaultKind.ENTITY_EXPANSION:
        return BOMB + xml.replace("</xml>", "<Extra>&c;</Extra></xml>")
    if fault is PushFaultKind.MISSING_FIELDS:
        kept = {"MsgType": push.kind, "Event": push.event or None}
        return Push(push.openid, push.created, kept, push.msg_id).xml("")
    if fault is PushFaultKind.UNKNOWN_TYPE:
        return xml.replace(f"[{escape(push.kind)}]", "[hologram]", 1)
    if fault is PushFaultKind.UNKNOWN_EVENT and push.event:
        return xml.replace(f"[{escape(push.event)}]", "[tomorrows_event]", 1)
    return xml
