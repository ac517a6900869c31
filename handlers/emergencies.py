"""Danger first, in any state: the right number in the first line, staff alarmed, the open form kept."""

from collections.abc import Sequence

from db import inquiries
from handlers import (
    ad_check,
    ad_noticed,
    alarmed,
    alarms,
    cases,
    dismissed,
    first_month,
    knowledge,
    questions,
    report_afterwards,
    reports,
    ringing,
    texts,
    townsfolk,
    visit_topics,
    visits,
)
from handlers.dialogue import listing, moves
from handlers.dialogue.answers import Got
from handlers.dialogue.form import State, Step
from handlers.dialogue.registry import all_subjects
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, home_plans, late, moods
from nlp.alerts import Alert

Replies = Sequence[Reply]
PAPERS = "identity_papers_kept"
# Words of self-harm that say it has been done: then the ambulance comes first.
DONE = late.pattern(
    "(?<![想要去])(?:喝|吃|灌|吞)(?:了|下)?[^,，。]{0,4}(?:农药|百草枯|敌敌畏|老鼠药|毒|药)|割腕|割(?:了)?(?:手|脖)|流(?:了)?(?:好多|很多|一地|很大)?血"
)
SELF_HARM, HURT = "self_harm", "hurt_oneself"
# Whose papers are gone: somebody tells of it, where no advertisement asks for papers of its readers.
TOLD = late.pattern(
    "(?:我|俺|咱|工友|老乡|同事|室友|大家)(?:们)?(?:家)?(?:工友|老乡|同事|的|大家)*(?:身份证|证件|护照|户口本)|收(?:了|走|去|起)(?:我|俺|咱|大家|工友|老乡)"
    "|(?:身份证|证件|护照|户口本)(?:原件)?(?:都|也|全|部|统|通|一起)*(?:被|着|遭|让|给)"
)
# 证件扣在组长那点 要不到: nothing says mine, and nobody else would ask for it back.
NOT_GIVEN_BACK = late.pattern(
    "不(?:肯)?(?:还|退)(?:我|给我)?(?:$|[,，。!！ ])|不(?:肯)?给我|[要拿]不(?:到|回)|(?:才|再)(?:还|退)"
)
KEPT_FROM_ME = late.pattern(
    "(?:扣|压|押|收|拿|没收)(?:了|着|起|走|去|掉|下)*(?:我|俺|我们|咱们?|大家)(?:们)?的?(?:身份证|证件|护照)(?:原件)?.{0,6}?(?:[不没](?:肯)?(?:还|给|退)|怎么办|咋个?[整办弄])"
)
SUPPOSED = late.pattern("如果|要是|万一|假如|会不会|怕|担心|合法|犯法|违法|可以[吗不]|能不能|听说|别个|是不是|给是")
# Staff write of other people's wounds all day: 我被人打了 is their own.
ATTACKED = late.pattern("^我们?(?:刚刚?|刚才|现在|又|都|在.{0,10})*(?:被|着|遭|挨)")
FIGURES = late.pattern(r"\s*[0-9０-９][0-9０-９\s-]*\s*")


def wants(turn: Turn) -> bool:
    """Urgent words always; unpaid wages and the like unless they answer an open question that takes any words."""
    alert = turn.meaning.alert
    if (
        alert is None
        or not turn.incoming.has_words
        or (turn.staff is not None and not _is_own_danger(alert, turn.meaning.plain))
        or ringing.tells_of_help(turn)
    ):
        return False
    if alert.level == "urgent":
        if not alert.sure and questions.is_open(turn, questions.DANGER) and questions.says(turn) is not None:
            return False  # 没得事，就是撑不住: the answer to what was asked
        if not alert.sure and turn.conversation.form is None and townsfolk.ends(turn):
            return False  # 不想再接老乡电话了, said by who is called by them
        return not _is_of_an_ad(turn, alert) and not _is_the_number_asked_for(turn, alert)
    if not alert.sure or alert.level != "high" or ad_check.wants(turn):
        return False
    if visits.asks_to_come_about(turn):
        return False  # 来宿舍看我，想问工伤认定: the visit is booked, with what it is about
    if alert.kind == "wage_arrears" and (
        first_month.tells_no_arrears(turn) or _is_of_a_plan(turn) or _is_of_a_report(turn)
    ):
        return False
    free = _answers_free_question(turn) and not _is_owed_before_a_visit(turn, alert)
    return not free and not reports.is_asked_for(turn)


def _is_of_a_plan(turn: Turn) -> bool:
    """做哪样都不给钱嘛 有没得补贴, 还没开始 还在攒钱, where a plan for home is being noted."""
    return (turn.conversation.form or {}).get("name") == "home_plan" and home_plans.is_of_the_plan(turn.words)


def _is_of_a_report(turn: Turn) -> bool:
    """没给他钱, where it is asked what an agent took, or just after one was told of; 钱还是没退, when that was settled."""
    if cases.says_not_paid(turn) or report_afterwards.wants(turn):
        return True
    step, kept = _open_step(turn), turn.conversation.form or {}
    if step is None or kept.get("name") != "report" or step.answer.takes_anything:
        return False
    return isinstance(step.answer.read(turn, State.of(kept).given, turn.words), Got)


def _is_of_an_ad(turn: Turn, alert: Alert) -> bool:
    """Kept papers of a pasted ad endanger nobody yet, and doubtful words of it are not about the one who pastes it."""
    if alert.sure and (alert.rule != PAPERS or _tells_of_papers(turn.meaning.plain)):
        return False
    return ad_check.wants(turn)


def _papers_are_kept(alert: Alert, plain: str) -> bool:
    """老板扣我身份证不还咋个整 asks what to do, and tells of what has been done: there is a door of its own for it."""
    return alert.rule == PAPERS and bool(KEPT_FROM_ME.search(plain)) and not SUPPOSED.search(plain)


def _tells_of_papers(plain: str) -> bool:
    """厂里把我们工友的身份证全收了: told by those it has happened to; whoever hires in it has written an ad."""
    if TOLD.search(plain):
        return not ad_noticed.OFFERS.search(plain)
    return bool(NOT_GIVEN_BACK.search(plain)) and not ad_noticed.HIRING.search(plain)


def handle(turn: Turn) -> Replies:
    alert = turn.meaning.alert
    if alert is None:
        return []
    if alert.level == "urgent" and not alert.sure and not _papers_are_kept(alert, turn.meaning.plain):
        return _ask(turn, alert)
    return _urgent(turn, alert.kind, alert.rule, turn.words) if alert.level == "urgent" else _high(turn, alert.kind)


def _ask(turn: Turn, alert: Alert) -> Replies:
    """Doubtful words: asked about, unless help has been called already and is to know of them."""
    if (inquiry := alarmed.urgent_of(turn)) is not None:
        return [Text(alarmed.add(turn, inquiry, turn.words)), *_repeat_form(turn)]
    again = questions.is_open(turn, questions.DANGER)
    words = f"{(turn.conversation.asked or {})['words']}；{turn.words}" if again else turn.words
    questions.put(turn, questions.DANGER, rule=alert.rule, alert_kind=alert.kind, words=words, again=again)
    listens = f"{texts.alarms.LISTENS}\n" if alert.rule == SELF_HARM else ""
    ask = texts.alarms.ASK_SURE_AGAIN if again else f"{listens}{texts.alarms.ASK_SURE}"
    return [Choices(ask, texts.alarms.SURE_OPTIONS)]


def is_unanswered(turn: Turn) -> bool:
    """晓不得, 心里头难受: no answer to whether there is danger, and no other business. Asked once more, not twice."""
    if not turn.incoming.has_words or not questions.is_open(turn, questions.DANGER) or questions.says(turn) is not None:
        return False
    if (turn.conversation.asked or {}).get("again") or turn.staff is not None or ad_check.wants(turn):
        return False
    if moods.find(turn.words) == moods.BAD:
        return True
    return turn.conversation.form is None and not alarmed.is_other_business(turn)


def ask_again(turn: Turn) -> Replies:
    asked = turn.conversation.asked or {}
    said = {"rule": asked["rule"], "alert_kind": asked["alert_kind"], "words": f"{asked['words']}；{turn.words}"}
    questions.put(turn, questions.DANGER, again=True, **said)
    listens = f"{texts.alarms.LISTENS}\n" if moods.find(turn.words) == moods.BAD else ""
    return [Choices(f"{listens}{texts.alarms.ASK_SURE_AGAIN}", texts.alarms.SURE_OPTIONS)]


def is_answered(turn: Turn) -> bool:
    """The answer goes before everything else, even where a person is awaited and the bot is silent."""
    return turn.incoming.has_words and questions.is_open(turn, questions.DANGER) and questions.says(turn) is not None


def _urgent(turn: Turn, kind: str, rule: str, words: str) -> Replies:
    known = inquiries.open_of(turn.session, turn.follower, kind=kind)
    again = known is not None and known.level == "urgent"
    inquiry = known if known is not None and again else cases.open_one(turn, kind, "urgent", words)
    inquiries.note(turn.session, inquiry, words=words, now=turn.now)
    listing.forget(turn)  # a number said now is no choice from what was shown before
    if not again:
        alarms.ring(turn.session, inquiry, station=turn.station, now=turn.now)
    first = HURT if rule == SELF_HARM and DONE.search(words) else rule
    return [Text(texts.alarms.urgent(first, inquiry.number, again=again)), *_keep_form(turn)]


def _high(turn: Turn, kind: str) -> Replies:
    """The first steps, the request with its number, and the answer when something more special was asked."""
    first = Text(f"{texts.alarms.HIGH[kind]}\n{cases.register(turn, kind, turn.words)}")
    return [first, *knowledge.in_particular(turn, kind), *dismissed.ask_besides(turn), *_repeat_form(turn)]


def _settle(turn: Turn, yes: bool) -> Replies:
    asked = turn.conversation.asked or {}
    if not yes:
        return [Text(texts.alarms.GLAD), *_repeat_form(turn)]
    more = "" if commands.pick(turn.words, count=2) is not None else f"；{turn.words}"
    return _urgent(turn, asked["alert_kind"], asked["rule"], f"{asked['words']}{more}")


def _keep_form(turn: Turn) -> Replies:
    """Nobody in danger wants to be asked for a county: the form waits as a draft."""
    kept = turn.conversation.form
    form = all_subjects().forms.get(kept["name"]) if kept else None
    if form is None:
        return []
    moves.set_aside(turn, form)
    return [Text(texts.alarms.BACK_TO_FORM)]


def _repeat_form(turn: Turn) -> Replies:
    kept = turn.conversation.form
    form = all_subjects().forms.get(kept["name"]) if kept else None
    return [moves.repeat(turn, form)] if form else []


def _answers_free_question(turn: Turn) -> bool:
    step = _open_step(turn)
    return step is not None and step.answer.takes_anything


def _is_owed_before_a_visit(turn: Turn, alert: Alert) -> bool:
    """厂里差我三个月工钱, where it is asked where to come or what to talk about: it does not wait for the visit."""
    arranging = (turn.conversation.form or {}).get("name") == "visit"
    return arranging and alert.kind == "wage_arrears" and visit_topics.tells_of_arrears(turn.words)


def _is_the_number_asked_for(turn: Turn, alert: Alert) -> bool:
    """110 people, 120 a day: figures alone that the open question can use call nobody."""
    step, kept = _open_step(turn), turn.conversation.form
    if alert.sure or step is None or kept is None or step.answer.takes_anything or not FIGURES.fullmatch(turn.words):
        return False
    return isinstance(step.answer.read(turn, State.of(kept).given, turn.words), Got)


def _open_step(turn: Turn) -> Step | None:
    kept = turn.conversation.form
    form = all_subjects().forms.get(kept["name"]) if kept else None
    return form.step(State.of(kept).open) if form and kept else None


def _is_own_danger(alert: Alert, plain: str) -> bool:
    """Staff write about other people's wages and wounds all day; only a certain danger to life counts from them."""
    if alert.level != "urgent" or not alert.sure:
        return False
    if alert.rule in ("violence", "held_captive"):
        return bool(ATTACKED.search(plain))
    return alert.rule in ("self_harm", "fire_and_gas", "life_in_danger")


QUESTIONS = {questions.DANGER: _settle}
