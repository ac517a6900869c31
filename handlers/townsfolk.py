"""这个厂有几个老乡: counted from five up, with somebody from home to ask who has agreed to it."""

from collections.abc import Sequence

from db import townsfolk, vacancies, workers
from db.models import Vacancy, Worker
from handlers import job_screen, last_search, questions, texts, which_vacancy
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Choices, Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
_COUNTY = "(?:德宏|盈江|芒市|陇川|瑞丽|梁河)"
# 芒市的 alone may be posts near home.
_FROM_HOME = f"(?:老乡|同乡|家乡(?:的)?人|{_COUNTY}(?:的|那边)?的?人|我们{_COUNTY}(?:那边)?[的呢])"
_WORKS = "(?:我们?|咱们?|这|那)?(?:个|家)?(?:的)?(?:厂|单位|公司|店|里面|里头|那边|那里|这边|这里|一起上班呢?的?)(?:里头?|上)?"
_END = "(?:在|呢|的|嘛|么|吗|没有|没得|啊|呀)*[？?。]?"
ASKS = (
    f"(?:{_WORKS})?(?:给有|有没有|有没得|有多少|有几个|有好多|有|多少个?|几个|好多个?)(?:我们|我)?(?:.{{0,3}})?{_FROM_HOME}{_END}"
    f"|(?:{_WORKS})?{_FROM_HOME}(?:.{{0,3}})?(?:有)?(?:多少|几|好多)(?:个|人)*{_END}|问老乡|{_FROM_HOME}多不多"
)
_CONTACT = "联[系络](?:人|员)"
_NEVER = "(?:不想|不愿意?|不要|不|莫|别)"
_DONE = "(?:了|吧|嘛|啊|噶|嘎|哈|[。.!！])*"
OFFERS = f"(?:我)?(?:愿意|可以|想)?(?:当|做|来当)(?:个)?老乡{_CONTACT}"
# 老乡 is left out as often as it is said; 紧急联系人 is something else.
ENDS = (
    f"(?:我|以后|现在|从今天起|就|也|[，,])*(?:{_NEVER}|不能|没空|当不成)(?:再)?(?:想|愿意)?(?:当|做|干|搞|是)(?:你们)?(?:这?个|那?个|什么|哪样)?(?:老乡|同乡)?(?:的)?{_CONTACT}{_DONE}"
    f"|(?:这?个|那?个)?(?:老乡|同乡)(?:的)?{_CONTACT}(?:我|以后|就)*(?:{_NEVER}(?:再|想)*(?:当|做|干|搞)|{_NEVER}想?要|取消|撤回|撤|退)(?:掉|下)?{_DONE}"
    f"|(?:我|要|想|帮我|给我|把我的?)*(?:取消|撤回|撤销|退出|辞掉|退掉)(?:我的?)?(?:老乡|同乡){_CONTACT}(?:的?(?:身份|同意))?{_DONE}"
    f"|(?:以后|请|你们)*{_NEVER}(?:再)?(?:把|给)我的?(?:电话|手机|手机号|号码|电话号码)(?:再|都)*(?:给|告诉|发|说|报)(?:给)?(?:别的|其他|别个|那些)?(?:老乡|同乡)们?{_DONE}"
    f"|(?:我|以后)*{_NEVER}(?:再|想)*接(?:别的|那些)?(?:老乡|同乡)们?的?电话{_DONE}"
    f"|(?:以后|请|你们)*{_NEVER}(?:再)?(?:让|叫|喊|给)(?:老乡|同乡)们?(?:再|来|都)*(?:打电话|打|找|联系)(?:给)?我?(?:的?电话)?{_DONE}"
)


def line(turn: Turn, vacancy: Vacancy) -> str:
    """For the card of a post; empty when nobody may be counted."""
    worker = turn.worker
    number = _others(turn, worker, vacancy) if worker and worker.county else 0
    if worker is None or not number:
        return ""
    willing = townsfolk.willing(turn.session, vacancy, county=worker.county, besides=worker)
    return texts.townsfolk.line(worker.county, number, contact=willing is not None)


def ask(turn: Turn) -> Replies:
    """Of the post looked at last, else of the employer one works for."""
    worker = turn.worker
    if worker is None or not worker.county:
        return [Text(texts.townsfolk.REGISTER_FIRST)]
    own = worker if worker.employer_name and worker.status == "employed" else None
    place = _post(turn) or own
    if place is None:
        return [Text(texts.jobs.WHICH_NUMBER)]
    number = _others(turn, worker, place)
    if not number:
        return [Text(texts.townsfolk.too_few(worker.county, own=place is own))]
    said = [Text(texts.townsfolk.line(worker.county, number, own=place is own))]
    willing = townsfolk.willing(turn.session, place, county=worker.county, besides=worker)
    return [*said, Text(texts.townsfolk.contact(willing.name, willing.phone))] if willing else said


def _others(turn: Turn, worker: Worker, place: townsfolk.Place) -> int:
    return townsfolk.count(turn.session, place, county=worker.county, besides=worker)


def offer(turn: Turn) -> Replies:
    worker = turn.worker
    if worker is None or not worker.employer_name:
        return [Text(texts.townsfolk.NO_EMPLOYER)]
    questions.put(turn, "townsfolk")
    words = texts.townsfolk.ASK.format(employer=worker.employer_name, county=worker.county)
    return [Choices(words, texts.townsfolk.ASK_OPTIONS)]


def end(turn: Turn) -> Replies:
    ended = turn.worker is not None and townsfolk.withdraw(turn.session, turn.worker, now=turn.now)
    return [Text(texts.townsfolk.WITHDRAWN if ended else texts.townsfolk.NOT_A_CONTACT)]


def _settle(turn: Turn, yes: bool) -> Replies:
    if not yes or turn.worker is None:
        return [Text(texts.townsfolk.DECLINED)]
    workers.consent(
        turn.session, turn.worker, kind=townsfolk.CONSENT, version=turn.station.consent_version,
        about=turn.worker.employer_name, now=turn.now,
    )  # fmt: skip
    return [Text(texts.townsfolk.AGREED)]


def _post(turn: Turn) -> Vacancy | None:
    last = last_search.of(turn)
    if last.post is not None and last.is_fresh(turn.now):
        return vacancies.get(turn.session, last.post)
    return which_vacancy.find(turn) if job_screen.shows_jobs(turn) else None


QUESTIONS = {"townsfolk": _settle}
PHRASES = (Phrase(ENDS, end), Phrase(OFFERS, offer), Phrase(ASKS, ask))
