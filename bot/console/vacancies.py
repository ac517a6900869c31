"""Posts (岗位): the list, and the page of one post with its number as seal, its review and what can be done with it."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.console import given, words
from bot.console.columns import named, plain
from bot.console.lists import RecordList
from bot.console.pages import Act, Ask, Go, Page, Shown
from db import applications, audits, employers, rights, scopes, vacancies, vacancy_drafts
from db.models import Application, Vacancy, Worker
from db.models.vacancies import UNPUBLISHED
from db.rights import Right
from handlers import post_draft, post_notices, post_review, texts
from handlers.job_wish import CUTTER
from handlers.post_notices import Told

NEEDS = (Right.POSTS, Right.REQUESTS, Right.PEOPLE, Right.FIGURES)
SHORTEST_REASON = 4
LONGEST = timedelta(days=366)


class VacancyList(RecordList):
    table = Vacancy
    key = "vacancy"
    menu_label = "岗位"
    icon = "fa-solid fa-briefcase"
    needs = NEEDS
    found_by = ("number", "title", "employer_name", "town")
    sorted_by = ("id", "number", "month_pay", "posted_at")
    opens = "/vacancies/{}"
    leads_to = (
        ("/vacancies/new", "发岗位", Right.POSTS),
        ("/imports/posts", "从 Excel 导入", Right.POSTS),
        ("/vacancy/list?filter=status__in=review", "待审", Right.POSTS),
    )
    fields = [  # noqa: RUF012 - the library's way
        plain("number", "编号"),
        plain("title", "岗位"),
        plain("employer_name", "单位"),
        plain("town", "地方"),
        plain("month_pay", "月薪起"),
        plain("headcount", "人数"),
        plain("filled", "已录用"),
        plain("valid_until", "有效期至"),
        named("status", "状态", words.VACANCIES),
        plain("verified_on", "核实日期", exclude_from_list=True),
        plain("place", "地点", exclude_from_list=True),
        plain("pay_text", "工资原话", exclude_from_list=True),
        plain("duties", "工作内容", exclude_from_list=True),
        plain("requirements", "要求", exclude_from_list=True),
        plain("insurance", "社保", exclude_from_list=True),
        plain("source", "来源", exclude_from_list=True),
        plain("posted_at", "发布时间", exclude_from_list=True),
    ]


def show(ask: Ask) -> Shown:
    vacancy = _post(ask)
    employer = employers.of_vacancy(ask.session, vacancy)
    works = rights.may_see(ask.by, Right.POSTS)
    card = texts.vacancy.card(vacancy, employer, vacancies.why_closed(vacancy, now=ask.now))
    facts = {
        "title": f"{vacancy.number} {vacancy.title}", "vacancy": vacancy, "employer": employer, "card": card, "words": words,
        "reviewed": post_review.of(ask.session, vacancy, now=ask.now) if works else None, "applied": _applied(ask, vacancy),
        "history": audits.about(ask.session, f"vacancy:{vacancy.key}") if works else (), "now": ask.now,
        "concerned": len(vacancies.followed(ask.session, vacancy)), "month_on": _a_month_on(vacancy, ask.now.date()),
        "unpublished": vacancy.status in UNPUBLISHED,
    }  # fmt: skip
    return Shown("vacancies/post.html", facts)


def _a_month_on(vacancy: Vacancy, today: date) -> date:
    """What longer is offered at first: never a day before the last one it has."""
    return min(max(vacancy.valid_until or today, today) + timedelta(days=30), today + LONGEST)


def publish(ask: Ask) -> Go:
    """Publish or take up again, after the review; whoever presses has asked the employer today."""
    vacancy, reason = _post(ask), ask.said("reason", most=200)
    vacancy.verified_on = ask.now.date()
    if vacancy.employer_id is None and (employer := post_draft.employer_of(ask.session, vacancy.employer_name)):
        vacancy.employer_id = employer.key
    reviewed = post_review.of(ask.session, vacancy, now=ask.now)
    new = reason if len(reason) >= SHORTEST_REASON else ""
    if not reviewed.allows(vacancy.facts, reason=new):
        return _back(vacancy, refused(reviewed), well=False)
    return Go(f"/vacancies/{vacancy.key}", put_up(ask, vacancy, reviewed, new))


def put_up(ask: Ask, vacancy: Vacancy, reviewed: post_review.Reviewed, reason: str) -> str:
    """Publishes a post whose review allows it, and says what was done; without a `reason` the one that is kept serves."""
    first = vacancy.status in UNPUBLISHED
    if first:
        vacancy.posted_at = ask.now
    if reviewed.waits:
        vacancy.facts = reviewed.excused(vacancy.facts, reason=reason)
        note_reason(ask, vacancy, reviewed, vacancy.facts["exception"])
    vacancies.publish(ask.session, vacancy, cutter=CUTTER, now=ask.now, staff=ask.by)
    if first:
        post_notices.tell_author(ask.session, vacancy, station=ask.station, now=ask.now)
    return (
        f"{vacancy.number} 发布了，工友现在搜得到。" if first else _told(ask, vacancy, "resume", post_notices.resumed)
    )


def note_reason(ask: Ask, vacancy: Vacancy, reviewed: post_review.Reviewed, reason: str) -> None:
    """Who let which limits stand, and why."""
    audits.note(
        ask.session, staff=ask.by, action="post_exception", about=f"vacancy:{vacancy.key}", now=ask.now,
        detail=" ".join(dict.fromkeys(one.rule for one in reviewed.waits)), reason=reason,
    )  # fmt: skip


def pause(ask: Ask) -> Go:
    vacancy = _post(ask)
    vacancies.pause(ask.session, vacancy, now=ask.now, staff=ask.by)
    return _back(vacancy, _told(ask, vacancy, "pause", post_notices.paused))


def close(ask: Ask) -> Go:
    vacancy = _post(ask)
    vacancies.close(ask.session, vacancy, now=ask.now, staff=ask.by)
    return _back(vacancy, _told(ask, vacancy, "close", post_notices.closed))


def extend(ask: Ask) -> Go:
    vacancy, until = _post(ask), given.day(ask.said("until", most=10))
    if until is None or not ask.now.date() <= until <= ask.now.date() + LONGEST:
        return _back(vacancy, "有效期要在今天以后、一年以内。", well=False)
    if vacancy.status == "expired":  # longer, it is out again
        reviewed = post_review.taken_up(ask.session, vacancy, now=ask.now, until=until)
        if not reviewed.allows(vacancy.facts):
            return _back(vacancy, refused(reviewed), well=False)
    elif (vacancy.valid_until is None or until > vacancy.valid_until) and (
        wanting := post_review.papers_wanting(ask.session, vacancy, now=ask.now)
    ):
        return _back(vacancy, texts.posts.papers_before_longer(vacancy, wanting), well=False)
    vacancies.extend(ask.session, vacancy, until=until, cutter=CUTTER, now=ask.now, staff=ask.by)
    what = texts.posts.until(until)
    return _back(vacancy, _told(ask, vacancy, "extend", post_notices.changed(what), what))


def send_back(ask: Ask) -> Go:
    vacancy, reason = _post(ask), ask.said("reason", most=200)
    if len(reason) < SHORTEST_REASON:
        return _back(vacancy, "退回要写清原因，让交来的人知道怎么改。", well=False)
    vacancy_drafts.send_back(ask.session, vacancy, reason=reason, by=ask.by, now=ask.now)
    post_notices.tell_author(ask.session, vacancy, station=ask.station, now=ask.now)
    return _back(vacancy, f"{vacancy.number} 退回了。")


def refused(reviewed: post_review.Reviewed) -> str:
    if reviewed.stops:
        return f"不能发布：{reviewed.stops[0].reason}。{reviewed.stops[0].suggestion}。"
    return "有几处要人定：改掉，或写明理由再发布（会记录在案）。"


def told_of(ask: Ask, vacancy: Vacancy, what: str, action: str) -> str:
    """Tells those whose application is under way what has changed of a post that stands."""
    return _told(ask, vacancy, action, post_notices.changed(what), what)


def _told(ask: Ask, vacancy: Vacancy, action: str, say: Told, what: str = "") -> str:
    once = f"{ask.now:%Y%m%d%H%M%S}:{ask.by.key}"
    told = post_notices.tell(ask.session, vacancy, action, say, once=once, station=ask.station, now=ask.now)
    return texts.posts.done(vacancy, what or texts.posts.ACTIONS[action], *told)


def _applied(ask: Ask, vacancy: Vacancy) -> list[tuple[Application, Worker]]:
    """Those whom the member may see."""
    rows = applications.seen(ask.session, vacancy, by=ask.by)
    people = scopes.by_id(ask.session, Worker, [row.worker_id for row in rows])
    return [(row, people[row.worker_id]) for row in rows if row.worker_id in people]


def _post(ask: Ask) -> Vacancy:
    return scopes.one(ask.session, Vacancy, ask.path["id"], by=ask.by)


def _back(vacancy: Vacancy, said: str, *, well: bool = True) -> Go:
    return Go(f"/vacancies/{vacancy.key}", said, well)


DOES: dict[str, Callable[[Ask], Go]] = {
    "publish": publish, "pause": pause, "close": close, "extend": extend, "return": send_back,
}  # fmt: skip
LISTS = (VacancyList,)
PAGES = (Page("/vacancies/{id:int}", "岗位", show, NEEDS),)
ACTS = tuple(Act(f"/vacancies/{{id:int}}/{name}", do, (Right.POSTS,)) for name, do in DOES.items())
