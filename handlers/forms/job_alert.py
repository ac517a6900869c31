"""What to watch for (岗位提醒): one question, answered in one's own words."""

from collections.abc import Sequence

from handlers import job_alerts, job_wish, notice_kinds, texts
from handlers.dialogue.answers import Bad, Given, Got, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn
from nlp import late, phones

ANYTHING = late.pattern("都行|都可以|都得|随便|不限|哪样都|什么都|有就行|所有|全部")


class WishAnswer(Words):
    """Words that say something by which posts can be chosen, or that anything will do."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if notice_kinds.is_about(words):
            return None
        if phones.find(words):
            return None  # 我叫木老三 154… 芒市的: who somebody is, and no place to work at
        wish = job_wish.read(turn.session, words, now=turn.now)
        if wish.is_empty and not ANYTHING.search(words):
            return Bad(texts.jobs.SAY_AGAIN) if super().read(turn, given, words) else None
        return Got(wish.as_json())


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    return job_alerts.keep(turn, job_wish.Wish.of(given["wish"]))


FORM = Form(
    name="job_alert",
    title="岗位提醒",
    steps=(Step("wish", ask=texts.job_alerts.ASK, answer=WishAnswer(hint="昆山包住的电子厂", takes_anything=False)),),
    submit=submit,
    review=False,
)
