"""The language of conversation scripts: every kind of line, bursts, joined lines, and mistakes named by line."""

import pytest

from bot.play.script import Hear, Record, Say, ScriptError, Stage, parse


def only(line: str) -> object:
    (action,) = parse(line, name="a.txt").actions
    return action


def test_the_first_comment_is_what_it_is_about_and_rows_are_listed() -> None:
    script = parse("# 报名\n# rows: 18 19\n> 菜单", name="a.txt")
    assert (script.about, script.rows, script.name) == ("报名", ("18", "19"), "a.txt")


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("> 我要报名", Say(1, "text", "我要报名")),
        (">+1.5 电工", Say(1, "text", "电工", 1.5)),
        ("> [语音] 我要报名", Say(1, "voice", "我要报名")),
        ("> [图片]", Say(1, "picture", "")),
        ("> [没有这种] 话", Say(1, "text", "[没有这种] 话")),
        ("> [取消关注]", Say(1, "unfollow", "")),
        ("< 您想报哪门课？", Hear(1, "您想报哪门课？")),
        ("<@岩罕 明天上课", Hear(1, "明天上课", who="岩罕")),
        ("< [客服] 好的", Hear(1, "好的", route="客服")),
        ("!< 身份证", Hear(1, "身份证", never=True)),
        ("< （无）", Hear(1, "")),
        ("@ at 2026-11-26 09:00", Stage(1, "at", "2026-11-26 09:00")),
        ("@ repeat", Stage(1, "repeat", "")),
        (
            "= enrolment status=enrolled worker.name~岩 : 1",
            Record(1, "enrolment", (("status", "=", "enrolled"), ("worker.name", "~", "岩")), 1),
        ),
    ],
)
def test_each_kind_of_line(line: str, action: object) -> None:
    assert only(line) == action


def test_lines_that_begin_with_two_spaces_belong_to_the_line_before() -> None:
    assert only("< 您想报哪门课？\n  1. 电工\n  2. 叉车") == Hear(1, "您想报哪门课？\n1. 电工\n2. 叉车")


def test_a_value_may_hold_the_other_sign() -> None:
    assert only("= message words~a=b : 2") == Record(1, "message", (("words", "~", "a=b"),), 2)


@pytest.mark.parametrize("line", ["菜单", "= 报名 : 1", "= enrolment status=a", "? 什么"])
def test_a_line_that_is_none_is_named_with_file_and_line(line: str) -> None:
    with pytest.raises(ScriptError, match=r"a\.txt:2:"):
        parse(f"# 报名\n{line}", name="a.txt")
