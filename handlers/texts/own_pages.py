"""Pages that the chat leads to for what must not be typed in it, in words: ID number, proof of an account, a copy of one's data."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`notice` takes who keeps the data: purpose, what exactly, how long, and what happens without it."""

    title: str
    notice: Callable[[str], str]
    agree: str


STATION = "德宏劳务工作站"
IDENTITY = Words(
    "填身份证号",
    lambda operator: (
        f"由{operator}保管。只用来给您报领补贴的培训、核对名册和发证。\n"
        "只收身份证号，加密保存，工作人员看要写原因并留痕；培训结束90天后删。\n"
        "不填也能找工作、看政策、约走访，只是要身份证号的补贴班办不了。"
    ),
    "同意，往下填",
)
PROOF = Words(
    "交银行卡证明",
    lambda operator: (
        f"由{operator}保管。只用来核对您本人的补贴收款账户。\n"
        "只收一张照片（卡的正面，或银行开的账户证明），加密保存，90天后删。别拍密码和背面的三位数。\n"
        "不交也不影响别的事，只是要核对账户的补贴办不了。"
    ),
    "同意，去拍照",
)
COPY = Words(
    "我的全部资料",
    lambda operator: f"下面是{operator}存着的、关于您的全部资料。别人在旁边时先别点开。只能看一次。",
    "看我的资料",
)
REFUSE = "不同意，就关掉这个页面，什么都不会存。"
NUMBER = "身份证号（18位）"
PHOTO = "拍一张或选一张照片"
SEND_NUMBER, SEND_PHOTO = "填好了，交", "交照片"
BAD_NUMBER = "号码不对：要18位，最后一位可能是 X。请对着身份证再填一遍。"
NO_PHOTO = "没收到能看的照片。请选一张 10 MB 以内的照片（JPG 或 PNG）再交。"
NO_PROOF = "没有交过证明照片，或已到期删除。"
PROOF_KEPT = "收到了，已加密保存，工作人员会核对。可以关掉这个页面了。"
COPY_AFTER = "要改，回公众号发“改资料”；要删，发“删除我的信息”。"
LINK_OVER = (
    "这个链接过期了（半小时内有效）。\n请回公众号，再发一次“填身份证”“交银行卡证明”或“我的全部资料”，点新的链接。"
)
LINK_USED = "这个链接已经用过了，您上次交的已收到。\n要再来一次，请回公众号再发一次，点新的链接。"
NO_PAGE = "现在开不了网页。请回复“人工”，工作人员当面或电话帮您办，身份证号、卡号别发在聊天里。"
NOT_YOURS = "您还没登记。先回复“登记”，再来填。"


def whose(name: str) -> str:
    """So that somebody who acts for others sees for whom, and nobody who looks over a shoulder learns a whole name."""
    return f"给 {name[:1]}{'＊' * max(1, len(name) - 1)} 填"


def number_kept(masked: str) -> str:
    return f"收到了：{masked}，已加密保存。\n可以关掉这个页面了。填错了，回公众号再发“填身份证”。"


def open_page(title: str, url: str) -> str:
    return f"{title}，点这个链接（半小时内有效，只能用一次）：\n{url}\n别转给别人。"


def share(what: str, url: str) -> str:
    return f"{what}，可以转到群里：\n{url}\n页面上没有个人信息，停招了会写明。"


CLOSED_COURSE = "这个班已经不收人了。"
NO_SUCH_POST = "没有这个编号的岗位。\n当心假招工：回公众号把编号或广告发来，我们帮您核对。"
NO_SUCH_COURSE = "没有这个编号的培训班。\n回公众号发“培训”，看能报的班。"
FREE = "找工作、报培训都不收钱。谁收钱都别给，回公众号告诉我们。"


def in_chat(number: str) -> str:
    return f"要报名、要核对：在公众号里发 {number}"
