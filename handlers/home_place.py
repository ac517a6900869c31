"""Where somebody comes from (老家), put right: the county, and the township where it is said."""

from dataclasses import dataclass

from db import workers
from db.models import Worker
from db.workers import COUNTY_CODES
from handlers.dialogue.answers import Given, Got, Read
from handlers.dialogue.kinds import County
from handlers.dialogue.turn import Turn
from nlp import names, townships
from nlp.townships import Township


@dataclass(frozen=True)
class Home(County):
    """As a county; kept with the township behind it where one is said: 盈江平原镇."""

    hint: str = "盈江平原镇"

    def read(self, turn: Turn, given: Given, words: str) -> Read:
        read = super().read(turn, given, words)
        # 平原 alone is a township of this question, and of no other sentence.
        return self._with_township(names.without(words, given.get("name"))) if read is None else read

    def find(self, turn: Turn, given: Given, words: str) -> Read:
        read = super().find(turn, given, words)
        return (self._with_township(names.without(words, given.get("name"))) or read) if isinstance(read, Got) else read

    def _with_township(self, words: str) -> Read:
        one = townships.find(words)
        return Got(f"{one.county}{one.name}") if one is not None else None


def stands(worker: Worker, home: str) -> bool:
    """Whether it is noted so already; a county alone says nothing against the township."""
    county, township = _parted(home)
    return worker.county == county and (township is None or worker.township_code == township.code)


def of(worker: Worker) -> str:
    return f"{worker.county}{worker.township}"


def put_right(turn: Turn, worker: Worker, home: str) -> None:
    """A township that is not said goes with the county it belonged to."""
    county, township = _parted(home)
    workers.correct(turn.session, worker, field="county", value=county, now=turn.now)
    if township is not None:
        workers.correct(turn.session, worker, field="township", value=township.name, now=turn.now)
        worker.township_code = township.code
        turn.session.flush()


def _parted(home: str) -> tuple[str, Township | None]:
    county = next((name for name in COUNTY_CODES if home.startswith(name)), home)
    return county, townships.named(home.removeprefix(county), county=county)
