"""The staff's desk: an account is bound by a code that works once, and let go again."""

import pytest

from bot.play.player import Player
from bot.play.script import parse
from db import rights, staff
from db.rights import Right
from tests.builders import NINE, a_follower, a_member_of_staff


def _play(stage: Player, text: str) -> None:
    stage.play(parse(text, name="test"))
    assert not stage.failures, "\n".join(map(str, stage.failures))


def test_a_code_binds_once_and_unbinding_makes_an_ordinary_follower(stage: Player) -> None:
    with stage.runtime.records.write() as session:
        member = a_member_of_staff(session, code="S02", role="job_officer")
        code = staff.issue_code(session, staff=member, now=NINE)
    _play(
        stage,
        f"""
@ as 专员乙
> 绑定 {code}
< 演示S02，绑定好了，身份：岗位专员
> 待办
< 没有等着办的求助
@ as 别人
> 绑定 {code}
< 这个绑定码不对或已过期
> 待办
!< 没有等着办的求助
@ as 专员乙
> 解绑
< 确定解绑吗
> 2
< 还绑着
> 解绑
> 1
< 解绑好了
> 待办
!< 没有等着办的求助
= staff_binding ended_at=null : 0
""",
    )


@pytest.mark.parametrize(
    "said", ["绑定：{0}{1}", "绑定码 {0}{1}", "绑定{0} {1}", "我的绑定码是{0}{1}。", "绑定 {0}-{1}"]
)
def test_a_code_is_taken_as_it_is_pasted(stage: Player, said: str) -> None:
    with stage.runtime.records.write() as session:
        code = staff.issue_code(session, staff=a_member_of_staff(session, code="S02", role="county_liaison"), now=NINE)
    _play(
        stage,
        f"""
@ as 联络员
> 绑定
< 绑定 12345678
> {said.format(code[:4], code[4:].lower())}
< 演示S02，绑定好了，身份：县联络员
  电话 W001
!< 群发
> 我是谁
< 您是演示S02，身份：县联络员
""",
    )


def test_words_of_binding_lead_a_worker_nowhere_else(stage: Player) -> None:
    _play(
        stage,
        """
@ as 工友
> 解绑
< 没有绑定工作人员身份
!< 确定删除
> 我是工作人员
< 绑定 12345678
> 绑定：AB12
< 后面是8位绑定码
= inquiry : 0
""",
    )


def test_a_code_is_too_old_after_half_an_hour(stage: Player) -> None:
    with stage.runtime.records.write() as session:
        code = staff.issue_code(session, staff=a_member_of_staff(session), now=NINE)
    _play(stage, f"@ as 专员\n@ move 31m\n> 绑定 {code}\n< 这个绑定码不对或已过期\n= staff_binding : 0")


def test_leaving_the_account_ends_the_binding(stage: Player) -> None:
    with stage.runtime.records.write() as session:
        a_member_of_staff(session, code="S02")
    _play(stage, "@ as 专员 is staff S02\n> [取消关注]\n= staff_binding ended_at=null : 0")


def test_every_role_has_its_rights_and_an_unknown_one_has_none(stage: Player) -> None:
    with stage.runtime.records.write() as session:
        head = a_member_of_staff(session, code="S01", role="station_head")
        stranger = a_member_of_staff(session, code="S99", role="visitor")
        a_follower(session)
    # Reading everything and changing nothing is the auditor's.
    assert {right for right in Right if not rights.has(head, right)} == {Right.INSPECT}
    with pytest.raises(rights.NotAllowed):
        rights.require(stranger, Right.FIGURES)
    with pytest.raises(rights.NotAllowed):
        rights.require(None, Right.FIGURES)


@pytest.mark.parametrize(
    ("scope", "region"), [("all", ""), ("533100", "5331"), ("533123", "533123"), ("310118", ""), ("own", "-")]
)
def test_the_scope_of_a_member_says_whose_records_are_seen(stage: Player, scope: str, region: str) -> None:
    with stage.runtime.records.write() as session:
        member = a_member_of_staff(session, scope=scope)
    assert rights.region_of(member) == region
