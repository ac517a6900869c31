from bot.simulator import rendering


def test_links_and_text_are_told_apart_in_order():
    parts = list(rendering.segments('看<a href="https://example.test/?a=1&amp;b=2">这里</a>吧'))
    assert parts == [{"text": "看"}, {"text": "这里", "href": "https://example.test/?a=1&b=2"}, {"text": "吧"}]


def test_a_menu_reads_from_top_to_bottom():
    shown = rendering.menu("满意吗？", [{"id": "1", "content": "满意"}, {"id": "2", "content": "不满意"}], "谢谢")
    assert shown.text == "满意吗？\n满意\n不满意\n谢谢"


def test_what_looks_like_markup_but_is_no_link_stays():
    assert rendering.text("1 < 2 且 <b>粗</b>").text == "1 < 2 且 <b>粗</b>"
