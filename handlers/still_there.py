"""Where somebody says that they still are, against what the ledger holds: the same firm, another one, or none that is named."""

from db import employers
from handlers import named_employers
from handlers.dialogue.turn import Turn
from nlp import late, past_days, situations, spelling, still_there

# 明月纺织: unknown, and a firm by how its name ends; 还在流水线上班 names none.
_A_FIRM = late.pattern("(?:厂|公司|集团|纺织|机电|化工|酒店|饭店|餐厅|医院)$")
_A_FACTORY = late.pattern("厂|公司|单位")
LEAST = 2


def named(turn: Turn, words: str) -> str:
    """The firm where the words say somebody still is: as the ledger has it where it is that one, else as it is called."""
    still = situations.still(words)
    if still is None:
        return ""
    worker = turn.worker
    plain = spelling.normalise(words)
    if worker is not None and any(is_firm(worker.employer_name, said) for said in (still.place, plain)):
        return worker.employer_name
    known = named_employers.find(plain, employers.names(turn.session))
    return known[0] if known else still.place if is_like_a_firm(still.place) else ""


def another(turn: Turn, words: str) -> str:
    """The firm so named, when the ledger holds that the person works at a different one."""
    told = named(turn, words)
    own = turn.worker.employer_name if turn.worker is not None and turn.worker.status == "employed" else ""
    return told if own and told and told != own else ""


def is_firm(registered: str, said: str) -> bool:
    """Whether words in the normal form name this firm, in full or for short."""
    own = spelling.normalise(registered)
    if not own or len(said) < LEAST:
        return False
    return said == own or said in named_employers.spoken(own) or bool(named_employers.find(said, [own]))


def is_said(turn: Turn, words: str) -> bool:
    """A statement of it: with a word of work, or with a firm that is known."""
    still = situations.still(words)
    return still is not None and (still.works or bool(named(turn, words)))


def is_the_old_one(words: str) -> bool:
    """一直在那个厂做着: work is spoken of, and a factory that is not named."""
    still = situations.still(words)
    return still is not None and still.works and not still.place and bool(_A_FACTORY.search(words))


def is_there_already(turn: Turn, words: str) -> bool:
    """我在麦香源上班, where the ledger holds just that: no start is told."""
    worker, plain = turn.worker, spelling.normalise(words)
    if worker is None or worker.status != "employed" or not is_firm(worker.employer_name, plain):
        return False
    return not still_there.STARTS.search(plain) and past_days.find(words, now=turn.now) is None


def is_like_a_firm(place: str) -> bool:
    """By how the name ends, whether or not the station knows it."""
    named = named_employers.KIND.sub("", _A_FIRM.sub("", place))
    return named != place and len(named) >= LEAST
