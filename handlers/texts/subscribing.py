"""Agreeing to notices (订阅通知), in the chat and on the page that the link opens."""

TITLES = {"reminder": "开课和走访提醒", "offer": "候补轮到您的通知", "outcome": "办理结果通知", "staff": "工作提醒"}
TITLE = "收微信提醒"
WHY = "微信规定：您两天没跟我们说话，我们就发不了消息。点下面的按钮，点“允许”，上课、走访前我们就能提醒您一次。"
BUTTON = "同意收提醒"
ONCE = "同意一次，提醒一次。要再收，回公众号再点一次。"
THANKS = "好了，到时候会提醒您。可以关掉这个页面。"
NONE_TAKEN = "您没有点“允许”。我们会尽量打电话提醒您。可以关掉这个页面。"
IN_WECHAT = "请在微信里打开这个页面。"
FAILED = "没弄成，请回公众号再点一次，或回复“人工”。"
LINK_OVER = "这个链接过期了。请回公众号发“收提醒”，再点新的链接。"
LINK_USED = "这个链接已经用过了。要再同意一次，回公众号发“收提醒”。"
NOT_NOW = "现在弄不了，请晚点再试，或回公众号发“人工”。"


def open_page(url: str) -> str:
    return f"点开这个链接，点“{BUTTON}”，上课、走访前就能提醒您：\n{url}\n链接只能用一次，24小时内有效。"


def no_page(phone: str) -> str:
    way = f"也可以打 {phone}" if phone else "也可以回复“人工”"
    return f"现在开不了提醒页面。您两天内跟我说过话，我就能提醒您；{way}。"
