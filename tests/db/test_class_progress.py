"""The share of lessons that a class asks for, in the words in which its rule may be written."""

import pytest

from db import class_progress


@pytest.mark.parametrize(
    ("rule", "share"),
    [
        ("出勤率80%以上", 0.8), ("出勤不低于 75％方可考核", 0.75), ("到课百分之八十五", 0.85), ("出勤九成以上", 0.9),
        ("缺课不超过20%", 0.8), ("缺勤不得超过两成", 0.8), ("请假不超过1天，出勤率80%以上", 0.8), ("要全勤", 1.0), ("每天签到", None), ("", None), ("学满24学时", None),
    ],
)  # fmt: skip
def test_the_share_is_read_from_the_rule(rule: str, share: float | None) -> None:
    assert class_progress.asked(rule) == (pytest.approx(share) if share is not None else None)
