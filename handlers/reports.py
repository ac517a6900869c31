"""举报 a false or fee-taking agent: in whatever words it is told, and what became of it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from db import inquiries
from handlers import cases, knowledge, opening, questions, texts
from handlers.dialogue.registry import Phrase, all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import answers, cheated, late, reported, spelling
from nlp.alerts import Alert
from nlp.cheated import Told

Replies = Sequence[Reply]
FRAUD = "scam_check"
REPORTS = (
    "(?:我)?(?:要|想|来)?(?:举报|投诉|告)(?:一?个|一下|那个|这个)?(?:黑|假|骗人的?)?(?:中介|劳务|劳务公司|招工|老板|骗子|群|人|广告)?(?:的)?(?:收钱|骗人|乱收费|收费)?(?:了)?"
    "|(?:我|俺|那|就)*(?:要|想|来)?(?:去)?(?:举报|投诉)(?:一下)?(?:他|她|它|这|那)(?:们|个|家|种)?(?:人|中介|公司|劳务|群|广告|骗子)?(?:了|吧|嘛|啊|去)*"
    "|(?:有)?(?:黑|假)中介(?:收钱|骗人|乱收费)?|中介(?:乱收费|骗人|收押金|收了钱)"
    "|(?:请问|告诉我|想问(?:一?下)?|我想知道|我)?(?:要|想|该)?(?:怎么|怎样|咋个?|如何|在哪(?:里|点|儿)?|哪(?:里|点|儿)|去哪(?:里|点|儿)?|找(?:谁|哪个))(?:能|可以|去|才能)?举报(?:黑|假)?(?:中介|劳务|骗子)?[呢啊嘛？?]*"
)
NUMBER = (
    r"(?:查|看|查一下)?\s*(?:我的|我)?(?:举报|求助|编号)?\s*(Q\d{1,6})\s*(?:号)?(?:的|那个)?(?:事|举报)?"
    r"(?:怎么样|咋个?(?:样|说)|进展|结果|到哪步|有(?:没有|没得)?(?:结果|消息|下文)|(?:处理|办|查)(?:得|好|完|了|到)|好了)?[^,，。]{0,6}"
)
_DONE = "(?:举报|投诉)(?:了|过|的|那|这|黑|假|中介|骗子|老板)"
_HOW_IT_STANDS = "(?:怎么样|怎样|咋个?(?:样|说|了|回事)|如何了|进展|结果|下文|消息|音信|回音|回复|答复|到哪(?:步|点|里|一步)|(?:处理|解决|办|查)(?:得|好|完|了|到|清|没)|有没有(?:人)?(?:管|办|查|处理)|好了没|没动静|管没管)"
PROGRESS = late.pattern(
    f"(?:{_DONE}|(?:我|上次|上回|之前|那天|昨天|前天|上个?月|前久|那个|这个|那次)的?(?:那个)?(?:举报|投诉)|^(?:举报|投诉)).{{0,12}}?{_HOW_IT_STANDS}"
)
WISHES = late.pattern(
    "(?:我|俺)?(?:要|想|来)(?:去)?(?:举报|投诉)|(?:怎么|咋个?|如何|哪(?:里|点|儿)?)(?:能|可以|去)?(?:举报|投诉)"
)
# Beside a plain yes, what the first option says.
SAYS_YES = "(?:那|好|嗯)?(?:我)?(?:现在|马上|立刻)?(?:就)?(?:要|想|来)?(?:去)?(?:举报|投诉)(?:他|她|它|他们|这个中介|中介)?(?:吧|了|嘛|啊)?"
SAFE = "(?:我)?(?:要是|如果)?举报(?:了|后|之后|他们?|中介)?.{0,6}(?:会不会|给会|会|怕|能不能)(?:不)?(?:被|让|给|遭)?.{0,8}(?:知道|晓得|报复|找我|泄露|保密|发现).{0,4}|.{0,6}(?:怕|担心)(?:举报)?.{0,6}报复.{0,4}举报.{0,4}|.{0,6}(?:匿名|不留名|不说名字).{0,4}举报.{0,6}|举报.{0,6}(?:匿名|保密|实名).{0,6}"
NEEDED = "(?:我)?(?:要|想)?举报(?:黑|假)?(?:中介|他们?|劳务)?.{0,4}(?:要|需要|得|用)(?:准备|提供|带|有)?(?:什么|哪样|哪些|啥|些)(?:个)?(?:材料|证据|东西|手续|资料).{0,3}|没(?:有|得)?(?:证据|收条|截图|转账记录).{0,4}(?:能不能|可不可以|给能|能|可以|得不得)?举报.{0,6}"
_CLAUSES = late.pattern("[,，。;；!！、\\s]+")
# What was asked for otherwise before reports had a number of their own.
ALSO = (FRAUD, "wage_arrears", "work_injury")
ACCOUNT = r"(?s).{3,400}"


def is_asked_for(turn: Turn) -> bool:
    """A wish to report, or words of somebody who has been cheated, that are answered here and not by an alarm."""
    if re.fullmatch(REPORTS, turn.words.strip()):
        return True
    said = tells(turn) or asks_of_own(turn) or wishes(turn)
    return turn.conversation.form is None and not turn.muted and said


def say_safe(turn: Turn) -> Replies:
    return [Text(texts.reports.SAFE)]


def say_needed(turn: Turn) -> Replies:
    return [Text(texts.reports.NEEDED)]


def report(turn: Turn) -> Replies:
    """What has just been taken up of a swindler is what is reported, and is not asked for again."""
    known = inquiries.open_of(turn.session, turn.follower, kind=FRAUD)
    lately = known is not None and turn.now - known.opened_at <= cases.SAME_MATTER
    told = known.words if known is not None and lately else ""
    given = _given(told, cheated.of(spelling.normalise(told))) if told else {}
    return opening.open_form(turn, all_subjects().forms["report"], given=given)


def wishes(turn: Turn) -> bool:
    """有个中介群里乱收钱 我要举报它: told, and then the wish in a clause of its own."""
    clauses = [clause for clause in _CLAUSES.split(turn.words.strip()) if clause]
    if turn.staff is not None or len(clauses) < 2 or answers.asks(clauses[-1]):
        return False
    return "举报" in clauses[-1] and bool(re.fullmatch(REPORTS, clauses[-1]))


def tells(turn: Turn) -> bool:
    """Money is gone, or an agent certainly wants some; what is certain of another kind counts before."""
    if turn.staff is not None:
        return False
    alert, told = turn.meaning.alert, cheated.find(turn.meaning.plain)
    certain = alert is not None and alert.sure
    if certain and alert is not None and alert.kind != FRAUD and not _took_no_pay(turn, alert, told):
        return False
    return (told is not None and (told.lost or certain)) or _names_one(turn)


def _took_no_pay(turn: Turn, alert: Alert, told: Told | None) -> bool:
    """中介拿了我六百跑了 sounds like wages kept back, but an agency pays none."""
    return (
        alert.kind == "wage_arrears" and told is not None and told.lost and cheated.names_an_agency(turn.meaning.plain)
    )


def take_account(turn: Turn) -> Replies:
    """Who says 举报 goes to the report with what was told; others hear what to do first and may report by one press."""
    told = cheated.find(turn.meaning.plain) or cheated.of(turn.meaning.plain)
    given = _given(turn.words, told)
    if WISHES.search(turn.words) or _names_one(turn) or wishes(turn):
        return opening.open_form(turn, all_subjects().forms["report"], given=given, before=texts.reports.NOTED)
    first = [texts.reports.FIRST if told.lost else texts.alarms.HIGH[FRAUD]]
    if turn.meaning.alert is not None and turn.meaning.alert.sure:
        first.append(cases.register(turn, FRAUD, turn.words))
    law = knowledge.in_particular(turn, FRAUD) if answers.asks(turn.words) or not told.lost else []
    questions.put(turn, "report", yes=SAYS_YES, given=given)
    return [Text("\n".join(first)), *law, Choices(texts.reports.OFFER, texts.reports.OFFER_OPTIONS)]


def tells_in_form(turn: Turn) -> bool:
    return (turn.conversation.form or {}).get("name") != "report" and tells(turn)


def asked_for_in_form(turn: Turn) -> bool:
    """举报 alone, where the form that is open asks for something else."""
    kept = turn.conversation.form
    alone = turn.staff is None and bool(re.fullmatch(REPORTS, turn.words.strip()))
    return alone and kept is not None and kept["name"] != "report"


def keep_for_later(turn: Turn) -> Replies:
    """A number answers the form that is open, so the word that opens the report is named."""
    return [Text(f"{texts.reports.FIRST}{texts.reports.LATER}")]


def asks_of_own(turn: Turn) -> bool:
    """How a report stands; 投诉 may be about anything, so without 举报 there must be one of his."""
    words = turn.words.strip()
    if turn.staff is not None or not (PROGRESS.search(words) or reported.asks_after(words)) or WISHES.search(words):
        return False
    return "举报" in words or bool(inquiries.all_of(turn.session, turn.follower, kind="report", limit=1))


def look(turn: Turn) -> Replies:
    """One's own by its number; the number of somebody else's is not known."""
    match = re.fullmatch(NUMBER, turn.words.strip(), re.IGNORECASE)
    row = inquiries.own(turn.session, turn.follower, number=match.group(1)) if match else None
    return [Text(texts.reports.state(row, turn.now) if row else texts.reports.NOT_YOURS)]


def progress(turn: Turn) -> Replies:
    """His reports with number, state and outcome; when there are none, what else he asked help for."""
    kinds = (("report",), ALSO)
    for some in kinds:
        rows = [row for kind in some for row in inquiries.all_of(turn.session, turn.follower, kind=kind)]
        if rows:
            return [Text("\n".join(texts.reports.state(row, turn.now) for row in rows))]
    return [Text(texts.reports.NONE)]


def _names_one(turn: Turn) -> bool:
    """举报 with somebody or a sum behind it is more than the bare wish; 投诉 may be about anything else."""
    words = turn.meaning.plain
    if "举报" not in words and not (WISHES.search(words) and cheated.names_an_agency(words)):
        return False
    told = cheated.of(words)
    return bool((told.who or told.money) and (WISHES.search(words) or words.startswith("举报")))


def _given(words: str, told: Told) -> Mapping[str, Any]:
    known: dict[str, Any] = {"what": words.strip()[:400]}
    if told.who:
        known["who"] = told.who
    if told.money is not None:
        known["money"] = told.money
    return known


def _settle(turn: Turn, yes: bool) -> Replies:
    if not yes:
        return [Text(texts.reports.NOT_NOW)]
    given = (turn.conversation.asked or {})["given"]
    return opening.open_form(turn, all_subjects().forms["report"], given=given)


QUESTIONS = {"report": _settle}
ASIDES = ((asks_of_own, progress), (tells_in_form, keep_for_later), (asked_for_in_form, report))
PHRASES = (
    Phrase(ACCOUNT, progress, asks_of_own),
    Phrase(SAFE, say_safe),
    Phrase(NEEDED, say_needed),
    Phrase(REPORTS, report),
    Phrase(NUMBER, look),
    Phrase(ACCOUNT, take_account, tells),
    Phrase(ACCOUNT, take_account, wishes),
)
