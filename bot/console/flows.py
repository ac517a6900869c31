"""Questions of the forms (流程): worded at the desk as drafts, seen as on a phone, published, taken back; what may be skipped left out."""

from collections.abc import Mapping
from typing import Any

from bot.console.pages import Act, Ask, Go, Page, Shown
from db import step_words
from db.rights import Right
from db.scopes import NotSeen
from handlers import forms, texts
from handlers.dialogue import wording
from handlers.dialogue.form import Form, Step
from nlp import identity, one_question, phones

NEEDS = (Right.ANSWERS,)


def show(ask: Ask) -> Shown:
    """All forms, or with ?form= the questions of one."""
    named, found = ask.query.get("form", ""), _forms()
    live, drafts = step_words.live(ask.session), step_words.drafts(ask.session)
    if named not in found:
        changed = {form: sum(step.startswith(f"{form}.") for step in live) for form in found}
        return Shown("answers/flows.html", {"forms": found.values(), "changed": changed, "drafts": drafts})
    form = found[named]
    rows = [_row(ask, form, step, live, drafts) for step in form.steps]
    facts = {
        "title": f"流程：{form.title}",
        "form": form,
        "rows": rows,
        "longest": step_words.LONGEST,
        "skip": texts.forms.MAY_SKIP,
    }
    return Shown("answers/flow.html", facts)


def write(ask: Ask) -> Go:
    form, step = _step(ask)
    said = phones.hide(identity.hide(ask.said("ask", most=200)))
    asked = not step.optional or ask.said("asked") == "1"
    if wrong := _trouble(said):
        return _back(form, wrong, well=False)
    step_words.write(ask.session, f"{form.name}.{step.name}", ask=said, asked=asked, by=ask.by, now=ask.now)
    return _back(form, "草稿存好了，看好了再发布。")


def publish(ask: Ask) -> Go:
    form, step = _step(ask)
    draft = step_words.drafts(ask.session).get(f"{form.name}.{step.name}")
    if draft is not None and (wrong := _trouble(draft.facts["ask"])):
        return _back(form, wrong, well=False)
    step_words.publish(ask.session, f"{form.name}.{step.name}", by=ask.by, now=ask.now)
    return _back(form, "发布了，现在起这样问。")


def drop(ask: Ask) -> Go:
    form, step = _step(ask)
    step_words.drop(ask.session, f"{form.name}.{step.name}", by=ask.by)
    return _back(form, "草稿不要了。")


def go_back(ask: Ask) -> Go:
    form, step = _step(ask)
    key, first = f"{form.name}.{step.name}", str(step.ask)
    step_words.go_back(ask.session, key, ask.said("edition", most=12), first=first, by=ask.by, now=ask.now)
    return _back(form, "退回到那一版了，现在起这样问。")


def _row(
    ask: Ask, form: Form, step: Step, live: Mapping[str, Mapping[str, Any]], drafts: Mapping[str, Any]
) -> dict[str, Any]:  # fmt: skip
    key = f"{form.name}.{step.name}"
    now = live.get(key) or {"ask": step.ask if wording.can_change(step) else "", "asked": True}
    return {
        "step": step, "may_change": wording.can_change(step), "now": now, "draft": drafts.get(key),
        "versions": step_words.versions(ask.session, key), "hint": step.answer.hint,
    }  # fmt: skip


def _forms() -> dict[str, Form]:
    return {form.name: form for form in forms.gather() if not form.for_staff}


def _step(ask: Ask) -> tuple[Form, Step]:
    """Raises NotSeen for what is no question that can be changed."""
    form = _forms().get(ask.said("form", most=40))
    step = form.step(ask.said("step", most=40)) if form else None
    if form is None or step is None or not wording.can_change(step):
        raise NotSeen("Step")
    return form, step


def _trouble(words: str) -> str:
    """Why workers must not be asked like this; empty where they may."""
    if one_question.asks_for_numbers(words):
        return texts.forms.ASKS_FOR_NUMBERS
    return texts.forms.ASKS_TWO if one_question.asks_two(words) else ""


def _back(form: Form, said: str, *, well: bool = True) -> Go:
    return Go(f"/flows?form={form.name}", said, well)


PAGES = (Page("/flows", "流程里的问题", show, NEEDS),)
ACTS = (
    Act("/flows/draft", write, NEEDS),
    Act("/flows/publish", publish, NEEDS),
    Act("/flows/drop", drop, NEEDS),
    Act("/flows/back", go_back, NEEDS),
)
