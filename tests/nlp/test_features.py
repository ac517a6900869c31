"""Features: a mistyped, differently spoken or differently worded message still shares much with the written one."""

from nlp import features


def of(text: str) -> set[str]:
    return features.of(text, text, ())


def test_a_mistyped_character_keeps_the_sound() -> None:
    assert "~zuan ren gon" in of("转人工") & of("转人公")


def test_pinyin_letters_sound_like_their_characters() -> None:
    assert "~zuan ren gon" in of("zhuanrengong")


def test_letters_that_are_no_pinyin_have_no_sound() -> None:
    assert not [name for name in of("xqzt") if name.startswith("~")]


def test_words_of_one_meaning_share_a_concept() -> None:
    assert "c:work" in of("找工作") & of("找活路")


def test_figures_of_one_length_look_alike() -> None:
    assert features.bare("J012 还招不?") == features.bare("J345还招不?")


def test_emoji_are_seen_though_the_plain_form_has_lost_them() -> None:
    assert "sym:🙏" in features.of("🙏", "", ())
