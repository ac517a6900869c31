"""Looking up workers from the staff's chat: a masked list, one card, a whole number only with a reason."""

import re
from collections.abc import Sequence

from db import applications, enrolments, event_signups, events, rights, roster
from db.audience_filters import Audience
from db.models import Worker
from db.rights import Right
from db.roster import Wanted
from handlers import broadcast_audience, figures_desk, opening, texts
from handlers.allowed import needs
from handlers.dialogue import listing
from handlers.dialogue.answers import Bad, Got
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, lookups, purposes
from nlp.lookups import Lookup
from nlp.purposes import Says

Replies = Sequence[Reply]
KIND, CARD = "staff:workers", "staff_card"
PAGE, MOST = 8, 500
LISTS_PEOPLE = late.pattern(r"名单|有哪些|有谁|都是谁|哪几个|列出来|列一下|列几个|列出|找几个")


@needs(Right.PEOPLE)
def look_up(turn: Turn) -> Replies:
    asked = lookups.read(turn.words)
    if asked.says_somebody or asked.maybe:
        return [*_show(turn, _found(turn, asked)), *([Text(texts.roster.NO_IDENTITIES)] if asked.identity else [])]
    return _group(turn) or [Text(texts.roster.ASK_WHOM)]


@needs(Right.PHONES)
def ask_phone(turn: Turn, match: re.Match[str]) -> Replies:
    """ "电话 W012", with or without the reason; 给我 and 急 are none, and are asked about. Raises NoSuchWorker."""
    member = rights.require(turn.staff, Right.PHONES)
    worker = roster.by_handle(turn.session, match[1], by=member)
    given: dict[str, object] = {"worker": worker.key}
    told = match[2].strip(" ,，:：\n")
    says = purposes.find(told)
    if says is Says.NO:
        return [Text(texts.roster.PHONE_UNSEEN)]
    if says is Says.PURPOSE:
        given["reason"] = told
    return opening.open_form(turn.saying("", turn.meaning), all_subjects().forms["show_phone"], given=given)


@needs(Right.PHONES)
def phone_of_last(turn: Turn, match: re.Match[str]) -> Replies:
    """看电话, 他电话多少 right after a card."""
    looked_at = turn.conversation.asked or {}
    if looked_at.get("kind") != CARD:
        return [Text(texts.roster.WHICH_PHONE)]
    given = {"worker": looked_at["worker"]}
    return opening.open_form(turn.saying("", turn.meaning), all_subjects().forms["show_phone"], given=given)


def _found(turn: Turn, asked: Lookup) -> Sequence[Worker]:
    member = rights.require(turn.staff, Right.PEOPLE)
    wanted = Wanted(asked.name or asked.maybe, asked.handle, asked.phone_begins, asked.phone_ends)
    found = roster.find(turn.session, wanted, by=member, limit=MOST)
    return [one for one in found if asked.county in one.county]


def _group(turn: Turn) -> Replies | None:
    """ "盈江在找工作的名单"; None when no group is named."""
    member = rights.require(turn.staff, Right.PEOPLE)
    if not LISTS_PEOPLE.search(turn.words):
        return None
    whom = broadcast_audience.read(turn, LISTS_PEOPLE.sub("", turn.words), empty=True)
    if isinstance(whom, Bad):
        return [Text(whom.words)]
    if not isinstance(whom, Got):
        return None
    audience = Audience.of(whom.value)
    title = "，".join([broadcast_audience.said(turn, audience), *figures_desk.seen_by(member)])
    return _show(turn, roster.of_group(turn.session, audience, by=member), title)


def _show(turn: Turn, people: Sequence[Worker], title: str = "查到") -> Replies:
    if not people:
        return [Text(texts.roster.NOBODY)]
    if len(people) == 1:
        listing.forget(turn)
        return card(turn, people[0].key)
    return _page(turn, [worker.key for worker in people], 0, title)


def _page(turn: Turn, ids: Sequence[int], first: int, title: str) -> Replies:
    member = rights.require(turn.staff, Right.PEOPLE)
    shown = ids[first : first + PAGE]
    listing.remember(turn, KIND, ids, first=first, shown=len(shown))
    lines = [_line(turn, roster.get(turn.session, one, by=member)) for one in shown]
    return [Text(texts.roster.found(title, lines, len(ids), first + len(shown)))]


def _line(turn: Turn, worker: Worker) -> str:
    visit = roster.last_visit(turn.session, worker)
    return texts.roster.line(worker, visit, len(roster.open_requests(turn.session, worker)))


@needs(Right.PEOPLE)
def card(turn: Turn, item: int) -> Replies:
    """Raises NoSuchWorker."""
    worker = roster.get(turn.session, item, by=rights.require(turn.staff, Right.PEOPLE))
    turn.conversation.asked = {"kind": CARD, "worker": worker.key, "at": turn.now.isoformat()}
    phones_too = rights.has(turn.staff, Right.PHONES)
    return [Text(texts.roster.card(worker, _parts(turn, worker), phones_too=phones_too))]


def _parts(turn: Turn, worker: Worker) -> list[str]:
    coming = roster.next_visit(turn.session, worker, now=turn.now)
    applied = applications.of_worker(turn.session, worker, live=True)[:3]
    enrolled = enrolments.upcoming_of(turn.session, worker, now=turn.now)[:3]
    guided = event_signups.history(turn.session, worker, kinds=(events.GUIDANCE,), limit=3)
    return [
        texts.roster.last_visit(roster.last_visit(turn.session, worker)),
        *([texts.roster.next_visit(coming, turn.now)] if coming else []),
        *(texts.roster.request(row) for row in roster.open_requests(turn.session, worker)),
        *(texts.roster.follow_up(row) for row in roster.open_follow_ups(turn.session, worker)),
        *(texts.mine.application(row, vacancy) for row, vacancy in applied),
        *(texts.mine.enrolment(row, course, turn.now) for row, course in enrolled),
        *(texts.fairs_desk.past(event, row, slot) for row, event, slot in guided),
    ]


def _more(turn: Turn) -> Replies:
    listed = listing.last(turn)
    if listed is None or listed.first + listed.shown >= len(listed.ids):
        return [Text(texts.roster.NO_MORE)]
    return _page(turn, listed.ids, listed.first + listed.shown, texts.roster.GOES_ON)


def _is_lookup(turn: Turn) -> bool:
    """A search for somebody by name, number or telephone; what may be a name counts when there is such a person."""
    if not rights.has(turn.staff, Right.PEOPLE):
        return False
    asked = lookups.read(turn.words)
    if (asked.asks and asked.says_somebody) or asked.handle or asked.by_its_end:
        return True
    return bool(asked.maybe or (asked.name and asked.about)) and bool(_found(turn, asked))


SUBJECTS = {"staff_roster": look_up}
LISTS = {KIND: ListKind(pick=card, more=_more)}
PHRASES = (Phrase(r".{2,24}", look_up, when=_is_lookup),)
STAFF_COMMANDS = (
    (late.pattern(r"^(?:看)?(?:完整)?(?:电话|手机号?)\s*([WGwg]\s*\d{1,6})[\s,，:：]*(.*)$", re.DOTALL), ask_phone),
    (late.pattern(r"^([WGwg]\s*\d{1,6})\s*(?:的)?(?:完整)?(?:电话|手机号?)[\s,，:：]*(.*)$", re.DOTALL), ask_phone),
    (late.pattern(r"^看(?:一下|下)?(?:完整)?(?:电话|手机号?)$"), phone_of_last),
    (late.pattern(lookups.PHONE_OF_LAST), phone_of_last),
)
