"""Answers (问答): what the station says on rules and rights, edited as drafts, seen as on a phone, published, taken back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.console import answer_trial, given, unanswered
from bot.console.pages import Act, Answer, Ask, Go, Page, Shown
from bot.runtime import renew
from db import answer_voices, answers, editions, scopes, unknown_questions
from db import models as tables
from db.models import Edition
from db.rights import Right
from handlers import knowledge, refusals, texts
from handlers.dialogue.replies import Text
from nlp import identity, late, phones

NEEDS = (Right.ANSWERS,)
TOPICS = {
    "station": "工作站服务", "privacy": "个人信息", "jobs": "找工作", "fraud": "防骗", "contract": "劳动合同", "wage": "工资",
    "social_insurance": "社保", "medical": "看病与心理", "injury": "工伤", "heat": "高温", "women": "女职工与生育",
    "living": "在沪生活", "children": "子女", "training": "培训", "subsidy": "补助", "startup": "创业", "return": "返乡",
}  # fmt: skip
CONFIDENCES = {"high": "见到原文或两处一致", "medium": "一处转载或外地文件", "low": "还要核对"}
ESCALATES = {"none": "不转", "offer": "问要不要转人工", "urgent": "马上提醒工作人员"}
WAYS, WORDS = 40, 600
WHICH = {"": "全部", "due": "过了复核日期", "draft": "有草稿", "off": "没发布"}
SHAPE = late.pattern(r"[a-z][a-z0-9-]{1,39}")


@dataclass(frozen=True)
class Line:
    """`due`: past its review date. `missing` are figures it names that nobody keeps."""

    row: tables.Answer
    due: bool
    draft: bool
    missing: Sequence[str]


def show(ask: Ask) -> Shown:
    which, said = ask.query.get("which", ""), ask.asked("q", most=60)
    lines = _lines(ask)
    kept = [line for line in lines if _is(line, which)]
    tried, drafts = ask.asked("try", most=120), ask.query.get("drafts") == "1"
    hear = answer_trial.with_drafts if drafts else answer_trial.now
    facts = {
        "lines": [line for line in kept if said in f"{line.row.question}{line.row.words}{line.row.code}"], "said": said,
        "which": which, "which_names": WHICH, "topics": TOPICS, "due": sum(line.due for line in lines), "tried": tried,
        "heard": hear(ask, tried) if tried else (), "drafts": drafts, "recorded": _recorded(ask),
    }  # fmt: skip
    return Shown("answers/list.html", facts)


def show_one(ask: Ask) -> Shown:
    row = _row(ask)
    return Shown("answers/one.html", _facts(ask, row, editions.draft_of(ask.session, row)))


def show_new(ask: Ask) -> Shown:
    number = scopes.whole(ask.query.get("unknown", ""))
    found = scopes.one(ask.session, tables.UnknownQuestion, number, by=ask.by) if number is not None else None
    return Shown("answers/new.html", {"topics": TOPICS, "unknown": found, "question": found.words if found else ""})


def begin(ask: Ask) -> Go:
    """Its number is made up where none is given: nobody but programmers needs one."""
    code = ask.said("code", most=40).lower() or f"own-{secrets.token_hex(3)}"
    if not SHAPE.fullmatch(code):
        return Go("/answers/new", "编号只能用小写字母、数字和短横。", well=False)
    question, topic = _clean(ask.said("question", most=120)), ask.said("topic", most=30)
    row = editions.begin(
        ask.session, code=code, question=question, topic=topic if topic in TOPICS else "station", by=ask.by, now=ask.now
    )  # fmt: skip
    if unknown := ask.said("unknown", most=12):
        unknown_questions.settle(ask.session, unknown, same=unanswered.spelled, by=ask.by, now=ask.now)
    editions.write(ask.session, row, {"published": True}, by=ask.by, now=ask.now)
    return Go(f"/answers/{row.key}", "开好了，请写回答和来源，再发布。")


def write(ask: Ask) -> Answer:
    row = _row(ask)
    draft = editions.write(ask.session, row, _written(ask), by=ask.by, now=ask.now)
    try:
        editions.check(ask.session, row, draft.facts)
    except (editions.NothingWritten, editions.UnknownFigure, editions.TooLong) as refusal:
        words = "".join(reply.words for reply in refusals.words(refusal) if isinstance(reply, Text))
        return Go(f"/answers/{row.key}", f"草稿存了，还不能发布：{words}", well=False)
    return Go(f"/answers/{row.key}", "草稿存好了，下面是手机上的样子。看好了再发布。")


def publish(ask: Ask) -> Go:
    row = _row(ask)
    editions.publish(ask.session, row, by=ask.by, now=ask.now)
    renew(ask.office.runtime.library, ask.session)
    return Go(f"/answers/{row.key}", "发布了，现在起这样回答。")


def drop(ask: Ask) -> Go:
    row = _row(ask)
    editions.drop(ask.session, row, by=ask.by)
    return Go(f"/answers/{row.key}", "草稿不要了。")


def withdraw(ask: Ask) -> Go:
    """Nobody is told it any more; it can be brought back like any version."""
    row = _row(ask)
    editions.write(ask.session, row, {**editions.facts_of(row), "published": False}, by=ask.by, now=ask.now)
    editions.publish(ask.session, row, by=ask.by, now=ask.now)
    renew(ask.office.runtime.library, ask.session)
    return Go(f"/answers/{row.key}", "停用了，不再这样回答。")


def go_back(ask: Ask) -> Go:
    row = _row(ask)
    editions.go_back(ask.session, row, ask.said("edition", most=12), by=ask.by, now=ask.now)
    renew(ask.office.runtime.library, ask.session)
    return Go(f"/answers/{row.key}", "退回到那一版了，现在起这样回答。")


def _lines(ask: Ask) -> list[Line]:
    numbers, drafts, today = answers.figures(ask.session), editions.drafts(ask.session), ask.now.date()
    return [
        Line(
            row, bool(row.review_after and row.review_after < today), editions.about(row) in drafts,
            sorted(answers.blanks(row) - {answers.PHONE, *numbers}),
        )
        for row in answers.listed(ask.session)
    ]  # fmt: skip


def _recorded(ask: Ask) -> list[tuple[str, int]]:
    """By language: how many answers can be heard now. None comes with the program."""
    count, phone = answer_voices.count, ask.station.phone
    return [(name, count(ask.session, code, phone=phone)) for code, name in texts.spoken.NAMES.items()]


def _is(line: Line, which: str) -> bool:
    return {"due": line.due, "draft": line.draft, "off": not line.row.published}.get(which, True)


def _facts(ask: Ask, row: tables.Answer, draft: Edition | None) -> dict[str, Any]:
    facts = {**editions.facts_of(row), **(draft.facts if draft else {})}
    return {
        "title": row.question, "row": row, "draft": draft, "facts": facts, "topics": TOPICS, "now": ask.now,
        "confidences": CONFIDENCES, "escalates": ESCALATES, "versions": editions.versions(ask.session, row),
        "said_now": knowledge.worded(ask, row) if row.published else "", "longest": editions.LONGEST_ANSWER,
        "would_say": knowledge.worded(ask, editions.preview(row, facts)) if draft else "",
        "due": bool(row.review_after and row.review_after < ask.now.date()), "amounts": answers.amounts(ask.session),
        "known_ways": row.also_asked, "voices": answer_voices.all_of(ask.session, row), "languages": texts.spoken.NAMES,
        "outdated": answer_voices.outdated(ask.session, row, phone=ask.station.phone),
    }  # fmt: skip


def _written(ask: Ask) -> dict[str, Any]:
    topic, confidence, escalate = (ask.said(name, most=30) for name in ("topic", "confidence", "escalate"))
    ways = [_clean(line)[:120] for line in ask.said("asked_since", most=4000).splitlines() if line.strip()]
    review = given.day(ask.said("review_after", most=20))
    return {
        "topic": topic if topic in TOPICS else "station", "question": _clean(ask.said("question", most=120)),
        "asked_since": ways[:WAYS], "words": identity.hide(ask.said("words", most=WORDS)),
        "escalate": escalate if escalate in ESCALATES else "none", "source": ask.said("source", most=200),
        "as_of": ask.said("as_of", most=40), "confidence": confidence if confidence in CONFIDENCES else "low",
        "review_after": review, "published": True,
    }  # fmt: skip


def _clean(said: str) -> str:
    """Questions come from people's messages: no number of theirs may stand in an answer."""
    return phones.hide(identity.hide(said.strip()))


def _row(ask: Ask) -> tables.Answer:
    return scopes.one(ask.session, tables.Answer, ask.path["id"], by=ask.by)


PAGES = (
    Page("/answers", "问答", show, NEEDS, icon="fa-solid fa-circle-question"),
    Page("/answers/new", "加一条问答", show_new, NEEDS),
    Page("/answers/{id:int}", "问答", show_one, NEEDS),
)
ACTS = (
    Act("/answers", begin, NEEDS),
    Act("/answers/{id:int}/draft", write, NEEDS),
    Act("/answers/{id:int}/publish", publish, NEEDS),
    Act("/answers/{id:int}/drop", drop, NEEDS),
    Act("/answers/{id:int}/withdraw", withdraw, NEEDS),
    Act("/answers/{id:int}/back", go_back, NEEDS),
)
