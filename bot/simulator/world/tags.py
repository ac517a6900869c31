"""Tags of the account; which of them a person carries stands with the person."""

from bot.simulator.errors import ApiError

LIMIT = 100
NAME_BYTES = 30
SYSTEM = {0, 1, 2}


class Tags:
    def __init__(self) -> None:
        self._names: dict[int, str] = {2: "星标组"}
        self._next = 100

    def create(self, name: object) -> int:
        checked = self._checked(name)
        if len(self._names) - 1 >= LIMIT:
            raise ApiError(45056)
        number, self._next = self._next, self._next + 1
        self._names[number] = checked
        return number

    def rename(self, number: object, name: object) -> None:
        self._names[self.own(number)] = self._checked(name)

    def drop(self, number: object) -> None:
        del self._names[self.own(number)]

    def get(self, number: object) -> int:
        if not isinstance(number, int) or number not in self._names:
            raise ApiError(45159)
        return number

    def own(self, number: object) -> int:
        if number in SYSTEM:
            raise ApiError(45058)
        return self.get(number)

    def names(self) -> dict[int, str]:
        return dict(self._names)

    def _checked(self, name: object) -> str:
        if not isinstance(name, str) or not name or name in self._names.values():
            raise ApiError(45157)
        if len(name.encode()) > NAME_BYTES:
            raise ApiError(45158)
        return name
