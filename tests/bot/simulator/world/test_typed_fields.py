import pytest

from bot.simulator.world import typed_fields

GOOD = {
    "thing1": ["电工培训", "a" * 20],
    "character_string2": ["A20240001-#"],
    "letter3": ["Abc"],
    "number4": ["12", "12.5"],
    "time5": ["15:01", "2024年5月1日 15:01", "2024-05-01 19:00", "15:01:30", "09:00~10:00"],
    "date6": ["2024年5月1日", "2024-05-01", "2024/05/01", "2024.05.01", "05-01", "2024年5月1日 15:01"],
    "amount7": ["¥100", "100.50元"],
    "phone_number8": ["+86-13800000000"],
    "car_number9": ["沪A12345"],
    "name10": ["岩罕", "Li Lei"],
    "phrase11": ["已通过"],
    "const12": ["男"],
}
BAD = {
    "thing1": ["长" * 21],
    "character_string2": ["编号1", "a" * 33],
    "letter3": ["a1"],
    "number4": ["十二"],
    "time5": ["明天", "25:00", "2024-05-01"],
    "date6": ["下周一"],
    "amount7": ["一百", "12345678901"],
    "phone_number8": ["13800000000转8", "1" * 18],
    "car_number9": ["沪A1234567"],
    "name10": ["一二三四五六七八九十一"],
    "phrase11": ["OK", "六个汉字太长"],
    "const12": ["未知"],
    "nonsense13": ["x"],
}
ENUMS = {"const12": ("男", "女")}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in GOOD.items() for value in values])
def test_a_fitting_value_is_allowed(key, value):
    assert typed_fields.is_allowed(key, value, ENUMS)


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in BAD.items() for value in values])
def test_a_value_of_the_wrong_type_is_not_allowed(key, value):
    assert not typed_fields.is_allowed(key, value, ENUMS)


def test_line_breaks_and_emoji_are_taken_out():
    assert typed_fields.stripped("开课\n啦🎉") == "开课啦"
