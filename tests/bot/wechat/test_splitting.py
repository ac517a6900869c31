from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.splitting import split_text


def test_a_short_text_stays_whole():
    assert split_text(" 您好。 ") == ["您好。"]
    assert split_text(" ") == []


def test_a_long_text_is_cut_where_a_reader_pauses():
    assert split_text("第一行\n第二行\n第三行", limit=21) == ["第一行\n第二行", "第三行"]
    assert split_text("先说这个。再说那个。完了", limit=33) == ["先说这个。再说那个。", "完了"]


def test_without_a_pause_it_is_cut_between_characters():
    assert split_text("字" * 7, limit=10) == ["字字字", "字字字", "字"]


@given(st.text(alphabet=st.sampled_from("字a。\n 😀,"), max_size=300), st.integers(12, 60))
def test_pieces_fit_and_nothing_but_space_is_lost(text, limit):
    pieces = split_text(text, limit=limit)
    assert all(0 < len(piece.encode()) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
