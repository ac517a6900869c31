"""What is built from the word lists is committed as the commands write it, and fits together."""

from pathlib import Path

import pytest

from nlp import ad_look, build_lexicon, classifier, cutting, lexicon, library


def test_the_committed_tables_are_what_the_command_writes() -> None:
    committed = {name: (lexicon.HERE / name).read_text(encoding="utf-8") for name in build_lexicon.tables()}
    assert {name: "\n".join(lines) + "\n" for name, lines in build_lexicon.tables().items()} == committed


@pytest.mark.parametrize("model", [ad_look.MODEL, classifier.FILE, library.FILE], ids=lambda path: path.stem)
def test_the_shipped_models_were_trained_with_the_shipped_dictionary(model: Path) -> None:
    assert classifier.Classifier.load(model).words == cutting.VERSION
