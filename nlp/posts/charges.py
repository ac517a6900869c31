"""Payments and pledges that an ad asks of the worker, apart from statements that nothing is charged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp import late
from nlp.posts.charge_words import words
from nlp.posts.patterns import CLAUSE_ENDS, clause_of

SMALLEST_CLAUSE_ENDS = late.pattern(r"[,。;!?\s]")
BUT = late.pattern("但|只|仅|先|(?<!不)需交|(?<![不需])要交|自理|自费|自付|另|除了")
PAID_BACK = "报"
NO_REACHES = 6
OF_ITSELF = late.pattern(
    r"身份证|证件|户口|银行卡|护照|驾|[先要需得须买给打]|自[费己]|[押压]\s*[\d一二两三]"
)  # 身份证交公司, 先充值: no part of a list
HEADING_LONGEST = 4


@dataclass(frozen=True)
class Charge:
    kind: str
    said: str


def find_all(text: str) -> tuple[Charge, ...]:
    """The first charge of each kind; `text` is an ad in the normal form."""
    plain = words().paid_to_worker.sub("·", text)
    charges = [Charge(match.lastgroup or "", match.group().strip()) for match in _charged(plain)]
    by_kind = {charge.kind: charge for charge in reversed(charges or list(_unnamed(plain)))}
    return tuple(reversed(by_kind.values()))


def without_free(text: str) -> str:
    """The text without the mentions that say that nothing is charged."""
    charged = {match.span() for match in _charged(text)}
    return words().mention.sub(lambda match: match.group() if match.span() in charged else "·", text)


def _unnamed(text: str) -> Iterator[Charge]:
    """Payments under other names, in clauses that hold none of the known ones."""
    before = ""
    for clause in CLAUSE_ENDS.split(text):
        match = _payment(clause)
        if match:
            yield Charge(_kind_of(clause) or _kind_of(before) or "other", match.group())
        before = clause


def _payment(clause: str) -> re.Match[str] | None:
    known = words()
    if known.mention.search(clause) or known.warning.search(clause):
        return None
    return next((match for match in known.payment.finditer(clause) if _is_charge(match)), None)


def _is_charge(match: re.Match[str]) -> bool:
    known = words()
    before = match.string[max(0, match.start() - NO_REACHES) : match.start()].rsplit(" ", 1)[-1]
    return not (known.no_charge.search(_around(match)) or known.free_before.search(before))


def _around(match: re.Match[str]) -> str:
    """What stands between spaces around it, with the words before when they are a mere heading (住宿 自己交)."""
    before, after = match.string[: match.start()].split(" "), match.string[match.end() :].split(" ")
    heading = before[-2] if len(before) > 1 and len(before[-2]) <= HEADING_LONGEST else ""
    return heading + before[-1] + match.group() + ("" if match.group().endswith(" ") else after[0])


def _kind_of(clause: str) -> str | None:
    return next((kind for kind, shown in words().kinds.items() if shown.search(clause)), None)


def _charged(text: str) -> Iterator[re.Match[str]]:
    """What is mentioned and not free; a list goes on being free until something costs."""
    free_until = -1
    for match in words().mention.finditer(text):
        if _warned_of(match) or _free(match, free_until):
            free_until = match.end()
        else:
            free_until = -1
            yield match


def _free(match: re.Match[str], free_until: int) -> bool:
    known, text = words(), match.string
    start, end = _clause(match)
    before = known.free_before.search(text[start : match.start()])
    if before and not BUT.search(before.group()):
        return True
    after = known.free_after.match(text, match.end())
    if after and not known.costs.search(match.group()):
        return not (PAID_BACK in after.group() and known.repaid_later.search(text[start:end]))
    listed = (
        free_until >= 0
        and not OF_ITSELF.match(match.group())
        and known.fillers.fullmatch(text, free_until, match.start())
    )
    return bool(listed) and not known.costs.search(text[match.start() : end])


def _warned_of(match: re.Match[str]) -> bool:
    """收押金的都是骗子 is no charge, also where a comma stands before 都是骗子."""
    start, end = clause_of(match)
    warned = words().warning.search(match.string, start, end) or words().then_warning.match(match.string, end + 1)
    return bool(warned)


def _clause(match: re.Match[str]) -> tuple[int, int]:
    text = match.string
    starts = [mark.end() for mark in SMALLEST_CLAUSE_ENDS.finditer(text, 0, match.start())]
    stop = SMALLEST_CLAUSE_ENDS.search(text, match.end())
    return (starts[-1] if starts else 0), (stop.start() if stop else len(text))
