"""An ad cut into its parts."""

from nlp.posts.layout import Part, lay_out


def test_labels_open_parts_wherever_they_stand() -> None:
    assert lay_out("岗位：普工 工资:6000，地址：松江").parts == (
        Part("work", "普工"),
        Part("pay", "6000"),
        Part("place", "松江"),
    )


def test_framed_labels_need_no_colon() -> None:
    assert lay_out("【薪资】22元/小时").parts == (Part("pay", "22元/小时"),)


def test_a_label_alone_opens_a_list() -> None:
    assert lay_out("要求：\n1、18岁以上\n2、能上夜班").parts == (
        Part("requirements", "1、18岁以上"),
        Part("requirements", "2、能上夜班"),
    )


def test_signs_stand_for_labels_and_refusals() -> None:
    assert lay_out("📍嘉定安亭").parts == (Part("place", "嘉定安亭"),)
    assert lay_out("❌少数民族").text == "不要少数民族"


def test_a_wide_comma_between_figures_parts_them() -> None:
    assert lay_out("扣60，400一天").text == "扣60;400一天"
    assert lay_out("月薪6,500").text == "月薪6,500"


def test_lines_stay_apart_and_each_is_in_the_normal_form() -> None:
    assert lay_out("單位：ＡＢ厂\n\n 招  工 ").text == "单位:ab厂\n招 工"
