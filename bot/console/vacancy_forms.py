"""Writing a post (发岗位、改岗位): by form or from a pasted ad, every finding of the review beside its field."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.console import vacancies as posts
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from db import employers, scopes, vacancies, vacancy_drafts
from db.models import Employer, Vacancy
from db.models.vacancies import UNPUBLISHED
from db.rights import Right
from handlers import post_draft, post_fields, post_review, texts
from handlers.job_wish import CUTTER
from handlers.post_fields import FIELDS, Filled
from handlers.post_review import Reviewed

NEEDS = (Right.POSTS,)
AD = 4000
# Changes of a post that stands which those who applied have to hear of.
MATTERS: Mapping[str, tuple[str, Callable[[Vacancy], str]]] = {
    "pay_text": ("pay", lambda row: texts.posts.wages(row.pay_text)),
    "headcount": ("headcount", lambda row: f"招聘人数改成{row.headcount}"),
    "place": ("place", lambda row: f"工作地点改成{row.place}"),
    "valid_until": ("extend", lambda row: texts.posts.until(row.valid_until) if row.valid_until else ""),
}


def show_new(ask: Ask) -> Shown:
    return _form(ask, None, {})


def show_edit(ask: Ask) -> Shown:
    vacancy = _post(ask)
    return _form(ask, vacancy, post_fields.shown(vacancy), reviewed=post_review.of(ask.session, vacancy, now=ask.now))


def read_ad(ask: Ask) -> Answer:
    """A pasted ad as a filled-in form; nothing is stored."""
    ad = ask.said("ad", most=AD)
    if not ad:
        return Go("/vacancies/new", "请先粘贴招工信息。", well=False)
    said = post_fields.of_ad(ad, now=ask.now)
    filled = post_fields.read(said, now=ask.now)
    return _checked(ask, None, {**said, "ad": ad}, filled)


def save(ask: Ask) -> Answer:
    """A new post, or with a number in the address the one that is there."""
    vacancy = _post(ask) if "id" in ask.path else None
    said = {**{field.name: ask.said(field.name, most=2000) for field in FIELDS}, "ad": ask.said("ad", most=AD)}
    filled, then = post_fields.read(said, now=ask.now), ask.said("then")
    if then == "draft" and _may_wait(said, filled):
        return _keep(ask, vacancy, filled, said, "draft")
    if filled.troubles or then not in ("review", "publish"):
        return _checked(ask, vacancy, said, filled)
    if then == "review" and (vacancy is None or vacancy.status in UNPUBLISHED):
        return _keep(ask, vacancy, filled, said, "review")
    return _publish(ask, vacancy, said, filled)


def _may_wait(said: Mapping[str, str], filled: Filled) -> bool:
    """A draft may lack things; it has a name and an employer, and nothing in it is misread."""
    return not any(said[name] for name in filled.troubles) and bool(said["employer"] and said["title"])


def _publish(ask: Ask, vacancy: Vacancy | None, said: Mapping[str, str], filled: Filled) -> Answer:
    employer, reason = post_draft.employer_of(ask.session, filled.facts["employer_name"]), ask.said("reason", most=200)
    facts = _columns(filled, said, vacancy, employer, ask.now)
    new = reason if len(reason) >= posts.SHORTEST_REASON else ""
    reviewed = post_review.check(_as_if(vacancy, facts), employer, post_review.minimum(ask.session), now=ask.now)
    if not reviewed.allows(facts["facts"], reason=new):
        return _checked(ask, vacancy, said, filled, refused=posts.refused(reviewed))
    if vacancy is not None and vacancy.status not in UNPUBLISHED:
        if reviewed.unexcused(facts["facts"]):
            facts["facts"] = reviewed.excused(facts["facts"], reason=new)
            posts.note_reason(ask, vacancy, reviewed, new)
        return _change(ask, vacancy, facts)
    row = vacancy_drafts.keep(
        ask.session, vacancy or Vacancy(number="", title="", posted_at=ask.now), status="review", by=ask.by, now=ask.now,
        **facts,
    )  # fmt: skip
    return Go(f"/vacancies/{row.key}", posts.put_up(ask, row, reviewed, new))


def _keep(ask: Ask, vacancy: Vacancy | None, filled: Filled, said: Mapping[str, str], status: str) -> Go:
    employer = post_draft.employer_of(ask.session, filled.facts["employer_name"])
    facts = _columns(filled, said, vacancy, employer, ask.now)
    row = vacancy_drafts.keep(
        ask.session, vacancy or Vacancy(number="", title="", posted_at=ask.now), status=status, by=ask.by, now=ask.now,
        **facts,
    )  # fmt: skip
    what = "存成草稿" if status == "draft" else "交去审核"
    return Go(f"/vacancies/{row.key}", f"{row.number} {what}了。")


def _change(ask: Ask, vacancy: Vacancy, facts: Mapping[str, Any]) -> Go:
    changed = vacancies.change(ask.session, vacancy, cutter=CUTTER, now=ask.now, staff=ask.by, **facts)
    matters = [MATTERS[name] for name in MATTERS if name in changed]
    if not matters:
        return Go(f"/vacancies/{vacancy.key}", f"{vacancy.number} 改好了。")
    what = "，".join(say(vacancy) for _, say in matters)
    return Go(f"/vacancies/{vacancy.key}", posts.told_of(ask, vacancy, what, matters[0][0]))


def _columns(
    filled: Filled, said: Mapping[str, str], vacancy: Vacancy | None, employer: Employer | None, now: datetime
) -> dict[str, Any]:  # fmt: skip
    """What is read as columns of a post; the telephone and the ad stand beside them, out of sight of workers."""
    facts = {name: value for name, value in filled.facts.items() if name != "phone"}
    beside = dict(vacancy.facts) if vacancy else {}
    beside |= {"phone": filled.facts.get("phone", ""), "ad": said.get("ad", "")[:2000]}
    facts["facts"] = {name: value for name, value in beside.items() if value and name != "returned"}
    return {
        **facts, "employer_id": employer.key if employer else None, "verified_on": now.date(),
        "source": facts.get("source") or texts.posts.SOURCE,
    }  # fmt: skip


def _as_if(vacancy: Vacancy | None, facts: Mapping[str, Any]) -> Vacancy:
    """The post as it would be; never stored."""
    before = vacancy.model_dump(exclude={"id"}) if vacancy else {"number": "", "title": ""}
    return Vacancy(**{**before, **facts})


def _checked(
    ask: Ask, vacancy: Vacancy | None, said: Mapping[str, str], filled: Filled, *, refused: str = ""
) -> Shown:  # fmt: skip
    """The form again with what the review finds in it."""
    employer = post_draft.employer_of(ask.session, said["employer"]) if said.get("employer") else None
    row = _as_if(vacancy, _columns(filled, said, vacancy, employer, ask.now))
    reviewed = post_review.check(row, employer, post_review.minimum(ask.session), now=ask.now)
    better = {field.name: post_review.better(row, reviewed, field.name) for field in FIELDS}
    well = not (reviewed.found or filled.troubles or refused)
    return _form(
        ask,
        vacancy,
        said,
        reviewed=reviewed,
        troubles=filled.troubles,
        better=better,
        refused=refused,
        well=well,
        known=employer is not None,
    )


def _form(
    ask: Ask, vacancy: Vacancy | None, said: Mapping[str, str], *, reviewed: Reviewed | None = None,
    troubles: Mapping[str, str] | None = None, better: Mapping[str, str] | None = None, refused: str = "",
    well: bool = False, known: bool = True,
) -> Shown:  # fmt: skip
    facts = {
        "title": f"改岗位 {vacancy.number}" if vacancy else "发岗位", "vacancy": vacancy, "fields": FIELDS, "said": said,
        "reviewed": reviewed or Reviewed(()), "troubles": troubles or {}, "better": better or {}, "refused": refused, "well": well, "known": known,
        "employers": employers.names(ask.session), "reason": ask.said("reason", most=200),
        "unpublished": vacancy is None or vacancy.status in UNPUBLISHED,
    }  # fmt: skip
    return Shown("vacancies/form.html", facts)


def _post(ask: Ask) -> Vacancy:
    return scopes.one(ask.session, Vacancy, ask.path["id"], by=ask.by)


PAGES = (
    Page("/vacancies/new", "发岗位", show_new, NEEDS),
    Page("/vacancies/{id:int}/edit", "改岗位", show_edit, NEEDS),
)
ACTS = (
    Act("/vacancies/read", read_ad, NEEDS),
    Act("/vacancies", save, NEEDS),
    Act("/vacancies/{id:int}", save, NEEDS),
)
