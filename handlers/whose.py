"""Whose matter the words are on a phone of two people: 我换厂了, said while a relative's record is at hand, is the writer's own."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import enrolments, outbox, visits
from db import relatives as records
from db.models import FollowerWorker, Worker
from handlers import course_words, opening, questions, relatives, texts
from handlers.dialogue.replies import Reply, Text, words_of
from handlers.dialogue.turn import Turn
from nlp import alerts, late, situations

Person = tuple[FollowerWorker, Worker]
# Whoever was silent for so long, over a night, speaks for themselves again.
RESTED = timedelta(hours=6)
REMINDED_FOR = timedelta(hours=24)
SHORT = 8  # 知道了, 好的 不去了: what a reminder is answered with
OF_ONE = frozenset(
    {"job_search", "job_withdraw", "my_applications", "job_alert_on", "course_list", "course_signup", "course_cancel",
     "my_courses", "certificate_status", "visit_book", "visit_reschedule", "visit_cancel", "my_visits", "wage_arrears",
     "work_injury", "profile_update", "transport_subsidy", "status_report", "video_interview", "startup", "internship_school"}
)  # fmt: skip
REMINDED = frozenset({"course_cancel", "my_courses", "visit_reschedule", "visit_cancel", "my_visits"})
# For whom the bot does it, not whose it is: 帮我查一下, 给我看看.
_TO_ME = late.pattern("(?:帮|给|替|为|跟|教|告诉|叫|让)(?:我|俺)(?!自己|本人)|(?:我|俺)(?:们|家|想问|问|看)")
_ME = late.pattern("我|俺|本人")
_MYSELF = late.pattern("(?:我|俺)(?:自己|本人)")
_MINE = late.pattern("(?:我|俺)(?:的|这个|那个|[报约投学]的?|[报约投]了).{2,}")
# The standing orders, and what points at the list that stands there: they go with whomever things are done for.
_BARE = late.pattern(
    "(?:查看?|看看?)?我的?(?:[一-鿿]{2,4})[。.!！?？~ ]*|我?(?:要|想)?(?:报名|报上|报|约走访)[。.!！~吧嘛 ]*|我?(?:要|想)?(?:选|报)?(?:这个|那个|第[一二三四五六七八九1-9]个?)[。.!！~吧嘛 ]*"
)
_OF_ANOTHER = late.pattern(f"{relatives.WHO}|[他她]")
# 我要报 不是她: named only to be left out.
_NOT_THEM = late.pattern(f"[,，。 ]*不(?:是|给|帮|为)(?:我|俺)?(?:{relatives.WHO}|[他她])(?:报|办|的)?")
# In the midst of a form for somebody else: a wish of one's own besides.
_OWN_WISH = late.pattern(
    "(?:那|还有|另外|然后|哦|对了|[,， ])*(?:我|俺)(?:自己|本人)(?:也|还|要|想|得)+[^,，。]{0,4}(?:约|报|登记|找|学|办|申请|参加).*"
)
_KEY = re.compile(r"remind:(enrolment|visit):(\d+):")
QUIET = frozenset({"emergency", "danger answered", "danger unanswered", "handed over"})


def settle(turn: Turn) -> tuple[Turn, str]:
    """The turn of the person whose matter it is; a line that says so, where that has changed.

    What is open goes on for whomever it was begun, unless a wish of one's own is told besides: then it waits.
    """
    if turn.staff is not None or not turn.incoming.has_words:
        return turn, ""
    if turn.conversation.form is not None:
        return _beside_a_form(turn)
    # Hardly any phone has two people, and the words of the others need no look.
    if not records.are_any(turn.session, turn.follower):
        return turn, ""
    rested, matters = _has_rested(turn), _matters(turn)
    if (not rested and not matters) or questions.says(turn) is not None:
        return turn, ""
    return _settle(turn, records.of(turn.session, turn.follower), rested=rested, matters=matters)


def _beside_a_form(turn: Turn) -> tuple[Turn, str]:
    if not _OWN_WISH.fullmatch(turn.words.strip()) or _OF_ANOTHER.search(_NOT_THEM.sub("", turn.words)):
        return turn, ""
    if records.acting_for(turn.session, turn.follower) is None:
        return turn, ""
    kept = "\n".join(words_of(reply) for reply in opening.set_aside(turn))
    mine, line = _to(turn, _self(records.of(turn.session, turn.follower)), says=True)
    return mine, "\n".join(part for part in (kept, line) if part)


def _settle(turn: Turn, people: Sequence[Person], *, rested: bool, matters: bool) -> tuple[Turn, str]:
    named = [row for row in people if row[0].relation != records.SELF and row[1].name in turn.words]
    if matters and len(named) == 1:
        said = re.sub(f"(?:我|俺)?(?:家|{relatives.WHO})*的?{re.escape(named[0][1].name)}的?", "", turn.words)
        return _to(turn.saying(said, turn.meaning), named[0], says=True)
    if _OF_ANOTHER.search(_NOT_THEM.sub("", turn.words)):
        return turn, ""
    if (matters and is_own(turn.words)) or (rested and _ME.search(_TO_ME.sub("", turn.words))):
        return _to(turn, _self(people), says=True)
    if (reminded := _reminded_of(turn, people)) is not None:
        return _to(turn, reminded, says=True)
    return _to(turn, _self(people), says=matters) if rested else (turn, "")


def is_own(words: str) -> bool:
    """Whether somebody says that it is their own: by 我, where it is not only the one for whom it is looked up."""
    said = _NOT_THEM.sub("", words.strip())
    if _MYSELF.search(said):
        return not re.fullmatch(relatives.OWN, said)
    return not _BARE.fullmatch(said) and bool(_ME.search(_TO_ME.sub("", said)))


def _matters(turn: Turn) -> bool:
    """What is somebody's: a move told, a seat given up, or a thing that is booked, asked for or reported."""
    said = turn.words.strip()
    sure = turn.meaning.sure and turn.intent in OF_ONE
    return bool(
        sure
        or _MYSELF.search(said)
        or _MINE.fullmatch(said)
        or course_words.read(said)
        or situations.find(said)
        or alerts.find(turn.meaning.plain)
    )


def _has_rested(turn: Turn) -> bool:
    before = turn.conversation.updated_at
    return before is not None and turn.now - before >= RESTED and turn.now.date() != before.date()


def _self(people: Sequence[Person]) -> Person | None:
    return next((row for row in people if row[0].relation == records.SELF), None)


def _reminded_of(turn: Turn, people: Sequence[Person]) -> Person | None:
    """不去了, said to a reminder, is of whomever was reminded of."""
    says = course_words.read(turn.words) or len(turn.words.strip()) <= SHORT or turn.intent in REMINDED
    row = outbox.last_sent(turn.session, turn.follower, kinds=("reminder",)) if says else None
    since, found = turn.conversation.updated_at, _KEY.match(row.owed_as) if row is not None else None
    if row is None or found is None or row.settled_at is None or turn.now - row.settled_at > REMINDED_FOR:
        return None
    if since is not None and row.settled_at < since:
        return None
    about = (
        enrolments.get(turn.session, int(found[2]))
        if found[1] == "enrolment"
        else visits.get(turn.session, int(found[2]))
    )
    return next((one for one in people if one[1].key == about.worker_id), None)


def _to(turn: Turn, person: Person | None, *, says: bool) -> tuple[Turn, str]:
    """None is the owner of the phone, who has not registered yet."""
    speaks = turn.worker.key if turn.worker is not None else 0
    worker = person[1] if person is not None else None
    if speaks == (worker.key if worker is not None else 0):
        return turn, ""
    records.speak_for(turn.session, turn.follower, worker)
    own = person is None or person[0].relation == records.SELF
    line = texts.relatives.now_own(worker.name if worker else "") if own else ""
    if person is not None and not own:
        line = texts.relatives.acting(person[0].relation, person[1].name)
    return turn.by(worker), line if says else ""


def beside(turn: Turn, line: str, route: str, replies: Sequence[Reply]) -> Sequence[Reply]:
    """The line before what is answered, which then need not say it again; before what is said to danger stands nothing."""
    if not line or not replies or route in QUIET:
        return replies
    name = turn.worker.name if turn.worker is not None else ""
    told = Text(texts.relatives.of(name))
    if replies[0] == Text(texts.relatives.own_again(name)):
        line = line.removesuffix(texts.relatives.now_own(name)).strip()
    return [*([Text(line)] if line else []), *(reply for reply in replies if reply != told)]
