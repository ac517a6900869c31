import pytest

from bot.wechat.template_fields import fitted


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("thing1", "电工培训", "电工培训"),
        ("thing1", "二" * 20, "二" * 20),
        ("thing1", "二" * 21, "二" * 19 + "…"),
        ("thing12", "第一行\r\n第二行\t完", "第一行 第二行 完"),
        ("thing1", " \n\x00", "请问工作站"),
        ("character_string1", "", "-"),
        ("phrase3", "已经录取成功了", "已经录取成"),
        ("name1", "阿里木江·买买提·吐尔逊", "阿里木江·买买提·…"),
        ("name1", "Mary Ann Smith Jones", "Mary Ann Smith Jones"),
        ("character_string1", "A" * 40, "A" * 31 + "…"),
        ("time2", "2025年3月3日 09:00~2025年3月4日 18:00", "2025年3月3日 09:00~2025年3月4日 18:00"),
        ("keyword1", "很" * 300, "很" * 300),
        ("第一", "值", "值"),
    ],
)
def test_a_value_is_brought_to_what_its_field_takes(field, value, expected):
    assert fitted(field, value) == expected
