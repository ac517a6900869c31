"""Lists of posts: four at a time, near misses named as such, and at the end an offer to widen."""

from collections.abc import Sequence
from dataclasses import replace

from db import applications, search, vacancies
from db.models import Vacancy
from db.vacancies import Listed
from handlers import last_search, texts, widening
from handlers.dialogue import listing
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.job_wish import CUTTER, Wish, trade_name, wanted
from handlers.widening import Wider
from nlp import places
from nlp.queries import Query

Replies = Sequence[Reply]
# So many and one more are looked for at once: the one says whether there are more, and then 更多 looks for as many again.
AT_ONCE = texts.jobs.AT_ONCE
NEAR_MOST = 12
ADULT, YOUNGEST = 18, 16
ANY = Wish()


def show(turn: Turn, wish: Wish, *, before: str = "", after: str = "") -> Replies:
    """What fits the wish, or what comes near it; the wish is kept for the next message."""
    age = age_in(turn, wish)
    if age is not None and age < YOUNGEST:
        return [Text(texts.jobs.TOO_YOUNG)]
    minor = age if age is not None and age < ADULT else None
    ids = search.find(turn.session, wanted(wish, minor=minor), now=turn.now, cutter=CUTTER, limit=AT_ONCE + 1)
    if not ids:
        return _near(turn, wish, minor, before)
    first_time = not last_search.of(turn).is_fresh(turn.now)
    last_search.found(turn, wish, ids)
    notes = [before, texts.jobs.MINOR if minor else "", texts.jobs.STUDENTS if wish.students else ""]
    head = texts.jobs.head(texts.jobs.described(wish), len(ids))
    after = after or _home_note(wish) or (texts.jobs.HINT if first_time else "")
    return page(turn, before="\n".join(note for note in (*notes, head) if note), after=after)


def page(turn: Turn, *, before: str = "", after: str = "") -> Replies:
    """The posts of the last search where it stands, numbered from 1."""
    last = last_search.of(turn)
    shown = vacancies.lines(turn.session, last.page(turn.station.page))
    listing.remember(turn, "jobs", last.ids, first=last.first, shown=len(shown))
    described = texts.jobs.described(last.wish)
    head = before or (
        texts.jobs.NEAR.format(wish=described) if last.near else texts.jobs.head(described, len(last.ids))
    )
    foot = texts.jobs.foot(last.first, len(shown), len(last.ids))
    return [Choices(head, _lines(shown, dict(last.near)), "\n".join(part for part in (foot, after) if part))]


def more(turn: Turn) -> Replies:
    last = last_search.of(turn)
    if not last.ids:
        return [Text(texts.jobs.NOTHING_SEARCHED)]
    following = last.first + len(last.page(turn.station.page))
    if following >= len(last.ids) and not _look_further(turn):
        return _seen_all(turn)
    last_search.turn_to(turn, following)
    return page(turn)


def back(turn: Turn) -> Replies:
    """From a card to its list, from a page to the one before; at the first page that page."""
    kind = (turn.conversation.listing or {}).get("kind")
    last = last_search.of(turn)
    if kind == "jobs" and last.ids:
        last_search.turn_to(turn, max(last.first - turn.station.page, 0))
    return again(turn)


def first_page(turn: Turn) -> Replies:
    if last_search.of(turn).ids:
        last_search.turn_to(turn, 0)
    return again(turn)


def _look_further(turn: Turn) -> bool:
    """There were more posts than were looked for at once; what is new meanwhile moves nothing that was shown."""
    last = last_search.of(turn)
    if last.near or not texts.jobs.is_more(len(last.ids)):
        return False
    asked = wanted(last.wish, minor=_minor(turn, last.wish))
    found = search.find(turn.session, asked, now=turn.now, cutter=CUTTER, limit=len(last.ids) + AT_ONCE)
    new = [post for post in found if post not in last.ids]
    last_search.keep(turn, replace(last, ids=(*last.ids, *new)))
    return bool(new)


def again(turn: Turn, *, before: str = "") -> Replies:
    """The page that was shown last, or the newest posts when there is none."""
    if not last_search.of(turn).ids:
        return newest(turn)
    return [Text(before), *page(turn)] if before else page(turn)


def newest(turn: Turn) -> Replies:
    """For somebody who says only that work is wanted: one question, with an example, and something to look at."""
    minor = _minor(turn)
    ids = search.find(turn.session, wanted(ANY, minor=minor), now=turn.now, cutter=CUTTER, limit=AT_ONCE + 1)
    if not ids:
        return [Text(texts.jobs.NONE_FOR_MINORS if minor else texts.jobs.NOTHING_YET)]
    last_search.found(turn, Wish(), ids)
    return page(turn, before=texts.jobs.TELL_ME)


def at_home(turn: Turn, county: str = "") -> Replies:
    """Posts in the county that is named or the worker's own, or in all of Dehong when there are none."""
    county = county or (turn.worker.county if turn.worker else "")
    if places.GAZETTEER.get(county) is None:
        return show(turn, Wish(Query(place=("德宏",))))
    wish = Wish(Query(place=(county,)))
    here = search.find(turn.session, wanted(wish), now=turn.now, cutter=CUTTER, limit=1)
    if here:
        return show(turn, wish)
    return show(turn, Wish(Query(place=("德宏",))), before=texts.jobs.NONE_AT_HOME.format(county=county))


def like(turn: Turn, vacancy: Vacancy) -> Replies:
    """Posts of the same trade in the same place."""
    where = (vacancy.district or vacancy.city,) if vacancy.district or vacancy.city else ()
    trade = trade_name(vacancy.trade)
    return show(turn, Wish(Query(place=where, occupation=(trade,) if trade else ())))


def take_wider(turn: Turn, place: int) -> Replies:
    """The widening that was offered under this number: its new posts alone."""
    offered = _wider(turn)
    if place >= len(offered):
        return again(turn)
    chosen = offered[place]
    last_search.found(turn, chosen.wish, chosen.more)
    return page(turn, before=texts.jobs.head(f"{texts.jobs.described(chosen.wish)}，多出来的", len(chosen.more)))


def age_in(turn: Turn, wish: Wish) -> int | None:
    """As said in this search, otherwise as the records know it."""
    if wish.youngest is not None:
        return wish.youngest
    return applications.age_of(turn.worker, now=turn.now) if turn.worker else None


def _minor(turn: Turn, wish: Wish = ANY) -> int | None:
    age = age_in(turn, wish)
    return age if age is not None and age < ADULT else None


def _near(turn: Turn, wish: Wish, minor: int | None, before: str) -> Replies:
    described = texts.jobs.described(wish)
    options = widening.options(turn.session, wish, now=turn.now, minor=minor)
    near: dict[int, str] = {}
    for option in options:
        for post in option.more[: NEAR_MOST // len(options)]:
            near.setdefault(post, option.differs)
    if not near:
        last_search.found(turn, wish, ())
        return [Text(texts.jobs.NONE_FOR_MINORS if minor else texts.jobs.NOTHING_FITS.format(wish=described))]
    last_search.found(turn, wish, tuple(near), tuple(near.items()))
    head = "\n".join(part for part in (before, texts.jobs.NEAR.format(wish=described)) if part)
    return page(turn, before=head, after=_home_note(wish))


def _seen_all(turn: Turn) -> Replies:
    last, offered = last_search.of(turn), _wider(turn)
    if not offered:
        return [Text(texts.jobs.SEEN_ALL_NO_MORE.format(count=len(last.ids)))]
    listing.remember(turn, "jobs:wider", range(len(offered)), first=0, shown=len(offered))
    options = tuple(texts.jobs.wider(option.said, len(option.more)) for option in offered)
    return [Choices(texts.jobs.SEEN_ALL.format(count=len(last.ids)), options)]


def _wider(turn: Turn) -> list[Wider]:
    last = last_search.of(turn)
    return widening.options(turn.session, last.wish, now=turn.now, minor=_minor(turn), besides=last.ids, far=True)


def _lines(shown: Sequence[Listed], near: dict[int, str]) -> tuple[str, ...]:
    return tuple(
        texts.jobs.near_line(post, near[post.id]) if post.id in near else texts.jobs.line(post) for post in shown
    )


def _home_note(wish: Wish) -> str:
    return texts.jobs.HOME if wish.query.place and all(map(_in_dehong, wish.query.place)) else ""


def _in_dehong(name: str) -> bool:
    place = places.GAZETTEER.get(name)
    return place is not None and (place.name == "德宏" or "德宏" in places.GAZETTEER.larger(place))
