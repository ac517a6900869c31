"""Registering and one's own record, in words."""

ASK_NAME = "请问您叫什么名字？"
ASK_COUNTY = "您老家是哪个县的？"
ASK_PHONE = "请留个手机号，工作人员好联系您。"
NO_CONSENT = "好的，不登记。找工作、看培训、问政策照样可以用；想报名时再登记也行。"


def notice(operator: str) -> str:
    return (
        f"报名要登记姓名、老家县、手机号，由{operator}保管，只用来帮您找工作、培训和走访，不给别人；"
        "随时回复“我的信息”可看可改，回复“删除我的信息”可删。您同意吗？"
    )
