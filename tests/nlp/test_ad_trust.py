import pytest

from nlp import ad_trust
from nlp.ad_trust import Heard

PLAIN = "电子厂普工,包吃住,六千一个月"
HALF = Heard(0.4, 0.4)


def test_what_sounds_more_like_a_danger_is_trusted_more() -> None:
    calm, loud = ad_trust.trust(PLAIN, Heard(0.05, 0.05), ()), ad_trust.trust(PLAIN, Heard(0.95, 0.95), ())
    assert 0 < calm < 0.5 < loud < 1


@pytest.mark.parametrize("heard", [Heard(0.9, 0.2), Heard(0.2, 0.9)])
def test_each_look_counts_for_itself(heard: Heard) -> None:
    assert ad_trust.trust(PLAIN, heard, ()) > ad_trust.trust(PLAIN, Heard(0.2, 0.2), ())


def test_what_a_rule_quotes_counts_beside_the_sound() -> None:
    assert ad_trust.trust(PLAIN, HALF, {"fee"}) > ad_trust.trust(PLAIN, HALF, ())


def test_kinds_whose_words_honest_ads_share_count_less() -> None:
    assert ad_trust.trust(PLAIN, HALF, {"papers"}) > ad_trust.trust(PLAIN, HALF, {"fee"})


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_the_ends_of_the_scale_are_numbers_too(share: float) -> None:
    assert 0 <= ad_trust.trust(PLAIN, Heard(share, share), ()) <= 1


def test_a_notice_that_warns_is_trusted_less_as_an_ad() -> None:
    notice, heard = "提醒大家:别信先交押金的招工,都是骗人的", Heard(0.7, 0.7)
    assert ad_trust.trust(notice, heard, {"fee"}) < ad_trust.trust("先交押金的招工来我这里,当天上班的", heard, {"fee"})
