"""Putting up a post (发岗位): fields read from a pasted ad, checked against the rules, asked one by one, seen, published."""

from collections.abc import Sequence
from typing import Any

from db import audits, rights, vacancies
from db.models import Vacancy
from db.rights import Right
from handlers import post_draft, post_review, texts
from handlers.allowed import needs
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import post_known, post_papers
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
from handlers.forms.post_findings import checked, objects, rules
from handlers.job_wish import CUTTER
from nlp.findings import Finding

SHORTEST_REASON = 4


class Reason(Words):
    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if is_another_ad(turn, given, words):
            return Bad(texts.posts.ANOTHER_AD)
        said = super().read(turn, given, words)
        return Bad(texts.posts.REASON_SHORT) if isinstance(said, Got) and len(said.value) < SHORTEST_REASON else said


def gate(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What no wording can mend is refused before anything is asked. Raises NotAllowed."""
    rights.require(turn.staff, Right.POSTS)
    fatal = post_known.ad_checked(turn, given).fatal
    return [Text(texts.posts.stopped(fatal))] if fatal else None


def _rulings(turn: Turn, given: Given) -> Sequence[Option]:
    options = [Option("reword", texts.posts.REWORD), Option("keep", texts.posts.KEEP), Option("drop", texts.posts.DROP)]
    return tuple(option for option in options if option.value != "keep" or checked(turn, given).may_keep)


def _to_rule(turn: Turn, given: Given) -> str:
    return texts.posts.rule(checked(turn, given).open)


def _titles(turn: Turn, given: Given) -> Sequence[Option]:
    several = post_known.post_of(turn, given).occupation
    return tuple(Option(name, name) for name in several) if len(several) > 1 else ()


class Title(Said):
    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return _titles(turn, given)

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        picked = Choice(_titles).read(turn, given, words) if _titles(turn, given) else None
        return picked if isinstance(picked, Got) else super().read(turn, given, words)


def _ask_title(turn: Turn, given: Given) -> str:
    return texts.posts.ASK_WHICH if _titles(turn, given) else texts.posts.ASK_TITLE


def _ask_until(turn: Turn, given: Given) -> str:
    """An ad whose last day is over may be an old one."""
    stated = post_known.post_of(turn, given).valid_until
    over = stated is not None and stated < turn.now.date()
    return f"{texts.posts.past(stated)}{texts.posts.ASK_UNTIL}" if stated and over else texts.posts.ASK_UNTIL


def preview(turn: Turn, given: Given) -> str:
    row = post_draft.vacancy(turn, given)
    employer = post_draft.employer_of(turn.session, row.employer_name)
    notes = [texts.posts.noticed(one) for one in checked(turn, given).notices]
    if given.get("reason"):
        notes.append(texts.posts.kept_because(given["reason"]))
    return texts.posts.preview(texts.vacancy.card(row, employer, ""), notes)


def stops_at(turn: Turn, given: Given) -> Sequence[Reply] | None:
    if given.get("ruling") == "drop":
        return [Text(texts.posts.NOT_PUBLISHED)]
    return [Text(why)] if (why := post_papers.stops(turn, given)) else None


@needs(Right.POSTS)
def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    member = rights.require(turn.staff, Right.POSTS)
    row = post_draft.vacancy(turn, given)
    if stops := _stops(turn, row):
        return [Text(texts.posts.stopped(stops))]
    if given.get("reason"):
        row.facts = _excused(turn, given, row)
    row.employer_id = post_papers.keep(turn, given, by=member).id
    row.number = ""
    vacancies.publish(turn.session, row, cutter=CUTTER, now=turn.now, staff=member)
    if given.get("reason"):
        audits.note(
            turn.session, staff=member, action="post_exception", about=f"vacancy:{row.key}", now=turn.now,
            detail=" ".join(rules(turn, given)), reason=given["reason"],
        )  # fmt: skip
    return [Text(texts.posts.published(row))]


def _excused(turn: Turn, given: Given, row: Vacancy) -> dict[str, Any]:
    """The reason stands for the limits of the rules it was asked for."""
    reviewed, asked = post_review.check(row, None, post_review.minimum(turn.session), now=turn.now), rules(turn, given)
    mine = post_review.Reviewed(tuple(one for one in reviewed.found if one.finding.rule in asked))
    return mine.excused(row.facts, reason=given["reason"])


def _stops(turn: Turn, row: Vacancy) -> list[Finding]:
    """The desk's review once more of the whole post, just before it goes out; its papers are kept a moment later."""
    reviewed = post_review.check(row, None, post_review.minimum(turn.session), now=turn.now)
    return [one for one in reviewed.stops if one.rule != post_review.UNVERIFIED]


FORM = Form(
    name=NAME,
    title="发岗位",
    steps=(
        Step("ruling", ask=_to_rule, when=lambda turn, given: bool(checked(turn, given).open),
             answer=Choice(_rulings, in_passing=False)),
        Step("reason", ask=texts.posts.ASK_REASON, when=lambda turn, given: given.get("ruling") == "keep",
             answer=Reason(hint="井下作业，国家规定不安排女工")),
        Step("stands", ask=texts.posts.ASK_REASON, when=lambda turn, given: "reason" in given, known=rules, follows="reason",
             answer=Words()),
        Step("employer", ask=texts.posts.ASK_EMPLOYER, label="单位", known=post_known.employer_named,
             answer=EmployerName("employer", ("单位", "公司"), "示例星桥电子(青浦)有限公司", 60, candidates=post_known.candidates)),
        Step("verified", ask=post_papers.ask, when=post_papers.wanted, follows="employer",
             answer=post_papers.Looked(texts.posts.VERIFIED, texts.posts.NOT_VERIFIED)),
        Step("credit_code", ask=texts.posts.ASK_CREDIT_CODE, when=post_papers.wants_code, follows="employer",
             answer=post_papers.CreditCode()),
        Step("licence", ask=texts.posts.ASK_LICENCE, when=post_papers.wants_licence, follows="employer",
             answer=post_papers.LicenceNumber()),
        Step("title", ask=_ask_title, label="岗位", known=post_known.title,
             answer=Title("title", ("岗位", "工种", "标题"), "分拣员", 30)),
        Step("headcount", ask=texts.posts.ASK_HEADCOUNT, label="人数", known=post_known.headcount, answer=Count()),
        Step("requirements", ask=texts.posts.ASK_REQUIREMENTS, label="条件",
             known=post_known.requirements,
             answer=Said("requirements", ("条件", "要求"), "18周岁以上，能上夜班")),
        Step("duties", ask=texts.posts.ASK_DUTIES, label="做什么", known=post_known.duties,
             answer=Said("duties", ("做什么", "工作内容", "内容"), "流水线组装、贴标")),
        Step("place", ask=texts.posts.ASK_PLACE, label="地点", known=post_known.place, answer=Where()),
        Step("pay", ask=texts.posts.ASK_PAY, label="工资", known=post_known.pay, answer=Wage()),
        Step("valid_until", ask=_ask_until, again=texts.posts.ASK_UNTIL, label="有效期", known=post_known.valid_until, answer=Until()),
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
