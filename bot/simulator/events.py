"""What the platform reports about a person or a piece of work: every documented event, as the fields of its XML."""

from collections.abc import Sequence

from bot.simulator.markup import Fields, Plain, Value


def event(name: str, **fields: Value) -> Fields:
    return {"MsgType": "event", "Event": name, **fields}


def subscribe(*, scene: str | None = None, ticket: str | None = None) -> Fields:
    return event("subscribe", EventKey="" if scene is None else f"qrscene_{scene}", Ticket=ticket)


def unsubscribe() -> Fields:
    return event("unsubscribe", EventKey="")


def scan(scene: str, ticket: str) -> Fields:
    return event("SCAN", EventKey=scene, Ticket=ticket)


def place(latitude: float, longitude: float, precision: float) -> Fields:
    return event("LOCATION", Latitude=latitude, Longitude=longitude, Precision=precision)


def click(key: str) -> Fields:
    return event("CLICK", EventKey=key)


def view(url: str, *, menu_id: str | None = None) -> Fields:
    return event("VIEW", EventKey=url, MenuId=None if menu_id is None else Plain(menu_id))


def view_mini_program(path: str, *, menu_id: str | None = None) -> Fields:
    return event("view_miniprogram", EventKey=path, MenuId=None if menu_id is None else Plain(menu_id))


def scan_code(name: str, key: str, result: str) -> Fields:
    """name is scancode_push or scancode_waitmsg."""
    return event(name, EventKey=key, ScanCodeInfo={"ScanType": "qrcode", "ScanResult": result})


def pictures(name: str, key: str, md5s: Sequence[str]) -> Fields:
    """name is pic_sysphoto, pic_photo_or_album or pic_weixin; the pictures follow as messages."""
    items: list[dict[str, Value]] = [{"PicMd5Sum": one} for one in md5s]
    return event(name, EventKey=key, SendPicsInfo={"Count": len(md5s), "PicList": {"item": items}})


def location_select(key: str, latitude: float, longitude: float, label: str) -> Fields:
    where: dict[str, Value] = {
        "Location_X": Plain(str(latitude)),
        "Location_Y": Plain(str(longitude)),
        "Scale": Plain("16"),
        "Label": label,
        "Poiname": "",
    }
    return event("location_select", EventKey=key, SendLocationInfo=where)


def template_finished(msg_id: int, status: str) -> Fields:
    return event("TEMPLATESENDJOBFINISH", MsgID=msg_id, Status=status)


def mass_finished(msg_id: int, status: str, *, total: int, filtered: int, sent: int, failed: int) -> Fields:
    return event(
        "MASSSENDJOBFINISH",
        MsgID=msg_id,
        Status=status,
        TotalCount=total,
        FilterCount=filtered,
        SentCount=sent,
        ErrorCount=failed,
        CopyrightCheckResult={"Count": 0, "ResultList": {}, "CheckState": 1},
        ArticleUrlResult={"Count": 0, "ResultList": {}},
    )


def publish_finished(publish_id: str, article_id: str, url: str) -> Fields:
    detail: dict[str, Value] = {"count": 1, "item": {"idx": 1, "article_url": url}}
    info: dict[str, Value] = {
        "publish_id": publish_id,
        "publish_status": 0,
        "article_id": article_id,
        "article_detail": detail,
    }
    return event("PUBLISHJOBFINISH", PublishEventInfo=info)


def subscription_popup(choices: Sequence[tuple[str, bool]]) -> Fields:
    rows: list[dict[str, Value]] = [
        {"TemplateId": one, "SubscribeStatusString": "accept" if yes else "reject", "PopupScene": 1}
        for one, yes in choices
    ]
    return event("subscribe_msg_popup_event", SubscribeMsgPopupEvent={"List": rows})


def subscription_rejected(template_id: str) -> Fields:
    row: dict[str, Value] = {"TemplateId": template_id, "SubscribeStatusString": "reject"}
    return event("subscribe_msg_change_event", SubscribeMsgChangeEvent={"List": row})


def subscription_sent(template_id: str, msg_id: int, *, code: int = 0, status: str = "success") -> Fields:
    row: dict[str, Value] = {
        "TemplateId": template_id,
        "MsgID": Plain(str(msg_id)),
        "ErrorCode": code,
        "ErrorStatus": status,
    }
    return event("subscribe_msg_sent_event", SubscribeMsgSentEvent={"List": row})


def human_session(name: str, account: str) -> Fields:
    """name is kf_create_session or kf_close_session."""
    return event(name, KfAccount=account)


def human_switch(before: str, after: str) -> Fields:
    return event("kf_switch_session", FromKfAccount=before, ToKfAccount=after)


def authorization(name: str, openid: str, appid: str, *, revoked: str | None = "205") -> Fields:
    """name is user_info_modified, user_authorization_revoke or user_authorization_cancellation."""
    return event(name, OpenID=openid, AppID=appid, RevokeInfo=revoked)


def verification(name: str, *, at: int, reason: str | None = None) -> Fields:
    """name ends in _success, _fail, or is annual_renew or verify_expired."""
    if reason is None:
        return event(name, ExpiredTime=at)
    return event(name, FailTime=at, FailReason=reason)
