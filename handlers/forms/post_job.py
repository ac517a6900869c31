"""Putting up a post (发岗位): fields read from a pasted ad, checked against the rules, asked one by one, seen, published."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from db import audiences, audits, rights, vacancies
from db.models import Employer
from db.rights import Right
from handlers import post_ads, post_draft, texts
from handlers.allowed import needs
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.form import Form, Objection, Step
from handlers.dialogue.kinds import Choice, Words, YesNo
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms.post_answers import (
    NAME,
    Count,
    EmployerName,
    Said,
    Until,
    Wage,
    Where,
    another_ad,
    is_another_ad,
)
from handlers.job_wish import CUTTER
from nlp.findings import Finding
from nlp.posts import Post, mentioned

SHORTEST_REASON = 4
ASIDE = ("人", "名", "位")


class Reason(Words):
    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if is_another_ad(turn, given, words):
            return Bad(texts.posts.ANOTHER_AD)
        said = super().read(turn, given, words)
        return Bad(texts.posts.REASON_SHORT) if isinstance(said, Got) and len(said.value) < SHORTEST_REASON else said


def checked(turn: Turn, given: Given) -> post_ads.Checked:
    return post_ads.check(given.get("ad", ""), turn.now)


def post_of(turn: Turn, given: Given) -> Post:
    return post_ads.read(given.get("ad", ""), turn.now)


def gate(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What no wording can mend is refused before anything is asked. Raises NotAllowed."""
    rights.require(turn.staff, Right.POSTS)
    fatal = checked(turn, given).fatal
    return [Text(texts.posts.stopped(fatal))] if fatal else None


def _rulings(turn: Turn, given: Given) -> Sequence[Option]:
    options = [Option("reword", texts.posts.REWORD), Option("keep", texts.posts.KEEP), Option("drop", texts.posts.DROP)]
    return tuple(option for option in options if option.value != "keep" or checked(turn, given).may_keep)


def _to_rule(turn: Turn, given: Given) -> str:
    return texts.posts.rule(checked(turn, given).open)


def _open_findings(turn: Turn, given: Given) -> Sequence[Finding]:
    """What must come out of the words: nothing when a reason lets it stand."""
    return () if given.get("ruling") == "keep" else checked(turn, given).open


def _candidates(turn: Turn, given: Given) -> Sequence[str]:
    said = post_of(turn, given).employer
    return [row.name for row in audiences.employers_named(turn.session, said)][:4] if said else []


def employer_named(turn: Turn, given: Given) -> str | None:
    """As the ad names it; a name that may be one of several in the records is asked."""
    said = post_of(turn, given).employer
    found = _candidates(turn, given)
    return said if said and (said in found or not found) else None


def _unverified(turn: Turn, given: Given) -> bool:
    if "employer" not in given:
        return False
    employer = post_draft.employer_of(turn.session, given["employer"])
    return employer is None or not employer.verified


def _title(turn: Turn, given: Given) -> str | None:
    post = post_of(turn, given)
    if len(post.occupation) > 1 or not (post.occupation or post.title) or post.title == given.get("ad", "").strip():
        return None
    named = post.title or post.occupation[0]
    return _without_count(named.split("(", maxsplit=1)[0].strip())


def _without_count(title: str) -> str:
    """包装工 15人 → 包装工"""
    words = title.split()
    return words[0] if len(words) > 1 and words[-1].rstrip("".join(ASIDE)).isdigit() else title


def _titles(turn: Turn, given: Given) -> Sequence[Option]:
    several = post_of(turn, given).occupation
    return tuple(Option(name, name) for name in several) if len(several) > 1 else ()


class Title(Said):
    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return _titles(turn, given)

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        picked = Choice(_titles).read(turn, given, words) if _titles(turn, given) else None
        return picked if isinstance(picked, Got) else super().read(turn, given, words)


def _ask_title(turn: Turn, given: Given) -> str:
    return texts.posts.ASK_WHICH if _titles(turn, given) else texts.posts.ASK_TITLE


def _headcount(turn: Turn, given: Given) -> int | None:
    """The number of an ad for several trades belongs to all of them together."""
    post = post_of(turn, given)
    return post.headcount if len(post.occupation) < 2 else None


def _words(field: str, turn: Turn, given: Given) -> str | None:
    text = post_ads.cleaned(getattr(post_of(turn, given), field), _open_findings(turn, given))
    return text or None


def _place(turn: Turn, given: Given) -> dict[str, Any] | None:
    known = [name for name in post_of(turn, given).place if mentioned.gazetteer().get(name)]
    return {"name": known[0], "words": post_ads.address(given.get("ad", ""))[:60]} if len(known) == 1 else None


def _pay(turn: Turn, given: Given) -> Mapping[str, Any] | None:
    post = post_of(turn, given)
    return post_ads.as_json(post) if post.pay_min is not None and post.pay_unit else None


def _until(turn: Turn, given: Given) -> str | None:
    day = post_of(turn, given).valid_until
    today = turn.now.date()
    return day.isoformat() if day and today <= day <= today + timedelta(days=366) else None


def preview(turn: Turn, given: Given) -> str:
    row = post_draft.vacancy(turn, given)
    employer = post_draft.employer_of(turn.session, row.employer_name)
    notes = [texts.posts.noticed(one) for one in checked(turn, given).notices]
    if given.get("reason"):
        notes.append(texts.posts.kept_because(given["reason"]))
    return texts.posts.preview(texts.vacancy.card(row, employer, ""), notes)


def objects(turn: Turn, given: Given) -> Objection | None:
    """Full-time pay below what the place allows (最低工资规定) is no pay to publish."""
    if "pay" not in given or "place" not in given:
        return None
    found = post_draft.too_low(turn, given)
    return Objection("pay", texts.posts.too_low(found.reason, found.legal_basis)) if found else None


def stops_at(turn: Turn, given: Given) -> Sequence[Reply] | None:
    if given.get("ruling") == "drop":
        return [Text(texts.posts.NOT_PUBLISHED)]
    return [Text(texts.posts.VERIFY_FIRST)] if given.get("verified") is False else None


@needs(Right.POSTS)
def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    member = rights.require(turn.staff, Right.POSTS)
    row = post_draft.vacancy(turn, given)
    row.employer_id = _keep_employer(turn, given).id
    row.number = ""
    vacancies.publish(turn.session, row, cutter=CUTTER, now=turn.now, staff=member)
    if given.get("reason"):
        audits.note(
            turn.session, staff=member, action="post_exception", about=f"vacancy:{row.key}", now=turn.now,
            detail=checked(turn, given).rules, reason=given["reason"],
        )  # fmt: skip
    return [Text(texts.posts.published(row))]


def _keep_employer(turn: Turn, given: Given) -> Employer:
    """The employer in the records; a new one, or one checked just now, with who checked it and when."""
    employer = post_draft.employer_of(turn.session, given["employer"]) or Employer(name=given["employer"])
    if given.get("verified") and not employer.verified:
        employer.verified, employer.verified_on = True, turn.now.date()
        employer.verified_by = turn.staff.name if turn.staff else ""
    turn.session.add(employer)
    turn.session.flush()
    return employer


FORM = Form(
    name=NAME,
    title="发岗位",
    steps=(
        Step("ruling", ask=_to_rule, when=lambda turn, given: bool(checked(turn, given).open),
             answer=Choice(_rulings, in_passing=False)),
        Step("reason", ask=texts.posts.ASK_REASON, when=lambda turn, given: given.get("ruling") == "keep",
             answer=Reason(hint="井下作业，国家规定不安排女工")),
        Step("employer", ask=texts.posts.ASK_EMPLOYER, label="单位", known=employer_named,
             answer=EmployerName("employer", ("单位", "公司"), "示例星桥电子(青浦)有限公司", 60, candidates=_candidates)),
        Step("verified", ask=lambda turn, given: texts.posts.ASK_VERIFIED.format(name=given["employer"]), when=_unverified,
             answer=YesNo(texts.posts.VERIFIED, texts.posts.NOT_VERIFIED)),
        Step("title", ask=_ask_title, label="岗位", known=_title,
             answer=Title("title", ("岗位", "工种", "标题"), "分拣员", 30)),
        Step("headcount", ask=texts.posts.ASK_HEADCOUNT, label="人数", known=_headcount, answer=Count()),
        Step("requirements", ask=texts.posts.ASK_REQUIREMENTS, label="条件",
             known=lambda turn, given: _words("requirements", turn, given),
             answer=Said("requirements", ("条件", "要求"), "18周岁以上，能上夜班")),
        Step("duties", ask=texts.posts.ASK_DUTIES, label="做什么", known=lambda turn, given: _words("duties", turn, given),
             answer=Said("duties", ("做什么", "工作内容", "内容"), "流水线组装、贴标")),
        Step("place", ask=texts.posts.ASK_PLACE, label="地点", known=_place, answer=Where()),
        Step("pay", ask=texts.posts.ASK_PAY, label="工资", known=_pay, answer=Wage()),
        Step("valid_until", ask=texts.posts.ASK_UNTIL, label="有效期", known=_until, answer=Until()),
    ),
    submit=submit,
    sends=True,
    gate=gate,
    stops_at=stops_at,
    objects=objects,
    explains=another_ad,
    for_staff=True,
    preview=preview,
    review_words=texts.posts.HOW_TO_CHANGE,
)  # fmt: skip
