"""WeChat's errcodes, what each one asks of us, and one sentence about it for staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

ACCEPTED_BEFORE = 45065  # the same clientmsgid within 24 hours: the first one stands, so this counts as sent
NO_MENU = 46003
SUBSCRIPTION_SPENT = 43101
MEDIA_GONE = 40007
TYPING_REFUSED = frozenset({45072, 45080, 45081})
# Answers to questions that may well have no other answer.
HARMLESS = TYPING_REFUSED | {NO_MENU}


class Action(StrEnum):
    RETRY = "retry"  # later, with growing pauses
    CREDENTIAL = "token"  # a new access token was tried once already; somebody must look
    DROP = "drop"  # this message or this follower is given up, the reason is kept
    HOLD = "hold"  # not by this route until the follower does something
    BLOCK = "block"  # nothing by this route until a known moment
    ALERT = "alert"  # staff must see to it, no retry
    FIX = "fix"  # the request is wrong: a mistake of ours


class Stops(StrEnum):
    """How far an alarm reaches: nothing, the route it came from, or every way of sending."""

    NOTHING = "nothing"
    ROUTE = "route"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Rule:
    action: Action
    sentence: str
    wait: timedelta | None = None
    until_next_day: bool = False
    uncertain: bool = False
    alarm: bool = False
    stops: Stops = Stops.NOTHING
    follower_gone: bool = False


def _drop(sentence: str, *, gone: bool = False, alarm: bool = False) -> Rule:
    return Rule(Action.DROP, sentence, follower_gone=gone, alarm=alarm)


def _alert(sentence: str, stops: Stops = Stops.NOTHING) -> Rule:
    return Rule(Action.ALERT, sentence, alarm=True, stops=stops)


def _fix(codes: Iterable[int], sentence: str) -> dict[int, Rule]:
    return dict.fromkeys(codes, Rule(Action.FIX, sentence, alarm=True))


UNKNOWN = _drop("微信给了一个没见过的错误，请把编号告诉技术人员。", alarm=True)
NOBODY = _drop("对方取消了关注，收不到公众号消息，请打电话。", gone=True)
WINDOW_SHUT = Rule(Action.HOLD, "对方近 48 小时没有发过消息，暂时不能主动发给他。")
TOKEN_REFUSED = Rule(
    Action.CREDENTIAL,
    "微信不认公众号的调用凭据，换过一次还是不认，请技术人员查看。",
    wait=timedelta(seconds=60),
    alarm=True,
)

RETRY = {
    -1: Rule(Action.RETRY, "微信系统繁忙，不知道发到没有。", uncertain=True),
    42010: Rule(Action.RETRY, "群发得太快，过两分钟再发。", wait=timedelta(minutes=2)),
    45066: Rule(Action.RETRY, "同一条群发重发得太快，过一分钟再发。", wait=timedelta(seconds=60)),
}

TOKEN = dict.fromkeys((40001, 40014, 42001), TOKEN_REFUSED)

BLOCK = {
    45009: Rule(Action.BLOCK, "今天的接口次数用完了，明天零点过后再发。", until_next_day=True, alarm=True),
    45011: Rule(Action.BLOCK, "这一分钟发得太多，过一分钟再发。", wait=timedelta(seconds=60)),
    45028: Rule(Action.BLOCK, "群发次数用完了，明天零点过后再试。", until_next_day=True, alarm=True),
}

HOLD = {
    45015: WINDOW_SHUT,
    45047: Rule(Action.HOLD, "这一轮能主动发的条数用完了，要等对方再发消息。"),
}

DROP = {
    40003: _drop("收件人编号不对，或不是本公众号的关注者。"),
    40007: _drop("图片或录音过期了（只保存三天），请重新上传。"),
    43004: NOBODY,
    50005: NOBODY,
    43019: _drop("对方在公众号黑名单里，收不到消息。"),
    43101: _drop("对方没有订阅这类通知，或次数用完了，请打电话。"),
    48002: _drop("对方关闭了公众号消息，请打电话。"),
    49003: _drop("收件人不属于本公众号。"),
    50002: _drop("对方的微信账号受限，请打电话。", alarm=True),
    87014: _drop("内容被微信判为有风险，没有发出，请改写。"),
}

ALERT = {
    40013: _alert("公众号 AppID 不对，请检查设置。", Stops.EVERYTHING),
    40125: _alert("公众号密钥不对，请检查设置。", Stops.EVERYTHING),
    40164: _alert("服务器地址不在公众号的 IP 白名单里，请到公众号后台添加。", Stops.EVERYTHING),
    61004: _alert("服务器地址不在公众号的 IP 白名单里，请到公众号后台添加。", Stops.EVERYTHING),
    40243: _alert("公众号密钥被冻结，请到公众号后台解冻。", Stops.EVERYTHING),
    89503: _alert("要公众号管理员在手机上确认这台服务器。", Stops.EVERYTHING),
    89506: _alert("公众号管理员拒绝了这台服务器，24 小时后才能再申请。", Stops.EVERYTHING),
    89507: _alert("公众号管理员拒绝了这台服务器，1 小时后才能再申请。", Stops.EVERYTHING),
    48004: _alert("公众号因违规被停用接口，请马上登录公众号后台查看。", Stops.EVERYTHING),
    40037: _alert("通知模板失效了，请到公众号后台检查模板。", Stops.ROUTE),
    48001: _alert("公众号没有这项权限（认证到期也会这样），请到后台检查。", Stops.ROUTE),
    48003: _alert("公众号管理员还没有同意群发协议。", Stops.ROUTE),
    48008: _alert("公众号没有群发这类消息的权限。", Stops.ROUTE),
    48006: _alert("本月清零次数用完了。"),
    41030: _alert("通知里的小程序页面不存在，请检查设置。"),
    45029: _alert("永久二维码数量到上限了。"),
    45064: _alert("菜单里的小程序没有关联到公众号。"),
    40200: _alert("这个账号类型不能发选项消息（测试号不支持）。", Stops.ROUTE),
    40029: _alert("网页授权的凭证无效，请对方重新打开页面。"),
    40163: _alert("网页授权的凭证已用过，请对方重新打开页面。"),
    42003: _alert("网页授权的凭证过期了，请对方重新打开页面。"),
}

FIX = {
    **_fix((40002, 41001, 43001, 43002, 44002, 47001), "发给微信的请求格式不对，请把编号告诉技术人员。"),
    **_fix((40035, 40097, 40033, 40008, 40132, 76003, 76021, 76022), "发给微信的请求内容不对，请把编号告诉技术人员。"),
    **_fix((40016, 40017, 40018, 40019, 40020, 40054, 40055, 45010, 65303, 65316, 65320), "公众号菜单有一项不合规定。"),
    **_fix((40004, 40005, 40006, 40009, 41005, 41006, 44001, 45001, 45007), "图片或录音的格式或大小不合规定。"),
    **_fix((40032, 40130, 41009), "收件人数量不合规定。"),
    **_fix((40050, 45056, 45057, 45058, 45059, 45157, 45158, 45159), "分组标签有一项不合规定。"),
    **_fix((40053,), "二维码的参数不对。"),
    **_fix((40059, 45067), "群发编号不对。"),
    **_fix((44004,), "消息是空的。"),
    **_fix((45002, 45008), "消息太长，没有发出。"),
    **_fix((45072, 45080, 45081, 45083, 45084), "输入状态或群发速度的参数不对。"),
    **_fix((46003, 46004), "要找的菜单或用户不存在。"),
    **_fix((47003,), "通知里有一项内容不合模板规定，请检查模板。"),
}

RULES: dict[int, Rule] = {**RETRY, **TOKEN, **BLOCK, **HOLD, **DROP, **ALERT, **FIX}
