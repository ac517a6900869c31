"""Payments and pledges that an ad asks of the worker, apart from statements that nothing is charged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon

CLAUSE_ENDS = re.compile(r"[,。;!?\s]")
LIST_FILLERS = r"[、,和及与跟或/\s等各种类任何以及()]|费用|之类的?|什么的|啥的|还有"
BUT = re.compile("但|只|仅|先|(?<!不)需交|(?<![不需])要交|自理|自费|自付|另|除了")
REACH = 14


@dataclass(frozen=True)
class Charge:
    kind: str
    said: str


@dataclass(frozen=True)
class Words:
    mention: re.Pattern[str]
    costs: re.Pattern[str]
    free_before: re.Pattern[str]
    free_after: re.Pattern[str]
    fillers: re.Pattern[str]
    later: re.Pattern[str]
    warning: re.Pattern[str]
    to_worker: re.Pattern[str]


@cache
def _words() -> Words:
    written = lexicon.document("charges.yaml")
    kinds = {kind: words.replace("{cost}", written["cost"]) for kind, words in written["kinds"].items()}
    mention = "|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items())
    listed = f"(?:{LIST_FILLERS}|{'|'.join(kinds.values())})*"
    return Words(
        mention=re.compile(mention),
        costs=re.compile(written["cost"]),
        free_before=re.compile(rf"(?:{written['free_before']})[^,。;!\n]{{0,{REACH}}}\Z"),
        free_after=re.compile(f"{listed}(?:{written['free_after']})"),
        fillers=re.compile(listed),
        later=re.compile(written["repaid_later"]),
        warning=re.compile(written["warning"]),
        to_worker=re.compile(written["paid_to_worker"]),
    )


def find_all(text: str) -> tuple[Charge, ...]:
    """The first charge of each kind; `text` is an ad in the normal form."""
    found: dict[str, Charge] = {}
    for match in _charged(_words().to_worker.sub("·", text)):
        kind = match.lastgroup or ""
        found.setdefault(kind, Charge(kind, match.group().strip()))
    return tuple(found.values())


def without_free(text: str) -> str:
    """The text without the mentions that say that nothing is charged."""
    charged = {match.span() for match in _charged(text)}
    return _words().mention.sub(lambda match: match.group() if match.span() in charged else "·", text)


def _charged(text: str) -> Iterator[re.Match[str]]:
    """What is mentioned and not free; a list goes on being free until something costs."""
    free_until = -1
    for match in _words().mention.finditer(text):
        if _warned_of(text, match) or _free(text, match, free_until):
            free_until = match.end()
        else:
            free_until = -1
            yield match


def _free(text: str, match: re.Match[str], free_until: int) -> bool:
    words = _words()
    start, end = _clause(text, match)
    before = words.free_before.search(text[start : match.start()])
    if before and not BUT.search(before.group()):
        return True
    after = words.free_after.match(text, match.end())
    if after and not words.costs.search(match.group()):
        return not ("报销" in after.group() and words.later.search(text[start:end]))
    listed = free_until >= 0 and words.fillers.fullmatch(text, free_until, match.start())
    return bool(listed) and not words.costs.search(text[match.start() : end])


def _warned_of(text: str, match: re.Match[str]) -> bool:
    start = max(text.rfind(mark, 0, match.start()) for mark in "。;!\n") + 1
    stop = re.compile(r"[。;!\n]").search(text, match.end())
    return bool(_words().warning.search(text[start : stop.start() if stop else len(text)]))


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    starts = [mark.end() for mark in CLAUSE_ENDS.finditer(text, 0, match.start())]
    stop = CLAUSE_ENDS.search(text, match.end())
    return (starts[-1] if starts else 0), (stop.start() if stop else len(text))
