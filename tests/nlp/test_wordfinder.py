"""Words of a list in a text."""

from nlp.wordfinder import Hit, WordFinder


def test_the_longest_word_wins_and_words_do_not_overlap() -> None:
    finder = WordFinder([("电子", 1), ("电子厂", 2), ("厂里", 3)])
    assert list(finder.hits("电子厂里的电子")) == [Hit(0, 3, 2), Hit(5, 7, 1)]


def test_a_word_taught_again_takes_the_new_value() -> None:
    finder = WordFinder([("电子厂", 1)])
    finder.teach("电子厂", 2)
    assert finder.get("电子厂") == 2
    assert finder.get("食品厂") is None
