"""What a proof found: figures, and the promises that were broken."""

from dataclasses import dataclass, field


@dataclass
class Report:
    title: str
    figures: dict[str, object] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def hold(self, promise: str, kept: bool) -> None:
        if not kept:
            self.broken.append(promise)

    def __str__(self) -> str:
        lines = [self.title, *(f"  {name:<42} {value}" for name, value in self.figures.items())]
        lines += [f"  BROKEN: {promise}" for promise in self.broken] or ["  every promise kept"]
        return "\n".join(lines)


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
