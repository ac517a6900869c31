from nlp import ad_pairs

POST = "示例水乡里酒店 餐厅服务员 朱家角 包吃住 点菜上菜"


def test_words_of_any_ad_are_no_pairs() -> None:
    assert ad_pairs.pairs("普工") == set()
    assert ad_pairs.pairs("端子12") == {"端子"}


def test_what_the_post_does_not_say_is_left_over() -> None:
    known = ad_pairs.pairs(POST)
    assert ad_pairs.left_over("水乡里酒店餐厅服务员,朱家角,先交体检费290给领班", known) == "先交体检费290给领班"
    assert ad_pairs.left_over("水乡里酒店,点菜上菜", known) == ""


def test_figures_alone_are_not_left_over() -> None:
    assert ad_pairs.left_over("4800-5600", ad_pairs.pairs(POST)) == ""


def test_what_a_rule_has_hit_is_left_over_in_whatever_words() -> None:
    known = ad_pairs.pairs("无尘车间操作工 穿无尘服")
    assert ad_pairs.left_over("穿无尘服,无尘服押40", known) == ""
    assert ad_pairs.left_over("穿无尘服,无尘服押40", known, ["押40"]) == "无尘服押40"
