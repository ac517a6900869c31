"""The papers of the employer of a post (核验): asked for in the chat as at the desk, and kept as a check of its own."""

from dataclasses import dataclass
from typing import Any

from db import employer_file, employer_papers
from db.employer_file import AGENCY_LICENCE, CHARTER, Checked
from db.models import Employer, Staff
from handlers import post_draft, post_review, texts
from handlers.dialogue.answers import Bad, Given, Got, Option, Read
from handlers.dialogue.kinds import YesNo
from handlers.dialogue.turn import Turn
from nlp import late, spelling

ALMOST = 8  # so many digits and letters are meant as one
NOT_LOOKED = late.pattern("^(?:都|也|我|还)*没有?(?:来得及)?(?:去)?(?:核对|核验|核|看|查|验|对)")
NONE = late.pattern("^(?:他们|单位|公司|还|暂时|目前)*(?:没有?|无|没办|办不了|不知道|不清楚)")


def wanted(turn: Turn, given: Given) -> bool:
    """Never looked at, six months ago, or without what the records must show (人力资源市场暂行条例, art. 18, 26)."""
    if "employer" not in given:
        return False
    return not post_review.papers_in_order(_employer(turn, given), now=turn.now)


def ask(turn: Turn, given: Given) -> str:
    employer = _employer(turn, given)
    if not employer.verified:
        why = texts.posts.NEVER_VERIFIED
    elif employer_file.check_due(employer, now=turn.now):
        why = texts.posts.VERIFIED_LONG_AGO
    else:
        why = texts.posts.PAPERS_LACK
    return texts.posts.ask_verified(employer.name, why)


def wants_code(turn: Turn, given: Given) -> bool:
    return bool(given.get("verified")) and not employer_papers.is_credit_code(_employer(turn, given).credit_code)


def wants_licence(turn: Turn, given: Given) -> bool:
    employer = _employer(turn, given) if given.get("verified") else None
    return (
        employer is not None and employer_file.is_agency(employer) and not employer_papers.is_licence(employer.licence)
    )


def stops(turn: Turn, given: Given) -> str:
    """Why the post is not published: nobody looked, no licence, or a look that was not passed."""
    if "employer" in given and employer_file.failed(turn.session, _employer(turn, given)):
        return texts.posts.PAPERS_FAILED.format(name=given["employer"])
    if given.get("verified") is False or given.get("licence") == "":
        return texts.posts.VERIFY_FIRST
    return ""


def keep(turn: Turn, given: Given, *, by: Staff) -> Employer:
    """The employer in the records; papers looked at just now stand there with who looked and when."""
    employer = _employer(turn, given)
    turn.session.add(employer)
    turn.session.flush()
    if given.get("verified"):
        licence = str(given.get("licence") or employer.licence)
        papers = (CHARTER, AGENCY_LICENCE) if employer_file.is_agency(employer) else (CHARTER,)
        found = Checked(True, str(given.get("credit_code") or employer.credit_code), licence, papers)
        employer_file.check(turn.session, employer, found, by=by, now=turn.now)
    return employer


def _employer(turn: Turn, given: Given) -> Employer:
    """Not stored yet when it is a new one."""
    return post_draft.employer_of(turn.session, given["employer"]) or Employer(name=given["employer"])


class Looked(YesNo):
    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return Got(False) if NOT_LOOKED.search(words.strip()) else super().read(turn, given, words)


@dataclass(frozen=True)
class CreditCode:
    """18 digits and capitals, the last worked out from the others."""

    hint: str = "91310118MA1234567Y"
    takes_anything: bool = False

    def options(self, turn: Turn, given: Given) -> tuple[Option, ...]:
        return ()

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        said = "".join(letter for letter in spelling.normalise(words).upper() if letter.isascii() and letter.isalnum())
        if employer_papers.is_credit_code(said):
            return Got(said)
        if employer_papers.is_shaped(said):
            return Bad(texts.posts.WRONG_CHECK_DIGIT)
        return Bad(texts.posts.WRONG_CREDIT_CODE) if len(said) >= ALMOST else None

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return None

    def show(self, turn: Turn, value: Any) -> str:
        return str(value)


@dataclass(frozen=True)
class LicenceNumber(CreditCode):
    """As it stands on the licence; "" when there is none."""

    hint: str = "310118200001"

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        said = words.strip()
        if NONE.search(said):
            return Got("")
        return Got(said[:40]) if employer_papers.is_licence(said) else Bad(texts.posts.NOT_A_LICENCE)
