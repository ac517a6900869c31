"""What a vacancy's own words say for filtering."""

import pytest

from db.load import post_facts
from db.load.work import pay


@pytest.mark.parametrize(
    ("place", "city", "district", "town"),
    [
        ("上海市青浦区香花桥街道", "上海", "青浦", "香花桥"),
        ("上海市青浦区", "上海", "青浦", ""),
        ("青浦区华新镇", "", "青浦", "华新"),
        ("上海市浦东新区", "上海", "浦东", ""),
        ("苏州市昆山市花桥镇", "苏州", "昆山", "花桥"),
        ("江苏省苏州市吴江区盛泽镇", "苏州", "吴江", "盛泽"),
        ("嘉兴市嘉善县惠民街道", "嘉兴", "嘉善", "惠民"),
        ("德宏州芒市风平镇", "德宏", "芒市", "风平"),
        ("芒市", "德宏", "芒市", ""),
        ("芒市(具体地点由工作人员填写)", "德宏", "芒市", ""),
        ("盈江县", "德宏", "盈江", ""),
        ("云南省德宏州盈江县平原镇", "德宏", "盈江", "平原"),
        ("瑞丽市", "德宏", "瑞丽", ""),
        ("线上(链接由工作人员填写)", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_place_gives_its_short_names(place: str, city: str, district: str, town: str) -> None:
    assert post_facts.of_place(place) == {"city": city, "district": district, "town": town}


@pytest.mark.parametrize(
    ("tags", "said", "shift", "night"),
    [
        (["day_shift"], "8小时，长白班", "长白班", False),
        (["two_shift", "night_allowance"], "8小时加班制，白夜班每月轮换", "两班倒", True),
        (["two_shift"], "8小时，早晚班", "两班倒", False),
        (["two_shift"], "8小时，两班", "两班倒", True),
        (["four_three_shift"], "四班两运转", "三班倒", True),
        (["night_shift"], "夜班8小时", "夜班", True),
        ([], "8小时，三班轮换", "三班倒", True),
        ([], "按片区派件，休息日每周一天", "", None),
        (["flexible_time"], "8小时，轮休", "", None),
    ],
)
def test_tags_and_words_give_the_shift(tags: list[str], said: str, shift: str, night: bool | None) -> None:
    found = post_facts.of_shift(tags, said)
    assert (found["shift"], found["night"]) == (shift, night)


def test_board_and_lodging_come_from_the_tags() -> None:
    assert post_facts.of_shift(["room_board_free"], "") == {"shift": "", "night": None, "board": True, "lodging": True}
    both = post_facts.of_shift(["meal_allowance", "aircon_dorm"], "")
    assert (both["board"], both["lodging"]) == (None, True)


@pytest.mark.parametrize(
    ("written", "kind", "low", "high", "month"),
    [
        ({"type": "monthly", "monthly_min": 5000, "monthly_max": 5800}, "month", 5000, 5800, 5000),
        ({"type": "piece", "monthly_min": 5000, "monthly_max": 6500}, "piece", 5000, 6500, 5000),
        ({"type": "hourly", "hourly_rate": 25.5, "monthly_min": 5100}, "hour", 25.5, 25.5, 5100),
        ({"type": "hourly", "hourly_rate": 25}, "hour", 25, 25, 4350),
        ({"type": "天", "min": 200, "max": 220}, "day", 200, 220, 4350),
        ({"type": "月"}, "month", None, None, None),
    ],
)
def test_pay_keeps_its_unit_and_is_brought_to_a_month(
    written: dict[str, object], kind: str, low: float | None, high: float | None, month: int | None
) -> None:
    found = post_facts.of_pay(pay(written))
    assert (found["pay_kind"], found["pay_min"], found["pay_max"], found["month_pay"]) == (kind, low, high, month)
