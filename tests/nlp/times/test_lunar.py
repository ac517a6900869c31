"""Lunar dates and solar terms turned into solar dates."""

from datetime import date

from nlp.times import festivals, lunar


def test_lunar_days_are_turned_into_solar_ones() -> None:
    assert lunar.to_solar(2026, 1, 15) == date(2026, 3, 3)
    assert lunar.to_solar(2025, 12, 23) == date(2026, 2, 10)
    assert lunar.to_solar(2025, -6, 3) == date(2025, 7, 27)


def test_a_day_that_the_month_does_not_have_is_nothing() -> None:
    assert lunar.to_solar(2026, 12, 30) is None
    assert lunar.to_solar(2026, -6, 1) is None


def test_the_next_day_of_a_lunar_month_may_be_in_the_month_after() -> None:
    assert lunar.next_day(date(2026, 11, 25), 6) == date(2026, 12, 14)
    assert lunar.next_day(date(2026, 11, 25), 17) == date(2026, 11, 25)


def test_a_solar_term_is_found_in_its_solar_year() -> None:
    assert lunar.term(2026, "冬至") == date(2026, 12, 22)
    assert lunar.term(2027, "小寒") == date(2027, 1, 5)
    assert lunar.term(2026, "清明") == date(2026, 4, 5)


def test_the_festivals_of_dehong_fall_on_their_days() -> None:
    days = {festival.name: festival.day(2026) for festival in festivals.every()}
    assert days["目瑙纵歌节"] == date(2026, 3, 3)
    assert days["阔时节"] == date(2026, 2, 25)
    assert days["刀杆节"] == date(2026, 3, 26)
    assert days["阿露窝罗节"] == date(2026, 3, 20)
    assert days["泼水节"] == date(2026, 4, 11)
    assert days["浇花节"] == date(2026, 4, 11)
    assert days["火把节"] == date(2026, 8, 6)
    assert days["母亲节"] == date(2026, 5, 10)
