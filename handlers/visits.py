"""One's own visits: when and who, another time, called off, confirmed after a reminder."""

from collections.abc import Sequence
from datetime import timedelta

from db import outbox, visits
from db.models import Visit
from handlers import (
    acting_for,
    opening,
    returning,
    texts,
    visit_overdue,
    visit_places,
    visit_questions,
    visit_topics,
    visit_words,
)
from handlers.dialogue import form, listing, moves
from handlers.dialogue.listing import ListKind
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import visit_days, visit_time
from nlp import late, times

Replies = Sequence[Reply]
COME = late.pattern(
    "来(?:我(?:这|那|宿舍|们?宿舍|住处|住的)[^,，。]{0,6})?(?:瞧|望|看|访)(?:看|瞧|望|一?下|一哈|哈)?(?:我|俺|咱)|来[^,，。]{0,8}宿舍[^,，。]{0,4}一趟"
)
# 来重固那边宿舍看哈我: where stands between.
COME_THERE = late.pattern("来[^,，。]{2,16}?(?:瞧|望|看|访)(?:看|瞧|望|一?下|一哈|哈)?(?:我|俺|咱)")
AT_AN_HOUR = late.pattern("(?:点(?:半|钟)?|晚上|下午|上午|早上|中午)(?:左右|以后|多)?(?:过?来|克)")
NO_WISH = late.pattern(
    "没|不|别|莫|谁|哪个来|怎么|咋|昨|上次|刚才|改|换|取消|老[公婆]|[爸妈]|朋友|对象|亲戚|儿子|女儿|媳妇"
)
# 晚一个钟头来, 走访往后推两天; of a lesson, an interview or the wages something else is put off.
OF_A_VISIT = late.pattern("走访|来看|[你您]们?[^,，。]{0,4}来|来宿舍|上门|专员|见面")
OF_SOMETHING_ELSE = late.pattern(
    "课|培训|班(?!后)|面试|视频|招聘会|车|票|工资|发钱|发薪|上工|开工|进厂|入职|报到|回家|合同|考试|体检|迟到|旷工|扣"
)
CALLS_HERE = late.pattern(
    "(?:喊|叫|派|请|让|找|要)?[你您]们?(?:的|站里|工作站|那边)*(?:人|哪个|专员|老师|工作人员)?(?:过?来|上门)[^,，。]{0,3}(?:我|俺)们?(?:这[点里边]|那[点里边]|宿舍|住处|住的地方|厂里?)[^,，。]{0,4}(?:款|聊|坐|摆|吹|谈|说说|看看|瞧瞧|望望|看哈|瞧哈)"
)
HURRIES = late.pattern("马上|现在|立刻|快点?|赶紧|救|急|打我|受伤|欠")
CONFIRMS = "(?:我|这边|走访|那个|那|就|的|[,，。 ])*(?:知道了?|确认|收到|晓得了?)(?:走访|一下|了|的|哈|嘛|啊|没问题|没有问题|会在的?|等你们来?|[,，。.!！ ])*"
CONFIRMS_SOFTLY = "(?:好|行|可以|要得|得行|得|中|没问题|没有问题|ok|嗯+|那就|那|到时|到时候|见|等你们来?|等着|会在|在的|的|呢|嘞|嘛|哈|吧|啊|了|噶|嘎|咧|勒|谢谢|麻烦你?们?了?|[,，。.!！~ ])+"
SAID_PLAINLY, SAID_SOFTLY = late.pattern(CONFIRMS), late.pattern(CONFIRMS_SOFTLY)
CHANGES = late.pattern("改|换|推|挪|移|提前|取消|不来|莫来|约个|重新")
ASKS_WHETHER = late.pattern("给是|是不是|[吗么?？]$|对不对|对吧$")
OF_THE_AGREED = late.pattern(
    "约(?:好)?的|走访(?:时间|日子)?(?:给|是)|(?:你们?|专员|老师)[^,，。]{0,3}(?:给是|是不是)[^,，。]{0,8}来"
)
CONFIRMS_WITHIN, JUST_ASKED = timedelta(hours=36), timedelta(hours=1)


def mine(turn: Turn) -> Replies:
    booked = _upcoming(turn)
    overdue = visit_overdue.of(turn)
    if overdue is not None:
        others = [visit for visit in booked if visit.key != overdue.key]
        told = [Text(texts.visits.mine(lines(turn, others)))] if others else []
        return acting_for.named(turn, [*told, *visit_overdue.ask(turn, overdue)])
    if not booked:
        return acting_for.named(turn, [_none(turn)])
    return acting_for.named(turn, [Text(texts.visits.mine(lines(turn, booked)))])


def _none(turn: Turn) -> Text:
    return Text(f"{texts.visits.NONE}{'' if turn.worker else texts.common.NOT_REGISTERED}")


def lines(turn: Turn, booked: Sequence[Visit]) -> list[str]:
    return [texts.visits.line(visit, visit_words.visitor(turn, visit), turn.now) for visit in booked]


def call_off(turn: Turn) -> Replies:
    booked = _upcoming(turn)
    if not booked:
        return mine(turn)
    if len(booked) == 1:
        return _cancel(turn, booked[0].key)
    return _which(turn, booked, "visit_cancel", texts.visits.WHICH)


def move(turn: Turn) -> Replies:
    booked = _upcoming(turn)
    if not booked and (overdue := visit_overdue.of(turn)) is not None:
        return _move(turn, overdue.key)
    if not booked:
        return [_none(turn)]
    if len(booked) == 1:
        return _move(turn, booked[0].key)
    return _which(turn, booked, "visit_move", texts.visits.MOVE_WHICH)


def confirm(turn: Turn) -> Replies:
    visit = _to_confirm(turn)
    if visit is None:
        return [Text(texts.common.ASK_AGAIN)]
    visits.confirm(turn.session, visit, now=turn.now)
    return acting_for.named(turn, [Text(texts.visits.confirmed(visit, turn.now))])


def _confirms_softly(turn: Turn) -> bool:
    """好呢, 要得, 可以的: only to the reminder itself, with nothing else on the table."""
    if turn.conversation.asked is not None or _to_confirm(turn) is None:
        return False
    last, listed = outbox.last_sent(turn.session, turn.follower, kinds=["reminder"]), listing.last(turn)
    if last is None or last.settled_at is None or not last.owed_as.startswith("remind:visit:"):
        return False
    return listed is None or listed.at < last.settled_at


def confirms_before_a_draft(turn: Turn) -> bool:
    """好, after a reminder that came hours after a form was left: it is said to the reminder."""
    said = turn.words.strip()
    if turn.staff is not None or not turn.incoming.has_words or not returning.wants(turn):
        return False
    return bool(SAID_SOFTLY.fullmatch(said) or SAID_PLAINLY.fullmatch(said)) and _confirms_softly(turn)


def asks_to_come_about(turn: Turn) -> bool:
    """来宿舍看我，想问工伤认定: a visit is wished for, and what it is about is told in so many words, as a question for it."""
    return _asks_us_to_come(turn) and bool(visit_topics.told(turn.words))


def _confirms_plainly(turn: Turn) -> bool:
    return _to_confirm(turn) is not None


def _asks_whether(turn: Turn) -> bool:
    """约的时间给是下周二: a question of what is agreed, and no change."""
    said = turn.words.strip()
    if (
        turn.staff is not None
        or CHANGES.search(said)
        or not ASKS_WHETHER.search(said)
        or not OF_THE_AGREED.search(said)
    ):
        return False
    return bool(_upcoming(turn))


def _to_confirm(turn: Turn) -> Visit | None:
    soon = turn.now + CONFIRMS_WITHIN
    return next((visit for visit in _upcoming(turn) if visit.confirmed_at is None and visit.starts_at < soon), None)


def _upcoming(turn: Turn) -> Sequence[Visit]:
    return visits.upcoming(turn.session, turn.worker, now=turn.now) if turn.worker else ()


def _which(turn: Turn, booked: Sequence[Visit], kind: str, question: str) -> Replies:
    listing.remember(turn, kind, [visit.key for visit in booked], first=0, shown=len(booked))
    return [Choices(question, tuple(lines(turn, booked)))]


def _cancel(turn: Turn, visit_id: int) -> Replies:
    visit = visits.get(turn.session, visit_id)
    visits.cancel(turn.session, visit)
    visit_words.tell_staff(turn, visit, texts.visits.staff_cancelled, texts.visits.CANCELLED)
    listing.forget(turn)
    if (turn.conversation.form or {}).get("given", {}).get("visit") == visit_id:
        form.keep(turn, None)
    return acting_for.named(turn, [Text(texts.visits.cancelled(visit, turn.now))])


def _move(turn: Turn, visit_id: int) -> Replies:
    listing.forget(turn)
    moving = all_subjects().forms["visit_move"]
    current = opening.open_form_of(turn)
    before = moves.set_aside(turn, current) if current and current.name != moving.name else ""
    return moves.begin(turn, moving, given={"visit": visit_id}, before=before)


def _of_overdue(turn: Turn, item: int) -> Replies:
    visit = visit_overdue.of(turn)
    if visit is None:
        return mine(turn)
    return _move(turn, visit.key) if item == visit_overdue.ANOTHER_TIME else visit_overdue.settle(turn, visit, item)


def _asks_us_to_come(turn: Turn) -> bool:
    """月底那天晚黑来瞧我一哈: plain in any dialect, when there is a day or an hour to come beside it."""
    said = turn.words.replace(visit_topics.told(turn.words) or "\n", "")  # 想问工伤咋个赔 says nothing of the coming
    there = AT_AN_HOUR.search(said) or COME_THERE.search(said)
    here = there and visit_places.find(said)
    asks = (COME.search(said) or here) and not NO_WISH.search(said)
    return bool(asks) and turn.staff is None and times.find(turn.words, now=turn.now) is not None


def _calls_us_here(turn: Turn) -> bool:
    """喊你们的人来我这点款哈白: the station's people, to where I am, without a day."""
    said = turn.words
    return turn.staff is None and bool(CALLS_HERE.search(said)) and not (NO_WISH.search(said) or HURRIES.search(said))


def _puts_off(turn: Turn) -> bool:
    """Words that count from what was agreed, and say that it is a visit or come while one is near."""
    if turn.worker is None or turn.staff is not None or OF_SOMETHING_ELSE.search(turn.words):
        return False
    if times.counted(turn.words) is None:
        return False
    return any(OF_A_VISIT.search(turn.words) or _is_at_hand(turn, visit) for visit in _upcoming(turn))


def _is_at_hand(turn: Turn, visit: Visit) -> bool:
    return turn.now - visit.asked_at < JUST_ASKED or visit.starts_at - turn.now < CONFIRMS_WITHIN


def _asks_of_mine(turn: Turn) -> bool:
    """几个人来, 能不能带个会说载瓦话的: of the visit that is agreed, and no wish for another one."""
    return turn.staff is None and visit_questions.of_booked(turn.words) is not None and bool(_upcoming(turn))


def _told_of_mine(turn: Turn) -> Replies:
    answer = visit_questions.of_booked(turn.words)
    return [*([Text(answer)] if answer else []), *mine(turn)]


def ask_for_one(turn: Turn) -> Replies:
    """哪天晚上来坐坐: the evening is kept, though no day was named with it."""
    when = times.find(turn.words, now=turn.now)
    part = "" if when is not None and when.names_day else visit_days.part_said(turn.words)
    return opening.open_form(turn, all_subjects().forms["visit"], given={visit_time.WISHED: part} if part else {})


def _again(turn: Turn) -> Replies:
    return mine(turn)


SUBJECTS = {"visit_book": ask_for_one, "my_visits": mine, "visit_cancel": call_off, "visit_reschedule": move}
LISTS = {
    "visit_cancel": ListKind(_cancel, _again),
    "visit_move": ListKind(_move, _again),
    visit_overdue.LIST: ListKind(_of_overdue, _again),
}
MENU_KEYS = {"menu:visit": ask_for_one}
PHRASES = (
    Phrase(CONFIRMS, confirm, when=_confirms_plainly),
    Phrase("(?:好的|可以|ok)", confirm, when=_confirms_plainly),
    Phrase(CONFIRMS_SOFTLY, confirm, when=_confirms_softly),
    Phrase(r"(?s).{4,24}", mine, when=_asks_whether),
    Phrase(r"(?:改走访|走访改期|改走访时间)", move),
    Phrase(r"(?s).{4,24}", _told_of_mine, when=_asks_of_mine),
    Phrase(r"(?s).{4,40}", move, when=_puts_off),
    Phrase(r"(?:取消走访|走访取消|不用来了|不要来了|莫来了)", call_off),
    Phrase(r"(?:走访时间|我的走访)", mine),
    Phrase(visit_overdue.NOBODY_CAME, mine, when=lambda turn: visit_overdue.of(turn) is not None),
    Phrase(r"(?s).{5,80}", ask_for_one, _asks_us_to_come),
    Phrase(r"(?s).{5,40}", ask_for_one, _calls_us_here),
)
