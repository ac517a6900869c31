"""Why a message did not reach somebody, for the staff's call list; and what staff must see to before more can go out."""

OUT_OF_WINDOW = "超过48小时没有互动，微信不让发"
GONE = "已取消关注"
TOO_LATE = "过了时间还没送出"
UNKNOWN = "微信没有回音，不知道发到没有"
NOTICE = "微信发不出消息"
LOOK = "请看公众号后台和程序日志"


def trouble(sentence: str) -> str:
    return f"【提醒】{NOTICE}：{sentence}"
