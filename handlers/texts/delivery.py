"""Why a message did not reach somebody, for the staff's call list."""

OUT_OF_WINDOW = "超过48小时没有互动，微信不让发"
GONE = "已取消关注"
TOO_LATE = "过了时间还没送出"
UNKNOWN = "微信没有回音，不知道发到没有"
