from nlp import ad_sound


def test_runs_of_one_to_four_letters_are_heard() -> None:
    assert ad_sound.features_of("先交钱") == {"先", "交", "钱", "先交", "交钱", "先交钱"}


def test_white_space_of_any_kind_is_one_space() -> None:
    assert ad_sound.features_of("包住\n 六千") == ad_sound.features_of("包住 六千")


def test_who_takes_money_sounds_worse_than_who_pays_it() -> None:
    assert ad_sound.danger("普工六千,来之前先转300押金给我") > 0.5 > ad_sound.danger("普工六千,包吃住,工资按月发")
