"""Which post a worker means: by number, by its place in the list, by name, or the one looked at last."""

import re
from collections.abc import Sequence

from db import vacancies
from db.models import Vacancy
from handlers import last_search, named_employers
from handlers.dialogue.turn import Turn
from nlp import late, spelling, trades
from nlp.patterns import STOPS

NUMBER = late.pattern(r"(?<![a-z0-9])j\s*(\d{1,6})(?!\d)", re.IGNORECASE)
# 岗位28, 编号065, 65号岗位, 零六八: a post by its number alone, as it is read aloud.
_LOOK = "(?:(?:我)?(?:要|想)?(?:帮我)?(?:看看?|查看?|查一下|看一下|看哈|打开|问问?|发))?"
BARE_NUMBER = late.pattern(
    f"{_LOOK}(?:(?:招工|招聘)?(?:岗位|职位|编号)(?:编号|号码?|是|的|为|[:：])*(?P<named>\\d{{1,4}})号?|(?P<counted>\\d{{2,4}})号的?(?:那个|这个)?(?:岗位|职位|招工)"
    "|(?P<aloud>(?:0|零|〇|洞)[\\d零〇一二两三四五六七八九]{2}))(?:的)?(?:那个|这个|那条|岗位)?(?:发我|给我)?(?:看看?|看哈|看一下|瞧瞧)?(?:哈|嘛|呢|吧|[。.!！?？ ])*"
)
PLACE = late.pattern(
    "(?:(?P<last>倒数)第?|第)([0-9]{1,2}|[一二两三四五六七八九十])(?!天|次|年|期)|(?<![0-9月])([0-9]{1,2})号(?!发|到|去|来|上班|开|前|后)"
    "|(?P<first>(?:(?<![一-鿿])|(?<=[看要选]))头一?[个条家])"
)
DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}


def number_in(turn: Turn) -> str:
    """The post number that the words hold, "" without one."""
    found = NUMBER.search(spelling.normalise(turn.words))
    return vacancies.spelled(found.group(1)) if found else ""


def numbers_in(turn: Turn) -> Sequence[tuple[str, str, str]]:
    """Each post number that the words hold, with what stands before it and behind it up to the next number or stop."""
    plain = spelling.normalise(turn.words)
    found = list(NUMBER.finditer(plain))
    told = []
    for place, one in enumerate(found):
        before = plain[found[place - 1].end() if place else 0 : one.start()]
        behind = plain[one.end() : found[place + 1].start() if place + 1 < len(found) else len(plain)]
        told.append((vacancies.spelled(one.group(1)), STOPS.split(before)[-1], STOPS.split(behind)[0]))
    return told


def named_alone(turn: Turn) -> str:
    """The number of the post that the whole message means, on the list that is shown or by itself; "" without one."""
    match = BARE_NUMBER.fullmatch(spelling.normalise(turn.words))
    if match is None:
        return ""
    said = match["named"] or match["counted"] or "".join(str(DIGITS.get(digit, digit)) for digit in match["aloud"])
    digits = said.replace("〇", "0").replace("洞", "0")
    listed = [] if digits.startswith("0") else shown(turn)
    if 1 <= int(digits) <= len(listed):
        return listed[int(digits) - 1].number
    number = vacancies.spelled(digits)
    return number if vacancies.find(turn.session, number) is not None else ""


def find(turn: Turn) -> Vacancy | None:
    """Raises NoSuchVacancy when a number is given that no post has."""
    if number := number_in(turn):
        return by_its_number(turn, number)
    if _beyond(turn):
        return None
    named = by_place(turn) or _by_name(turn)
    if named is not None or trades.find_all(spelling.repair(turn.words).text):
        return named  # a trade that no post on the screen has means another one
    return _looked_at(turn)


def by_its_number(turn: Turn, number: str) -> Vacancy:
    """Staff may look at what waits for its review. Raises NoSuchVacancy."""
    look = vacancies.by_number if turn.staff is not None else vacancies.published
    return look(turn.session, number)


def points_at_one(turn: Turn) -> bool:
    """The words hold the number of a post, or its place in the list on the screen."""
    return bool(number_in(turn)) or by_place(turn) is not None


def shown(turn: Turn) -> list[Vacancy]:
    """The posts in the last message of the last search."""
    last = last_search.of(turn)
    return vacancies.some(turn.session, last.page(turn.station.page)) if last.is_fresh(turn.now) else []


def by_place(turn: Turn) -> Vacancy | None:
    match = PLACE.search(spelling.normalise(turn.words))
    listed = shown(turn) if match else []
    if match is None or not listed:
        return None
    said = match.group(2) or match.group(3) or "一"
    place = DIGITS[said] if said in DIGITS else int(said)
    place = len(listed) + 1 - place if match["last"] else place
    return listed[place - 1] if 1 <= place <= len(listed) else None


def _beyond(turn: Turn) -> bool:
    """第二个 of a list of one: no post is meant that anybody can see."""
    match = PLACE.search(spelling.normalise(turn.words))
    return match is not None and bool(match.group(2)) and bool(shown(turn)) and by_place(turn) is None


def _by_name(turn: Turn) -> Vacancy | None:
    """The only post seen whose trade, title or employer is named."""
    last = last_search.of(turn)
    if not last.is_fresh(turn.now):
        return None
    seen = vacancies.some(turn.session, last.ids[: last.first + turn.station.page])
    named = [vacancy for vacancy in seen if names(turn, vacancy)]
    return named[0] if len(named) == 1 else None


def names(turn: Turn, vacancy: Vacancy) -> bool:
    plain = spelling.repair(turn.words).text
    if any(trade.id == vacancy.trade for trade in trades.find_all(plain)):
        return True
    return bool(named_employers.find(plain, (vacancy.employer_name,)))


def _looked_at(turn: Turn) -> Vacancy | None:
    last = last_search.of(turn)
    if not last.is_fresh(turn.now):
        return None
    if last.post is not None:
        return next(iter(vacancies.some(turn.session, (last.post,))), None)
    return _only(shown(turn))


def _only(listed: Sequence[Vacancy]) -> Vacancy | None:
    return listed[0] if len(listed) == 1 else None
