"""Messages to many from the staff's chat: written, approved, stopped, corrected."""

import re
from collections.abc import Sequence

from db import broadcasts, outbox, rights, vacancies, vacancy_drafts
from db.models import Broadcast
from db.rights import Right
from handlers import broadcast_audience, broadcast_when, opening, texts
from handlers.allowed import needs
from handlers.dialogue.answers import Bad, Got
from handlers.dialogue.form import State, keep
from handlers.dialogue.registry import all_subjects, command
from handlers.dialogue.replies import Reply, Text, pack
from handlers.dialogue.turn import Turn
from handlers.forms import broadcast as form
from nlp import late, sending
from nlp.sending import Order

Replies = Sequence[Reply]
NUMBER = r"(B\d{1,6})"
LISTED = 8
_THINGS = "(?:群发|岗位|消息|通知|清单|列表|事项|东西|事情?|单子)"
WAITS = f"(?:看看?|查看?|还)?(?:有哪些|有什么|有没有|有)?(?:没批|待(?:我)?(?:批准?|审批?|审核))的?{_THINGS}?(?:有哪些|有没有|有吗|多少)?"
FOR_ME = (
    "(?:现在|今天|我)?(?:还)?(?:有(?:没有|没得|哪些|什么|几个|啥)?|哪些|什么)?(?:是)?(?:要|等|需要|该)(?:着)?我(?:来|去)?"
    f"(?:批准?|审批?|审核|同意|点头)(?:一?下)?的?{_THINGS}?(?:有哪些|有没有|没有|吗|么)?"
    f"|我(?:还)?(?:要|该|需要|得)(?:批准?|审批?|审核)的?{_THINGS}?(?:有哪些|有没有|有吗|还有吗)?"
)
GIVEN = late.pattern(
    r"^(?P<when>.{0,16}?)(?:请)?(?:帮我)?给(?P<whom>.+?)(?:群发|发送|发|推送?)(?:一?[个条下])?(?:消息|信息|通知)?$",
    re.DOTALL,
)
SAYS_SEND = late.pattern(
    r"^(?:请|帮我)?给|(?:群发|发送|发|推送|推)(?:一?[个条下])?(?:消息|信息|通知)?$|^(?:群发|发)(?:一?[个条下])?(?:消息|信息|通知)?$"
)
HEAD = late.pattern(
    r"^(?P<when>.{0,16}?)(?:请)?(?:帮我)?(?:群发|发|推送?|通知|提醒)(?:一?[个条下])?(?:消息|信息|通知)?(?:给)?(?P<whom>.*)$",
    re.DOTALL,
)


@needs(Right.BROADCAST)
def write(turn: Turn, match: re.Match[str] | None = None) -> Replies:
    """ "明天早上9点发给盈江在找工作的：内容", "通知芒市的人明天招聘会": whatever is missing is asked."""
    if (moved := _only_a_time(turn)) is not None:
        return open_form(turn, {"send_at": moved})
    order = sending.read(turn.words, now=turn.now) or _order(turn.words.strip())
    words, at = broadcast_when.message_and_time(turn, order.words)
    given: dict[str, object] = {"words": words} if words else {}
    if at is not None:
        given["send_at"] = at
    before = ""
    if order.when and isinstance(when := broadcast_when.When().find(turn, given, f"{order.when}发"), Got):
        given["send_at"] = when.value
    whom = broadcast_audience.read(turn, order.whom)
    if isinstance(whom, Got):
        given["audience"] = whom.value
    elif isinstance(whom, Bad):
        before = whom.words
    return open_form(turn, given, before)


def _only_a_time(turn: Turn) -> str | None:
    """就要初二发, 晚上11点发，急事: of the one that is being written."""
    kept = turn.conversation.form
    if kept is None or kept["name"] != form.NAME or sending.COLON.search(turn.words):
        return None
    when = broadcast_when.When().find(turn, State.of(kept).given, turn.words)
    whom = broadcast_audience.read(turn, broadcast_when.without(turn.words))
    return str(when.value) if isinstance(when, Got) and not isinstance(whom, Got) else None


def is_order(turn: Turn) -> bool:
    """People are named and told something, though no word of sending and no colon stands there.

    In the middle of a form only where a broadcast is being written and its words are not what is asked for.
    """
    kept = turn.conversation.form
    if kept is not None and (kept["name"] != form.NAME or State.of(kept).open == "words"):
        return False
    order = sending.read(turn.words, now=turn.now)
    if order is None or not order.words:
        return False
    return not order.when or isinstance(broadcast_when.When().find(turn, {}, f"{order.when}发"), Got)


def _order(said: str) -> Order:
    """Whom the words before the colon may mean; what they do not say is asked."""
    colon = sending.COLON.search(said)
    head, words = (said[: colon.start()], said[colon.end() :].strip()) if colon else (said, "")
    named = GIVEN.match(head) or HEAD.match(head)
    whom = (named and named["whom"].strip()) or SAYS_SEND.sub("", head)
    return Order(whom, words, named["when"] if named else "")


@needs(Right.BROADCAST)
def send_post(turn: Turn, match: re.Match[str]) -> Replies:
    """ "把J012发给盈江在找工作的": the post itself is the message."""
    vacancy = vacancies.by_number(turn.session, match["number"])
    if why := vacancies.why_closed(vacancy, now=turn.now):
        return [Text(texts.broadcasts.post_closed(vacancy, why))]
    whom = broadcast_audience.read(turn, match["whom"])
    given: dict[str, object] = {"words": texts.broadcasts.post(vacancy), "kind": "jobs"}
    before = whom.words if isinstance(whom, Bad) else ""
    if isinstance(whom, Got):
        given["audience"] = whom.value
    return open_form(turn, given, before)


@needs(Right.BROADCAST)
def test(turn: Turn, match: re.Match[str]) -> Replies:
    kept = turn.conversation.form
    given = State.of(kept).given if kept and kept["name"] == form.NAME else {}
    if "words" not in given:
        return [Text(texts.broadcasts.NO_DRAFT)]
    words = f"{texts.broadcasts.TEST}{texts.broadcasts.message(given.get('kind', 'notice'), given['words'])}"
    key = f"broadcast:test:{turn.incoming.key}"
    outbox.owe(turn.session, follower=turn.follower, message=pack(Text(words)), key=key, kind="staff", now=turn.now)
    return [Text(texts.broadcasts.SENT_TO_SELF)]


@needs(Right.BROADCAST)
def show(turn: Turn, match: re.Match[str]) -> Replies:
    row = _row(turn, match)
    words = texts.broadcasts.message(row.kind, row.words)
    return [Text(f"{texts.broadcasts.state(row, turn.now)}\n———\n{words}")]


@needs(Right.BROADCAST)
def history(turn: Turn, match: re.Match[str]) -> Replies:
    rows = broadcasts.latest(turn.session, limit=LISTED)
    lines = [texts.broadcasts.state(row, turn.now) for row in rows]
    return [Text(texts.broadcasts.listed(lines) if lines else texts.broadcasts.NONE_SO_FAR)]


@needs(Right.APPROVE)
def waiting(turn: Turn, match: re.Match[str]) -> Replies:
    """Broadcasts that wait for a second person, and posts that wait for their review."""
    rows = broadcasts.latest(turn.session, limit=LISTED, statuses=("waiting",))
    lines = [texts.broadcasts.state(row, turn.now) for row in rows]
    posts = vacancy_drafts.in_review(turn.session, limit=LISTED) if rights.has(turn.staff, Right.POSTS) else ()
    return [Text(texts.broadcasts.to_approve(lines, [texts.posts.in_review(row) for row in posts]))]


def open_form(turn: Turn, given: dict[str, object], before: str = "") -> Replies:
    """A new one takes the place of one that was not finished; without words of its own it changes that one."""
    kept = turn.conversation.form
    if kept and kept["name"] == form.NAME:
        given = given if "words" in given else {**State.of(kept).given, **given}
        keep(turn, None)
    # What was said has been taken apart already; the form is not to read it again.
    asked = turn.saying("", turn.meaning)
    return opening.open_form(asked, all_subjects().forms[form.NAME], given=given, before=before)


def _row(turn: Turn, match: re.Match[str]) -> Broadcast:
    return broadcasts.by_number(turn.session, match.group(1))


SUBJECTS = {"staff_broadcast": write}
STAFF_COMMANDS = (
    (command(r"^(?:把|将)?\s*(?P<number>J\d{1,4})\s*(?:岗位)?(?:群?发|推送?)给\s*(?P<whom>.+)$"), send_post),
    (command(r"^(?:测试|测试一下|先发给我|发给自己|先发我看看)$"), test),
    (command(rf"^(?:看\s*)?{NUMBER}$"), show),
    (command(r"^(?:群发|发送)(?:记录|清单|列表|草稿)$"), history),
    (command(rf"^(?:{WAITS}|{FOR_ME})[?？。]*$"), waiting),
    (
        command(
            r"^(?!改?\s*B\d).{0,16}?(?:群发|发|推送?)(?:消息|信息|通知)?给(?!我|多少|几个|好多).{1,60}?(?:[:：].+)?$"
        ),
        write,
    ),
    (command(r"^(?:请|帮我)?(?:群发|通知|提醒)[^\n:：]{0,30}[:：].+$"), write),
    (command(r"^[^\n:：]{0,16}?给[^\n:：]{1,30}(?:群发|发|推送?)(?:消息|信息|通知)?[:：].+$"), write),
)
