"""这个厂有几个老乡: counted from five up, with somebody from home to ask who has agreed to it."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import employers, townsfolk, vacancies, workers
from db.models import Vacancy, Worker
from db.townsfolk import Firm, Place
from handlers import job_screen, last_search, named_employers, questions, texts, which_vacancy
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late, spelling, townsfolk_asked

Replies = Sequence[Reply]
SPOKEN, JUST_ASKED = "townsfolk:", timedelta(minutes=15)
OWN = late.pattern("我们?(?:厂|公司|单位|店)")
FROM_HOME = late.pattern("老乡|同乡|德宏|(?P<county>盈江|芒市|陇川|瑞丽|梁河)")
_COUNTY = "(?:德宏|盈江|芒市|陇川|瑞丽|梁河)"
_US = "(?:我们?|俺们?|咱们?)"
# 芒市的 alone may be posts near home.
_FROM_HOME = (
    f"(?:老乡|同乡|家乡(?:的)?人|{_COUNTY}(?:的|那边)?的?人|我们{_COUNTY}(?:那边)?[的呢]"
    f"|{_US}(?:的)?(?:那里|那边|那点|那儿|家乡|老家|屋头|县|州)(?:出来|过来|来)?[的呢]?人?|{_COUNTY}(?:那边)?(?:出来|过来|来|去)[的呢]人?)"
)
_WORKS = (
    "(?:那么?|请问|[,，])*(?:[jJ]\\s?[0-9]{1,4})?(?:我们?|咱们?|你们|这|那)?(?:个|家)?(?:的)?"
    "(?:厂|单位|公司|店|里面|里头|那边|那里|那点|这边|这里|这点|(?<=家)|一起上班呢?的?)(?:里头?|上|里面)?"
)
_HAS = "(?:给有|咯有|有没有|有没得|有不有|有多少|有几个|有好多|有些?|多少个?|几个|好多个?)"
_MANY = "(?:多不多|多没多|给多|多吗|多嘛|多么)"
_END = f"(?:在)?(?:{_WORKS})?(?:在|干|做|上班|呢|的|嘛|么|吗|没|没有|没得|不|啊|呀|噶|嘎)*[？?。]?"
ASKS = (
    f"(?:{_WORKS})?{_HAS}(?:我们|我)?(?:.{{0,3}})?{_FROM_HOME}{_END}"
    f"|(?:{_WORKS})?(?:{_US})?{_FROM_HOME}(?:.{{0,3}})?(?:有)?(?:多少|几|好多)(?:个|人)*{_END}|问老乡|(?:{_WORKS})?(?:{_US})?{_FROM_HOME}{_MANY}{_END}"
)
# 有几个芒市的, 里面有德宏的没: of the post that is looked at, and of its people where no work is spoken of.
ASKS_OF_CARD = f"(?:{_WORKS})?(?:有多少|有几个|有好多|多少个?|几个|好多个?){_COUNTY}[的呢]{_END}|(?:里面|里头|厂里头?|厂上){_HAS}{_COUNTY}[的呢]{_END}"
_CONTACT = "联[系络](?:人|员)"
_NEVER = "(?:不想|不愿意?|不要|不|莫|别)"
_DONE = "(?:了|吧|嘛|啊|噶|嘎|哈|[。.!！])*"
OFFERS = f"(?:我)?(?:愿意|可以|想)?(?:当|做|来当)(?:个)?老乡{_CONTACT}"
# 老乡 is left out as often as it is said; 紧急联系人 is something else.
ENDS = (
    f"(?:我|以后|现在|从今天起|就|也|[，,])*(?:{_NEVER}|不能|没空|当不成)(?:再)?(?:想|愿意)?(?:当|做|干|搞|是)(?:你们)?(?:这?个|那?个|什么|哪样)?(?:老乡|同乡)?(?:的)?{_CONTACT}{_DONE}"
    f"|(?:这?个|那?个)?(?:老乡|同乡)(?:的)?{_CONTACT}(?:我|以后|就)*(?:{_NEVER}(?:再|想)*(?:当|做|干|搞)|{_NEVER}想?要|取消|撤回|撤|退)(?:掉|下)?{_DONE}"
    f"|(?:我|要|想|帮我|给我|把我的?)*(?:取消|撤回|撤销|退出|辞掉|退掉)(?:我的?)?(?:老乡|同乡){_CONTACT}(?:的?(?:身份|同意))?{_DONE}"
    f"|(?:以后|请|你们)*{_NEVER}(?:再)?(?:把|给)我的?(?:电话|手机|手机号|号码|电话号码)(?:再|都)*(?:给|告诉|发|说|报)(?:给)?(?:别的|其他|别个|那些)?(?:老乡|同乡)们?{_DONE}"
    f"|(?:我|以后)*{_NEVER}(?:再|想)*接(?:别的|那些)?(?:老乡|同乡)们?的?电话{_DONE}"
    f"|(?:以后|请|你们)*{_NEVER}(?:再)?(?:让|叫|喊|给)(?:老乡|同乡)们?(?:再|来|都)*(?:打电话|打|找|联系)(?:给)?我?(?:的?电话)?{_DONE}"
)

# Of whoever is one: to whom the telephone is not to be given need not be said.
ENDS_FOR_CONTACTS = (
    f"(?:以后|请|你们|现在|我说了|[，,])*(?:{_NEVER}|不能)(?:再)?(?:把|给|拿|将)我的?(?:电话|手机号?|号码|电话号码|名字)(?:再|都|到处|随便|乱)*(?:给|告诉|发|说|报)"
    f"(?:给|出去)?(?:别的|其他|那些)?(?:人家|别人|别个|外人|[他她]们?|人|厂里人)?们?{_DONE}"
    f"|(?:那|我|还是|算了|以后|现在|[，,])*(?:{_NEVER})(?:再)?(?:想|愿意)?(?:再)?(?:当|做|干)(?:这个)?(?:了|啦|咯|喽)(?:吧|嘛|啊|[。.!！])*"
    f"|(?:我|以后|都|现在)*(?:{_NEVER})(?:再|想)*(?:被|着|遭)?(?:老乡|人家|他们)们?(?:打(?:电话)?|找|问)(?:我)?{_DONE}"
)


def line(turn: Turn, vacancy: Vacancy) -> str:
    """For the card of a post; empty when nobody may be counted."""
    worker = turn.worker
    number = _others(turn, worker, vacancy) if worker and worker.county else 0
    if worker is None or not number:
        return ""
    willing = townsfolk.willing(turn.session, vacancy, county=worker.county, besides=worker)
    return texts.townsfolk.line(worker.county, number, contact=willing is not None)


def ask(turn: Turn) -> Replies:
    """Of the firm that is named, else of the post looked at last, else of the employer one works for."""
    worker = turn.worker
    if worker is None or not worker.county:
        return [Text(texts.townsfolk.REGISTER_FIRST)]
    own = worker if worker.employer_name and worker.status == "employed" else None
    place: Place | None = own if own is not None and OWN.search(turn.words) else _named(turn) or _post(turn) or own
    if place is None:
        return [Text(texts.jobs.WHICH_NUMBER)]
    listing.speak_of(turn, f"{SPOKEN}{place.employer_name if isinstance(place, Firm) else ''}")
    return _told(turn, worker, place, own=place is own)


def _told(turn: Turn, worker: Worker, place: Place, *, own: bool) -> Replies:
    """Of the county that is named; the contact is for people from the same one."""
    named = [found["county"] for found in FROM_HOME.finditer(turn.words) if found["county"]]
    county = named[0] if named else worker.county
    firm = place.employer_name if isinstance(place, Firm) else ""
    number = townsfolk.count(turn.session, place, county=county, besides=worker)
    if not number:
        return [Text(texts.townsfolk.too_few(county, own=own, firm=firm))]
    said = [Text(texts.townsfolk.line(county, number, own=own, firm=firm))]
    if county != worker.county:
        return said
    willing = townsfolk.willing(turn.session, place, county=county, besides=worker)
    return [*said, Text(texts.townsfolk.contact(willing.name, willing.phone))] if willing else said


def _named(turn: Turn) -> Firm | None:
    """The firm of the words, or the one that was named just now where they name none and no post."""
    name = named_employers.only(spelling.normalise(turn.words), employers.names(turn.session))
    name = name or ("" if which_vacancy.number_in(turn) else _spoken_of(turn).removeprefix(SPOKEN))
    return Firm(name, employers.numbered(turn.session, name)) if name else None


def _spoken_of(turn: Turn) -> str:
    said = listing.spoken_of(turn, within=JUST_ASKED)
    return said if said.startswith(SPOKEN) else ""


def _asks_here(turn: Turn) -> bool:
    """With the firm or the county named, in whatever order."""
    plain = spelling.normalise(turn.words)
    if not FROM_HOME.search(plain):
        return False
    for said in named_employers.find(plain, employers.names(turn.session)):
        plain = plain.replace(said, townsfolk_asked.FIRM)
    known = bool(_spoken_of(turn)) or job_screen.looks_at_one(turn)
    return townsfolk_asked.counts(plain, known=known) or townsfolk_asked.wants_somebody(plain)


def _offers_here(turn: Turn) -> bool:
    return townsfolk_asked.offers(spelling.normalise(turn.words))


def names(turn: Turn) -> Replies:
    return [Text(texts.townsfolk.NO_NAMES)]


def _was_asked(turn: Turn) -> bool:
    return bool(_spoken_of(turn)) and bool(townsfolk_asked.NAMES.fullmatch(turn.words.strip()))


def ends(turn: Turn) -> bool:
    """Whether somebody does not want to be called by people from home any more: no word of danger."""
    said = turn.words.strip()
    if turn.worker is None or not FROM_HOME.search(said):
        return False
    fed_up = townsfolk_asked.is_fed_up(said)
    plainly = re.fullmatch(ENDS, said) is not None
    return (plainly or fed_up) and townsfolk.is_contact(turn.session, turn.worker)


def _others(turn: Turn, worker: Worker, place: townsfolk.Place) -> int:
    return townsfolk.count(turn.session, place, county=worker.county, besides=worker)


def offer(turn: Turn) -> Replies:
    worker = turn.worker
    if worker is None or not worker.employer_name:
        return [Text(texts.townsfolk.NO_EMPLOYER)]
    questions.put(turn, "townsfolk")
    words = texts.townsfolk.ASK.format(employer=worker.employer_name, county=worker.county)
    return [Choices(words, texts.townsfolk.ASK_OPTIONS)]


def ask_again(turn: Turn, worker: Worker) -> Replies:
    """At another firm the contact is asked anew, of their own record alone; nothing where nothing had been agreed."""
    own = turn.worker is not None and turn.worker.id == worker.id
    if not own or not townsfolk.agreed_elsewhere(turn.session, worker):
        return []
    questions.put(turn, "townsfolk")
    words = texts.townsfolk.ASK_AGAIN.format(employer=worker.employer_name)
    return [Choices(words, texts.townsfolk.ASK_OPTIONS)]


def end(turn: Turn) -> Replies:
    ended = turn.worker is not None and townsfolk.withdraw(turn.session, turn.worker, now=turn.now)
    return [Text(texts.townsfolk.WITHDRAWN if ended else texts.townsfolk.NOT_A_CONTACT)]


def _settle(turn: Turn, yes: bool) -> Replies:
    if turn.worker is not None:
        townsfolk.withdraw(turn.session, turn.worker, now=turn.now)  # what was said of a firm before is said anew
    if not yes or turn.worker is None:
        return [Text(texts.townsfolk.DECLINED)]
    workers.consent(
        turn.session, turn.worker, kind=townsfolk.CONSENT, version=turn.station.consent_version,
        about=turn.worker.employer_name, now=turn.now,
    )  # fmt: skip
    return [Text(texts.townsfolk.AGREED)]


def _post(turn: Turn) -> Vacancy | None:
    """Raises NoSuchVacancy when a number is given that no post has."""
    if number := which_vacancy.number_in(turn):
        return which_vacancy.by_its_number(turn, number)
    last = last_search.of(turn)
    if last.post is not None and last.is_fresh(turn.now):
        return vacancies.get(turn.session, last.post)
    return which_vacancy.find(turn) if job_screen.shows_jobs(turn) else None


QUESTIONS = {"townsfolk": _settle}
PHRASES = (
    Phrase(ENDS, end),
    Phrase(r"(?s).{4,60}", end, ends),
    Phrase(
        ENDS_FOR_CONTACTS, end, lambda turn: turn.worker is not None and townsfolk.is_contact(turn.session, turn.worker)
    ),
    Phrase(OFFERS, offer),
    Phrase(ASKS, ask),
    Phrase(ASKS_OF_CARD, ask, lambda turn: job_screen.looks_at_one(turn)),
    Phrase(r"(?s).{4,40}", offer, _offers_here),
    Phrase(r"(?s).{4,40}", ask, _asks_here),
    Phrase(r"(?s).{2,20}", names, _was_asked),
)
