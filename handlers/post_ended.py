"""咋个就停了, 为哪样不招了: asked after a notice that a post was closed or paused. Why is not in the records, and is not guessed."""

import re
from collections.abc import Sequence
from datetime import timedelta

from db import outbox, vacancies
from db.models import Vacancy
from handlers import texts
from handlers.dialogue.registry import Phrase
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn

Replies = Sequence[Reply]
# Until when the notice is what such words are about; 咋个回事, which names nothing, only just after.
OPEN_FOR, JUST_TOLD = timedelta(days=3), timedelta(hours=2)
OF_A_POST = re.compile(r"vacancy:(\d+):(close|pause):")
_LEAD = "(?:啊|哎呀?|唉|那|这个?|这份|你们|人家|厂里|公司|单位|岗位|我(?:报|应聘)的?(?:那|这)?个?(?:岗位|厂)?|好端端|好好|[的,，。?？! ])*"
_WHY = "(?:咋个?|怎么|怎的|为何|为(?:什么|啥|哪样)|什么原因|哪样原因|啥原因|凭什么)"
_BETWEEN = "(?:会|又|就|都|也|突然|忽然|一下子?|这么快|说|把我|呢|的|给|是|要)*"
_ENDED = "(?:暂时)?(?:停招?|关|断|撤|下架|不招(?:人)?|不要(?:人|我们?)?|不收(?:人)?|取消|没)(?:掉|下|止|招|聘)*"
_END = "(?:了|啦|咯|喽|呢|嘛|啊|吗|么|的|[。.!！?？~ ])*"
WHY = f"{_LEAD}{_WHY}{_BETWEEN}{_ENDED}{_END}|{_LEAD}{_BETWEEN}{_ENDED}{_END}{_WHY}{_END}"
WHAT_IS_IT = f"{_LEAD}(?:是)?(?:咋个?|怎么|什么|哪样)回事{_END}|{_LEAD}(?:为什么|为啥|为哪样|咋个?了|什么原因){_END}"


def why(turn: Turn) -> Replies:
    vacancy = _told_of(turn, within=OPEN_FOR)
    return [Text(texts.posts.why_not_kept(vacancy))] if vacancy else []


def _told_of(turn: Turn, *, within: timedelta) -> Vacancy | None:
    """The post whose end or pause this phone heard of last."""
    if turn.staff is not None:
        return None
    sent = outbox.all_sent_since(turn.session, turn.follower, kinds=("outcome",), since=turn.now - within)
    told = sorted((row for row in sent if OF_A_POST.match(row.owed_as)), key=lambda row: row.settled_at or row.owed_at)
    named = OF_A_POST.match(told[-1].owed_as) if told else None
    return vacancies.get(turn.session, int(named[1])) if named else None


PHRASES = (
    Phrase(WHY, why, lambda turn: _told_of(turn, within=OPEN_FOR) is not None),
    Phrase(WHAT_IS_IT, why, lambda turn: _told_of(turn, within=JUST_TOLD) is not None),
)
