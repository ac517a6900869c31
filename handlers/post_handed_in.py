"""An employer's own ad in the chat (单位交岗位): who is one, what is handed in for review, and what became of it."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import employers, vacancies, vacancy_drafts
from db.models import Vacancy
from db.models.vacancies import UNPUBLISHED
from handlers import opening, post_ads, questions, telling_staff, texts
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Reply, Text, pack
from handlers.dialogue.turn import Turn
from nlp import hiring, late
from nlp.intents import SUBJECTS

Replies = Sequence[Reply]
NAME = "employer_post"
WAITING, SEEN = "own_post", "own_ad"
AUTHOR = "handed_in_by"  # the follower, among the facts of a post
LOOKED_BACK, MOST_WAITING, SHORTEST = timedelta(days=90), 5, 12
STATE = r"(?:查|看|问)?(?:一?下)?\s*(?:我们?(?:交|发|提交)?的)?\s*(?P<post>J\s*\d{1,6})\s*(?:号)?(?:的|这个)?(?:岗位|招聘)?\s*.{0,12}"
OF_OWN = late.pattern(
    "(?:我们?|厂里|公司)?[^,。]{0,6}(?:交|发|提交|登|递)[^,。]{0,8}(?:岗位|招聘|招工)[^,。]{0,8}(?:审|通过|发布|发出|咋|怎么样|好了|结果|消息|退)"
    "|(?:岗位|招聘|招工)(?:信息)?[^,。]{0,4}审(?:核|批)?[^,。]{0,4}(?:好|过|了|没|咋|怎么|结果|通过)"
)


def contact_of(turn: Turn) -> str:
    """The employer for which this person answers the telephone, "" when none is known."""
    if turn.staff is not None or turn.worker is None or not turn.worker.phone:
        return ""
    employer = employers.by_contact(turn.session, turn.worker.phone)
    return employer.name if employer else ""


def is_own(turn: Turn) -> bool:
    """Of a pasted ad: the bot has asked for it, its words say so to us, or the contact person of that employer writes."""
    if _seen(turn) or _is_asked(turn) or hiring.says_to_us(turn.words):
        return True
    contact, named = contact_of(turn), post_ads.read(turn.words, turn.now).employer
    return bool(contact) and (not named or named in contact or contact in named)


def expects(turn: Turn) -> bool:
    """Its ad, after the bot has asked for it; a wish for work holds some of the same facts."""
    if _seen(turn):
        return True
    if not _is_asked(turn) or len(turn.words) < SHORTEST:
        return False
    facts, about_jobs = post_ads.facts_in(turn.words, turn.now), SUBJECTS[turn.intent] == "jobs"
    return facts >= (post_ads.ENOUGH if about_jobs else post_ads.FEW)


def wants(turn: Turn) -> bool:
    return turn.staff is None and hiring.speaks(turn.words)


def begin(turn: Turn) -> Replies:
    """With facts of a post the form begins; without, what to send is said and waited for."""
    if post_ads.says_something(turn.words, turn.now):
        return take(turn)
    _wait(turn)
    return [Text(texts.posts.OWN_HOW)]


def take(turn: Turn) -> Replies:
    """What the ad says is taken, the rest is asked; an ad that no wording can mend may be pasted once more."""
    ad = _seen(turn) or hiring.without_request(turn.words)
    _wait(turn)
    given = {"ad": ad, "contact": contact_of(turn)}
    replies = opening.open_form(turn.saying("", turn.meaning), all_subjects().forms[NAME], given=given)
    if turn.conversation.form is not None:
        turn.conversation.asked = None
    return replies


def hand_in(turn: Turn, row: Vacancy) -> str:
    """Kept for review under a number, whatever the ad says of itself; those who review posts hear of it."""
    mine = [
        one for one in vacancy_drafts.in_review(turn.session, limit=200) if one.facts.get(AUTHOR) == turn.follower.key
    ]
    if len(mine) >= MOST_WAITING:
        return texts.employer_page.TOO_MANY
    known = contact_of(turn) == row.employer_name
    row.number = ""
    row.facts = {**row.facts, AUTHOR: turn.follower.key, "unknown_sender": not known}
    kept = vacancy_drafts.keep(turn.session, row, status="review", by=None, now=turn.now)
    _tell_reviewers(turn, kept)
    return texts.posts.handed_in(kept.number)


def names_unreviewed(turn: Turn) -> bool:
    """A number under which nobody but its author and staff may see anything yet."""
    row = _named(turn) if turn.staff is None else None
    return row is not None and row.status in UNPUBLISHED


def state(turn: Turn) -> Replies:
    """Raises NoSuchVacancy for somebody else's."""
    row = _named(turn)
    if row is None or row.facts.get(AUTHOR) != turn.follower.key:
        raise vacancies.NoSuchVacancy(row.number if row else "")
    return [Text(texts.posts.own_state(row))]


def asks_of_own(turn: Turn) -> bool:
    return turn.staff is None and bool(OF_OWN.search(turn.words)) and bool(_own(turn))


def states(turn: Turn) -> Replies:
    return [Text("\n".join(texts.posts.own_state(row) for row in _own(turn)))]


def _own(turn: Turn) -> list[Vacancy]:
    since = turn.now - LOOKED_BACK
    rows = vacancy_drafts.from_source(turn.session, texts.employer_page.SOURCE, since=since)
    return [row for row in rows if row.facts.get(AUTHOR) == turn.follower.key]


def _named(turn: Turn) -> Vacancy | None:
    match = re.fullmatch(STATE, turn.words.strip(), re.IGNORECASE)
    return vacancies.find(turn.session, match["post"]) if match else None


def may_be_own(turn: Turn, ad: str) -> None:
    """A checked ad may be that of whoever pasted it: said so in the next message, it need not be pasted again."""
    questions.put(turn, SEEN, ad=ad[:4000])


def _seen(turn: Turn) -> str:
    """The ad checked just now, when the words say that it is one's own."""
    asked = turn.conversation.asked or {}
    return str(asked["ad"]) if asked.get("kind") == SEEN and hiring.speaks(turn.words) else ""


def _is_asked(turn: Turn) -> bool:
    return (turn.conversation.asked or {}).get("kind") == WAITING


def _wait(turn: Turn) -> None:
    questions.put(turn, WAITING)


def _tell_reviewers(turn: Turn, row: Vacancy) -> None:
    telling_staff.owe(
        turn.session, roles=("job_officer", "station_head"), message=pack(Text(texts.posts.to_review(row))),
        key=f"review:{row.key}", now=turn.now, due_at=turn.station.after_quiet(turn.now),
    )  # fmt: skip
