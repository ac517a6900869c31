"""师资带教, on the teacher's side: led to the week in Qingpu and to nothing else, put down when none is open, and arrived."""

from collections.abc import Sequence

from db import courses, delegates
from db.models import Course, Worker
from handlers import course_facts, course_fit, course_search, course_view, opening, questions, telling_staff, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text, notice
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
LONGEST = 30
QUESTION = "teachers_wanted"
INTEREST = "teacher_interest"
TOLD = ("training_officer", "station_head")
WANTS = late.pattern(
    "想|要|报|参加|申请|去|克|学|进修|怎么|咋|有没有|有吗|还有|给有|名额|哪天|几时|什么时候|派我|派来|推荐|选派|安排|可以|能不能|收|^(?:青浦)?师资(?:带教|培训|班)?$|^带教$"
)
# In a factory somebody 带教 the new ones; and what is theirs already is asked about otherwise.
ELSEWHERE = late.pattern(
    "要不要|新人|新员工|新工人|徒弟|师傅|班长|组长|车间|产线|厂里|厂长|工资|岗位|招聘|应聘|面试|找工作|资格证|家教|不去|不克|取消|退|换|下一期|证书|我报的|报到"
)
ARRIVES = "(?:我)?(?:已经?|刚|来|今天)?(?:到(?:学校|学院|青浦|你们学校|宾馆|酒店)?(?:来)?)?报(?:到|道)(?:了|啦|来了|成了)?[。.!！]*"


def sign_up(turn: Turn) -> Replies:
    """The week that is open, the few that are, or a name left for the next one."""
    if course_facts.is_about_money(turn.words):
        return [Text(texts.training.NO_MONEY)]
    weeks = _open(turn)
    mine = next(((week, seat) for week in weeks if (seat := course_view.live(turn, week))), None)
    if mine is not None:
        return [Text(texts.training.already(mine[0], mine[1].status))]
    if not weeks and turn.conversation.form is not None:
        return [Text(texts.teachers.NONE_OPEN_NOW)]  # the form that is open has numbers of its own
    if not weeks:
        questions.put(turn, QUESTION)
        return [Choices(texts.teachers.NONE_OPEN, texts.teachers.NONE_OPTIONS)]
    who = {"who": [course_fit.TEACHER]} if course_fit.TEACHER in course_fit.groups(turn.words) else {}
    form = all_subjects().forms[course_view.SIGN_UP]
    if len(weeks) == 1:
        return opening.open_form(
            turn, form, given={"course": weeks[0].key, **who}, before=texts.training.chosen(weeks[0])
        )
    among = {"among": [week.key for week in weeks], **who}
    return opening.open_form(turn, form, given=among, before=texts.teachers.several())


def signed_up(turn: Turn, worker: Worker, course: Course, sent_by: str) -> Replies:
    """What a teacher hears beside the sign-up; staff are told to ask whoever sends them."""
    if course.programme != delegates.PROGRAMME:
        return []
    tell(turn, texts.teachers.told_signed_up(worker.name, course, sent_by), about=f"{course.key}:{worker.key}")
    return [Text(texts.teachers.also(sent_by))]


def tell(turn: Turn, words: str, *, about: str) -> None:
    fields = {"thing1": "师资带教", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": "青浦"}
    telling_staff.owe(
        turn.session, roles=TOLD, message=notice(words, "staff", fields), key=f"teacher:{about}:{turn.now:%Y%m%d}:staff",
        now=turn.now, due_at=turn.station.after_quiet(turn.now),
    )  # fmt: skip


def is_meant(words: str) -> bool:
    """Words of somebody who wants to come, or asks whether one can."""
    said = words.strip(" 。.!！?？")
    if len(said) > LONGEST or not course_search.TEACHERS.search(said) or ELSEWHERE.search(said):
        return False
    return bool(WANTS.search(said)) or course_facts.is_about_money(said)


def _wants(turn: Turn) -> bool:
    return turn.staff is None and is_meant(turn.words)


def _open(turn: Turn) -> list[Course]:
    every = courses.open_for_enrolment(turn.session, now=turn.now)
    return [course for course in every if course.programme == delegates.PROGRAMME]


def _settle(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.teachers.NOT_NOW)]
    return opening.open_form(turn, all_subjects().forms[INTEREST])


def _is_awaited(turn: Turn) -> bool:
    return turn.worker is not None and delegates.week_of(turn.session, turn.worker, now=turn.now) is not None


def arrive(turn: Turn) -> Replies:
    """报到 at the host's. Before the first day it is only said when that is."""
    found = delegates.week_of(turn.session, turn.person, now=turn.now)
    if found is None:
        return [Text(texts.training.NOTHING_BOOKED)]
    row, course = found
    if turn.now.date() < course.starts_at.date():
        return [Text(texts.teachers.too_early(course))]
    if not delegates.arrive(turn.session, row, now=turn.now):
        return [Text(texts.teachers.ARRIVED_ALREADY)]
    return [Text(texts.teachers.arrived(course))]


QUESTIONS = {QUESTION: _settle}
PHRASES = (
    Phrase(ARRIVES, arrive, when=_is_awaited),
    Phrase(r"(?s).*(?:师资|带教|老师|教师|跟岗).*", sign_up, when=_wants),
)
