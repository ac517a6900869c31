"""A forwarded job ad checked: dangerous, the station's own post, or not known; never called good."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlmodel import Session

from db import employers, vacancies
from db.models import Vacancy
from handlers import (
    ad_copies,
    ad_differences,
    ad_noticed,
    ad_reading,
    ad_strangers,
    ad_telling,
    ad_work,
    opening,
    post_handed_in,
    seal_quoted,
    texts,
)
from handlers.ad_differences import Difference
from handlers.dialogue import listing, moves
from handlers.dialogue.form import Form, State
from handlers.dialogue.kinds import Phone
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import ad_dangers, ad_offered, cheated, hiring, night_told, persons_wished, phones, take_home
from nlp.ad_dangers import Danger

Replies = Sequence[Reply]
WAITING = "ad"
SPOKEN = "ad:"
SPOKEN_OF = {result: f"{SPOKEN}{result}" for result in ("danger", "ours", "unknown")}
CONTACTS = frozenset({"phone", "account"})
OF_ADS = frozenset({"report", post_handed_in.NAME})  # forms whose answers speak of posts and charges themselves
OF_OWN_PAY = frozenset({"in_hand", "start_check"})  # sums and charges there are what is kept of one's own wages
WANTS_CHECK = (
    "(?:帮我?|我要|我想|想)?(?:查|看|核实|鉴别|验)(?:一下|看|查)?(?:这个|这条|个|条)?(?:招工|招聘|工作)?(?:的)?(?:广告|消息|信息|真假)(?:是?真的?(?:吗|嘛|还是假的?)|真假|靠不靠谱)?"
    "|(?:看看?|查查?)招工真假|(?:有人|群里|朋友|老乡)(?:发|转)(?:给我|了)?(?:一个|一条|个|条)?招工(?:的)?(?:广告|消息|信息)?.{0,4}(?:真的?吗|给真的?|靠谱[吗不]|能信[吗不])?"
)  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """`vacancy` is the post it was copied from, `nearest` one like it that the station has when it is no copy.

    `sealed` when it bears the number of the post or names its employer.
    """

    dangers: tuple[Danger, ...]
    vacancy: Vacancy | None
    differences: tuple[Difference, ...]
    nearest: Vacancy | None
    sealed: bool = False

    @property
    def result(self) -> str:
        """danger, ours or unknown: there are no other results."""
        if self.dangers:
            return "danger"
        return "ours" if self.vacancy and not self.of_strangers else "unknown"

    @property
    def of_strangers(self) -> bool:
        """The words of a post under another firm, or with a stranger's contact and nothing that says whose they are."""
        kinds = {one.kind for one in self.differences}
        return "firm" in kinds or (not self.sealed and bool(kinds & CONTACTS))


def check(session: Session, words: str, *, phone: str, now: datetime, quoted: bool = False) -> Checked:
    """`phone` is the station's own number; `quoted` when the words are a short sentence about a post by number."""
    ad = ad_reading.read(words, now)
    compared = ad_copies.compare(session, ad, now=now)
    vacancy = compared.copied
    added = _dangers(words, vacancy, quoted)
    if vacancy is None:
        return Checked(added, None, (), compared.nearest)
    other = ad_work.other(vacancy, ad, added)
    dangers = tuple(danger for danger in added if danger.sure or not (other and other in danger.said))
    employer = employers.of_vacancy(session, vacancy)
    phones = (phone, employer.contact_phone if employer else "")
    differences = ad_differences.find(vacancy, ad, dangers, phones, other, same_unit=quoted)
    sealed = ad_strangers.is_sealed(ad) or ad_strangers.names_employer(vacancy, ad)
    return Checked(dangers, vacancy, differences, None, sealed)


def _dangers(words: str, vacancy: Vacancy | None, quoted: bool) -> tuple[Danger, ...]:
    """What is dangerous in the ad, or in what it has besides the post; of a sentence each charge is heard by itself too."""
    find = ad_dangers.find if vacancy is None else partial(ad_dangers.find_added, known=ad_telling.described(vacancy))
    found = find(ad_reading.unnumbered(words))
    if found or not quoted:
        return found
    return next((charge for clause in seal_quoted.charges(words) if (charge := find(clause))), ())


def said(checked: Checked, *, now: datetime) -> str:
    """The answer in words, the result first."""
    lines = {"danger": _danger, "ours": _ours, "unknown": _unknown}[checked.result](checked, now)
    return "\n".join(line for line in lines if line)


def wants(turn: Turn) -> bool:
    """A pasted ad, or whatever is sent after the bot has asked for it; staff paste ads to publish them.

    In the middle of a form only what others say of a post with a number.
    """
    if not turn.incoming.has_words or turn.staff is not None:
        return False
    lost = (told := cheated.find(turn.meaning.plain)) is not None and told.lost
    if (form := opening.open_form_of(turn)) is not None or turn.conversation.form is not None:
        if form is None or form.name in OF_ADS or lost:
            return False
        if form.name in OF_OWN_PAY and len(turn.words) < ad_noticed.LONG:
            return seal_quoted.presses(turn.words)
        if _would_be_own_number(turn, form):
            return True
        return seal_quoted.presses(turn.words) or ad_noticed.presses(turn.words, turn.now)
    if post_handed_in.expects(turn):
        return True
    if lost or persons_wished.wants_us_to_call(turn.words) or _tells_of_own_wages(turn):
        return False
    if seal_quoted.quotes(turn.words):
        return True
    if take_home.asks(turn.words) or night_told.certain(turn.words):
        return False  # what is kept of one's wages, or one's own hours: no ad that asks for money
    asked = turn.conversation.asked or {}
    if (
        asked.get("kind") == WAITING
        and len(turn.words) >= ad_noticed.SHORTEST
        and not re.fullmatch(WANTS_CHECK, turn.words)
    ):
        return True
    return ad_offered.is_told(turn.words) or ad_noticed.is_one(turn.words, turn.now)


def _tells_of_own_wages(turn: Turn) -> bool:
    """工资没发，打我电话154…: whoever is owed wages and hires nobody leaves their own number."""
    alert, plain = turn.meaning.alert, turn.meaning.plain
    owed = alert is not None and alert.sure and alert.kind == "wage_arrears"
    brief = len(turn.words) < ad_noticed.LONG and phones.find(turn.words) is not None
    return owed and brief and not ad_noticed.HIRING.search(plain) and not ad_noticed.OFFERS.search(plain)


def _would_be_own_number(turn: Turn, form: Form) -> bool:
    """Where a telephone is asked for, or has been, the one of an ad would be taken for the person's own."""
    if not ad_noticed.turns_to(turn.words):
        return False
    given = State.of(turn.conversation.form or {}).given
    return any(isinstance(step.answer, Phone) and step.wanted(turn, given) for step in form.steps)


def handle(turn: Turn) -> Replies:
    """An employer's own ad is handed in for review; of a stranger's it is said what it is."""
    if post_handed_in.is_own(turn):
        return post_handed_in.take(turn)
    turn.conversation.asked = None
    quoted = seal_quoted.quotes(turn.words)
    told = seal_quoted.told(turn.words) if quoted else turn.words
    ad = ad_noticed.without_question(told) or told
    checked = check(turn.session, ad, phone=turn.station.phone, now=turn.now, quoted=quoted)
    checked = replace(checked, dangers=seal_quoted.plain(checked.dangers)) if quoted else checked
    words = said(checked, now=turn.now)
    listing.speak_of(turn, SPOKEN_OF[checked.result])
    if ad_offered.asks_whether_to_go(told) and checked.result == "danger":
        words = f"{words}\n{texts.ad_check.DO_NOT_GO}"
    if (form := opening.open_form_of(turn)) is not None:
        return [Text(words), moves.repeat(turn, form)]
    if checked.result == "danger" or not hiring.speaks_of_itself(ad):
        return [Text(words)]
    post_handed_in.may_be_own(turn, ad)
    return [Text(f"{words}\n{texts.ad_check.OWN_AD}")]


def of_link(turn: Turn) -> Replies:
    """A shared link whose title hires and names a danger: what it leads to is not read, and the title is enough."""
    title = turn.incoming.title
    if turn.staff is not None or not ad_noticed.HIRING.search(title):
        return []
    checked = check(turn.session, title, phone=turn.station.phone, now=turn.now)
    if not any(danger.sure for danger in checked.dangers):
        return []
    listing.speak_of(turn, SPOKEN_OF["danger"])
    return [Text(said(checked, now=turn.now))]


def ask(turn: Turn) -> Replies:
    turn.conversation.asked = {"kind": WAITING, "at": turn.now.isoformat()}
    return [Text(texts.ad_check.SEND_IT)]


def _danger(checked: Checked, now: datetime) -> Sequence[str]:
    words = texts.ad_check
    about = checked.vacancy
    copied = (words.COPIED.format(post=words.named(about)), *_changes(checked)) if about and checked.differences else ()
    there = words.AS_REGISTERED.format(number=about.number) if about else _nearest(checked)
    return (words.DANGER, words.dangers(checked.dangers), *copied, there, words.REPORT)


def _ours(checked: Checked, now: datetime) -> Sequence[str]:
    words, vacancy = texts.ad_check, checked.vacancy
    if vacancy is None:
        return ()
    closed = words.CLOSED.get(vacancies.why_closed(vacancy, now=now), "")
    changed = (words.CHANGED, *_changes(checked)) if checked.differences else ()
    registered = words.AS_REGISTERED.format(number=vacancy.number)
    return (words.OURS.format(post=words.named(vacancy)), closed, *changed, registered)


def _unknown(checked: Checked, now: datetime) -> Sequence[str]:
    words, like = texts.ad_check, checked.vacancy
    alike = (words.ALIKE.format(post=words.named(like)), *_changes(checked)) if like else ()
    there = words.nearest(like) if like else _nearest(checked)
    return (words.UNKNOWN, *alike, words.BEFORE_GOING, there, words.ASK_STATION)


def _changes(checked: Checked) -> list[str]:
    return [texts.ad_check.difference(one.kind, one.here, one.there) for one in checked.differences]


def _nearest(checked: Checked) -> str:
    return texts.ad_check.nearest(checked.nearest) if checked.nearest else ""


PHRASES = (
    Phrase(WANTS_CHECK, ask),
    Phrase(post_handed_in.STATE, post_handed_in.state, post_handed_in.names_unreviewed),
    Phrase(r"(?s).{4,80}", post_handed_in.states, post_handed_in.asks_of_own),
    Phrase(r"(?s).{4,4000}", post_handed_in.begin, post_handed_in.wants),
)
