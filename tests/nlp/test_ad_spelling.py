"""Words that an ad hides: by marks, by letters, by other characters of the same sound."""

import pytest

from nlp import ad_spelling

HIDDEN = [
    ("押.金300,工衣免费", "押金300,工衣免费"),
    ("抱名费80手机转", "报名费80手机转"),
    ("中戒费三百,陪训费八百", "中介费三百,培训费八百"),
    ("来了交亚金", "来了交押金"),
    ("定经300微信发", "定金300微信发"),
    ("b名费八十", "报名费八十"),
    ("b名费80", "报名费80"),
    ("日入三干", "日入三千"),
]
PLAIN = ["压紧螺丝再贴标", "定睛看清楚编号", "机器压紧200个一箱", "环境雅静,包住", "饼干一箱,鱼干三斤", "报名费全免"]


@pytest.mark.parametrize(("written", "meant"), HIDDEN)
def test_a_hidden_word_is_made_plain(written: str, meant: str) -> None:
    assert ad_spelling.unhidden(written) == meant


@pytest.mark.parametrize("written", PLAIN)
def test_words_of_their_own_stay(written: str) -> None:
    assert ad_spelling.unhidden(written) == written
