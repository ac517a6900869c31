"""Payments and pledges that an ad asks of the worker, apart from statements that nothing is charged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon

CLAUSES = re.compile(r"[,。;!?\n]")
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
    payment: re.Pattern[str]
    no_charge: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]


@cache
def _words() -> Words:
    written = lexicon.document("charges.yaml")
    cost = f"{written['bear']}|{written['sum']}"
    borne = rf"(?:[^,。;\n免补报奖公厂]{{0,8}}?(?:{written['bear']})|{written['near']}(?:{written['sum']}))"
    kinds = {kind: words.replace("{cost}", cost).replace("{borne}", borne) for kind, words in written["kinds"].items()}
    mention = "|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items())
    listed = f"(?:{LIST_FILLERS}|{'|'.join(kinds.values())})*"
    return Words(
        mention=re.compile(mention),
        costs=re.compile(cost),
        free_before=re.compile(rf"(?:{written['free_before']})[^,。;!\n]{{0,{REACH}}}\Z"),
        free_after=re.compile(f"{listed}(?:{written['free_after']})"),
        fillers=re.compile(listed),
        later=re.compile(written["repaid_later"]),
        warning=re.compile(written["warning"]),
        to_worker=re.compile(written["paid_to_worker"]),
        payment=_payment(written),
        no_charge=re.compile(written["no_charge"]),
        kinds={kind: re.compile(words) for kind, words in written["kind_words"].items()},
    )


def _kind_of(clause: str) -> str | None:
    return next((kind for kind, shown in _words().kinds.items() if shown.search(clause)), None)


def _payment(written: dict[str, str]) -> re.Pattern[str]:
    """A verb of paying with an amount, or with a cost of any name that the worker bears."""
    paying, between, amount = (written[name] for name in ("paying", "paying_between", "amount"))
    named = written["named_cost"]
    return re.compile(
        rf"{paying}{between}{{0,3}}[^,。;\n\d]{{0,5}}?{amount}\s*(?:元|块|大洋|rmb|多|来|左右)?(?![\d\-~点号月年日:人名岁折]|个(?!点)|[/一每]?\s*(?:天|小时))"
        rf"|{amount}(?:元|块)的?{named}|{paying}{between}{{0,3}}[^,。;\n\d]{{0,4}}{named}"
        rf"|(?:费用|{named})[^,。;\n]{{0,4}}(?:自理|自费|自付|自己(?:出|掏|付|承担|负责)|个人(?:出|承担))"
        rf"|{named}(?:一人|每人|每个人|每月|一个月|:)?\d{{1,4}}(?:元|块|/人|$)"
    )


def find_all(text: str) -> tuple[Charge, ...]:
    """The first charge of each kind; `text` is an ad in the normal form."""
    plain = _words().to_worker.sub("·", text)
    found: dict[str, Charge] = {}
    for match in _charged(plain):
        kind = match.lastgroup or ""
        found.setdefault(kind, Charge(kind, match.group().strip()))
    for charge in () if found else _unnamed(plain):
        found.setdefault(charge.kind, charge)
    return tuple(found.values())


def _unnamed(text: str) -> Iterator[Charge]:
    """Payments under other names, in clauses that hold none of the known ones."""
    words = _words()
    before = ""
    for clause in CLAUSES.split(text):
        match = None if words.mention.search(clause) or words.no_charge.search(clause) else words.payment.search(clause)
        if match and not (words.free_before.search(clause[: match.end()]) or words.warning.search(clause)):
            yield Charge(_kind_of(clause) or _kind_of(before) or "other", match.group())
        before = clause


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
