"""WeChat's events: their exact names, and what each one carries beyond the common head."""

from collections.abc import Callable
from typing import Any

from bot.wechat.nodes import Node
from bot.wechat.places import read_place

SCENE_PREFIX = "qrscene_"


def _subscribe(node: Node) -> dict[str, Any]:
    """A scene may itself begin with the prefix, so it is taken off once and only here."""
    return {"event_key": node.word("EventKey").removeprefix(SCENE_PREFIX), "ticket": node.word("Ticket")}


def _scan(node: Node) -> dict[str, Any]:
    return _button(node) | {"ticket": node.word("Ticket")}


def _button(node: Node) -> dict[str, Any]:
    return {"event_key": node.word("EventKey")}


def _link(node: Node) -> dict[str, Any]:
    return _button(node) | {"url": node.word("EventKey"), "fields": {"menu": node.word("MenuId")}}


def _mini_program(node: Node) -> dict[str, Any]:
    return _button(node) | {"fields": {"menu": node.word("MenuId")}}


def _where_i_am(node: Node) -> dict[str, Any]:
    place = read_place(node.word("Latitude"), node.word("Longitude"))
    return place | {"fields": {"precision": node.word("Precision")}}


def _scanned_code(node: Node) -> dict[str, Any]:
    code = node.node("ScanCodeInfo")
    return _button(node) | {"fields": {"scan_type": code.word("ScanType"), "scan_result": code.word("ScanResult")}}


def _pictures(node: Node) -> dict[str, Any]:
    sent = node.node("SendPicsInfo")
    digests = [item.word("PicMd5Sum") for item in sent.node("PicList").nodes("item")]
    return _button(node) | {"fields": {"count": sent.number("Count"), "pictures": digests}}


def _picked_place(node: Node) -> dict[str, Any]:
    sent = node.node("SendLocationInfo")
    place = read_place(sent.word("Location_X"), sent.word("Location_Y"))
    fields = {"name": sent.word("Poiname"), "scale": sent.word("Scale")}
    return _button(node) | place | {"label": sent.word("Label"), "fields": fields}


def _template_result(node: Node) -> dict[str, Any]:
    return {"fields": {"remote_id": _message_id(node), "status": node.word("Status")}}


def _mass_result(node: Node) -> dict[str, Any]:
    counts = {"total": "TotalCount", "filtered": "FilterCount", "sent": "SentCount", "failed": "ErrorCount"}
    fields: dict[str, Any] = {name: node.number(element) for name, element in counts.items()}
    copyright_check = node.node("CopyrightCheckResult")
    fields |= {
        "remote_id": _message_id(node),
        "status": node.word("Status"),
        "copyright_state": copyright_check.number("CheckState"),
        "copyright": [dict(item.children) for item in copyright_check.node("ResultList").nodes("item")],
        "articles": [
            {"number": item.number("ArticleIdx"), "url": item.word("ArticleUrl")}
            for item in node.node("ArticleUrlResult").node("ResultList").nodes("item")
        ],
    }
    return {"fields": fields}


def _publish_result(node: Node) -> dict[str, Any]:
    info = node.node("PublishEventInfo")
    articles = [
        {"number": item.number("idx"), "url": item.word("article_url")}
        for item in info.node("article_detail").nodes("item")
    ]
    fields = {
        "publish_id": info.word("publish_id"),
        "status": info.number("publish_status"),
        "article_id": info.word("article_id"),
        "articles": articles,
        "failed": info.words("fail_idx"),
    }
    return {"fields": fields}


def _subscriptions(wrapper: str) -> Callable[[Node], dict[str, Any]]:
    def read(node: Node) -> dict[str, Any]:
        entries = [_subscription(entry) for entry in node.node(wrapper).nodes("List")]
        return {"fields": {"subscriptions": entries}}

    return read


def _subscription(entry: Node) -> dict[str, Any]:
    return {
        "template": entry.word("TemplateId"),
        "status": entry.word("SubscribeStatusString") or entry.word("ErrorStatus"),
        "scene": entry.word("PopupScene"),
        "remote_id": entry.word("MsgID"),
        "code": entry.number("ErrorCode"),
    }


def _human_session(node: Node) -> dict[str, Any]:
    return {"fields": {"agent": node.word("KfAccount"), "closed_by": node.word("CloseType")}}


def _human_switch(node: Node) -> dict[str, Any]:
    return {"fields": {"from_agent": node.word("FromKfAccount"), "agent": node.word("ToKfAccount")}}


def _authorisation(node: Node) -> dict[str, Any]:
    """The person meant stands in OpenID; FromUserName is some other id here."""
    openid = node.word("OpenID") or node.word("openid") or node.word("FromUserName")
    return {"openid": openid, "fields": {"revoked": node.words("RevokeInfo")}}


def _verification(node: Node) -> dict[str, Any]:
    fields = {
        "expires": node.number("ExpiredTime"),
        "failed": node.number("FailTime"),
        "reason": node.word("FailReason"),
    }
    return {"fields": fields}


def _message_id(node: Node) -> str:
    return node.word("MsgID") or node.word("MsgId")


def _nothing_more(node: Node) -> dict[str, Any]:
    return {"event_key": node.word("EventKey")}


READERS: dict[str, Callable[[Node], dict[str, Any]]] = {
    "subscribe": _subscribe,
    "unsubscribe": _nothing_more,
    "SCAN": _scan,
    "LOCATION": _where_i_am,
    "CLICK": _button,
    "VIEW": _link,
    "view_miniprogram": _mini_program,
    "scancode_push": _scanned_code,
    "scancode_waitmsg": _scanned_code,
    "pic_sysphoto": _pictures,
    "pic_photo_or_album": _pictures,
    "pic_weixin": _pictures,
    "location_select": _picked_place,
    "TEMPLATESENDJOBFINISH": _template_result,
    "MASSSENDJOBFINISH": _mass_result,
    "PUBLISHJOBFINISH": _publish_result,
    "subscribe_msg_popup_event": _subscriptions("SubscribeMsgPopupEvent"),
    "subscribe_msg_change_event": _subscriptions("SubscribeMsgChangeEvent"),
    "subscribe_msg_sent_event": _subscriptions("SubscribeMsgSentEvent"),
    "kf_create_session": _human_session,
    "kf_close_session": _human_session,
    "kf_switch_session": _human_switch,
    "user_info_modified": _authorisation,
    "user_authorization_revoke": _authorisation,
    "user_authorization_cancellation": _authorisation,
    "qualification_verify_success": _verification,
    "qualification_verify_fail": _verification,
    "naming_verify_success": _verification,
    "naming_verify_fail": _verification,
    "annual_renew": _verification,
    "verify_expired": _verification,
}

EXACT_NAMES = {name.lower(): name for name in READERS} | {"freepublishjobfinish": "PUBLISHJOBFINISH"}
