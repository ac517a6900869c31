"""What the house promises its people: words for every refusal, an answer to every menu key, forms that can be left."""

import importlib
import pkgutil

import db
import handlers.forms
from bot.settings import Settings
from bot.wechat import menu
from db.refusals import Refusal
from handlers import refusals
from handlers.dialogue.registry import all_subjects
from nlp.intents import NAMES
from tests.house.places import ROOT


def _every_refusal() -> set[type[Refusal]]:
    for found in pkgutil.walk_packages(db.__path__, "db."):
        if "migrations" not in found.name:
            importlib.import_module(found.name)
    found, queue = set(), [Refusal]
    while queue:
        for kind in queue.pop().__subclasses__():
            found.add(kind)
            queue.append(kind)
    return found


def test_every_refusal_of_the_records_has_words() -> None:
    assert _every_refusal() - set(refusals.WORDS) == set()


def test_every_button_of_the_published_menu_is_answered() -> None:
    assert set(menu.keys()) - set(all_subjects().menu_keys) == set()


def test_every_intent_is_answered() -> None:
    subjects = all_subjects()
    answered = set(subjects.intents) | set(subjects.opened_by)
    first_by_alert = {"crisis"}
    assert set(NAMES) - answered - first_by_alert == set()


def test_every_form_says_what_it_is_and_asks_something() -> None:
    for form in handlers.forms.gather():
        assert form.title, form.name
        assert form.steps, form.name
        for step in form.steps:
            assert step.answer.hint, f"{form.name}.{step.name} has no example for 不懂"


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"DEHONG_{name.upper()}" not in page]
    assert missing == []


def test_nothing_in_the_product_reads_outside_its_own_folder() -> None:
    outside = "/".join(("..", "shared"))
    wrong = [
        path.relative_to(ROOT).as_posix()
        for room in ("bot", "handlers", "nlp", "db", "tests", "benchmarks")
        for path in (ROOT / room).rglob("*.py")
        if outside in path.read_text(encoding="utf-8")
    ]
    assert wrong == []
