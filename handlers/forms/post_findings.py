"""The review of a post while it is being written: the ad and every answer, typed or put right, under the same rules."""

from collections.abc import Iterator, Sequence

from handlers import post_ads, post_draft, post_typed, texts
from handlers.dialogue.answers import Given
from handlers.dialogue.form import Objection
from handlers.dialogue.turn import Turn
from handlers.forms import post_known
from nlp.findings import Finding


def checked(turn: Turn, given: Given) -> post_ads.Checked:
    """What waits for a decision or is only shown, of the ad and of the answers; what stops the post, of the ad."""
    ad = post_known.ad_checked(turn, given)
    known = {(one.rule, one.said) for one in (*ad.fatal, *ad.open, *ad.notices)}
    typed = post_ads.sorted_out([one for _, one in _typed(turn, given) if (one.rule, one.said) not in known])
    lawful = [one for one in typed.open if one not in post_typed.must_go(typed.open)]
    return post_ads.Checked(ad.fatal, (*ad.open, *lawful), (*ad.notices, *typed.notices))


def rules(turn: Turn, given: Given) -> list[str]:
    """What a reason is given for, by rule."""
    return list(dict.fromkeys(one.rule for one in checked(turn, given).open))


def objects(turn: Turn, given: Given) -> Objection | None:
    return _pay_too_low(turn, given) or _forbidden(turn, given) or _without_reason(turn, given)


def _typed(turn: Turn, given: Given) -> Iterator[tuple[str, Finding]]:
    """Findings with their step. A part of an ad may lack what the rest of it says (合同跟谁签): what the whole ad does
    not show is then no finding, unless it must never stand."""
    by_the_ad = {one.rule for one in post_known.ad_checked(turn, given).open}
    for field in (name for name in post_typed.LABELS if given.get(name)):
        from_ad = post_known.IN_WORDS[field](turn, given) == given[field]
        for one in post_typed.found(field, post_typed.words(given[field], field)):
            if not from_ad or one.severity == "block" or one.rule in by_the_ad:
                yield field, one


def _forbidden(turn: Turn, given: Given) -> Objection | None:
    """Words that have to be written anew."""
    to_reword = given.get("ruling") == "reword"
    for field, one in _typed(turn, given):
        if gone := post_typed.must_go((one,), to_reword=to_reword):
            return Objection(field, texts.posts.not_so(gone))
    return None


def _without_reason(turn: Turn, given: Given) -> Objection | None:
    """A reason holds for what it was given for, not for what is written later."""
    if given.get("ruling") != "keep" or "stands" not in given:
        return None
    later: Sequence[Finding] = [one for one in checked(turn, given).open if one.rule not in given["stands"]]
    return Objection("reason", texts.posts.not_so(later), drops=("stands",)) if later else None


def _pay_too_low(turn: Turn, given: Given) -> Objection | None:
    """Full-time pay below what the place allows (最低工资规定) is no pay to publish."""
    if "pay" not in given or "place" not in given:
        return None
    found = post_draft.too_low(turn, given)
    return Objection("pay", texts.posts.too_low(found.reason, found.legal_basis)) if found else None
