"""What somebody tells of work without a word that opens the subject: 换到快达速运了, 25号上的班; and what is told of others."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import employers, feedback, workers
from db.models import WorkerStatus
from handlers import monthly_sharing, named_employers, opening, relatives, still_there, texts, told_in_words
from handlers.dialogue import listing
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, days_put_right, late, past_days, situations, spelling, unmoved

Replies = Sequence[Reply]
LONGEST = 45
# Until when a move is taken back or its day put right, and until when a day told alone is that of the move.
LATELY, JUST_NOW, SURELY = timedelta(hours=24), timedelta(hours=1), timedelta(days=30)
# Somebody who starts: at a firm that is named, in words that say it has happened.
STARTED = late.pattern(
    "(?:不干|不做|辞|离职|出来)[^。]{0,12}(?:去了|去的|到了)|出(?:厂|来)了?[,，]?(?:又|就|现在|后)*(?:去|到|进)|换(?:到|去|成)|换了[,，。 ]|(?:这会儿?|现在|如今)[^,，。]{0,5}在|[号天]进的|回(?:青浦|上海|厂里)(?:来)?了|跳槽|跳到|转到|调到|(?:刚|才|已经|今天|昨天|前天)+(?:进|入职)|(?:进|入)(?:了厂|厂了|职了|了)|(?:进|入)的(?:厂|职)|上的班|到[^,，。]{2,16}上班了"
)
# 彩云食集我没干了: the firm is named, and the going is over.
QUIT = late.pattern("(?:不|没|莫)(?:有|得)?(?:再|去|在)*(?:干|做)(?:了|咯|喽|啦)|(?:辞|离)(?:了|职了|工了)")
# Told of its own day: 三月一号回的家.
HAPPENED = late.pattern("回的(?:家|老家)|(?:辞|离)的(?:职|工)|(?:进|入)的(?:厂|职)|上的班")
# A wish, an order of others, or a trouble is no change of the ledger.
NOT_TOLD = late.pattern(
    "想|打算|准备|能不能|可不可以|帮|给我|招|找(?!(?:到|着))|让我|叫我|喊我|骗|欠|扣|押|受伤|不发|没发|没给|打人|怎么|咋|举报|投诉|合同|上学|报名|培训|社保|补贴|面试"
)


# Somebody who is home for a few days, not absent from a lesson.
GOES_HOME = late.pattern("回(?:趟|一趟)?(?:家|老家|德宏|芒市|瑞丽|梁河|盈江|陇川|云南)|克家")
# 早就不在那点了: gone from there, and it is not said where to.
GONE_FROM = "(?:我|们|都|也|早就?|早已|已经|现在|人|其实)*(?:不|没|莫)在(?:那|这|原来|以前|原先)(?:那|这)?(?:点|里|边|家|儿|个?地方|个?厂|个?公司|个?单位)?(?:了|咯|喽|啦|的|嘛|啊)+[。.!！~]*"
BACK = late.pattern("(?:回|来)(?:到)?(?:青浦|上海|厂里)(?:来|上班|干活)*(?:了|咯|喽|啦)")
JUST_MOVED = late.pattern(
    "(?:我|已经|又|早就?)*(?:换(?:了)?(?:个|新)?(?:地方|场子?|厂子)|换(?:厂|单位|公司))(?:了|喽|咯|啦|罗)+[。.!！~]*"
    "|(?:我|们|今天|昨天|已经|又|终于|总算|刚刚?)*(?:(?:进|入)(?:了)?厂|入职|上班|上岗|开工|找(?:到|着)了?(?:新)?(?:工作|活路?|厂|事做|活计))(?:了|喽|咯|啦|罗|噶|嘎)+[。.!！~]*"
)
# 我找着活了，在嘉定一个火锅店端盘子; 换了个酒店，还是朱家角; 中介把我们拉到另外一个厂了: told, whatever follows.
TOLD_FIRST = late.pattern(
    "(?:我|们|已经|又|终于|总算|刚刚?|现在)*(?:找(?:到|着)了?(?:新)?(?:工作|活路?|厂|事做|活计)(?:了|喽|咯|啦|罗)+|换了(?:个|家|一个|一家)+[^,，。 ]{1,6})(?:[,，。 ]|$)"
    "|(?:我|今天|昨天|前天|是|就|正式)*(?:上班第一天|第一天上班)(?:[,，。 ]|$)"
    "|.{0,10}(?:拉|带|送|派|弄|转)(?:到|去|进)[^,，。?]{0,6}(?:另外|别的|其他|新|另)(?:的)?(?:一)?(?:个|家)?的?(?:厂|公司|单位)"
)
# 叫什么我还不晓得 asks nothing.
NAMELESS = late.pattern(
    "[,，。 ]*(?:叫)?(?:什么|哪样|啥)(?:名字|名)?[^,，。]{0,4}(?:不|没)(?:晓得|知道|清楚|搞清)[^,，。]{0,4}"
)


def told(turn: Turn) -> Replies:
    """One's own moves the ledger; somebody else's is heard kindly and booked on nobody."""
    who = relatives.told_of(turn, turn.words)
    return (
        [Text(texts.people.of_another(who, can_act=bool(re.fullmatch(relatives.WHO, who))))]
        if who
        else opening.open_form(turn, all_subjects().forms["status"])
    )


def take_back(turn: Turn) -> Replies:
    """没换, after a move was noted: the line before it counts again, and the monthly question is answered by it."""
    row = _moved_within(turn, SURELY)
    before = workers.take_back(turn.session, turn.person, row, now=turn.now) if row else None
    if row is None:
        return [Text(texts.people.NOT_MOVED)]
    if before is None:
        return opening.open_form(turn, all_subjects().forms["status"])
    feedback.put_pulse_right(
        turn.session, turn.person, answered=row.note, since=row.recorded_at - LATELY, words=turn.words
    )
    since = before.since if before.status == "employed" else None
    return [Text(texts.people.moved_back(texts.people.STATUSES.get(before.status, ""), before.employer_name, since))]


def put_day_right(turn: Turn) -> Replies:
    """其实是上周二去的: the line that was just noted began on that day."""
    row, right = _just_moved(turn), _day_meant(turn)
    if row is None or right is None:
        return []
    workers.put_day_right(turn.session, turn.person, row, since=right.day, now=turn.now)
    status = texts.people.STATUSES.get(row.status, "")
    said = texts.people.day_put_right(
        status, row.employer_name, right.day, about=right.about, this_year=turn.now.year
    )  # fmt: skip
    return [Text(said), *monthly_sharing.once_more(turn, turn.person)]


def surely_takes_back(turn: Turn) -> bool:
    """还没走呢，月底才走: before the day in it is taken for a condition of a search."""
    if turn.conversation.form is not None or not turn.incoming.has_words:
        return False
    taken = unmoved.takes_back(turn.words)
    return taken is not None and taken.denied and (taken.slip or taken.later) and _takes_back(turn)


def _takes_back(turn: Turn) -> bool:
    """还在原厂 alone only just after the move; where it is said to have been a slip besides, for weeks."""
    taken = unmoved.takes_back(turn.words)
    if taken is None:
        return False
    within = SURELY if taken.sure else LATELY if taken.slip or taken.denied else JUST_NOW
    if _moved_within(turn, within) is not None:
        return True
    if taken.denied and taken.later:
        return turn.worker is not None and turn.staff is None  # nothing was noted: that is said
    return taken.sure and turn.worker is not None and turn.staff is None and listing.last(turn) is None


def _puts_day_right(turn: Turn) -> bool:
    right = _day_meant(turn)
    row = _just_moved(turn) if right is not None else None
    return bool(right and row and (right.says_so or turn.now - row.recorded_at < JUST_NOW))


def _day_meant(turn: Turn) -> days_put_right.DayPutRight | None:
    return days_put_right.find(turn.words, status=turn.worker.status, now=turn.now) if turn.worker else None


def _just_moved(turn: Turn) -> WorkerStatus | None:
    """The newest line of the ledger, when the worker has told it lately."""
    row = _moved_within(turn, LATELY)
    newest = next(iter(workers.history(turn.session, turn.person)), None) if row else None
    return row if row is newest else None


def _moved_within(turn: Turn, span: timedelta) -> WorkerStatus | None:
    """The move that stands, when the worker has told it in this time; a 还在 said since moved nothing."""
    if turn.worker is None or turn.staff is not None:
        return None
    row = next((row for row in workers.history(turn.session, turn.worker) if row.note != workers.SAME), None)
    own = row is not None and row.source == "self" and row.note != workers.TAKEN_BACK
    return row if row is not None and own and turn.now - row.recorded_at < span else None


def _tells(turn: Turn) -> bool:
    said = NAMELESS.sub("", turn.words.strip())
    if turn.staff is not None or len(said) > LONGEST or answers.asks(said) or NOT_TOLD.search(said):
        return False
    found = situations.find(said)
    if found is not None and found.kind == situations.ON_LEAVE:
        return turn.worker is not None and bool(GOES_HOME.search(said) or "停薪留职" in said)
    if found is not None and (
        TOLD_FIRST.match(said) or (turn.worker is not None and situations.moves_on_a_day_ahead(said))
    ):
        return True
    if found is None:
        return bool(situations.of_another(said)) and (turn.intent == "status_report" or not turn.meaning.sure)
    if HAPPENED.search(said) and past_days.find(said, now=turn.now) is not None:
        return True
    if found.kind == "idle" and QUIT.search(said):
        return _names_a_firm(turn, said, found)
    return found.kind in ("changed", "employed") and bool(STARTED.search(said)) and _names_a_firm(turn, said, found)


def _is_still_there(turn: Turn) -> bool:
    """我还在麦香源: of a firm, so that no search for its posts is meant. To a question of the station it is the answer."""
    said = turn.words.strip()
    if turn.staff is not None or answers.asks(said) or NOT_TOLD.search(said) or situations.intends(said):
        return False
    found = situations.find(said)
    if found is not None and found.kind != "same":
        return False
    in_the_old_one = turn.worker is not None and found is not None and still_there.is_the_old_one(said)
    return (in_the_old_one or bool(still_there.named(turn, said))) and not told_in_words.wants(turn)


def _is_back(turn: Turn) -> bool:
    """又回青浦了, from who is kept as gone home."""
    said = turn.words.strip()
    gone = turn.worker is not None and turn.worker.status == "returned" and turn.staff is None
    if not gone or answers.asks(said) or NOT_TOLD.search(said):
        return False
    found = situations.find(said)
    return found is not None and found.kind == "employed" and bool(BACK.search(said))


def _names_a_firm(turn: Turn, said: str, found: situations.Situation) -> bool:
    return bool(
        found.employer or named_employers.find(spelling.normalise(said), employers.names(turn.session))
    )  # fmt: skip


SUBJECTS = {"status_report": told}
PHRASES = (
    Phrase(r".{2,30}", take_back, when=_takes_back),
    Phrase(r".{2,30}", put_day_right, when=_puts_day_right),
    Phrase(r"(?s).{4,45}", told, when=_tells),
    Phrase(r".{4,30}", told, when=_is_still_there),
    Phrase(r".{4,30}", told, when=_is_back),
    Phrase(GONE_FROM, told, when=lambda turn: turn.worker is not None and turn.staff is None),
    Phrase(r".{3,12}", told, when=lambda turn: turn.staff is None and bool(JUST_MOVED.fullmatch(turn.words.strip()))),
)
