"""Asking for a care visit (约走访): where, when, what about; read back with weekday and date."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from db import visits
from handlers import acting_for, place_parts, texts, visit_places, visit_questions, visit_topics, visit_words
from handlers.dialogue.answers import BEFORE, Bad, Given, Got, Option, Read
from handlers.dialogue.form import Form, Step
from handlers.dialogue.kinds import Words
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from handlers.forms import person, visit_time
from handlers.forms.visit_time import DayAnswer
from nlp import answers, late, own_words, queries

# Of what is said of a post, what may be said of an address too.
OF_A_PLACE = {"place", "industry"}
TIME, PLACE = "时间", "地点"
TOPICS = (
    Option("看看我，聊聊", "看看我，聊聊"),
    Option("工资、合同", "工资、合同的事"),
    Option("身体、心里", "身体不好、心里不舒服"),
    Option("学技术、换工作", "想学技术、换工作"),
)

# A question back is no topic: 你们收钱不, 等等, 能带个会讲傣话的不.
ASKS_BACK = late.pattern("(?<![好要来])不[?？。]*$|^等(?:等|[哈下]|一下)|[?？]$")
# A number pressed where nothing is numbered: nobody can be found there.
BARE_NUMBER = late.pattern(r"[0-9０-９]{1,2}[.。、号]?|第?[一二三四五六七八九]个?")
# 看下我约的走访: of what is agreed, and nothing to talk about.
OF_THE_AGREED = late.pattern(
    "^(?:我|想|要|帮|给|先|再)*(?:看|查|问|瞧)[^,，。]{0,5}(?:约的|走访)|^我约的?(?:走访|时间)|^(?:取消|改)走访|^我的走访"
)
TIME_ALONE = late.pattern(
    "^[^,，。]{0,6}(?:周|星期|礼拜)[一二三四五六日天][^,，。]{0,8}$|^[^,，。]{0,4}(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[点号日][^,，。]{0,4}$"
)


class TopicAnswer(Words):
    """One of the usual topics by number, or any words."""

    def options(self, turn: Turn, given: Given) -> Sequence[Option]:
        return TOPICS

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        said = words.strip()
        if said.isdigit():
            picked = int(said)
            return Got(TOPICS[picked - 1].value) if 1 <= picked <= len(TOPICS) else None
        if ASKS_BACK.search(said) or own_words.are(said) or visit_questions.said_of(said) is not None:
            return None
        if _puts_time_right(given, said) or OF_THE_AGREED.search(said):
            return None
        return super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """Told in passing, never as a correction: then the words may be about anything."""
        said = "" if BEFORE in given else visit_topics.told(words)
        return Got(said) if said else None


class PlaceAnswer(Words):
    """Where to come: a shared location, a named place or dormitory, or any words that say where."""

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        if turn.incoming.has_place:
            return Got(_shared(turn))
        if answers.find(words) is not None:
            return None  # 好, 不来了: no place where anybody could be found
        if both := _with_known(given, words):
            return Got(both)
        if BARE_NUMBER.fullmatch(words.strip()):
            return Bad(texts.visits.NO_PLACE)
        if visit_places.is_a_time(words):
            return None
        if answers.puts_a_question(words) or _puts_time_right(given, words):
            return self.find(turn, given, words)
        if visit_places.is_anyones(words):
            return Bad(texts.visits.WHICH_PLACE)
        if visit_topics.is_talk(words):
            return Bad(texts.visits.NO_PLACE)
        return _alone(words) or super().read(turn, given, words)

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        """A location may be sent at any question; words that look for work put no address right."""
        if turn.incoming.has_place:
            return Got(_shared(turn))
        if BEFORE in given and _looks_for_work(turn, words):
            return None
        named = _with_known(given, words) or visit_places.find(words)
        return Got(named) if named else None


def _shared(turn: Turn) -> str:
    return turn.incoming.label or f"{turn.incoming.latitude:.4f},{turn.incoming.longitude:.4f}"


def _looks_for_work(turn: Turn, words: str) -> bool:
    """青浦包住的厂 is no place where anybody could be found; 徐泾电子厂宿舍 is."""
    if visit_places.names_a_house(words):
        return False
    wished = queries.read(words, now=turn.now).stated().keys() - OF_A_PLACE
    return bool(wished) or (turn.meaning.sure and turn.intent == "job_search")


def _alone(words: str) -> Read:
    """香花桥宿舍 of 我住呢这点嘛 香花桥宿舍: clauses that say nothing of the place are left away."""
    clauses = [clause for clause in visit_places.CLAUSES.split(words.replace(" ", "，")) if clause]
    named = visit_places.find(words)
    spoken = [clause for clause in clauses if visit_places.is_lead(clause)]
    return Got(named) if named and spoken and len(spoken) == len(clauses) - 1 else None


def _puts_time_right(given: Given, words: str) -> bool:
    """不是下礼拜二，是这个礼拜二过后的那个: no other answer is to be put right by it."""
    return bool(given.get(BEFORE)) and bool(TIME_ALONE.search(words.strip()))


def _with_known(given: Given, words: str) -> str:
    """The place that is being corrected with the part of it that these words tell."""
    return visit_places.joined(given[BEFORE], words) if given.get(BEFORE) else ""


def _hears(turn: Turn, given: dict[str, Any]) -> str:
    """3号楼206, told in a message of its own after 重固那边宿舍; 往后推一天 after the hour."""
    if moved := visit_time.told_anew(turn, given, TIME):
        return moved
    if moved := _topic_for_place(turn, given):
        return moved
    known, at_the_topic = given.get("place"), "clock" in given and "topic" not in given
    if not known or (place_parts.is_mere_number(turn.words) and not at_the_topic):
        return ""
    if _looks_for_work(turn, turn.words):
        return ""
    place = visit_places.joined(known, turn.words)
    if not place or place == known:
        return ""
    given["place"] = place
    return texts.forms.changed(PLACE, place)


def _topic_for_place(turn: Turn, given: dict[str, Any]) -> str:
    """想问证书, where it is asked where to come: kept as what it is about, and the place is asked for again."""
    if "clock" not in given or "place" in given or turn.incoming.has_place or answers.find(turn.words) is not None:
        return ""
    about = visit_topics.instead_of_a_place(turn.words)
    if not about:
        return ""
    given["topic"] = about
    return texts.visits.topic_kept(about)


def _no_visitors(turn: Turn, given: Given) -> Sequence[Reply] | None:
    booked = visits.upcoming(turn.session, turn.worker, now=turn.now) if turn.worker else ()
    if len(booked) >= visit_words.MOST_AT_ONCE:
        return [Text(texts.visits.enough(len(booked)))]
    return None


def submit(turn: Turn, given: Given) -> Sequence[Reply]:
    worker = person.settle(turn, given)
    visit = visits.book(
        turn.session,
        worker=worker,
        follower=turn.follower,
        place=given["place"],
        starts_at=datetime.fromisoformat(given["clock"]),
        topic=given.get("topic", ""),
        station=turn.station,
        now=turn.now,
    )
    visit_words.tell_staff(turn, visit, texts.visits.staff_new, texts.visits.NEW)
    return acting_for.named(turn, [Text(texts.visits.booked(visit, visit_words.visitor(turn, visit), turn.now))])


FORM = Form(
    name="visit",
    title="约走访",
    intents=("visit_book",),
    opens_with=("我想约走访", "来宿舍看看我们", "你们能不能来一趟", "想请工作站的人来看看", "约走访"),
    steps=(
        *person.STEPS,
        *visit_time.steps(DayAnswer(), TIME),
        Step("place", ask=texts.visits.ASK_PLACE, label=PLACE, answer=PlaceAnswer(hint="华新镇凤溪公寓3栋502", limit=60)),
        Step("topic", ask=texts.visits.ASK_TOPIC, label="想聊", answer=TopicAnswer(hint="社保转回老家", limit=120, tells=True),
             optional=True),
    ),
    submit=submit,
    gate=_no_visitors,
    stops_at=person.stopped,
    hears=_hears,
    explains=visit_questions.explain,
)  # fmt: skip
