"""Variations of training examples: different from the text, and the same on every run."""

import random

from nlp import variations

TEXT = "我想问什么时候有没有电工的工作"


def test_the_same_dice_give_the_same_variations() -> None:
    assert variations.of(TEXT, random.Random(3), count=6) == variations.of(TEXT, random.Random(3), count=6)


def test_variations_differ_from_the_text_and_from_each_other() -> None:
    found = variations.of(TEXT, random.Random(5), count=20)
    assert len(found) == len({*found}) > 3
    assert TEXT not in found


def test_a_short_text_is_not_worn_away() -> None:
    assert all("你好" in text for text in variations.of("你好", random.Random(1), count=20))
