"""Nothing in the copy of one's own data is a word of ours: every kind of consent and every state has a name."""

from bot.pages import own
from db import applications, employer_months, placements, townsfolk, workers
from db.load import words
from db.load.workers import CONSENT_COLUMNS
from db.models.workers import CONSENT_KINDS
from handlers import texts

NAMES = texts.own_copy.NAMES


def test_no_kind_of_consent_is_without_a_name() -> None:
    assert set(texts.consents.NAMES) == set(CONSENT_KINDS)
    for kind in CONSENT_KINDS:
        for about in ("", "甲厂"):
            assert not texts.consents.name(kind, about).isascii()
            assert kind not in texts.consents.name(kind, about)


def test_every_kind_that_is_asked_for_or_imported_is_one_of_them() -> None:
    asked = {sheet.consent for sheet in own.SHEETS if sheet.consent}
    asked |= {
        employer_months.CONSENT,
        townsfolk.CONSENT,
        *words.CONSENTS.values(),
        *(kind for kind, _ in CONSENT_COLUMNS),
    }
    assert asked <= set(CONSENT_KINDS)


def test_no_state_is_without_a_name() -> None:
    assert set(NAMES.workers) >= set(workers.STATUSES)
    assert set(NAMES.applications) >= set(applications.STATUSES)
    assert set(NAMES.confirmations) >= set(employer_months.SAID)
    assert set(NAMES.enrolments) >= set(words.ENROLMENT_STATUSES.values())
    assert set(NAMES.visits) >= set(words.VISIT_STATUSES.values())
    assert set(NAMES.placements) >= {*placements.LIVE, "refused", "ended", "withdrawn"}
