"""Going home to start something (返乡创业): what, where, which trade, how far; a named contact gets it."""

from collections.abc import Sequence
from typing import Any

from db import answers, home_plans, outbox, staff
from db.models import HomePlan, Worker
from db.workers import COUNTY_CODES
from handlers import knowledge, texts
from handlers.dialogue.answers import Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Choice, County, Words, fixed
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn
from handlers.forms import person
from nlp import commands, late
from nlp import home_plans as plans

KINDS = ("business", "study_trip", "money", "work")
STAGES = ("thinking", "preparing", "running")
LABELS = dict(zip(KINDS, texts.homeward.INTERESTS, strict=True))
STAGE_LABELS = dict(zip(STAGES, texts.homeward.STAGES, strict=True))
STAGE_OPTIONS = tuple(Option(value, label) for value, label in STAGE_LABELS.items())
SUPPORT = "biz-support"
BACK_TO = late.pattern("回|老家")
TOLD = ("station_head", "job_officer", "county_liaison")


def _not_work(turn: Turn, given: Given) -> bool:
    return given.get("interest") not in (None, "work") and not person.refused(given)


def _agreed(turn: Turn, given: Given) -> bool:
    return not person.refused(given)


class StageAnswer(Choice):
    """How far it is, by number or as people say it: 已经种了三十亩."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        told = plans.stage(words) if commands.pick(words, count=len(STAGES)) is None else ""
        return Got(told) if told else super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        told = plans.told(words).stage
        return Got(told) if told else super().find(turn, given, words)


class TradeAnswer(Words):
    """Any words but a number of some list, and what ends the plan or asks who helps."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        a_number = commands.pick(words, count=9) is not None
        aside = a_number or plans.ends(words) or plans.looks(words) or plans.asks_contact(words)
        trade = plans.told(words).trade if plans.corrects(words) else ""
        return Got(trade) if trade else None if aside else super().read(turn, given, words)


def given_in(turn: Turn, words: str) -> dict[str, Any]:
    """What a sentence said before the form holds for it: never asked again."""
    told, county = plans.told(words), county_in(turn, words)
    facts = {name: value for name, value in vars(told).items() if value}
    if county:
        facts["where"] = county
        if turn.worker is None and BACK_TO.search(words):
            facts["county"] = county
    return facts


def county_in(turn: Turn, words: str) -> str:
    found = County().find(turn, {}, plans.without_denied(words))
    return str(found.value) if isinstance(found, Got) and found.value in COUNTY_CODES else ""


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    county = given.get("where") or worker.county
    name = home_plans.contact_name(turn.session, county=county)
    plan = home_plans.keep(
        turn.session, worker=worker, follower=turn.follower, interest=given["interest"], county=county,
        trade=given.get("trade", ""), stage=given.get("stage", ""), contact=name, now=turn.now,
    )  # fmt: skip
    tell(turn, worker, plan, cause=f"{turn.now:%Y%m%d}")
    noted = Text(texts.homeward.noted(LABELS[plan.interest], county, name))
    if plan.interest == "work":
        return [noted, Text(texts.homeward.WORK)]
    return [noted, Text(texts.homeward.details(plan.trade, STAGE_LABELS.get(plan.stage, "")))]


def tell(turn: Turn, worker: Worker, plan: HomePlan, *, cause: str, what: str = "") -> None:
    """Whoever helps there, and the station. `what` is said in front: that it was changed, or is off."""
    member = home_plans.contact(turn.session, county=plan.county)
    told = what + texts.homeward.told_staff(
        worker.name, plan.county, LABELS[plan.interest], plan.trade, STAGE_LABELS.get(plan.stage, "")
    )
    fields = {"thing1": "返乡创业意向", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": plan.county}
    for each, follower in staff.bound(turn.session, roles=TOLD):
        if each.role != "county_liaison" or (member is not None and each.id == member.id):
            outbox.owe(
                turn.session, follower=follower, message=notice(told, "staff", fields), kind="staff", now=turn.now,
                key=f"home_plan:{worker.key}:{cause}:staff:{each.key}",
            )  # fmt: skip


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """是盈江 不是陇川, 不对 是开小饭馆: told anew in the midst of it."""
    if "interest" not in given or not plans.corrects(turn.words):
        return ""
    facts = given_in(turn, turn.words)
    changed = {name: facts[name] for name in ("trade", "where") if facts.get(name) and facts[name] != given.get(name)}
    given.update(changed)
    return texts.homeward.changed(tuple(changed.values())) if changed else ""


def _explains(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """有没得补贴 is asked of the plan: no complaint of wages."""
    if not plans.asks_for_money(turn.words):
        return None
    entry = answers.by_code(turn.session, SUPPORT)
    said = knowledge.worded(turn, entry) if entry else ""
    return [Text(said)] if said else None


FORM = Form(
    name="home_plan",
    title="返乡创业登记",
    steps=(
        *person.STEPS,
        Step("interest", ask=texts.homeward.ASK_INTEREST, label="想做", when=_agreed,
             answer=fixed(*(Option(value, label) for value, label in LABELS.items()))),
        Step("trade", ask=texts.homeward.ASK_TRADE, label="行业", when=_not_work, optional=True,
             answer=TradeAnswer(hint="种坚果", limit=60)),
        Step("stage", ask=texts.homeward.ASK_STAGE, label="进度", when=_not_work,
             answer=StageAnswer(lambda turn, given: STAGE_OPTIONS)),
    ),
    hears=_hears,
    explains=_explains,
    submit=submit,
    stops_at=person.stopped,
    review=False,
)  # fmt: skip
