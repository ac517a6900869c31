import pytest

from bot.wechat.passive import PassiveText, plain_words, speakable


@pytest.mark.parametrize(
    "text",
    ['<a href="https://x.cn">领钱</a>', "< a href='weixin://bizmsgmenu'>", "</a>", "<A HREF=x>", "<!--", "< / a>"],
)
def test_somebody_elses_words_cannot_form_a_link(text):
    assert "<" not in plain_words(text)


@pytest.mark.parametrize("text", ["工资<5000", "3 < 5 > 2", "电子厂", "<3", "->", ""])
def test_other_words_stay_as_they_are(text):
    assert plain_words(text) == text


def test_what_xml_cannot_hold_is_left_out():
    assert speakable("您\x00好\x0b\ud800\ufffe\t\n😀") == "您好\t\n😀"


@pytest.mark.parametrize("text", ["", " \n", "\x00", "字" * 667])
def test_an_empty_or_overlong_passive_text_is_refused_where_it_is_made(text):
    with pytest.raises(ValueError, match="2000 bytes"):
        PassiveText(text)


def test_two_thousand_bytes_fit():
    assert PassiveText("字" * 666 + "ab").text
