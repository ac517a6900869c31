"""Words a prepared file may use, Chinese first, and what the records keep."""

COUNTIES = {"芒市": "533103", "瑞丽": "533102", "梁河": "533122", "盈江": "533123", "陇川": "533124"}
COUNTY_NAMES = {code: name for name, code in COUNTIES.items()}

WORKER_STATUSES = {
    "待核验": "unverified", "在册": "registered", "求职": "seeking", "在岗": "employed", "待业": "idle",
    "返乡": "returned", "失联": "lost", "注销": "deleted",
}  # fmt: skip
SOURCES = {
    "本人": "self", "走访": "visit", "电话": "telephone", "单位": "employer", "德宏反馈": "dehong", "导入": "import",
}  # fmt: skip
CONSENTS = {"服务": "service", "转交": "share", "每月核对": "share_monthly", "走访": "visit", "身份证": "identity"}
STOPS = {"岗位": "jobs", "课程": "courses", "走访": "visits"}
HOUSEHOLDS = (
    "一般农户", "脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "监测对象", "防止返贫致贫对象", "非农户",
)  # fmt: skip

PROGRAMMES = {"岗位练兵": "drill", "培训援助": "aid", "师资": "teacher", "岗前实训": "prejob"}
PROGRAMMES_KEPT = {"drill": "drill", "aid": "aid", "teacher": "teachers", "prejob": "practice"}
COURSE_STATUSES = {
    "筹备": "planned", "报名中": "open", "待审核": "review", "开班": "running", "结课": "ended", "已考核": "examined",
    "已发证": "certified", "已申领": "claimed", "已拨付": "paid", "退回": "returned", "取消": "cancelled",
}  # fmt: skip
ENROLMENT_STATUSES = {
    "已报名": "enrolled", "候补": "waiting", "已通知补位": "offered", "不要名额": "declined", "名额过期": "lapsed",
    "已取消": "cancelled", "在读": "attending", "合格": "passed", "不合格": "failed", "已报": "enrolled",
    "核验中": "enrolled", "录取": "enrolled", "不符": "cancelled", "退学": "cancelled",
}  # fmt: skip

VACANCY_STATUSES = {
    "草稿": "draft", "待审": "review", "退回": "returned", "已发布": "published", "暂停": "paused", "过期": "expired",
    "下架": "closed",
}  # fmt: skip
APPLICATION_STATUSES = {
    "已报名": "applied", "已推荐": "referred", "面试": "interview", "录用": "hired", "未录用": "rejected",
    "入职": "started", "未到岗": "absent", "离职": "left", "撤回": "withdrawn", "已同意转交": "applied",
}  # fmt: skip
PAY_KINDS = {"月": "monthly", "小时": "hourly", "天": "daily", "周": "weekly", "计件": "piece", "年": "yearly"}
PAY_KINDS_KEPT = {
    "monthly": "month", "hourly": "hour", "daily": "day", "weekly": "week", "piece": "piece", "yearly": "year",
}  # fmt: skip

EVENT_KINDS = {"现场招聘会": "onsite_fair", "网上招聘": "online_recruit"}
EVENT_STATUSES = {"报名中": "open", "已结束": "ended", "取消": "cancelled"}
SIGNUP_STATUSES = {"已报名": "signed_up", "已取消": "cancelled", "已到场": "arrived", "未到场": "absent"}

VISIT_KINDS = {
    "入企走访": "employer", "宿舍走访": "dormitory", "慰问": "gift", "电话回访": "telephone", "微信回访": "wechat",
    "单位自办": "own_event", "单位自办关爱活动": "own_event", "驻站接待": "office",
}  # fmt: skip
VISIT_STATUSES = {"已约": "booked", "已完成": "done", "人不在": "absent", "改期": "moved", "取消": "cancelled"}
ISSUE_STATUSES = {
    "新建": "new", "受理": "accepted", "转办": "passed_on", "跟进": "following", "办结": "done", "回访": "reviewed",
    "回访满意": "reviewed", "回访不满意": "reviewed",
}  # fmt: skip

ROLES = {
    "站长": "station_head", "岗位专员": "job_officer", "走访专员": "visit_officer", "培训专员": "training_officer",
    "德宏联络": "dehong_viewer", "青浦联络": "qingpu_viewer", "审计": "auditor", "系统管理员": "sysadmin",
    "县联络": "county_liaison", "班玛联络": "banma_viewer", "培训机构": "provider", "专家": "expert",
}  # fmt: skip

INQUIRY_KINDS = {
    "人工": "human", "危险": "crisis", "欠薪": "wage_arrears", "工伤": "work_injury", "骗局": "scam_check",
    "资料": "data",
}  # fmt: skip
LEVELS = {"紧急": "urgent", "较急": "high", "一般": "normal"}
INQUIRY_STATUSES = {"新": "new", "已接": "taken", "已结": "closed"}
MESSAGE_KINDS = {
    "提醒": "reminder", "补位": "offer", "结果": "outcome", "告警": "alarm", "群发": "broadcast", "工作": "staff",
    "答复": "answer",
}  # fmt: skip
MESSAGE_STATES = {
    "待发": "owed", "已发": "sent", "没送达": "refused", "过期": "expired", "不明": "unknown", "撤回": "cancelled",
}  # fmt: skip
