"""Going home to start something (返乡创业): what, where, which trade, how far; a named contact gets it."""

from collections.abc import Sequence

from db import home_plans, outbox, staff
from handlers import texts
from handlers.dialogue.answers import Given, Option
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words, fixed
from handlers.dialogue.replies import Reply, Text, notice
from handlers.dialogue.turn import Turn
from handlers.forms import person

KINDS = ("business", "study_trip", "money", "work")
STAGES = ("thinking", "preparing", "running")
LABELS = dict(zip(KINDS, texts.homeward.INTERESTS, strict=True))
STAGE_LABELS = dict(zip(STAGES, texts.homeward.STAGES, strict=True))
TOLD = ("station_head", "job_officer", "county_liaison")


def _not_work(turn: Turn, given: Given) -> bool:
    return given.get("interest") not in (None, "work") and not person.refused(given)


def _agreed(turn: Turn, given: Given) -> bool:
    return not person.refused(given)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    member = home_plans.contact(turn.session, county=worker.county)
    name = f"{member.organisation}{member.name}" if member else ""
    home_plans.keep(
        turn.session, worker=worker, follower=turn.follower, interest=given["interest"], county=worker.county,
        trade=given.get("trade", ""), stage=given.get("stage", ""), contact=name, now=turn.now,
    )  # fmt: skip
    label = LABELS[given["interest"]]
    told = texts.homeward.told_staff(
        worker.name, worker.county, label, given.get("trade", ""), STAGE_LABELS.get(given.get("stage", ""), "")
    )
    fields = {"thing1": "返乡创业意向", "time2": f"{turn.now:%Y-%m-%d %H:%M}", "thing3": worker.county}
    for each, follower in staff.bound(turn.session, roles=TOLD):
        if each.role != "county_liaison" or (member is not None and each.id == member.id):
            outbox.owe(
                turn.session, follower=follower, message=notice(told, "staff", fields), kind="staff", now=turn.now,
                key=f"home_plan:{worker.key}:{turn.now:%Y%m%d}:staff:{each.key}",
            )  # fmt: skip
    noted = Text(texts.homeward.noted(label, worker.county, name))
    return [noted, Text(texts.homeward.WORK)] if given["interest"] == "work" else [noted]


FORM = Form(
    name="home_plan",
    title="返乡创业登记",
    steps=(
        *person.STEPS,
        Step("interest", ask=texts.homeward.ASK_INTEREST, label="想做", when=_agreed,
             answer=fixed(*(Option(value, label) for value, label in LABELS.items()))),
        Step("trade", ask=texts.homeward.ASK_TRADE, label="行业", when=_not_work, optional=True,
             answer=Words(hint="种坚果", limit=60)),
        Step("stage", ask=texts.homeward.ASK_STAGE, label="进度", when=_not_work,
             answer=fixed(*(Option(value, label) for value, label in STAGE_LABELS.items()))),
    ),
    submit=submit,
    stops_at=person.stopped,
    review=False,
)  # fmt: skip
