"""What those who are rung for a person read (留话): the call that is wished for, then what was said, the newest kept."""

from db.models import Inquiry
from nlp import late

# Of a long story the beginning and the end are read.
SHOWN, EACH_END = 180, 85
CALL = "请回电：{when}，{number}；"
_CALL = late.pattern("^请回电：(?P<when>[^，；]+)，[^；]+；")


def add(inquiry: Inquiry, words: str) -> None:
    call, said = _parted(inquiry)
    said = f"{said} / {words}" if said else words
    if len(said) > SHOWN:
        said = f"{said[:EACH_END]}…{said[-EACH_END:]}"
    inquiry.words = call + said


def want_call(inquiry: Inquiry, when: str, number: str) -> None:
    """In front of everything else; a wish told anew takes the place of the old one."""
    inquiry.words = CALL.format(when=when, number=number) + _parted(inquiry)[1]


def call_at(inquiry: Inquiry) -> str:
    """When a call is wished for, in words; "" while none is."""
    match = _CALL.match(inquiry.words)
    return match["when"] if match else ""


def _parted(inquiry: Inquiry) -> tuple[str, str]:
    match = _CALL.match(inquiry.words)
    end = match.end() if match else 0
    return inquiry.words[:end], inquiry.words[end:]
