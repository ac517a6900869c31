"""An employer's own post in the chat (单位交岗位): read from its ad, mended, asked, seen, and handed in for review."""

from collections.abc import Sequence
from dataclasses import replace

from db.models import Vacancy
from handlers import post_draft, post_handed_in, texts
from handlers.dialogue.answers import Given, Option
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import fixed
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import post_findings, post_job, post_known
from handlers.forms.post_answers import another_ad

# Who may decide that a limit stands, and whether the papers are in order, is the station.
FOR_STAFF = frozenset({"reason", "stands", "verified", "credit_code", "licence"})
RULINGS = fixed(Option("reword", texts.posts.REWORD), Option("drop", texts.posts.DROP), in_passing=False)


def gate(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What no wording can mend is refused with the reason; the mended ad may follow at once."""
    fatal = post_known.ad_checked(turn, given).fatal
    return [Text(texts.posts.stopped(fatal))] if fatal else None


def _employer(turn: Turn, given: Given) -> str | None:
    """As the ad names it, else the one for which this person is known to speak."""
    named = post_known.post_of(turn, given).employer
    return post_known.employer_named(turn, given) or (None if named else given.get("contact") or None)


def _row(turn: Turn, given: Given) -> Vacancy:
    row = post_draft.vacancy(turn, given)
    row.source, row.verified_on = texts.employer_page.SOURCE, None
    return row


def preview(turn: Turn, given: Given) -> str:
    row = _row(turn, given)
    card = texts.vacancy.card(row, post_draft.employer_of(turn.session, row.employer_name), "")
    return texts.posts.preview(card, [texts.posts.noticed(one) for one in post_findings.checked(turn, given).notices])


def stops_at(turn: Turn, given: Given) -> Sequence[Reply] | None:
    return [Text(texts.posts.NOT_PUBLISHED)] if given.get("ruling") == "drop" else None


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    return [Text(post_handed_in.hand_in(turn, _row(turn, given)))]


def _as_own(step: Step) -> Step:
    if step.name == "ruling":
        return replace(step, answer=RULINGS)
    return replace(step, known=_employer) if step.name == "employer" else step


FORM = Form(
    name=post_handed_in.NAME,
    title="招工岗位",
    steps=tuple(_as_own(step) for step in post_job.FORM.steps if step.name not in FOR_STAFF),
    submit=submit,
    sends=True,
    gate=gate,
    stops_at=stops_at,
    objects=post_findings.objects,
    explains=another_ad,
    preview=preview,
    review_words=texts.posts.OWN_CHANGE,
)
