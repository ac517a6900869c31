"""A week in Qingpu for teachers (师资带教), in words. The money of it goes to the hosts, and no sum is named."""

from db.models import Course

ASK_SENT_BY = "哪个学校、单位派您去？还没定回“跳过”。"
WEEK = "师资带教是职校、培训机构的老师和创业的人去青浦学一周，不收钱"
NONE_OPEN = f"{WEEK}。眼下没有在报名的班，要给您留个名，开班工作人员找您吗？"
NONE_OPEN_NOW = f"{WEEK}。眼下没有在报名的班，要留名，办完这个回“师资带教”。"
NONE_OPTIONS = ("留名", "先不用")
NOT_NOW = "好的。想留名回“师资带教”，看别的班回“培训”。"
ASK_SCHOOL = "您在哪个学校、单位？"
ASK_SUBJECT = "教什么课？不想说回“跳过”。"
LEAVE_NAME = "老师想去青浦学习，回“师资带教”。"
ARRIVED_ALREADY = "您已经报到过了。每半天上课签一次到，有事回复“人工”。"


def several() -> str:
    return f"{WEEK}，能报的有："


def also(sent_by: str) -> str:
    who = f"工作站会跟{sent_by}核实是不是派您去，" if sent_by else "要学校或人社局选派，定了告诉工作站，"
    return f"{who}吃住由接待的院校安排。到了那天回“报到”。"


def need(school: str, subject: str) -> str:
    """As it stands in the ledger under what somebody wants to learn."""
    return f"师资带教（{'，'.join(part for part in (school, subject) if part)}）"


def kept(name: str) -> str:
    return f"{name}，留好了。开班时工作人员联系您；要学校或人社局选派，可以先跟学校说。"


def arrived(course: Course) -> str:
    host = f"住和吃找接待的{course.provider}。" if course.provider else ""
    return f"记下了，您报到了：{course.title}。{host}每半天上课签一次到，签到码听老师说。"


def too_early(course: Course) -> str:
    return f"{course.title}{course.starts_at.month}月{course.starts_at.day}日开班，那天到了再回“报到”。"


def told_signed_up(name: str, course: Course, sent_by: str) -> str:
    who = f"说是{sent_by}派的，请核实" if sent_by else "没说谁派的，请问清"
    return f"【师资带教】{name}报了{course.title}（{course.code}），{who}，在网页“班级”里记“哪里派来的”。"


def told_interested(name: str, school: str, subject: str) -> str:
    return f"【师资带教】{name}想来青浦学习，{'，'.join(part for part in (school, subject) if part)}。开班时请联系。"
