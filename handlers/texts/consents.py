"""Consents and their withdrawal, in words."""

# Every kind there is; whoever asks what they agreed to, and staff, read these.
NAMES = {
    "service": "登记和服务",
    "share": "把资料转给用工单位",
    "share_monthly": "每月跟单位核对在不在岗",
    "visit": "走访",
    "identity": "存身份证号",
    "bank": "存银行卡证明",
    "townsfolk": "让老乡联系我",
}
# A copy of the records from elsewhere may hold what this house never asked for.
UNNAMED = "别的同意"
WHICH = "您同意过这些，要撤回哪一项？撤回不影响以前办好的事。"
NONE = "您现在没有同意过什么，我这里也没有登记您的资料。"
SERVICE = "登记是办事的根本，撤回它就要把资料删掉："
DONE = {
    "visit": "撤回了，约好的走访已取消，工作人员不再上门。想再约，随时说。",
    "identity": "撤回了，身份证号已删。要身份证号的补贴班办不了，别的照常。",
    "bank": "撤回了，银行卡证明今晚删。",
    "share_monthly": "撤回了，以后不跟这家单位核对您还在不在岗。报过的岗位和别的照常。",
    "townsfolk": "撤回了，不再把您介绍给老乡。",
}
OTHER = "撤回了。"


def name(kind: str, about: str) -> str:
    if kind == "share" and about:
        return f"把资料转给{about}"
    if kind == "share_monthly" and about:
        return f"每月跟{about}核对在不在岗"
    return NAMES.get(kind, UNNAMED)


def share_ended(employer: str, handed_on: int) -> str:
    end = "资料已经转过的，工作人员会通知单位删掉。" if handed_on else ""
    return f"撤回了，不再把您的资料转给{employer or '用工单位'}，没办完的应聘已取消。{end}"
