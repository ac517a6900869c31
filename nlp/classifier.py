"""The trained classifier at work: a matrix of weights, read from one file and applied with numpy alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nlp import cutting
from nlp.feature_rows import FeatureRows

FILE = Path(__file__).parent / "model" / "intents.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Classifier:
    """One row of weights for each known feature, one column for each intent; `words` is the dictionary it was trained with."""

    intents: tuple[str, ...]
    rows: FeatureRows
    worth: Floats
    weights: NDArray[np.float16]
    bias: Floats
    words: str = cutting.VERSION

    @classmethod
    def load(cls, path: Path = FILE) -> Self:
        with np.load(path, allow_pickle=False) as file:
            return cls(
                intents=tuple(_unpack(file["intents"])),
                rows=FeatureRows.packed(file["features"].tobytes()),
                worth=file["worth"].astype(np.float32),
                weights=file["weights"],
                bias=file["bias"].astype(np.float32),
                words=_unpack(file["words"])[0],
            )

    def save(self, path: Path = FILE) -> None:
        path.parent.mkdir(exist_ok=True)
        np.savez_compressed(
            path,
            features=_packed(self.rows),
            intents=_packed(self.intents),
            worth=self.worth.astype(np.float16),
            weights=self.weights,
            bias=self.bias,
            words=_packed([self.words]),
        )

    def scores(self, features: Iterable[str]) -> Floats:
        """Logits in the order of `intents`; features never seen in training count for nothing."""
        known = self.rows.known(features)
        if not len(known):
            return self.bias
        worth = self.worth[known]
        return (worth @ self.weights[known].astype(np.float32)) / np.linalg.norm(worth) + self.bias


def _packed(names: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpack(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")
