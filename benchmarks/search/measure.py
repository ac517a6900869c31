"""Putting the questions to the records: are the answers those of the scan, and how long does the first page take."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlmodel import Session

from benchmarks.search.asked import QUESTIONS
from benchmarks.search.posts import NOW, Post
from benchmarks.search.scan import scan
from db import search, vacancy_words
from db.engine import Records
from db.vacancy_words import Cutter
from db.wanted import Wanted
from handlers import job_list
from nlp import cutting

CUTTER = Cutter(cutting.VERSION, cutting.terms)
FIRST_PAGES = job_list.AT_ONCE + 1  # as the bot asks
AT_ONCE = 1000


@dataclass(frozen=True)
class Exactness:
    recall: float
    precision: float
    wrong: tuple[str, ...]


def wanted(question: Mapping[str, Any]) -> Wanted:
    named = {"place": "places", "trade": "trades", "industry": "industries"}
    facts = {
        named.get(slot, slot): tuple(value) if isinstance(value, list) else value for slot, value in question.items()
    }
    return Wanted(**facts)


def store(records: Records, posts: Sequence[Post]) -> None:
    """All posts under ids that are their places in the list; open ones are found from then on."""
    numbered = iter(enumerate(posts, start=1))
    while chunk := list(islice(numbered, AT_ONCE)):
        with records.write() as session:
            session.add_all([_with_id(post.as_row(number), number) for number, post in chunk])
            session.flush()
            vacancy_words.catch_up(session, cutter=CUTTER)


def _with_id(row: Any, number: int) -> Any:
    row.id = number
    return row


def exactness(records: Records, posts: Sequence[Post]) -> Exactness:
    """Over all questions: the smallest recall and precision, and what was wrong."""
    recalls, precisions, wrong = [], [], []
    with records.read() as session:
        for question in QUESTIONS:
            right = scan(posts, question, NOW.date())
            got = set(search.find(session, wanted(question), now=NOW, cutter=CUTTER))
            recalls.append(len(got & right) / len(right) if right else 1.0)
            precisions.append(len(got & right) / len(got) if got else 1.0)
            if got != right:
                said = json.dumps(question, ensure_ascii=False)
                wrong.append(f"{said}: missed {sorted(right - got)[:5]}, wrong {sorted(got - right)[:5]}")
    return Exactness(min(recalls), min(precisions), tuple(wrong))


@dataclass(frozen=True)
class Took:
    """Milliseconds on the clock, and of the processor alone, which a busy machine does not lengthen."""

    clock: float
    processor: float


def times(records: Records, questions: Sequence[Mapping[str, Any]], *, rounds: int) -> list[Took]:
    """Each search for its first pages, in an open session; the first round warms up and is left out."""
    took = []
    with records.read() as session:
        for _ in range(rounds + 1):
            took += [_time(session, wanted(question)) for question in questions]
    return took[len(questions) :]


def _time(session: Session, asked: Wanted) -> Took:
    clock, processor = time.perf_counter(), time.thread_time()
    search.find(session, asked, now=NOW, cutter=CUTTER, limit=FIRST_PAGES)
    return Took((time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000)


def summary(took: Sequence[Took]) -> str:
    clock, processor = sorted(each.clock for each in took), sorted(each.processor for each in took)
    late = int(len(took) * 0.95)
    return f"median {clock[len(took) // 2]:.2f} ms, p95 {clock[late]:.2f} ms (processor alone: p95 {processor[late]:.2f} ms)"
