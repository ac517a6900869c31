"""Trains the second look at ads from training_ads/*.txt and what workers say: python -m nlp.train_ads.

It writes model/ads.npz, model/ad_likeness.npz, which tells ads from talk, and model/ad_sound.npz, which goes by letters, and
model/ads_trust.json: how these looks and the rules are weighed together, learned from ads that looks at the others had not seen.
"""

import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlp import ad_look, ad_rules, ad_sound, ad_spelling, ad_trust, cutting, examples
from nlp.ad_trust import Heard
from nlp.classifier import Classifier
from nlp.feature_rows import FeatureRows

WRITTEN = Path(__file__).parent / "training_ads"
SEEN_AT_LEAST, SEEN_IN_ADS, SEEN_IN_TALK = 3, 2, 6
STRENGTH = 30.0
PARTS_COUNT = 2.5  # what plays a part says more than its characters do
NEAR_ADS = ("job_search", "job_detail", "scam_check")
OFFERING = frozenset({"staff_post_job", "staff_broadcast"})
EVERY = 6  # of what is far from ads, enough to show how people talk
# A known post is looked at clause by clause, so the honest must be known in clauses too: one of so many, of such length.
CLAUSE_OF, CLAUSE_FROM = 4, 5
FOLDS = 4
HEARD_AT_LEAST, HEARING = 4, 20.0


def ads(*, told: bool = True) -> list[tuple[str, str]]:
    """The written ads with their kinds, `none` for those that are no danger and `talk` for what is no ad.

    What stands under told/ is passed on as people chat: it shows what is a danger, and nothing of what sounds like an ad.
    """
    files = sorted(WRITTEN.rglob("*.txt") if told else WRITTEN.glob("*.txt"))
    return [(ad, file.stem) for file in files for ad in file.read_text(encoding="utf-8").splitlines() if ad.strip()]


def talk() -> list[tuple[str, str]]:
    """What workers say for themselves, from the examples of intents."""
    said = [one for one in examples.everything() if one.role == "worker" and one.intent not in OFFERING]
    near = [one.text for one in said if one.intent in NEAR_ADS]
    far = [one.text for one in said if one.intent not in NEAR_ADS]
    return [(text, ad_look.TALK) for text in near + far[::EVERY]]


def clauses(written: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Some clauses of honest ads by themselves (会电脑表格, 没做过的先培训)."""
    honest = [ad for ad, kind in written if kind == ad_look.NONE]
    parts = dict.fromkeys(part for ad in honest for part in ad_look.clauses(ad) if len(part) >= CLAUSE_FROM)
    return [(part, ad_look.NONE) for part in list(parts)[::CLAUSE_OF]]


def fit(written: list[tuple[str, str]], seen: int = SEEN_AT_LEAST) -> Classifier:
    """`seen`: so often ads must show a feature that counts."""
    shown = [sorted(ad_look.features_of(text)) for text, _ in written]
    kinds = [kind for _, kind in written]
    known = _known(shown, kinds, seen)
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


def _known(shown: list[list[str]], kinds: list[str], seen: int) -> list[str]:
    """Features that ads show more than once, or talk often."""
    counts = {ad_look.TALK: Counter[str](), "": Counter[str]()}
    for names, kind in zip(shown, kinds, strict=True):
        counts[kind if kind == ad_look.TALK else ""].update(names)
    in_ads = {name for name, count in counts[""].items() if count >= seen}
    in_talk = {name for name, count in counts[ad_look.TALK].items() if count >= SEEN_IN_TALK}
    return sorted(in_ads | in_talk)


def fit_sound(written: list[tuple[str, str]]) -> Classifier:
    """The look by runs of letters: dangerous or not."""
    shown = [sorted(ad_sound.features_of(ad_spelling.normal(text))) for text, kind in written if kind != ad_look.TALK]
    dangers = [kind != ad_look.NONE for _, kind in written if kind != ad_look.TALK]
    counts = Counter(name for names in shown for name in names)
    known = sorted(name for name, count in counts.items() if count >= HEARD_AT_LEAST)
    vectorizer = TfidfVectorizer(analyzer=list, vocabulary=known, lowercase=False, binary=True, dtype=np.float32)
    model = LogisticRegression(C=HEARING, max_iter=300, solver="liblinear").fit(
        vectorizer.fit_transform(shown), dangers
    )
    half, bias = model.coef_.T / 2, model.intercept_ / 2
    return Classifier(
        intents=ad_sound.KINDS,
        rows=FeatureRows(known),
        worth=vectorizer.idf_.astype(np.float32),
        weights=np.hstack([half, -half]).astype(np.float16),
        bias=np.hstack([bias, -bias]).astype(np.float32),
        words=cutting.VERSION,
    )


def weigh() -> list[float]:
    """The weights of `ad_trust.features`: each quarter of the ads is judged by looks that were trained on the others."""
    written = [(ad, kind) for ad, kind in ads() if kind != ad_look.TALK]
    order = list(range(len(written)))
    random.Random(FOLDS).shuffle(order)
    rest = [one for one in ads() if one[1] == ad_look.TALK] + talk()
    rows, dangers = [], []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        shown = [one for at, one in enumerate(written) if at not in held]
        look, sound = fit(shown + clauses(shown) + rest), fit_sound(shown)
        for at in sorted(held):
            ad, kind = written[at]
            plain = ad_spelling.normal(ad)
            _, share = ad_look.likeliest_of(ad_look.judged(look, ad))
            rows.append(ad_trust.features(plain, Heard(share, ad_sound.judged(sound, plain)), ad_rules.find(plain)))
            dangers.append(kind != ad_look.NONE)
    weighed = LogisticRegression(C=1.0, max_iter=1000, fit_intercept=False).fit(rows, dangers)
    return [round(float(weight), 4) for weight in weighed.coef_[0]]


def main() -> None:
    written = ads() + clauses(ads()) + talk()
    trained = fit(written)
    trained.save(ad_look.MODEL)
    proper = ads(told=False)
    fit(proper + clauses(proper) + talk(), SEEN_IN_ADS).save(ad_look.LIKENESS)
    fit_sound(ads()).save(ad_sound.MODEL)
    ad_trust.MODEL.write_text(json.dumps(weigh()) + "\n", encoding="utf-8")
    print(f"{len(written)} messages, {len(trained.rows)} features, {len(trained.intents)} kinds")  # noqa: T201


if __name__ == "__main__":
    main()
