"""One's own plan for home (返乡创业登记) after it was noted: looked at, one thing in it changed, given up."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from db import home_plans
from db.models import HomePlan
from handlers import opening, questions, texts
from handlers.dialogue import form, listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import home_plan
from nlp import answers, late
from nlp import home_plans as plans

Replies = Sequence[Reply]
FORM, END = "home_plan", "end_home_plan"
SAYS_END = "(?:就|确定|还是)?(?:撤|取消)(?:掉|了|吧)*"
# So long words that only correct something are about the plan just noted.
LATELY, JUST_NOW = timedelta(hours=24), timedelta(hours=1)
OF_THE_PLAN, OF_THE_RECORD = late.pattern("创业|返乡"), late.pattern("老家|户口|籍贯|电话|手机|名字|姓名")
FACTS = ("interest", "trade", "stage", "where")


def show(turn: Turn) -> Replies:
    plan = home_plans.of(turn.session, turn.worker)
    if plan is None:
        return []
    label, stage = home_plan.LABELS[plan.interest], home_plan.STAGE_LABELS.get(plan.stage, "")
    day = f"{plan.noted_at.month}月{plan.noted_at.day}日"
    return [Text(texts.homeward.plan(label, plan.county, texts.homeward.details(plan.trade, stage), plan.contact, day))]


def reach(turn: Turn) -> Replies:
    plan = home_plans.of(turn.session, turn.worker)
    county = plan.county if plan else turn.worker.county if turn.worker else ""
    name = home_plans.contact_name(turn.session, county=county)
    return [Text(texts.homeward.reach(name, turn.station.phone))]


def change(turn: Turn) -> Replies:
    """One thing told anew; the rest stays, and whoever helps there hears of it."""
    plan, told = home_plans.of(turn.session, turn.worker), _told(turn)
    if plan is None or turn.worker is None or not told:
        return []
    county = told.get("where", plan.county)
    contact = home_plans.contact_name(turn.session, county=county)
    home_plans.keep(
        turn.session, worker=turn.worker, follower=turn.follower, interest=told.get("interest", plan.interest),
        county=county, trade=told.get("trade", plan.trade), stage=told.get("stage", plan.stage), contact=contact,
        now=turn.now,
    )  # fmt: skip
    home_plan.tell(turn, turn.worker, plan, cause=turn.incoming.key, what=texts.homeward.CHANGED_FOR_STAFF)
    shown = [home_plan.STAGE_LABELS.get(value, home_plan.LABELS.get(value, value)) for value in told.values()]
    return [Text(texts.homeward.changed(shown)), *show(turn)]


def end(turn: Turn) -> Replies:
    """The form that is open is given up with it; what was noted before is asked about."""
    in_form = _in_form(turn)
    if in_form:
        form.keep(turn, None)
    if home_plans.of(turn.session, turn.worker) is None:
        return [Text(texts.homeward.LEFT)]
    questions.put(turn, END, yes=SAYS_END, strict=True)
    return [Choices(texts.homeward.SURE_TO_END, texts.homeward.END_OPTIONS)]


def _settle_end(turn: Turn, yes: bool) -> Replies:
    plan = home_plans.of(turn.session, turn.worker)
    if not yes or plan is None or turn.worker is None:
        return [Text(texts.homeward.STAYS)]
    home_plans.give_up(turn.session, plan)
    home_plan.tell(turn, turn.worker, plan, cause=turn.incoming.key, what=texts.homeward.ENDED_FOR_STAFF)
    return [Text(texts.homeward.ENDED)]


def _told(turn: Turn) -> dict[str, Any]:
    """What the words change of the plan that stands; empty where they are about something else."""
    plan = home_plans.of(turn.session, turn.worker) if turn.incoming.has_words and turn.staff is None else None
    if plan is None or answers.asks(turn.words) or OF_THE_RECORD.search(turn.words):
        return {}
    facts = _by_correction(turn, plan) or _by_stage(turn, plan)
    before = {"interest": plan.interest, "trade": plan.trade, "stage": plan.stage, "where": plan.county}
    return {name: facts[name] for name in FACTS if facts.get(name) and facts[name] != before[name]}


def _by_correction(turn: Turn, plan: HomePlan) -> dict[str, Any]:
    named = bool(OF_THE_PLAN.search(turn.words))
    if not plans.corrects(turn.words) and not (named and plans.changes(turn.words)):
        return {}
    if not named and not _is_spoken_of(turn, plan, LATELY):
        return {}
    facts = home_plan.given_in(turn, turn.words)
    return facts if facts.get("trade") else {name: value for name, value in facts.items() if name != "interest"}


def _by_stage(turn: Turn, plan: HomePlan) -> dict[str, Any]:
    """我已经租好铺子了: at any time by a word of business, without one just after the plan was noted."""
    stage = plans.stage(turn.words)
    if not stage or (stage == plans.THINKING and not _is_spoken_of(turn, plan, JUST_NOW)):
        return {}
    sure = plans.of_a_business(turn.words) or _is_spoken_of(turn, plan, JUST_NOW)
    return {"stage": stage} if sure else {}


def _is_spoken_of(turn: Turn, plan: HomePlan, span: timedelta) -> bool:
    """Noted lately, and no list has been shown since."""
    listed = listing.last(turn)
    return turn.now - plan.noted_at < span and (listed is None or listed.at < plan.noted_at)


def _in_form(turn: Turn) -> bool:
    opened = opening.open_form_of(turn)
    return opened is not None and opened.name == FORM


def _concerned(turn: Turn) -> bool:
    return (
        turn.incoming.has_words
        and turn.staff is None
        and (_in_form(turn) or home_plans.of(turn.session, turn.worker) is not None)
    )


def _ends(turn: Turn) -> bool:
    return plans.ends(turn.words) and _concerned(turn)


def _looks(turn: Turn) -> bool:
    return plans.looks(turn.words) and home_plans.of(turn.session, turn.worker) is not None


def _asks_contact(turn: Turn) -> bool:
    return plans.asks_contact(turn.words) and _concerned(turn)


QUESTIONS = {END: _settle_end}
ASIDES = ((_ends, end), (_looks, show), (_asks_contact, reach))
PHRASES = (
    Phrase(".{4,40}", end, when=_ends),
    Phrase(".{4,30}", show, when=_looks),
    Phrase(".{4,30}", reach, when=_asks_contact),
    Phrase(".{3,40}", change, when=lambda turn: bool(_told(turn))),
)
