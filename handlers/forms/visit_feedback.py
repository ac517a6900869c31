"""What was not good about a visit, in one's own words or by voice."""

from collections.abc import Sequence

from db import feedback, visits
from handlers import texts
from handlers.dialogue.answers import Given, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import own_words, to_the_question

GOOD = 1


class WhatWasBad(Words):
    """An account in any words; the words by which something else is asked for are none."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return None if own_words.are(words) else super().read(turn, given, words)


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    row, words = feedback.get(turn.session, given["feedback"]), given.get("words", "")
    feedback.answer(turn.session, row, answer=row.answer, words=words, now=turn.now)
    bad = row.answer == "bad"
    if not bad and to_the_question.option(to_the_question.VISIT, words) == GOOD:
        return [Text(texts.check_ups.VISIT_LIKED)]
    if bad and words:
        visits.say_more(turn.session, feedback.visit_of(row), words=texts.check_ups.bad_visit(words))
    who = texts.check_ups.HEAD_CALLS if bad else texts.check_ups.HEAD_READS
    return [Text(texts.check_ups.VISIT_NOTED.format(head="站长", who=who))]


FORM = Form(
    name="visit_feedback",
    title="走访评价",
    steps=(
        Step(
            "words",
            ask=texts.check_ups.VISIT_WHY,
            answer=WhatWasBad(hint="说好来没来", limit=300, tells=True),
            optional=True,
        ),
    ),
    submit=submit,
    review=False,
    left=texts.check_ups.VISIT_LEFT,
)
