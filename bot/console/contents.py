"""Everything the console shows, in the order of its menu. A new subject is one file here and one word in MODULES."""

from collections.abc import Iterator
from types import ModuleType

from bot.console import (
    agreements,
    amounts,
    answer_voices,
    answers,
    audit,
    broadcast_writing,
    broadcasts,
    certificate_labels,
    channel,
    claim_mending,
    claims,
    class_forms,
    classes,
    courses,
    employer_contacts,
    employer_months,
    employers,
    exports,
    fair_forms,
    fairs,
    flows,
    inbox,
    inquiries,
    ledger,
    meetings,
    merges,
    money,
    overview,
    placements,
    post_lists,
    privacy,
    reports,
    roster_imports,
    staff,
    unanswered,
    vacancies,
    vacancy_forms,
    vacancy_imports,
    visit_photos,
    visit_plan,
    visits,
    worker_imports,
    workers,
)
from bot.console.lists import RecordList
from bot.console.pages import Act, Page

FIRST = overview.FIRST
MODULES: tuple[ModuleType, ...] = (
    inbox, inquiries, workers, ledger, exports, merges, worker_imports, vacancies, vacancy_forms, vacancy_imports, employers, employer_contacts, employer_months, fairs, fair_forms, courses, classes, class_forms, certificate_labels, roster_imports, placements, visits, visit_plan, visit_photos, broadcasts, broadcast_writing, answers, answer_voices, flows, amounts, unanswered, reports, post_lists, agreements, meetings, money, claims, claim_mending, channel, staff, privacy, audit,
)  # fmt: skip

# Where a heading stands in the menu: above what belongs to this module.
HEADINGS = {
    inbox: "接待", workers: "人", vacancies: "岗位", courses: "培训", visits: "走访", broadcasts: "群发和问答", reports: "报表和资金",
    channel: "管理",
}  # fmt: skip


def headings() -> dict[str, str]:
    """Label to heading."""
    found, heading = dict[str, str](), ""
    for module in MODULES:
        heading = HEADINGS.get(module, heading)
        for view in (*getattr(module, "LISTS", ()), *getattr(module, "PAGES", ())):
            found[view.title if isinstance(view, Page) else view.menu_label] = heading
    return found


def menu() -> Iterator[Page | type[RecordList]]:
    """A subject's lists before its pages; pages without an icon are reached from others."""
    for module in MODULES:
        yield from getattr(module, "LISTS", ())
        yield from getattr(module, "PAGES", ())


def acts() -> Iterator[Act]:
    for module in (overview, *MODULES):
        yield from getattr(module, "ACTS", ())
