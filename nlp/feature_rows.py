"""Which row of the weights a feature has; a hundred thousand names as Python strings would hold more memory than the weights."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

LINE = re.compile(rb"[^\n]+")


class FeatureRows(Mapping[str, int]):
    """The names in the order of their rows. Looked up by a hash of 64 bits, which two of them do not share.

    It is the hash of their UTF-8: strings of one and of two bytes a letter may hash alike (^t and 瑞 are both 5E 74).
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._hold("\n".join(names).encode())

    @classmethod
    def packed(cls, names: bytes) -> Self:
        """Names in UTF-8, one a line, as they stand in a file; none of them is made into a string."""
        made = cls.__new__(cls)
        made._hold(names)
        return made

    def _hold(self, packed: bytes) -> None:
        self._names = zlib.compress(packed, 1)  # asked for only when a model is written again
        hashes = np.fromiter((hash(name.group()) for name in LINE.finditer(packed)), dtype=np.int64)
        self._rows = np.argsort(hashes).astype(np.int32)
        self._hashes = hashes[self._rows]

    def known(self, names: Iterable[str]) -> NDArray[np.int32]:
        """The rows of those that are known, in the order in which they are named."""
        asked = _hashes_of(names)
        if not len(self._hashes):
            return self._rows
        at = np.minimum(np.searchsorted(self._hashes, asked), len(self._hashes) - 1)
        found: NDArray[np.int32] = self._rows[at[self._hashes[at] == asked]]
        return found

    def __getitem__(self, name: str) -> int:
        rows = self.known((name,))
        if not len(rows):
            raise KeyError(name)
        return int(rows[0])

    def __iter__(self) -> Iterator[str]:
        packed = zlib.decompress(self._names).decode()
        return iter(packed.split("\n") if packed else ())

    def __len__(self) -> int:
        return len(self._rows)


def _hashes_of(names: Iterable[str]) -> NDArray[np.int64]:
    return np.fromiter((hash(name.encode()) for name in names), dtype=np.int64)
