"""Writing a job fair (开招聘会、改招聘会): venue, time, bus, firms and posts; whoever signed up is told what changes."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.console import fairs, given, words
from bot.console.pages import Act, Answer, Ask, Page, Shown
from db import courses, events, fair_planning, vacancies
from db.class_planning import EndsBeforeStart
from db.fair_planning import Written
from db.models import Event
from db.refusals import Refusal
from handlers import event_notices, fairs_desk, texts
from handlers import refusals as put_into_words
from handlers.dialogue.replies import Text
from nlp import late

NEEDS = fairs.NEEDS
LINE, LIST, MOST_SEATS = 160, 4000, 20_000
NAMES = ("title", "place", "first_day", "from_clock", "last_day", "until_clock", "seats", "link", "kind")
LONGER = ("bus", "employers", "vacancies", "organisers")
EMPTY = {"kind": events.FAIR, "from_clock": "09:00", "until_clock": "12:00"}
BETWEEN = late.pattern(r"[\n;；、,，]+")
# At which field the form says what the records refuse.
AT: Mapping[type[Refusal], str] = {
    courses.NotInFuture: "first_day", EndsBeforeStart: "until_clock", fair_planning.FixedByTimes: "first_day",
    events.EventOver: "first_day", fair_planning.FewerThanSigned: "seats",
}  # fmt: skip
REFUSED: tuple[type[Refusal], ...] = tuple(AT)
Said = Mapping[str, str]
Troubles = dict[str, str]


def show_new(ask: Ask) -> Shown:
    return _form(ask, None, EMPTY, {})


def show_edit(ask: Ask) -> Shown:
    event = fairs.fair(ask)
    return _form(ask, event, _standing(ask, event), {})


def plan(ask: Ask) -> Answer:
    said = _said(ask)
    written, troubles = _read(ask, said)
    if written is None or said["kind"] not in words.FAIRS:
        return _form(ask, None, said, troubles)
    try:
        event = fair_planning.plan(ask.session, written, kind=said["kind"], by=ask.by, now=ask.now)
    except REFUSED as refusal:
        return _form(ask, None, said, _refused(refusal))
    return fairs.back(event, f"{event.code} 存好了，工友问“招聘会”就看得到、报得上。")


def change(ask: Ask) -> Answer:
    event, said = fairs.fair(ask), _said(ask)
    written, troubles = _read(ask, said)
    if written is None:
        return _form(ask, event, said, troubles)
    firms = events.employer_names(ask.session, event)
    try:
        before = fair_planning.change(ask.session, event, written, by=ask.by, now=ask.now)
    except REFUSED as refusal:
        return _form(ask, event, said, _refused(refusal))
    if not before:
        return fairs.back(event, "没有改动。")
    coming = events.employer_names(ask.session, event)
    gone = [name for name in firms if name not in coming]
    told = event_notices.changed(ask.session, event, before, gone=gone, station=ask.station, now=ask.now)
    return fairs.back(event, f"{event.code} 改好了。{texts.fairs_desk.told(told)}")


def _said(ask: Ask) -> dict[str, str]:
    lines = {name: ask.said(name, most=LINE) for name in NAMES}
    return lines | {name: ask.said(name, most=LIST).replace("\r", "") for name in LONGER}


def _read(ask: Ask, said: Said) -> tuple[Written | None, Troubles]:
    """What was filled in, or what is wrong with it, by the field."""
    starts_at, ends_at = given.moment(ask, "first_day", "from_clock"), _end(ask, said)
    stops = fairs_desk.stops_of(said["bus"])
    firms, strangers = _firms(ask, said["employers"])
    posts, unknown = _posts(ask, said["vacancies"])
    troubles = {
        "title": "" if said["title"] else "名称要写", "place": "" if said["place"] else "地点要写",
        "first_day": "" if starts_at else "日期和开始的钟点要写", "until_clock": "" if ends_at else "结束的钟点没看懂",
        "seats": "位子要写一个数" if given.is_no_number(said["seats"], most=MOST_SEATS) else "",
        "bus": "每行写一站，如：07:30 芒市客运站" if said["bus"] and not stops else "",
        "employers": f"单位档案里没有，或不止一家：{'、'.join(strangers)}。先到“单位”里加上。" if strangers else "",
        "vacancies": f"没有这些岗位：{'、'.join(unknown)}" if unknown else "",
    }  # fmt: skip
    wrong = {name: trouble for name, trouble in troubles.items() if trouble}
    if wrong or starts_at is None or ends_at is None:
        return None, wrong
    seats = given.number(said["seats"], most=MOST_SEATS)
    return Written(
        said["title"], said["place"], starts_at, ends_at, said["link"], seats or None, tuple(stops), firms, posts,
        tuple(_parts(said["organisers"])),
    ), {}  # fmt: skip


def _end(ask: Ask, said: Said) -> datetime | None:
    """On the first day where no last one is written."""
    return given.moment(ask, "last_day" if said["last_day"] else "first_day", "until_clock")


def _firms(ask: Ask, said: str) -> tuple[tuple[str, ...], list[str]]:
    """Codes of those on file, and what is on file under no or under several names."""
    found = {part: fair_planning.firm(ask.session, part) for part in _parts(said)}
    codes = [fair_planning.code_of(ask.session, one) for one in found.values() if one is not None]
    return tuple(dict.fromkeys(codes)), [part for part, one in found.items() if one is None]


def _posts(ask: Ask, said: str) -> tuple[tuple[str, ...], list[str]]:
    found = {part: vacancies.find(ask.session, part) for part in _parts(said)}
    numbers = dict.fromkeys(one.number for one in found.values() if one is not None)
    return tuple(numbers), [part for part, one in found.items() if one is None]


def _parts(said: str) -> list[str]:
    return [part.strip() for part in BETWEEN.split(said) if part.strip()]


def _standing(ask: Ask, event: Event) -> dict[str, str]:
    """As it stands, in the fields of the form; a firm by its whole name."""
    starts, ends = event.starts_at, event.ends_at
    return {
        "title": event.title, "place": event.place, "link": event.link, "first_day": f"{starts:%Y-%m-%d}",
        "from_clock": f"{starts:%H:%M}", "last_day": f"{ends:%Y-%m-%d}" if ends.date() != starts.date() else "",
        "until_clock": f"{ends:%H:%M}", "seats": str(event.seats or ""), "kind": event.kind,
        "bus": "\n".join(f"{stop['at']} {stop['place']}" for stop in event.bus),
        "employers": "\n".join(_names(ask, event)), "vacancies": "\n".join(event.vacancies),
        "organisers": "\n".join(event.organisers),
    }  # fmt: skip


def _names(ask: Ask, event: Event) -> Sequence[str]:
    """By its code where the name alone would not find it again."""
    found = {code: fair_planning.firm(ask.session, code) for code in event.employers}
    named = {code: one.name for code, one in found.items() if one is not None}
    again = {code: fair_planning.firm(ask.session, name) for code, name in named.items()}
    return [named[code] if (one := again.get(code)) and one.code == code else code for code in event.employers]


def _refused(refusal: Refusal) -> Troubles:
    said = "".join(reply.words for reply in put_into_words.words(refusal) if isinstance(reply, Text))
    return {AT[type(refusal)]: said}


def _form(ask: Ask, event: Event | None, said: Said, troubles: Mapping[str, str]) -> Shown:
    signed = events.turnout(ask.session, event).signed_up if event and event.ends_at > ask.now else 0
    facts = {
        "title": f"改 {event.code}" if event else "开一场招聘会", "event": event, "said": said, "troubles": troubles,
        "kinds": words.FAIRS, "signed": signed,
    }  # fmt: skip
    return Shown("fairs/form.html", facts)


PAGES = (
    Page("/fairs/new", "开一场招聘会", show_new, NEEDS),
    Page("/fairs/{id:int}/edit", "改招聘会", show_edit, NEEDS),
)
ACTS = (
    Act("/fairs", plan, NEEDS),
    Act("/fairs/{id:int}", change, NEEDS),
)
