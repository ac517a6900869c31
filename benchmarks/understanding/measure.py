"""Runs a measuring door over its blind set: python -m benchmarks.understanding.measure TASK [--half odd] [--errors]."""

import argparse
import json
from pathlib import Path
from time import perf_counter

from benchmarks.understanding import answer_score, intent_score, post_score, query_score, time_score

BLIND = Path(__file__).parent / "blind"
MEASURES = {
    "answers": answer_score.measure,
    "intents": intent_score.measure,
    "posts": post_score.measure,
    "queries": query_score.measure,
    "time": time_score.measure,
}


def read(task: str, half: str, path: Path | None = None) -> list[dict[str, object]]:
    """The lines of a set; `odd` is the first, third, fifth and so on."""
    lines = (path or BLIND / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = {"odd": lines[::2], "even": lines[1::2], "all": lines}[half]
    return [json.loads(line) for line in chosen]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=sorted(MEASURES))
    parser.add_argument("--half", choices=["odd", "even", "all"], default="all")
    parser.add_argument("--errors", action="store_true", help="print what was got wrong")
    parser.add_argument("--file", type=Path, help="another set in the same format")
    asked = parser.parse_args()
    lines = read(asked.task, asked.half, asked.file)
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
