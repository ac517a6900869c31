"""Registering somebody of the family on one's own phone: their consent first, then name, county and their own phone."""

import re
from collections.abc import Sequence
from typing import Any

from db import workers
from handlers import relatives, texts
from handlers.dialogue import moves
from handlers.dialogue.answers import Ask, Bad, Given, Got, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import County, PersonName, Phone, YesNo
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import agreed_for, commands, late, names

# Whoever has no telephone of their own is reached through this one.
NO_PHONE = late.pattern(
    "(?:[他她]|本人|人家|老人家?)?(?:也|都|是|还)*(?:(?:没|莫|冇|无)(?:有|得)?(?:买|用|配|带)?(?:手机|电话|号码|微信|号)+|不(?:会)?(?:用|有|使|玩)(?:手机|电话|微信))(?:的|了|呢|嘛|啊|用)*"
    "|(?:就|那就|先)?(?:用|留|打|写|填)(?:我|俺|这)(?:这?部?|自己|本人)?的?(?:手机|电话|号码?|个)*(?:就|也)?(?:行|可以|要得|好)?[了嘛吧]*|(?:和|跟|同)我的?(?:手机|电话|号码)?(?:一样|同一?个)[的嘛]*"
)


class TheirConsent(YesNo):
    """What the person at one's side says, in their words or in those of the owner of the phone."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        told = agreed_for.find(words)
        if told is not None:
            return Got(told)
        if agreed_for.is_near(words):
            return Bad(texts.relatives.ASK_THEM)
        return super().read(turn, given, words)


class TheirName(PersonName):
    """她叫岩香，我叫岩温: whoever is registered is the one spoken of."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        named = names.of_another(words)
        return Got(named) if named else super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        named = names.of_another(words)
        return Got(named) if named else super().find(turn, given, words)


class TheirPhone(Phone):
    def read(self, turn: Turn, given: Given, words: str) -> Read:
        return self._none(words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        return self._none(words) or super().find(turn, given, words)

    def _none(self, words: str) -> Read:
        clauses = re.split(r"[,，。;；\s]+", words.strip(" ,，。.!！~"))
        return Got("") if any(NO_PHONE.fullmatch(clause) for clause in clauses) else None


def _ask(words: str) -> Ask:
    return lambda turn, given: words.format(relation=given["relation"])


def _agreed(turn: Turn, given: Given) -> bool:
    return given.get("consent") is True


def _stopped(turn: Turn, given: Given) -> Sequence[Reply] | None:
    """What the owner of the phone has half done waits, and is called to mind."""
    if given.get("consent") is not False:
        return None
    waiting = moves.draft_form(turn)
    kept = f"\n{texts.forms.still_kept(waiting.title)}" if waiting else ""
    return [Text(texts.relatives.REFUSED + kept)]


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """明天晚上八点, said while the mother is being registered for a visit, is a part of what is wanted for her."""
    wanted = turn.meaning.sure and turn.intent in relatives.GOES_ON and turn.intent == given.get("then")
    if not wanted or commands.pick(turn.words, count=9) is not None or relatives.in_form(turn.words):
        return ""
    given["rest"] = f"{given.get('rest', '')} {turn.words.strip()}".strip()
    return texts.relatives.KEPT_FOR_LATER


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    phone = given.get("phone") or (turn.worker.phone if turn.worker else "")
    worker = workers.register(
        turn.session, follower=turn.follower, name=given["name"], phone=phone, county=given["county"],
        consent_version=turn.station.consent_version, now=turn.now, relation=given["relation"],
    )  # fmt: skip
    return relatives.go_on(turn, worker, given["relation"], given.get("rest", ""), given.get("then", ""))


FORM = Form(
    name="relative",
    title="帮家里人登记",
    steps=(
        Step("consent", ask=_ask(texts.relatives.CONSENT),
             answer=TheirConsent(yes=texts.relatives.YES, no=texts.relatives.NO)),
        Step("name", ask=_ask(texts.relatives.ASK_NAME), when=_agreed, answer=TheirName()),
        Step("county", ask=_ask(texts.relatives.ASK_COUNTY), when=_agreed, answer=County()),
        Step("phone", ask=_ask(texts.relatives.ASK_PHONE), when=_agreed, answer=TheirPhone(), optional=True),
    ),
    submit=submit,
    stops_at=_stopped,
    hears=_hears,
    review=False,
    about_others=True,
)  # fmt: skip
