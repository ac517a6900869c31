"""Runs a measuring door over its blind or its development set: python -m benchmarks.understanding.measure TASK [--set dev] [--errors]."""

import argparse
import json
from pathlib import Path
from time import perf_counter

from benchmarks.understanding import (
    ad_score,
    answer_score,
    intent_score,
    post_score,
    query_score,
    time_score,
    warning_score,
)

SETS = Path(__file__).parent
MEASURES = {
    "ads": ad_score.measure,
    "answers": answer_score.measure,
    "intents": intent_score.measure,
    "posts": post_score.measure,
    "queries": query_score.measure,
    "time": time_score.measure,
    "warnings": warning_score.measure,
}


def read(path: Path, half: str) -> list[dict[str, object]]:
    """The lines of a set; `odd` is the first, third, fifth and so on."""
    lines = path.read_text(encoding="utf-8").splitlines()
    chosen = {"odd": lines[::2], "even": lines[1::2], "all": lines}[half]
    return [json.loads(line) for line in chosen]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(MEASURES))
    parser.add_argument("--set", choices=["blind", "dev"], default="blind", help="dev sets are written to learn from")
    parser.add_argument("--half", choices=["odd", "even", "all"], default="all")
    parser.add_argument("--errors", action="store_true", help="print what was got wrong")
    parser.add_argument("--file", type=Path, help="another set in the same format")
    asked = parser.parse_args()
    lines = read(asked.file or SETS / asked.set / f"{asked.task}.jsonl", asked.half)
    began = perf_counter()
    figures, errors = MEASURES[asked.task](lines)
    took = (perf_counter() - began) / max(len(lines), 1)
    for name, value in figures.items():
        print(f"{name:30} {value:.4f}" if isinstance(value, float) else f"{name:30} {value}")
    print(f"{'mean milliseconds a line':30} {took * 1000:.3f}")
    if asked.errors:
        print(*errors, sep="\n")


if __name__ == "__main__":
    main()
