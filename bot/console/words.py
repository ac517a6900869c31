"""What the records keep short, in the words of the console's lists and pages."""

from collections.abc import Mapping
from types import MappingProxyType

from db import changed_words
from db.reports import KINDS as REPORTS
from handlers import texts
from nlp import late

WORKERS = texts.people.STATUSES
VACANCIES = {
    "draft": "草稿", "review": "待审", "returned": "退回", "published": "已发布", "paused": "暂停", "expired": "过期",
    "closed": "下架",
}  # fmt: skip
APPLICATIONS = {
    "applied": "已报名", "referred": "已推荐", "interview": "面试", "hired": "录用", "rejected": "未录用",
    "started": "入职", "absent": "未到岗", "left": "离职", "withdrawn": "撤回",
}  # fmt: skip
COURSES = {
    "planned": "筹备", "open": "报名中", "review": "待审核", "running": "开班", "ended": "结课", "examined": "已考核",
    "certified": "已发证", "claimed": "已申领", "paid": "已拨付", "returned": "退回", "cancelled": "取消",
}  # fmt: skip
FAIRS = {"onsite_fair": "现场招聘会", "online_fair": "网上招聘"}
EVENTS = {"open": "报名中", "ended": "办完了", "cancelled": "取消"}
PROGRAMMES = texts.training.PROGRAMMES
ENROLMENTS = {
    "enrolled": "已报", "waiting": "候补", "offered": "待回话", "declined": "不要名额", "lapsed": "名额过期",
    "cancelled": "已取消", "attending": "在读", "passed": "合格", "failed": "不合格",
}  # fmt: skip
VISITS = texts.visits.STATUSES
SIGNUPS = {"signed_up": "已报名", "cancelled": "已取消", "arrived": "到了", "absent": "没来"}
VISIT_KINDS = texts.figures.VISIT_KINDS
INQUIRIES = {"new": "没人接", "taken": "在办", "closed": "已办结"}
INQUIRY_KINDS = texts.alarms.KINDS
LEVELS = {"urgent": "紧急", "high": "优先", "normal": "一般"}
BROADCASTS = texts.broadcasts.STATES
BROADCAST_KINDS = texts.broadcasts.KINDS
SOURCES = {
    "self": "本人", "visit": "走访", "telephone": "电话", "employer": "单位", "dehong": "德宏反馈", "import": "导入",
    "staff": "工作人员", "merge": "合并档案",
}  # fmt: skip
# What the ledger notes of a line by itself; anything else was written by staff.
LEDGER_NOTES = {
    "same": "还是这样，没变", "taken back": "撤回了前面说的", "still": "说还在那里", "gainsaid": "单位说不在了，本人说还在",
    "started": "经工作站去的，本人说到岗了", "left": "单位说离开了", "never": "单位说没来过",
    "changed": "换了单位", "employed": "", "idle": "", "returned": "", "seeking": "",
}  # fmt: skip
FIELDS = {
    "name": "姓名", "phone": "手机", "county": "老家县", "township": "乡镇", "employer_name": "单位",
    "dormitory": "住处", "training_need": "想学", "status": "情况", "trade": "工种", "education": "文化",
    "birth_date": "出生日期", "preferred_contact": "怎么联系", "gender": "性别", "township_code": "乡镇代码",
    "work_place": "工作地", "lodging": "住哪里", "since": "从哪天起", "household_category": "户类型", "languages": "说什么话",
}  # fmt: skip
ACTIONS = {
    "login": "登录", "password_changed": "换密码", "account_issued": "开通账号", "account_locked": "账号锁定",
    "staff_added": "加人员", "staff_ended": "停用人员", "staff_started": "恢复人员", "binding_code": "发绑定码", "bound": "绑定微信",
    "duty_planned": "排值班", "phone_shown": "看完整手机", "identity_shown": "看完整身份证号", "proof_shown": "看收款证明", "erasure_asked": "替人删除资料", "meeting_task_done": "办好联络会的事", "meeting_changed": "改联络会", "called": "打过电话", "exported": "导出名单",
    "inquiry_assigned": "转交求助", "setting": "改设置", "roster_seen": "看名册", "restored": "恢复数据",
    "post_exception": "岗位例外放行", "course_seats": "改座位", "course_postponed": "推迟班级",
    "employer_kept": "改单位档案", "employer_checked": "核验单位", "contact_mended": "改对企联络", "contact_struck": "划掉对企联络", "employer_confirmed": "单位确认在岗", "month_link_handed": "发在岗确认链接", "course_cancelled": "取消班级", "course_planned": "开班级", "course_changed": "改班级",
    "course_status": "改班级状态", "attendance_taken": "点名", "delegates_noted": "记派来和报到", "results_entered": "记考核结果", "passed_despite": "出勤不够记合格", "certificates_issued": "发证书", "certificates_taken_back": "收回证书", "broadcast_draft": "写群发", "broadcast_change": "改群发",
    "broadcast_approve": "批准群发", "broadcast_refuse": "退回群发", "broadcast_stop": "停群发",
    "broadcast_pause": "暂停群发", "broadcast_resume": "继续群发",
    "partner_made": "加合作方", "partner_ended": "停用合作方", "escort_list": "看随行名单", "event_planned": "开招聘会", "event_changed": "改招聘会", "event_result": "记招聘会结果", "event_moved": "改活动时间", "event_called_off": "取消活动",
    "vacancy_publish": "发布岗位", "vacancy_change": "改岗位", "vacancy_extend": "延期岗位", "vacancy_pause": "暂停岗位",
    "vacancy_close": "下架岗位", "vacancy_draft": "存岗位草稿", "vacancy_review": "交岗位审核", "vacancy_returned": "退回岗位",
    "imported": "导入文件", "import_undone": "撤回导入", "visit_booked": "约走访", "visit_moved": "改走访时间", "visit_cancelled": "取消走访",
    "visit_recorded": "记走访", "visit_photo_gone": "走访照片到期删除", "task_done": "办好跟进",
    "status_noted": "记就业情况", "fact_corrected": "改资料", "worker_merged": "合并档案", "worker_parted": "撤销合并",
    "school_agreed": "记学校同意实习", "school_refused": "记学校不同意实习",
    "claim_submitted": "登记申领", "claim_moved": "办理申领", "payment_corrected": "更正拨付", "claim_line_dropped": "从申领名单去掉", "finding_settled": "处理核查发现", "recovery_corrected": "更正追回", "plan_entered": "计划登记",
    "plan_entry_dropped": "作废登记", "standard_changed": "换资金标准", "target_changed": "改年度指标", "report_frozen": "报表定稿",
    "post_list_made": "做岗位清单", "post_list_received": "岗位清单回执", "agreement_entered": "登记意向书", "agreement_changed": "改意向书", "agreement_struck_off": "作废意向书", "batch_under_agreement": "把出行批次记到意向书下",
    "voice_kept": "存录音", "voice_dropped": "删录音", "edition_published": "发布问答、金额", "edition_restored": "退回问答、金额",
}  # fmt: skip
CONTACTS = {"visit": "走访", "telephone": "电话", "wechat": "微信", "meeting": "座谈"}
# Whom a class may be for; free words in the records.
AUDIENCES = ("脱贫劳动力", "监测对象", "企业职工", "在校学生")
IMPORTED = {"posts": "岗位", "workers": "工友", "roster": "名册"}
TABLES = {
    "worker": "工友", "staff": "人员", "vacancy": "岗位", "course": "班级", "inquiry": "求助", "broadcast": "群发",
    "outbox": "消息", "follower": "微信", "setting": "设置", "duty": "值班表", "visit": "走访", "enrolment": "培训名单", "audit": "留痕", "import_batch": "导入的文件", "employer": "单位", "employer_contact": "对企联络",
    "follow_up": "跟进", "claim": "申领", "finding": "核查发现", "plan_entry": "计划登记", "standard": "资金标准", "counter": "计数",
    "placement": "实习登记", "snapshot": "定稿报表", "report": "报表", "post_list": "岗位清单", "agreement": "意向书", "answer": "问答", "parameter": "金额",
    "records": "全部记录", "partner": "合作方", "meeting": "联络会", "event": "活动",
}  # fmt: skip


# Of `db.station.Station`, in the order in which it has them.
SETTINGS = {
    "phone": "工作站电话", "operator": "工作站名称", "opens": "上班时间", "closes": "下班时间", "quiet_from": "夜里不打扰，从",
    "quiet_until": "夜里不打扰，到", "remind_day_before": "前一天提醒的时间", "remind_same_day": "当天提醒的时间",
    "approval_limit": "群发多于几人要第二人批准", "offer_hours": "候补名额留几小时", "alarm_every_minutes": "紧急求助隔几分钟再叫",
    "alarm_head_after_minutes": "紧急求助几分钟没人接叫站长", "pass_on_after_minutes": "一般求助隔几分钟再叫",
    "visit_minutes": "一次走访几分钟", "travel_minutes": "走访路上几分钟", "night_sleep_from": "上夜班的白天睡觉，从",
    "night_sleep_until": "上夜班的白天睡觉，到", "visit_from": "走访最早几点", "visit_until": "走访最晚几点", "page": "一页几条",
    "plan_starts": "计划从哪天开始", "consent_version": "同意书版本", "account_kind": "公众号类型", "mass_calls_a_day": "群发接口一天几次",
    "mass_calls_a_minute": "群发接口一分钟几次", "mass_list_size": "一次群发最多几人", "hears_voices": "听语音（1 听，0 不听）",
}  # fmt: skip
ACCOUNT_KINDS = {"service": "服务号", "subscription": "订阅号"}
# What the audit keeps short beside an act, by the act; the rest is written for people already.
DETAILS = {
    "staff_added": texts.desk.ROLES, "staff_started": texts.desk.ROLES, "status_noted": WORKERS, "fact_corrected": FIELDS, "course_status": COURSES,
    "visit_recorded": VISITS, "contact_mended": CONTACTS, "contact_struck": CONTACTS, "attendance_taken": texts.attendance.HALVES,
    "vacancy_change": changed_words.POST, "course_changed": {**changed_words.CLASS, **PROGRAMMES}, "imported": IMPORTED, "import_undone": IMPORTED, "setting": ACCOUNT_KINDS,
}  # fmt: skip
FINGERPRINT = late.pattern(r"[0-9a-f]{32}")


def about(said: str, numbers: Mapping[str, str] = MappingProxyType({})) -> str:
    """ "worker:12" as people read it, by the number they know (`db.audit_numbers`) where there is one."""
    table, _, number = said.partition(":")
    if table == "setting":
        return f"{TABLES[table]}：{SETTINGS.get(number, number)}"
    kind, _, rest = number.partition(" ")
    shown = f"{REPORTS[kind]} {rest}" if kind in REPORTS else numbers.get(said, number)
    return f"{TABLES.get(table, table)} {shown}".strip()


def detail(action: str, said: str, numbers: Mapping[str, str] = MappingProxyType({})) -> str:
    """What stands beside an act in the audit. The words of a broadcast stand there as a fingerprint, shown in part."""
    if FINGERPRINT.fullmatch(said):
        return f"内容指纹 {said[:8]}"
    if said.partition(":")[0] in TABLES:
        return about(said, numbers)
    names = DETAILS.get(action, {})
    return " ".join(names.get(word, word) for word in said.split(" "))
