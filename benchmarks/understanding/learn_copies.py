"""Learns how an ad is weighed beside a post, from blind sets that are spent: python -m benchmarks.understanding.learn_copies.

Of every ad the likest posts of the demo town are shown, the one it was made from and others; honest ads of the training lines
show that hardly any ad was made from a post at all.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sqlmodel import Session

import nlp
from benchmarks.understanding.ad_score import NOW, demo_town
from handlers import ad_copies, ad_reading, ad_resemblance
from handlers.ad_resemblance import Beside

HERE = Path(__file__).parent
SPENT = ("5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18")
HONEST = Path(nlp.__file__).parent / "training_ads"
EVERY = 2
REPEATED = "每月约"  # so posts speak of their pay
SHOWN = 12  # posts beside each ad, the likest first
STRENGTH = 3.0


def lines(sets: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for name in sets:
        written = (HERE / f"blind{name}" / "ads.jsonl").read_text(encoding="utf-8")
        yield from (json.loads(line) for line in written.splitlines())


def honest() -> Iterator[dict[str, Any]]:
    """Honest ads that belong to no post; the few that repeat a post word for word are left out."""
    for file in sorted(HONEST.rglob("none.txt")):
        for text in file.read_text(encoding="utf-8").splitlines()[::EVERY]:
            if text.strip() and REPEATED not in text:
                yield {"text": text, "copy_of": None}


def shown(session: Session, line: dict[str, Any]) -> list[tuple[list[float], bool]]:
    """The features of the posts that resemble the ad most by words alone, each with whether it is the one."""
    ad = ad_reading.read(line["text"], NOW)
    if ad_reading.NUMBER.search(ad.plain):
        return []
    named = ad_copies.named(session, ad)
    posts = ad_copies.candidates(session, named, ad_copies.akin_to(session, ad, now=NOW), now=NOW)
    beside = Beside(ad, posts, named)
    likest = sorted(posts, key=beside.worth, reverse=True)[:SHOWN]
    its = [post for post in posts if post.number == line["copy_of"] and post not in likest]
    return [(beside.features(post), post.number == line["copy_of"]) for post in [*likest, *its]]


def learn(sets: tuple[str, ...]) -> list[float]:
    with demo_town() as session:
        pairs = [pair for line in [*lines(sets), *honest()] for pair in shown(session, line)]
    seen, right = np.array([pair[0] for pair in pairs]), [pair[1] for pair in pairs]
    model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False).fit(seen, right)
    return [round(float(weight), 4) for weight in model.coef_[0]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", default=SPENT, help="the blind sets to learn from")
    weights = learn(tuple(parser.parse_args().sets))
    ad_resemblance.MODEL.write_text(json.dumps(weights) + "\n", encoding="utf-8")
    print(weights)


if __name__ == "__main__":
    main()
