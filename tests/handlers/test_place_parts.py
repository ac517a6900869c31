"""What is told of a place after it: a part of it, or another one."""

import pytest

from handlers import place_parts, visit_places


@pytest.mark.parametrize(
    ("known", "more", "place"),
    [
        ("重固那边宿舍", "3号楼206", "重固那边宿舍3号楼206"),
        ("重固那边宿舍", "在3号楼的206室", "重固那边宿舍3号楼206室"),
        ("重固那边宿舍", "宿舍3号楼206", "重固那边宿舍3号楼206"),
        ("星桥电子厂", "员工宿舍2栋", "星桥电子厂员工宿舍2栋"),
        ("凤溪公寓3栋", "502", "凤溪公寓3栋502"),
        ("凤溪公寓3栋502", "5栋301", "凤溪公寓5栋301"),
        ("凤溪公寓3栋502", "503", "凤溪公寓3栋503"),
        ("凤溪公寓3栋502", "楼下等", "凤溪公寓3栋502楼下"),
        ("重固厂门口", "宿舍3栋", "重固厂宿舍3栋"),
        ("徐泾镇振泾路9号", "三楼", "徐泾镇振泾路9号三楼"),
        ("青年公寓", "3-206", "青年公寓3-206"),
        ("青年公寓", "三号楼二零六", "青年公寓三号楼二零六"),
        ("31.1512,121.1246", "3号楼206", "31.1512,121.1246 3号楼206"),
        ("重固镇", "青年公寓1栋206", "重固镇青年公寓1栋206"),
        ("重固镇", "福泉路100号宿舍", "重固镇福泉路100号宿舍"),
        ("重固那边宿舍", "青年公寓1栋206", "重固青年公寓1栋206"),
        ("重固那边宿舍", "华新镇凤溪公寓3栋", "华新镇凤溪公寓3栋"),
        ("3号楼206", "重固那边宿舍", "重固那边宿舍3号楼206"),
    ],
)
def test_a_part_is_added_to_the_place(known: str, more: str, place: str) -> None:
    assert visit_places.joined(known, more) == place


@pytest.mark.parametrize(
    ("known", "more"),
    [
        ("重固那边宿舍", "工资没发齐"),
        ("重固那边宿舍", "3楼太吵了"),
        ("重固那边宿舍", "宿舍"),
        ("重固那边宿舍", "晚上八点"),
        ("凤溪公寓3栋502", "青年公寓1栋"),
        ("3号楼206", "工资没发齐"),
        ("重固那边宿舍", "1"),
        ("重固那边宿舍", "厂里食堂的事"),
    ],
)
def test_other_words_are_no_part(known: str, more: str) -> None:
    assert visit_places.joined(known, more) == ""


def test_a_mere_number_may_be_an_hour() -> None:
    assert place_parts.is_mere_number("206")
    assert not place_parts.is_mere_number("206室")
