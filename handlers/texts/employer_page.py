"""What an employer reads that writes its posts itself."""

TITLE = "给工作站交岗位"
SOURCE = "单位提交"
HOW = "写好交给工作站审核，通过了才发布；不收任何费用。"
MEND = "有几处要改，看下面红字。"
HAND_IN = "交给工作站"
OVER = "这个链接过期了，请向工作站再要一个。"
TOO_MANY = "交来的岗位还没审完，请过两天再交，急的打工作站电话。"
STATES = {
    "review": "在审核", "returned": "退回了", "published": "已发布", "paused": "暂停", "expired": "过期", "closed": "已停招",
    "draft": "在审核",
}  # fmt: skip


def handed_in(number: str) -> str:
    return f"收到了，编号 {number}。工作站一两天内审核，结果还在这个链接看。"
