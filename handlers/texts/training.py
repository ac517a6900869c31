"""Courses in words: lists, cards, sign-up, waiting list, reminders. No sum of money is ever named."""

from collections.abc import Sequence
from datetime import datetime

from db.models import Course, Vacancy

PROGRAMMES = {"drill": "岗位练兵", "aid": "技能培训援助", "teachers": "师资带教", "practice": "岗前实训"}
GROUPS = {
    "lifted": "脱贫户或监测对象家庭",
    "employee": "企业职工（在厂、在店上班）",
    "student": "职校学生",
    "teacher": "职校、培训机构的老师",
    "founder": "在创业的人",
    "other": "都不是，在家或在找活",
    "unsure": "说不准，先报上再核对",
}
# In a summary others may see; what household one comes from is not repeated there.
GROUPS_SHOWN = {**GROUPS, "lifted": "符合（老家县核对）", "unsure": "待核对", "employee": "企业职工", "other": "其他"}

LIST_HEAD = "能报的培训，都不收钱："
LIST_TAIL = "回复数字看详情。也可以说“盈江的”“学厨师”。"
NONE_OPEN = "眼下没有在报名的班。有新班会在这里发，您也可以说想学哪样，回复“人工”告诉工作人员。"
NO_MORE = "就这些了。想学别的，说一声，回复“人工”告诉工作人员；回复“培训”从头看。"
CARD_OPTIONS = ("报这个班", "看别的班")
ASK_COURSE = "您想报哪个班？"
ASK_WHO = "各班招的人不一样，您是哪种情况？"
WHY_WHO = "先对一下能报哪个班，免得您白跑一趟。不想说就选“说不准”。"
ASK_LODGING = "上课那几天要住宿吗？能不能安排，以开班通知为准。"
ORDINARY = "好，不是脱贫户。这个班看您在不在厂里、店里上班，或是不是职校学生："
NOT_LIFTED = "好，不是脱贫户，记得了。"
NO_BED = "好，不安排住宿。"
LODGING = ("要住宿", "不用")
PAY_IS_OF_POSTS = "一个月得多少要看做哪个岗位，岗位上都写着；办完这个回“找工作”看。培训本身不收钱。"
NO_MONEY = "培训不收您的钱。培训补贴由政府直接给培训机构，不发给个人；吃住、路费看开班通知。"
ID_CARD = "带身份证原件。"
NOTHING_BOOKED = "您现在没有报培训。回复“培训”看有哪些班。"
ABSENCE = "要请假、迟到，提前跟班上老师说，或回复“人工”让工作人员转告。"


def day(moment: datetime) -> str:
    """12月7日(周一)"""
    return f"{moment.month}月{moment.day}日(周{'一二三四五六日'[moment.weekday()]})"


def seats(course: Course, *, can_wait: bool) -> str:
    left = course.seats - course.taken
    if left > 0:
        return f"剩{left}位"
    return "满，可候补" if can_wait else "满"


def line(course: Course, seats_said: str) -> str:
    """Two short lines under a number of the list."""
    return f"{course.title}\n　{day(course.starts_at)}·{course.place}·{seats_said}\n　招：{course.audience or '不限'}"


def option(course: Course, seats_said: str) -> str:
    """One line under a number of the form."""
    return f"{course.title} {day(course.starts_at)} {course.place} {seats_said}"


def short(course: Course) -> str:
    return f"{course.title}（{day(course.starts_at)}，{course.place}）"


def list_head(first: int, shown: int, total: int, missing: Sequence[str]) -> str:
    """`missing`: what was asked for and no class offers, as “厨师”, 在青浦, 晚上上课."""
    not_there = "，没有".join(f"{one}的班" for one in missing)
    head = f"眼下没有{not_there}。{LIST_HEAD}" if missing else LIST_HEAD
    return head if shown >= total else f"{head}（{first + 1}–{first + shown} / 共{total}）"


def list_tail(*, more: bool) -> str:
    return f"{LIST_TAIL}回复“更多”看后面的。" if more else LIST_TAIL


def in_short(courses: Sequence[Course]) -> str:
    """The answer to a question in between."""
    if not courses:
        return NONE_OPEN
    named = "、".join(f"{course.title}（{day(course.starts_at)}）" for course in courses[:3])
    more = f"等{len(courses)}个班" if len(courses) > 3 else ""
    return f"能报的有：{named}{more}，都不收钱。"


DRILLS = "送教上门、岗位练兵：老师到县里、厂里来教，学完考核，合格发证，不收钱。"
NO_DRILLS = "眼下没有能报的送教上门、岗位练兵。回复“培训”看别的班。"
CERTIFICATES = "考核合格发证，发什么证各班不一样，写在班的卡片上。回复“培训”看有哪些班；查自己的证回复“查证书”。"


def a_drill(field: str) -> str:
    return f"“{field}”岗位练兵"


def exam(course: Course) -> str:
    rule = f"{course.attendance_rule}。" if course.attendance_rule else ""
    return f"学完要考核，合格发{course.certificate or '证书'}。{rule}"


def batch(course: Course) -> str:
    kind = PROGRAMMES.get(course.programme, "培训")
    return f"是{kind}，{course.batch}。" if course.batch else f"是{kind}，批次没有登记。"


def card(course: Course, seats_said: str, note: str) -> str:
    facts = (
        ("时间", when(course)),
        ("地点", course.place),
        ("招谁", course.audience),
        ("名额", f"{seats_said}（共{course.seats}位）"),
        ("费用", "不收钱"),
        ("证书", course.certificate),
        ("出勤", course.attendance_rule),
        ("办班", course.provider),
        ("类别", "，".join(part for part in (PROGRAMMES.get(course.programme, ""), course.batch) if part)),
    )
    lines = [f"{label}：{value}" for label, value in facts if value]
    return "\n".join([f"{course.title}（{course.code}）", *lines, *([note] if note else [])])


def when(course: Course) -> str:
    begins, ends = course.starts_at, course.ends_at
    hours = f"{course.hours}课时" if course.hours else ""
    if begins.date() == ends.date():
        return f"{day(begins)}{begins:%H:%M}–{ends:%H:%M}{hours and '，' + hours}"
    return f"{day(begins)}{begins:%H:%M} 到 {day(ends)}，{course.days}天{hours}"


def several(courses: Sequence[Course]) -> str:
    return f"这样的班有{len(courses)}个，请按数字选："


SEE_OTHERS = "回复“培训”看别的班。"


def gone(title: str) -> str:
    return f"您上次选的“{title}”现在报不了了。"


def no_topic(topic: str) -> str:
    return f"眼下没有“{topic}”的班，能报的有："


def nearest(topic: str, course: Course) -> str:
    return f"眼下没有“{topic}”的班，最接近的是：{short(course)}。不合适就回复“取消”。"


def is_it_near(topic: str, course: Course) -> str:
    return f"眼下没有您能报的“{topic}”的班，最接近的是：{short(course)}。报这个吗？\n1 报这个\n2 不报，看别的"


def heard(people: Sequence[str]) -> str:
    told = [group for group in people if group not in ("other", "unsure")] or list(people)
    return f"记下了，身份：{'、'.join(GROUPS_SHOWN[group] for group in told)}。"


def not_for_you(course: Course, people: Sequence[str], fitting: Sequence[str]) -> str:
    who = "、".join(GROUPS_SHOWN[group] for group in people if group not in ("lifted", "unsure", "other"))
    programme = PROGRAMMES.get(course.programme, "培训")
    named = "、".join(dict.fromkeys(fitting))
    other = f"您适合“{named}”，能报这些：" if named else ""
    because = f"您是{who}" if who else "按您说的情况"
    return f"{course.title}是“{programme}”，只招{course.audience}；{because}，报不了这个。{other}"


NOTHING_FITS = "眼下没有适合您的班，有新班会在这里发。想学哪样可以回复“人工”告诉工作人员，回复“培训”看全部。"


def chosen(course: Course) -> str:
    return f"报：{short(course)}"


def enrolled(name: str, course: Course, *, to_check: bool, post: Vacancy | None = None) -> str:
    check = "资格由老家县核对，有问题工作人员联系您。" if to_check else ""
    practises = f"这次实训记在您录用的 {post.number} {post.title} 上，岗位有变会问您。\n" if post else ""
    return (
        f"{name}，报上了！\n{course.title}\n{day(course.starts_at)}{course.starts_at:%H:%M}，{course.place}。{ID_CARD}\n"
        f"{practises}{check}开班前一天晚上和当天早上提醒您。来不了回复“不去了”，想换回复“换下一期”。"
    )


def already(course: Course, status: str) -> str:
    said = {"waiting": "已经在排候补", "offered": "有个位子等您回话，要就回“要”"}.get(status, "已经报上了")
    return f"{short(course)}，您{said}，不用再报。来不了回复“不去了”。"


def closed(title: str, status: str) -> str:
    why = {"cancelled": "停办了", "planned": "还没开始报名"}.get(status, "报名截止了")
    return f"{title}{why}。回复“培训”看别的班。"


STATES = {
    "enrolled": "已报上",
    "waiting": "候补第{place}位",
    "offered": "有位子等您回话，要就回“要”",
    "attending": "在上课",
}


def mine(course: Course, status: str, place: int) -> str:
    state = STATES.get(status, status).format(place=place)
    return f"{course.title}\n　{day(course.starts_at)}{course.starts_at:%H:%M}·{course.place}·{state}"


def my_courses(lines: Sequence[str]) -> str:
    return "\n".join(["您报的培训：", *lines, f"{ID_CARD}来不了回复“不去了”，想换回复“换下一期”。"])


def remind(name: str, course: Course, *, today: bool) -> str:
    begins = course.starts_at
    day_said = "今天" if today else "明天"
    return (
        f"【培训提醒】{name}，{day_said}{begins:%H:%M}开班：{course.title}，{day(begins)}，{course.place}。"
        f"{ID_CARD}不能来回复“不去了”。"
    )


def postponed(name: str, course: Course, before: datetime, status: str) -> str:
    begins = course.starts_at
    kept = {"waiting": "候补还给您排着。", "offered": "那个位子还给您留着，要就回“要”。"}.get(status, "位子给您留着。")
    same_day = before.date() == begins.date()
    moved = (
        f"{day(before)}{before:%H:%M}改到{begins:%H:%M}"
        if same_day
        else f"{day(before)}改到{day(begins)}{begins:%H:%M}"
    )
    return f"【培训改期】{name}，{course.title}从{moved}，{course.place}。{kept}新时间来不了回复“不去了”。"


def place_changed(name: str, course: Course) -> str:
    begins = course.starts_at
    return (
        f"【培训换地方】{name}，{course.title}（{day(begins)}{begins:%H:%M}）改在{course.place}上课。"
        "来不了回复“不去了”。"
    )


def added(name: str, course: Course, *, waits: bool) -> str:
    begins = course.starts_at
    state = "您在候补，有位子马上问您" if waits else f"{day(begins)}{begins:%H:%M}，{course.place}，请带身份证"
    return f"【培训报名】{name}，工作站帮您报了{course.title}：{state}。来不了回复“不去了”。"


def taken_off(name: str, course: Course) -> str:
    return f"【培训报名】{name}，您报的{course.title}由工作站取消了。有疑问回复“人工”，看别的课回复“培训”。"


def called_off(name: str, title: str, starts_at: datetime, other: Course | None) -> str:
    instead = f"下一期是{day(other.starts_at)}，{other.place}，要报回复“报名{other.code}”。" if other else ""
    return f"【培训取消】{name}，{title}（{day(starts_at)}）不办了，您不用去了，对不住。{instead or '回复“培训”看别的班。'}"


def same_person(title: str, by: str) -> str:
    """`by`: identity, phone or birth."""
    same = {"identity": "身份证号一样", "phone": "同名同手机号", "birth": "姓名、生日、乡镇都一样"}[by]
    return f"{title}里已经有您了（{same}），一个人只占一个名额。要是不是您报的，回复“人工”核对。"


def practises_already(course: Course) -> str:
    """For somebody hired who is in the class already."""
    return f"您报的{short(course)}正好为这个岗位练，照常去就行。"


def practice_left(course: Course) -> str:
    """The post it was for has fallen through."""
    return f"您为这个岗位报的{short(course)}还给您留着，想练照样去；不去了回“不去了”。"


def practise_first(course: Course) -> str:
    """For somebody who has just been hired and is still at home."""
    when = f"{course.starts_at.month}月{course.starts_at.day}日"
    return f"出发前可以先去练练手，不收钱：{course.title}，{when}，{course.place}。想去回“报名{course.code}”。"
