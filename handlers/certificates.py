"""Results and certificates in the chat: one's own at once, somebody's by name and the last four characters."""

import unicodedata
from collections.abc import Sequence

from db import certificates
from handlers import opening, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import identity, late, names, phones

Replies = Sequence[Reply]
TAIL = late.pattern(r"(?<![0-9])([0-9]{3}[0-9Xx])(?![0-9])")
# What stands around the name and the four digits, 我是赵演五 后四位9996, and is no part of either.
AROUND = (
    "帮?我?(?:查|看|问)(?:一?下|哈|看)?|成绩|证书|合格证|出来(?:没有?|了?吗?)|身份证|证件|最?后面?四位|尾号|末四位|号码?|名字?|本人|姓名"
    "|(?:我|她|他)?(?:就)?(?:叫做?|是)|我|她|他|的|[\\s,，、:：。?？*]"
)
MASKED = late.pattern(r"[0-9]{3,6}\*+[0-9Xx]{4}")
WORDS_AROUND = late.pattern(AROUND)
NAME = "[一-鿿·]{2,10}"
DIGITS = r"(?:[0-9]{6}\*+)?[0-9]{3}[0-9Xx]"
NAME_AND_TAIL = late.pattern(
    rf"(?:{AROUND})*{NAME}(?:{AROUND})*{DIGITS}(?:{AROUND})*|(?:{AROUND})*{DIGITS}(?:{AROUND})+{NAME}"
)
# A whole number as it is printed: letters, figures and dashes, six characters or more. A day or a telephone is none.
NUMBER = late.pattern(
    r"(?<![0-9A-Za-z-])(?=[0-9A-Za-z-]*[0-9]{2})[0-9A-Za-z][0-9A-Za-z-]{4,38}[0-9A-Za-z](?![0-9A-Za-z-])"
)
DAY, FEWEST_FIGURES = late.pattern(r"(?:19|20)[0-9]{2}-?[01]?[0-9]-?[0-3]?[0-9]"), 8
ABOUT_ONE = late.pattern("证|编号|查验|真假|真的假的")
DASHES = str.maketrans("—–－_", "----")
BESIDE_NUMBER = f"(?:{AROUND}|结业证|工作站|发|这张|这个|有没有|不是|真|假|有效|作废|查验|编|吗|么|嘛|吧|一下|[!！])*+"
WITH_NUMBER = f"{BESIDE_NUMBER}[0-9A-Za-z０-９－—–-]{{6,40}}{BESIDE_NUMBER}"


def status(turn: Turn) -> Replies:
    """By the whole number or by name and digits that were said, else the own record, else what finds it is asked."""
    if number := number_in(turn.words):
        return look_up_number(turn, number)
    name, tail = named(turn.words), _tail(turn.words)
    if name and tail:
        return look_up(turn, name, tail)
    own = certificates.of_worker(turn.session, turn.worker) if turn.worker else ()
    if own and not name:
        return [Text(texts.certificates.found(turn.person.name, own))]
    given = {"name": name or turn.person.name} if name or turn.worker else {}
    return opening.open_form(turn, all_subjects().forms["certificate"], given=given)


def look_up(turn: Turn, name: str, tail: str) -> Replies:
    if not certificates.may_look_up(turn.session, follower=turn.follower, now=turn.now):
        return [Text(texts.certificates.TOO_OFTEN)]
    found = certificates.find(turn.session, name=name, tail=tail)
    return [Text(texts.certificates.found(name, found) if found else texts.certificates.NOT_FOUND)]


def look_up_number(turn: Turn, number: str) -> Replies:
    """Class, dates and whether it holds, for anybody who has the paper; a stranger's name no further than its first character."""
    if not certificates.may_look_up(turn.session, follower=turn.follower, now=turn.now):
        return [Text(texts.certificates.TOO_OFTEN)]
    own = certificates.of_worker(turn.session, turn.worker) if turn.worker else ()
    if mine := [result for result in own if result.number.upper() == number.upper()]:
        return [Text(texts.certificates.found(turn.person.name, mine))]
    known = certificates.by_number(turn.session, number)
    if known is None:
        return [Text(texts.certificates.NO_SUCH_NUMBER)]
    page = texts.certificate_page
    return [Text("\n".join([page.verdict(known), *page.lines(known)]))]


def number_in(words: str) -> str:
    """The whole number of a certificate in the words; the last four, a telephone, an ID number or a day is none."""
    plain = unicodedata.normalize("NFKC", words).translate(DASHES)
    if phones.find(plain) or identity.stands_in(plain) or MASKED.search(plain):
        return ""
    found = [match.group() for match in NUMBER.finditer(plain)]
    fitting = [one for one in found if not DAY.fullmatch(one) and (not one.isdigit() or len(one) >= FEWEST_FIGURES)]
    return fitting[0] if len(fitting) == 1 else ""


def _is_a_number(turn: Turn) -> bool:
    """Said to be that of a certificate, or known as one."""
    number = number_in(turn.words)
    if not number:
        return False
    return bool(ABOUT_ONE.search(turn.words)) or certificates.by_number(turn.session, number) is not None


def named(words: str) -> str:
    """A name introduced, or all that is left beside the words of the question and the digits."""
    if said := names.introduced(words):
        return said
    left = WORDS_AROUND.sub(" ", TAIL.sub(" ", MASKED.sub(" ", words))).split()
    if len(left) != 1:
        return next((part for part in left if names.find(part) == part), "")
    sure = bool(names.find(left[0])) or (bool(_tail(words)) and names.could_be(left[0]))
    return left[0] if sure else ""


def name_and_tail(words: str) -> tuple[str, str] | None:
    """Both in one message, in whatever order: 李演六 9960, 后四位9996 我是赵演五."""
    name, tail = named(words), _tail(words)
    return (name, tail) if name and tail else None


def _tail(words: str) -> str:
    found = TAIL.search(MASKED.sub(lambda match: f" {match.group()[-4:]} ", words))
    return found.group(1).upper() if found else ""


def _names_somebody(turn: Turn) -> bool:
    """Right after a look-up, or when the name is surely one."""
    said = named(turn.words)
    return bool(said) and (names.find(said) is not None or not turn.meaning.sure)


SUBJECTS = {"certificate_status": status}
PHRASES = (
    Phrase(WITH_NUMBER, status, when=_is_a_number),
    Phrase(NAME_AND_TAIL.pattern, status, when=_names_somebody),
)
