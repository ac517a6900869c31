"""Trains the second look at ads from training_ads/*.txt and what workers say: python -m nlp.train_ads writes model/ads.npz."""

from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import ad_look, cutting, examples
from nlp.classifier import Classifier
from nlp.feature_rows import FeatureRows

WRITTEN = Path(__file__).parent / "training_ads"
SEEN_AT_LEAST, SEEN_IN_TALK = 2, 6
STRENGTH = 30.0
PARTS_COUNT = 2.5  # what plays a part says more than its characters do
NEAR_ADS = ("job_search", "job_detail", "scam_check")
OFFERING = frozenset({"staff_post_job", "staff_broadcast"})
EVERY = 6  # of what is far from ads, enough to show how people talk
# A known post is looked at clause by clause, so the honest must be known in clauses too: one of so many, of such length.
CLAUSE_OF, CLAUSE_FROM = 4, 5


def ads() -> list[tuple[str, str]]:
    """The written ads with their kinds, `none` for those that are no danger and `talk` for what is no ad."""
    files = sorted(WRITTEN.glob("*.txt"))
    return [(ad, file.stem) for file in files for ad in file.read_text(encoding="utf-8").splitlines() if ad.strip()]


def talk() -> list[tuple[str, str]]:
    """What workers say for themselves, from the examples of intents."""
    said = [one for one in examples.everything() if one.role == "worker" and one.intent not in OFFERING]
    near = [one.text for one in said if one.intent in NEAR_ADS]
    far = [one.text for one in said if one.intent not in NEAR_ADS]
    return [(text, ad_look.TALK) for text in near + far[::EVERY]]


def clauses() -> list[tuple[str, str]]:
    """Some clauses of honest ads by themselves (会电脑表格, 没做过的先培训)."""
    honest = [ad for ad, kind in ads() if kind == ad_look.NONE]
    parts = dict.fromkeys(part for ad in honest for part in ad_look.clauses(ad) if len(part) >= CLAUSE_FROM)
    return [(part, ad_look.NONE) for part in list(parts)[::CLAUSE_OF]]


def fit(written: list[tuple[str, str]]) -> Classifier:
    return fit_to([sorted(ad_look.features_of(text)) for text, _ in written], [kind for _, kind in written])


def fit_to(shown: list[list[str]], kinds: list[str]) -> Classifier:
    """`shown` are the features of each message in order."""
    known = _known(shown, kinds)
    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=known, lowercase=False, binary=True, dtype=np.float32)
    vectorizer.fit(shown)
    parts = np.array([PARTS_COUNT if name.startswith("r:") else 1.0 for name in known])
    vectorizer.idf_ = vectorizer.idf_ * parts
    seen = vectorizer.transform(shown)
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(seen, kinds)
    return Classifier(
        intents=tuple(str(kind) for kind in model.classes_),
        rows=FeatureRows(known),
        worth=vectorizer.idf_.astype(np.float32),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
        words=cutting.VERSION,
    )


def _known(shown: list[list[str]], kinds: list[str]) -> list[str]:
    """Features that ads show more than once, or talk often."""
    counts = {ad_look.TALK: Counter[str](), "": Counter[str]()}
    for names, kind in zip(shown, kinds, strict=True):
        counts[kind if kind == ad_look.TALK else ""].update(names)
    in_ads = {name for name, count in counts[""].items() if count >= SEEN_AT_LEAST}
    in_talk = {name for name, count in counts[ad_look.TALK].items() if count >= SEEN_IN_TALK}
    return sorted(in_ads | in_talk)


def main() -> None:
    written = ads() + clauses() + talk()
    trained = fit(written)
    trained.save(ad_look.MODEL)
    print(f"{len(written)} messages, {len(trained.rows)} features, {len(trained.intents)} kinds")  # noqa: T201


if __name__ == "__main__":
    main()
