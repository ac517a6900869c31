"""Scores the check of forwarded ads against the posts of the demo town: dangers, false alarms, copies with their changes."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from db import load, schema
from db.columns import CHINA
from db.engine import Records
from handlers import ad_check, ad_noticed
from handlers.ad_check import Checked
from handlers.job_wish import CUTTER

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=CHINA)
PHONE = "021-00000000"
QUOTED = re.compile("“[^”]*”")
PRAISE = re.compile("安全|放心|靠谱|可信|正规(?!招工)|没问题|没有?危险|可以去|真的$")


@dataclass(frozen=True)
class Judged:
    """One ad with what the check makes of it, and how it is answered."""

    line: dict[str, Any]
    checked: Checked
    said: str
    taken: bool

    @property
    def number(self) -> str | None:
        return self.checked.vacancy.number if self.checked.vacancy else None

    @property
    def named(self) -> set[str]:
        return {one.kind for one in self.checked.differences}

    @property
    def praised(self) -> bool:
        """Whether the answer, apart from what it quotes, calls the ad good."""
        return bool(PRAISE.search(QUOTED.sub("", self.said)))

    @property
    def copy_right(self) -> bool:
        """The post it was copied from, and every change named that was made."""
        return self.number == self.line["copy_of"] and set(self.line["changed"]) <= self.named


@contextmanager
def demo_town() -> Iterator[Session]:
    """The records of the demo town, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        records = Records(f"sqlite:///{Path(folder) / 'records.sqlite'}")
        schema.upgrade(records.engine)
        load.seed(records)
        load.folder(records, load.find("demo"), now=NOW, move_to_today=False, cutter=CUTTER)
        with records.write() as session:
            yield session
        records.close()


def judge(session: Session, line: dict[str, Any]) -> Judged:
    checked = ad_check.check(session, line["text"], phone=PHONE, now=NOW)
    said = ad_check.said(checked, now=NOW)
    return Judged(line, checked, said, ad_noticed.is_one(line["text"], NOW))


def share(right: list[bool]) -> float:
    return sum(right) / max(len(right), 1)


def measure(lines: list[dict[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """The figures, and one line of text for every ad judged wrongly."""
    with demo_town() as session:
        judged = [judge(session, line) for line in lines]
        copies = [one for one in judged if one.line["copy_of"]]
        figures = {
            "danger found": share([bool(one.checked.dangers) for one in judged if one.line["danger"]]),
            "harmless called dangerous": share([bool(one.checked.dangers) for one in judged if not one.line["danger"]]),
            "copies with all changes named": share([one.copy_right for one in copies]),
            "changes named that are none": share([bool(one.named - set(one.line["changed"])) for one in copies]),
            "others taken for copies": share([one.number is not None for one in judged if not one.line["copy_of"]]),
            "answers that praise": float(sum(one.praised for one in judged)),
            "taken for an ad unasked": share([one.taken for one in judged]),
        }
        return figures, [_error(one) for one in judged if _is_wrong(one)]


def _is_wrong(one: Judged) -> bool:
    copy = one.copy_right and one.named == set(one.line["changed"]) if one.line["copy_of"] else one.number is None
    return bool(one.checked.dangers) != one.line["danger"] or not copy or not one.taken or one.praised


def _error(one: Judged) -> str:
    line = one.line
    dangers = [(danger.kind, danger.said) for danger in one.checked.dangers]
    changes = [(change.kind, change.here, change.there) for change in one.checked.differences]
    return (
        f"{line['id']} {line['text']}\n    {line['danger']} {line['copy_of']} {line['changed']}"
        f"\n    {dangers} {one.number} {changes} {'' if one.taken else 'not taken for an ad'}"
    )
