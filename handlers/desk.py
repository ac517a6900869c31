"""The staff's desk in the chat: binding an account, and the requests that wait for somebody."""

import re
import unicodedata
from collections.abc import Sequence

from db import followers, inquiries, messages, staff
from db.models import Inquiry, Worker
from db.rights import Right
from handlers import answering, questions, staff_help, texts
from handlers.allowed import needs
from handlers.dialogue.registry import Phrase, command
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
NUMBER = r"(Q?\s*\d{1,6})?"
I_TAKE = r"(?:好的?|收到|行|嗯+|那|我们?|[,，\s])*(?:来|去|先|这就|马上)*"
BINDING = late.pattern(
    r"^(?:我要|我的|请|帮我)*绑定(?:验证)?码?(?:是|为)?[\s:：,，“”\"《【\[]*(?P<code>[A-Za-z0-9][A-Za-z0-9\s·.\-]*?)[\s。.!！”\"》】\]]*$"
)
# Nothing follows, or something that is no code.
BINDS_NOTHING = late.pattern(
    r"^(?:我要|怎么|咋个?|请|帮我)*(?:工作人员)?绑定(?:工作人员|码|验证码|账号|身份|微信)*[\s:：？?。]*$"
)
SAYS_STAFF = "(?:我|俺)(?:就)?是(?:你们|站里|工作站)?的?(?:工作人员|同事|专员|站长|联络员)(?:啊|呀|哦|的)?[。！!]?"
UNBINDS = "(?:我要)?(?:解绑|解除绑定|取消绑定|退出工作人员)(?:了)?[。！!]?"
CODE_LENGTH = 8
# Only with the number of a request: 结 alone may be anything.
ENDED = "(?:了结|结束|结|办完|办好|搞定|处理完|处理好)(?:了|掉)?"


def binds(turn: Turn) -> bool:
    said = _plain(turn)
    return turn.incoming.has_words and bool(BINDING.match(said) or (turn.staff is None and BINDS_NOTHING.match(said)))


def bind(turn: Turn) -> Replies:
    """The code as it is pasted: full width, behind a colon, in two halves."""
    match = BINDING.match(_plain(turn))
    code = re.sub("[^A-Za-z0-9]", "", match["code"]) if match else ""
    if len(code) != CODE_LENGTH:
        return [Text(texts.desk.HOW_TO_BIND)]
    member = staff.bind(turn.session, code=code, follower=turn.follower, now=turn.now)
    role = texts.desk.ROLES.get(member.role, member.role)
    return [Text(texts.desk.bound(member.name, role, staff_help.of(member)))]


def _plain(turn: Turn) -> str:
    return unicodedata.normalize("NFKC", turn.words).strip()


def _is_no_staff(turn: Turn) -> bool:
    return turn.staff is None


def how_to_bind(turn: Turn) -> Replies:
    return [Text(texts.desk.HOW_TO_BIND)]


def not_bound(turn: Turn) -> Replies:
    return [Text(texts.desk.NOT_BOUND)]


def ask_unbinding(turn: Turn, match: re.Match[str]) -> Replies:
    questions.put(turn, "unbind")
    return [Choices(texts.desk.SURE_TO_UNBIND, texts.desk.UNBIND_OPTIONS)]


def _unbind(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.desk.STAYS_BOUND)]
    staff.unbind(turn.session, follower=turn.follower, now=turn.now)
    return [Text(texts.desk.UNBOUND)]


@needs(Right.REQUESTS)
def waiting(turn: Turn, match: re.Match[str]) -> Replies:
    rows = inquiries.waiting(turn.session)
    return [Text(texts.desk.waiting([_line(turn, row) for row in rows[:10]], len(rows)))]


@needs(Right.REQUESTS)
def take(turn: Turn, match: re.Match[str]) -> Replies:
    return take_up(turn, _inquiry(turn, match) if match.group(1) else inquiries.most_pressing(turn.session))


def take_up(turn: Turn, inquiry: Inquiry) -> Replies:
    """Raises AlreadyTaken when a colleague has it. Who has it already is not said to have taken it anew."""
    member = turn.staff
    if member is None:
        return []
    if inquiry.taken_by != member.id:
        inquiries.take(turn.session, inquiry, staff=member, now=turn.now)
        _tell_worker(turn, inquiry, texts.desk.taken_for_worker(inquiry.number, turn.station.phone), "taken")
    return [Text(texts.desk.taken(inquiry.number, _transcript(turn, inquiry)))]


@needs(Right.REQUESTS)
def look(turn: Turn, match: re.Match[str]) -> Replies:
    return show(turn, _inquiry(turn, match))


def show(turn: Turn, inquiry: Inquiry) -> Replies:
    return [Text(texts.desk.look(_line(turn, inquiry), _transcript(turn, inquiry)))]


@needs(Right.REQUESTS)
def reply(turn: Turn, match: re.Match[str]) -> Replies:
    """Say something to the worker in the station's name, through the bot."""
    inquiry, words = _inquiry(turn, match), match.group(2).strip()
    if turn.staff is not None and inquiry.status == "new":
        inquiries.take(turn.session, inquiry, staff=turn.staff, now=turn.now)
    if turn.staff is None:
        return []
    told = answering.reply(
        turn.session, inquiry, texts.desk.from_staff(words), what=f"reply:{turn.incoming.key}", by=turn.staff,
        now=turn.now,
    )  # fmt: skip
    return [Text(texts.desk.TOLD[told])]


@needs(Right.REQUESTS)
def close(turn: Turn, match: re.Match[str]) -> Replies:
    inquiry, outcome = _inquiry(turn, match), (match.group(2) or "").strip()
    inquiries.close(turn.session, inquiry, outcome=outcome, now=turn.now, staff=turn.staff)
    other = inquiries.still_muting(turn.session, inquiry)
    number = other.number if other else ""
    words = texts.desk.closed_for_worker(inquiry.number, outcome, number)
    told = answering.close(turn.session, inquiry, words, by=turn.staff, now=turn.now)
    return [Text(f"{texts.desk.closed(inquiry.number, number)}{texts.desk.CLOSED_TOLD.get(told, '')}")]


def _inquiry(turn: Turn, match: re.Match[str]) -> Inquiry:
    """The one named; without a number the one this member has in hand."""
    if match.group(1) is None and turn.staff is not None:
        return inquiries.in_hand(turn.session, turn.staff)
    digits = match.group(1).upper().lstrip("Q").strip()
    return inquiries.by_number(turn.session, f"Q{int(digits):04d}")  # Q4 is Q0004


def _tell_worker(turn: Turn, inquiry: Inquiry, words: str, what: str) -> bool:
    return answering.tell(turn.session, inquiry, words, what=what, by=turn.staff, now=turn.now)


def _transcript(turn: Turn, inquiry: Inquiry) -> list[str]:
    if inquiry.follower_id is None:
        return []
    said = messages.last(turn.session, followers.get(turn.session, inquiry.follower_id), count=6)
    return [f"{texts.desk.SPEAKERS[message.direction]}：{message.words[:80]}" for message in said]


def _line(turn: Turn, row: Inquiry) -> str:
    person = turn.session.get(Worker, row.worker_id) if row.worker_id else None
    minutes = int((turn.now - row.opened_at).total_seconds() // 60)
    taker = staff.get(turn.session, row.taken_by).name if row.taken_by else ""
    return texts.desk.line(row, person.name if person else "", minutes, taker)


QUESTIONS = {"unbind": _unbind}
PHRASES = (Phrase(SAYS_STAFF, how_to_bind, _is_no_staff), Phrase(UNBINDS, not_bound, _is_no_staff))
STAFF_COMMANDS = (
    (late.pattern(r"^(?:解绑|解除绑定|取消绑定|退出工作人员)$"), ask_unbinding),
    (late.pattern(r"^(?:待办|求助|有哪些求助|待办清单|谁在等)$"), waiting),
    (late.pattern(rf"^接\s*{NUMBER}$", re.IGNORECASE), take),
    (
        command(rf"^{I_TAKE}接(?:一下|手|下|了|单)*\s*(Q?\s*\d{{1,6}})(?:号)?(?:这个|这件)?(?:了|吧|啊|哈)*[。.!！]*$"),
        take,
    ),
    (command(rf"^(Q\s*\d{{1,6}})[\s,，:：]*{I_TAKE}(?:接|办|处理)(?:一下|手|下|单)*(?:了|吧|啊|哈)*[。.!！]*$"), take),
    (late.pattern(rf"^看\s*{NUMBER}$", re.IGNORECASE), look),
    (command(rf"^回\s*{NUMBER}[\s,，:：]+(.+)$"), reply),
    (command(rf"^(?:办结|结案|关闭(?!\s*J\d))\s*{NUMBER}(?:[\s,，:：]+(.+))?$"), close),
    (command(rf"^{ENDED}\s*(Q\d{{1,6}})(?:[\s,，:：]+(.+))?$"), close),
    (command(rf"^(Q\d{{1,6}})\s*(?:办结|结案|{ENDED})(?:[\s,，:：]+(.+))?$"), close),
)
