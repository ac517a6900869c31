"""Links to pages: one's ID number and proofs, which must not be typed here, a copy of one's data, posts and classes to hand on."""

from collections.abc import Callable, Sequence

from db import courses, vacancies
from handlers import course_view, texts, which_vacancy
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.texts.own_pages import COPY, IDENTITY, PROOF, Words
from nlp import late

Replies = Sequence[Reply]
GIVE = "(?:我要|我想|要|怎么|咋个|在哪|帮我)?(?:填|交|补|上传|传|写|发|登记)(?:一下|个|写)?(?:我的)?"
NUMBER = rf"{GIVE}(?:身份证号?码?|身份证)(?:信息)?[吧了嘛。！!?？]*"
CARD = rf"{GIVE}(?:银行卡|账户|收款|卡号)(?:的)?(?:证明|照片|信息|号)?[吧了嘛。！!?？]*"
ALL = "(?:看看?|查看?|复制|导出|下载|要|给我)?(?:一下|一份)?我的(?:全部|所有|完整)(?:资料|信息|数据)[。！!?？]*"
SHARE = r"(?:我要|帮我|怎么|咋个)?(?:分享|转发|转给(?:老乡|别人|群里))\s*(?P<number>[jJcC][A-Za-z0-9-]{1,20})?(?:岗位|这个|链接|培训班?|课)?[。！!?？]*"
_SHARE = late.pattern(SHARE)


def _own(purpose: str, words: Words) -> Callable[[Turn], Replies]:
    def lead(turn: Turn) -> Replies:
        if turn.worker is None:
            return [Text(texts.own_pages.NOT_YOURS)]
        url = turn.link(purpose, turn.worker.key)
        return [Text(texts.own_pages.open_page(words.title, url) if url else texts.own_pages.NO_PAGE)]

    return lead


def share(turn: Turn) -> Replies:
    """The post or class that was named, or the one being looked at. Raises NoSuchVacancy or NoSuchCourse."""
    said = _SHARE.fullmatch(turn.words.strip())
    number = (said["number"] or "").upper() if said else ""
    if number.startswith("J"):
        return _post(turn, vacancies.by_number(turn.session, number).number)
    if number:
        return _course(turn, courses.by_code(turn.session, number).code)
    post, course = which_vacancy.find(turn), course_view.in_view(turn)
    if post is not None:
        return _post(turn, post.number)
    return _course(turn, course.code) if course else [Text(texts.jobs.WHICH_NUMBER)]


def _post(turn: Turn, number: str) -> Replies:
    return _page(turn, "j", number)


def _course(turn: Turn, code: str) -> Replies:
    return _page(turn, "c", code)


def _page(turn: Turn, purpose: str, number: str) -> Replies:
    url = turn.link(purpose, number)
    return [Text(texts.own_pages.share(number, url) if url else texts.own_pages.in_chat(number))]


PHRASES = (
    Phrase(NUMBER, _own("my-id", IDENTITY)),
    Phrase(CARD, _own("my-proof", PROOF)),
    Phrase(ALL, _own("my-data", COPY)),
    Phrase(SHARE, share),
)
