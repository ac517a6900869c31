"""The line of messages for which there is no place: stored together, and refused together when the records refuse."""

import asyncio
from collections.abc import Sequence
from typing import cast

from bot.clock import system_clock
from bot.intake import Busy, Intake
from bot.putting_by import TOGETHER, PuttingBy
from handlers.dialogue.incoming import Incoming, Kind


class Store:
    """Stands for the intake: what was stored together; `refused`: the first so many times it cannot."""

    def __init__(self, refused: int = 0, trouble: type[Exception] = Busy) -> None:
        self.stored: list[Sequence[str]] = []
        self._refused, self._trouble = refused, trouble

    def put_by(self, *messages: Incoming) -> None:
        if self._refused:
            self._refused -= 1
            raise self._trouble
        self.stored.append([one.key for one in messages])


def put_by(store: Store, count: int) -> list[BaseException | None]:
    async def all_at_once() -> list[BaseException | None]:
        line = PuttingBy(cast(Intake, store))
        said = [Incoming(str(key), f"o{key}", "a", Kind.TEXT, system_clock(), text="找工作") for key in range(count)]
        return await asyncio.gather(*(line.store(one) for one in said), return_exceptions=True)

    return asyncio.run(all_at_once())


def test_what_comes_together_is_stored_together_in_its_order() -> None:
    store = Store()
    assert put_by(store, 2 * TOGETHER + 1) == [None] * (2 * TOGETHER + 1)
    assert [len(keys) for keys in store.stored] == [TOGETHER, TOGETHER, 1]
    assert [key for keys in store.stored for key in keys] == [str(key) for key in range(2 * TOGETHER + 1)]


def test_whoever_could_not_be_stored_comes_again_and_the_next_are_stored() -> None:
    for trouble in (Busy, RuntimeError):
        told = put_by(Store(refused=1, trouble=trouble), TOGETHER + 1)
        assert all(isinstance(one, Busy) for one in told[:TOGETHER])
        assert told[TOGETHER:] == [None]
