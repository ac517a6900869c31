"""Bars as a picture: a PNG of the promised width, taller with more bars, also for nothing and for nought."""

import io

import pytest
from PIL import Image

from bot import charts


def size(picture: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(picture)) as opened:
        assert opened.format == "PNG"
        return opened.size


def test_a_chart_is_720_wide_and_grows_with_its_bars() -> None:
    few = size(charts.draw("本周报名", [["芒市", 3], ["盈江", 5]], "按县"))
    many = size(charts.draw("本周报名", [[f"县{number}", number] for number in range(8)]))
    assert few[0] == many[0] == 720
    assert many[1] > few[1]


@pytest.mark.parametrize("bars", [[["芒市", 0]], [["芒市", 1000000]], []], ids=["nought", "a million", "nothing"])
def test_odd_figures_still_give_a_picture(bars: list[list[object]]) -> None:
    assert size(charts.draw("本周报名", bars))[0] == 720
