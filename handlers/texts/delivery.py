"""Why a message did not reach somebody, for the staff's call list; and what staff must see to before more can go out."""

OUT_OF_WINDOW = "超过48小时没有互动，微信不让发"
GONE = "已取消关注"
NO_WECHAT = "没有微信"
TOO_LATE = "过了时间还没送出"
UNKNOWN = "微信没有回音，不知道发到没有"
NOTICE = "微信发不出消息"
LOOK = "请看公众号后台和程序日志"


def trouble(sentence: str) -> str:
    return f"【提醒】{NOTICE}：{sentence}"


def by_telephone(to_call: int) -> str:
    """After how many were told: whom nothing can be sent."""
    return f"{to_call}人没有微信或已取关，列在控制台“没送到、要打电话”里，请打电话。" if to_call else ""
