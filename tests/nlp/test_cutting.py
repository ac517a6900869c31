"""Cutting with the trimmed dictionary."""

from nlp import cutting


def test_our_own_words_stay_whole() -> None:
    assert [*cutting.cut("香花桥的电子厂包吃住")] == ["香花桥", "的", "电子厂", "包吃住"]


def test_search_terms_hold_long_words_and_their_parts_but_no_punctuation() -> None:
    assert cutting.terms("招聘会,培训班") == ["招聘", "招聘会", "培训", "培训班"]


def test_nothing_of_the_text_is_lost() -> None:
    text = "想在徐泾找个长白班 6500 qc"
    assert "".join(cutting.cut(text)) == text
