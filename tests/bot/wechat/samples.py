"""One body for every message and event that WeChat's documents describe, by a name that says what it is."""

from tests.bot.wechat.weixin import event_xml, message_xml


def _tags(**words: object) -> str:
    return "".join(f"<{name}><![CDATA[{word}]]></{name}>" for name, word in words.items())


def _subscription(wrapper: str, *entries: dict[str, object]) -> str:
    return f"<{wrapper}>" + "".join(f"<List>{_tags(**entry)}</List>" for entry in entries) + f"</{wrapper}>"


PLACE = "<Location_X>31.15</Location_X><Location_Y>121.11</Location_Y><Scale>16</Scale><Label><![CDATA[青浦工业园]]></Label>"
CODE = "<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult><![CDATA[https://d.cn]]></ScanResult></ScanCodeInfo>"
PICTURES = "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>aa</PicMd5Sum></item><item><PicMd5Sum>bb</PicMd5Sum></item></PicList></SendPicsInfo>"
MASS = (
    "<MsgID>1000000338</MsgID><Status><![CDATA[send success]]></Status><TotalCount>296</TotalCount>"
    "<FilterCount>295</FilterCount><SentCount>294</SentCount><ErrorCount>1</ErrorCount>"
)
NO_CHECK = (
    "<CopyrightCheckResult><Count>0</Count><ResultList></ResultList><CheckState>1</CheckState></CopyrightCheckResult>"
    "<ArticleUrlResult><Count>0</Count><ResultList></ResultList></ArticleUrlResult>"
)
CHECK = (
    "<CopyrightCheckResult><Count>1</Count><ResultList><item><ArticleIdx>1</ArticleIdx><AuditState>2</AuditState>"
    "<CanReprint>1</CanReprint></item></ResultList><CheckState>2</CheckState></CopyrightCheckResult>"
    "<ArticleUrlResult><Count>1</Count><ResultList><item><ArticleIdx>1</ArticleIdx>"
    "<ArticleUrl><![CDATA[https://mp.cn/1]]></ArticleUrl></item></ResultList></ArticleUrlResult>"
)
PUBLISHED = (
    "<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status><article_id>a1</article_id>"
    "<article_detail><count>1</count><item><idx>1</idx><article_url>https://mp.cn/1</article_url></item></article_detail>"
    "</PublishEventInfo>"
)
NOT_PUBLISHED = (
    "<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>2</publish_status>"
    "<fail_idx>1</fail_idx><fail_idx>2</fail_idx></PublishEventInfo>"
)
ACCEPTED = {"TemplateId": "TPL_A", "SubscribeStatusString": "accept", "PopupScene": 1}
REJECTED = {"TemplateId": "TPL_B", "SubscribeStatusString": "reject", "PopupScene": 2}
SENT = {"TemplateId": "TPL_A", "MsgID": 98, "ErrorCode": 0, "ErrorStatus": "success"}
REVOKED = "<RevokeInfo>205</RevokeInfo><RevokeInfo>206</RevokeInfo>"

SAMPLES = {
    "text": message_xml("text", _tags(Content="我要找工作\n电子厂")),
    "picked from a list": message_xml("text", _tags(Content="满意") + "<bizmsgmenuid>101</bizmsgmenuid>"),
    "sticker": message_xml("text", _tags(Content="【收到不支持的消息类型，暂无法显示】")),
    "text from an article": message_xml("text", _tags(Content="问", MsgDataId="2000", Idx=2)),
    "image": message_xml("image", _tags(PicUrl="http://mmbiz.qpic.cn/p", MediaId="m1")),
    "voice": message_xml("voice", _tags(MediaId="m2", Format="amr")),
    "voice with empty recognition": message_xml("voice", _tags(MediaId="m2", Format="amr", Recognition="")),
    "voice with words": message_xml(
        "voice", _tags(MediaId="m2", Format="speex", MediaId16K="m3", Recognition="找工作。")
    ),
    "video": message_xml("video", _tags(MediaId="m4", ThumbMediaId="t4")),
    "shortvideo": message_xml("shortvideo", _tags(MediaId="m5", ThumbMediaId="t5")),
    "location": message_xml("location", PLACE),
    "link": message_xml("link", _tags(Title="招工", Description="长白班", Url="https://d.cn")),
    "file": message_xml("file", _tags(Title="简历.pdf", Description="", FileKey="k", FileMd5="d", FileTotalLen=1024)),
    "miniprogrampage": message_xml("miniprogrampage", _tags(Title="小程序", AppId="wxA", PagePath="p/i", ThumbUrl="u")),
    "unknown message": message_xml("hologram", _tags(Shape="cube") + "<Parts><Part>1</Part><Part>2</Part></Parts>"),
    "subscribe": event_xml("subscribe", _tags(EventKey="")),
    "subscribe by scene": event_xml("subscribe", _tags(EventKey="qrscene_qrscene_shop_12", Ticket="TICKET")),
    "unsubscribe": event_xml("unsubscribe", _tags(EventKey="")),
    "SCAN": event_xml("SCAN", _tags(EventKey="qrscene_shop_12", Ticket="TICKET")),
    "LOCATION": event_xml(
        "LOCATION", "<Latitude>31.15</Latitude><Longitude>121.11</Longitude><Precision>40.5</Precision>"
    ),
    "CLICK": event_xml("CLICK", _tags(EventKey="menu:jobs")),
    "VIEW": event_xml("VIEW", _tags(EventKey="https://d.cn", MenuId="208379533")),
    "view_miniprogram": event_xml("view_miniprogram", _tags(EventKey="pages/i", MenuId="208379533")),
    "scancode_push": event_xml("scancode_push", _tags(EventKey="scan") + CODE),
    "scancode_waitmsg": event_xml("scancode_waitmsg", _tags(EventKey="scan") + CODE),
    "pic_sysphoto": event_xml("pic_sysphoto", _tags(EventKey="pic") + PICTURES),
    "pic_photo_or_album": event_xml("pic_photo_or_album", _tags(EventKey="pic") + PICTURES),
    "pic_weixin": event_xml(
        "pic_weixin", _tags(EventKey="pic") + PICTURES.replace("<item><PicMd5Sum>bb</PicMd5Sum></item>", "")
    ),
    "location_select": event_xml(
        "location_select",
        f"{_tags(EventKey='place')}<SendLocationInfo>{PLACE}<Poiname><![CDATA[站]]></Poiname></SendLocationInfo>",
    ),
    "TEMPLATESENDJOBFINISH": event_xml("TEMPLATESENDJOBFINISH", _tags(MsgID=200163836, Status="failed:user block")),
    "MASSSENDJOBFINISH": event_xml("MASSSENDJOBFINISH", MASS + NO_CHECK),
    "MASSSENDJOBFINISH with articles": event_xml("MASSSENDJOBFINISH", MASS + CHECK),
    "PUBLISHJOBFINISH": event_xml("PUBLISHJOBFINISH", PUBLISHED),
    "FREEPUBLISHJOBFINISH": event_xml("FREEPUBLISHJOBFINISH", NOT_PUBLISHED),
    "subscribe_msg_popup_event": event_xml(
        "subscribe_msg_popup_event", _subscription("SubscribeMsgPopupEvent", ACCEPTED, REJECTED)
    ),
    "subscribe_msg_change_event": event_xml(
        "subscribe_msg_change_event", _subscription("SubscribeMsgChangeEvent", REJECTED)
    ),
    "subscribe_msg_sent_event": event_xml("subscribe_msg_sent_event", _subscription("SubscribeMsgSentEvent", SENT)),
    "kf_create_session": event_xml("kf_create_session", _tags(KfAccount="agent1@demo")),
    "kf_close_session": event_xml("kf_close_session", _tags(KfAccount="agent1@demo", CloseType="KF")),
    "kf_switch_session": event_xml("kf_switch_session", _tags(FromKfAccount="agent1@demo", ToKfAccount="agent2@demo")),
    "user_info_modified": event_xml(
        "user_info_modified", _tags(openid="oMEANT", appid="wxA") + REVOKED, openid="oOTHER"
    ),
    "user_authorization_revoke": event_xml(
        "user_authorization_revoke", _tags(OpenID="oMEANT", AppID="wxA", RevokeInfo=1), openid="oOTHER"
    ),
    "user_authorization_cancellation": event_xml(
        "user_authorization_cancellation", _tags(OpenID="oMEANT", AppID="wxA"), openid="oOTHER"
    ),
    "qualification_verify_success": event_xml("qualification_verify_success", "<ExpiredTime>1442401156</ExpiredTime>"),
    "naming_verify_success": event_xml("naming_verify_success", "<ExpiredTime>1442401156</ExpiredTime>"),
    "annual_renew": event_xml("annual_renew", "<ExpiredTime>1442401156</ExpiredTime>"),
    "verify_expired": event_xml("verify_expired", "<ExpiredTime>1442401156</ExpiredTime>"),
    "qualification_verify_fail": event_xml(
        "qualification_verify_fail", _tags(FailTime=1442401122, FailReason="by time")
    ),
    "naming_verify_fail": event_xml("naming_verify_fail", _tags(FailTime=1442401122, FailReason="by time")),
    "unknown event": event_xml("SOLAR_ECLIPSE", _tags(EventKey="k", Sun="gone")),
}
