"""The employer's name in an ad, as it is written there; a generic phrase such as 大型电子厂 is no name."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import cutting, late, lexicon, spelling
from nlp.posts import abroad
from nlp.posts.mentioned import places, trades_named
from nlp.posts.patterns import either

HAN = "\u4e00-\u9fff"
CHUNK = late.pattern(rf"[{HAN}a-zA-Z0-9·&\-]+(?:\([{HAN}]{{2,8}}\)(?=有限|股份|科技|电子|分公司)[{HAN}a-zA-Z0-9]*)?")
LABELLED = late.pattern(
    r"(?:公司名称|招聘单位|用人单位|用工单位|用工企业|用工方|单位名称|企业名称|招聘企业|招聘公司|工厂名称|招工单位|招工企业|厂名|公司|单位|企业|厂家|工厂|店名|雇主|门店|项目名称)(?:\s*[】\])]?\s*:\s*|(?<=^..)\s+|(?<=^....)\s+)"
)
HIRING = late.pattern(
    r"(?:急|现|诚|直|大量|长期|火热|紧急|热|常年|高薪|新|正在|再|也|还|要|需要|需|想|统一|本周|今天)*(?:招聘|招工|招人|招募|诚聘|急聘|招收|招|聘|缺人|缺|要人|找人|找|需要|需)"
)
OF_A_PERSON = late.pattern(rf"[老小阿][{HAN}]|[{HAN}][记家氏姐哥嫂叔]")
DISTRICT = late.pattern(r"[区县市镇]$|街道$")
MASKED = late.pattern(r"[xX×*某oO○a-zA-Z]{0,3}|.{0,1}")
CLAUSE_START = late.pattern(r"[,。;!?\s]+")
WEAK = 3
LONGEST, LABELLED_LONGEST = 24, 30


@dataclass(frozen=True)
class Found:
    """`rank` is lower for better evidence."""

    rank: int
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    brand: re.Pattern[str]
    generic: re.Pattern[str]
    noise: re.Pattern[str]
    agency: re.Pattern[str]
    by_place: re.Pattern[str]
    never_inside: re.Pattern[str]
    bare: re.Pattern[str]
    generic_characters: frozenset[str]
    name_characters: frozenset[str]
    auspicious: re.Pattern[str]
    not_hiring_before: re.Pattern[str]
    not_hiring_after: re.Pattern[str]


@cache
def _words() -> Words:
    written = {name: either(said) for name, said in lexicon.document("employers.yaml").items()}
    weak = sorted(written["weak"].split("|"), key=len, reverse=True)
    generic = sorted({*written["generic"].split("|"), *weak}, key=len, reverse=True)
    return Words(
        strong=late.pattern(written["strong"]),
        weak=late.pattern(rf"(?:{'|'.join(weak)})(?![里区家房牌服方内长外])"),
        brand=late.pattern(written["brands"].lower()),
        generic=late.pattern("|".join([written["strong"], *generic])),
        noise=late.pattern(rf"(?:{written['noise']})+"),
        agency=late.pattern(written["agencies"]),
        by_place=late.pattern(rf"(?:{written['by_place']})\Z"),
        never_inside=late.pattern(written["never_inside"]),
        bare=late.pattern(rf"(?:{written['bare']})\Z"),
        generic_characters=frozenset(written["generic_characters"]),
        name_characters=frozenset(written["name_characters"]),
        auspicious=late.pattern(written["auspicious"]),
        not_hiring_before=late.pattern(rf"(?:{written['not_hiring_before']})\Z"),
        not_hiring_after=late.pattern(rf"的?(?:{written['not_hiring_after']})"),
    )


def find(written: str) -> str | None:
    """The first best name of an ad as pasted; firms that only pass workers on come last."""
    best: tuple[int, str] | None = None
    for at, line in enumerate(filter(str.strip, written.splitlines())):
        plain = aligned(line)
        for found in _candidates(plain):
            if found.rank >= WEAK and not _stands_out(plain, found, opening=at == 0):
                continue
            name = line[found.start : found.end].strip(" -·")
            if best is None or found.rank < best[0]:
                best = (found.rank, name)
    return best[1] if best else None


def _stands_out(plain: str, found: Found, *, opening: bool) -> bool:
    """What only looks like a name is one in the first clause, before a verb of hiring, or alone in its clause."""
    before = CLAUSE_START.split(plain[: found.start])
    ends = CLAUSE_START.match(plain, found.end) or found.end == len(plain)
    return (
        (opening and len(before) == 1)
        or bool(HIRING.match(plain, found.end))
        or (not before[-1].strip() and bool(ends))
    )


def aligned(line: str) -> str:
    """The line in the normal form, one character for each of the original."""
    return "".join(map(_plain, line)).translate(spelling.TRADITIONAL).lower()


def _plain(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else " "


def _candidates(plain: str) -> Iterator[Found]:
    label = LABELLED.search(plain)
    if label and (chunk := CHUNK.match(plain, label.end())):
        end = _until_hiring(plain, *chunk.span())
        if end - chunk.start() <= LABELLED_LONGEST and not is_generic(plain[chunk.start() : end]):
            yield Found(0, chunk.start(), end)
    for chunk in CHUNK.finditer(plain):
        yield from _in_chunk(plain, *chunk.span())


def _until_hiring(plain: str, start: int, end: int) -> int:
    hiring = HIRING.search(plain, start, end)
    return hiring.start() if hiring and hiring.start() > start + 1 else end


def _in_chunk(plain: str, start: int, end: int) -> Iterator[Found]:
    """A name ends with its last suffix before the verb of hiring, or is a brand with what belongs to it."""
    words = _words()
    stop = _until_hiring(plain, start, end)
    for begin, until in ((start, stop), (stop, end)):
        hiring = HIRING.match(plain, begin)
        opening = hiring.end() if hiring else begin
        for rank, suffix in ((1, words.strong), (WEAK, words.weak)):
            last = max((match.end() for match in _overlapping(suffix, plain, opening, until)), default=0)
            if last and (found := _named(plain, opening, last, rank)):
                yield found
    brand = words.brand.search(plain, start, end)
    if brand and not _only_named(plain, *brand.span()):
        tail = words.weak.match(plain, brand.end(), stop) if stop > brand.end() else None
        yield Found(2, brand.start(), tail.end() if tail else brand.end())


def _only_named(plain: str, start: int, end: int) -> bool:
    """华为手机组装 and 京东旁边: a name that says what is made or where."""
    words = _words()
    return bool(words.not_hiring_after.match(plain, end) or words.not_hiring_before.search(plain[:start]))


def _overlapping(suffix: re.Pattern[str], plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """光电器 holds 光电 and 电器."""
    return filter(None, (suffix.match(plain, at, end) for at in range(start, end)))


def _named(plain: str, start: int, end: int, rank: int) -> Found | None:
    noise = _words().noise.match(plain, start, end)
    start = _after_districts(plain, noise.end() if noise else start, end)
    start = max([start, *(stop.end() + start for stop in _words().never_inside.finditer(plain[start : end - 2]))])
    name = plain[start:end]
    if not 2 < len(name) <= LONGEST or is_generic(name):
        return None
    return Found(rank + (4 if _words().agency.search(name) else 0), start, end)


def _after_districts(plain: str, start: int, end: int) -> int:
    """华新镇 before a name says where; in the full name of a firm a bare 昆山 belongs to the name."""
    at = start
    run = 0 if _words().strong.search(plain, start, end) else 2
    for mention in places(plain[start:end]):
        if start + mention.start != at or start + mention.end > end - 3:
            break
        at = start + mention.end
        run += 2 if DISTRICT.search(plain[start:at]) else 1
    return at if run > 1 and not is_generic(plain[at:end]) else start


def is_generic(name: str) -> bool:
    """Whether nothing is left without places, kinds of business and praise; 老王家具厂 and 松江大酒店 are names."""
    words = _words()
    at_home = abroad.without_places(name)
    if at_home != name:
        return not at_home or is_generic(at_home)
    own = name
    for mention in reversed(places(own)):
        if mention.end - mention.start > 1:
            own = own[: mention.start] + own[mention.end :]
    if own != name and words.by_place.search(name):
        return False
    if OF_A_PERSON.fullmatch(words.weak.sub("", own)) and not words.generic.fullmatch(own[:2]):
        return False
    if not _without_trades(own).strip("和、及与跟/"):
        return True
    left = re.sub(r"[()\-·&\d]|街道|镇|[市区县村路号]", "", words.generic.sub("", own))
    if MASKED.fullmatch(left) or set(left) <= words.generic_characters:
        return True
    return "有限" not in name and not _sounds_like_a_name(left, own)


def _without_trades(name: str) -> str:
    for trade in reversed(trades_named(name)):
        name = name[: trade.start] + name[trade.end :]
    return name


def _sounds_like_a_name(left: str, own: str) -> bool:
    """宏达 and 好又多 do; 酱菜厂, 三轮车公司 and 家门口超市 are things and places."""
    words = _words()
    telling = sum(char in words.name_characters for char in left)
    if telling == len(left) or words.auspicious.search(left) or not words.bare.search(own):
        return True
    if all(len(word) > 1 and cutting.known(word) for word in cutting.cut(left)):
        return False
    return telling > 0 or not words.bare.match(own.removeprefix(left))
