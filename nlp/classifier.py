"""The trained classifier at work: a matrix of weights, read from one file and applied with numpy alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "model" / "intents.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Classifier:
    """One row of weights for each known feature, one column for each intent."""

    intents: tuple[str, ...]
    rows: dict[str, int]
    worth: Floats
    weights: NDArray[np.float16]
    bias: Floats

    @classmethod
    def load(cls, path: Path = FILE) -> Self:
        with np.load(path, allow_pickle=False) as file:
            names = file["features"].tobytes().decode().split("\n")
            return cls(
                intents=tuple(file["intents"].tobytes().decode().split("\n")),
                rows={name: row for row, name in enumerate(names)},
                worth=file["worth"].astype(np.float32),
                weights=file["weights"],
                bias=file["bias"].astype(np.float32),
            )

    def save(self, path: Path = FILE) -> None:
        path.parent.mkdir(exist_ok=True)
        np.savez_compressed(
            path,
            features=np.frombuffer("\n".join(self.rows).encode(), dtype=np.uint8),
            intents=np.frombuffer("\n".join(self.intents).encode(), dtype=np.uint8),
            worth=self.worth.astype(np.float16),
            weights=self.weights,
            bias=self.bias,
        )

    def scores(self, features: Iterable[str]) -> Floats:
        """Logits in the order of `intents`; features never seen in training count for nothing."""
        known = [row for row in map(self.rows.get, features) if row is not None]
        if not known:
            return self.bias
        worth = self.worth[known]
        return (worth @ self.weights[known].astype(np.float32)) / np.linalg.norm(worth) + self.bias
