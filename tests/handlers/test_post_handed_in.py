"""What the author of a post handed in through the chat hears of its review."""

from sqlmodel import select

from bot.play.player import Player
from bot.play.script import parse
from db import staff, vacancy_drafts
from db.models import Employer, Vacancy
from db.station import Station
from handlers import post_notices
from tests.builders import NINE, a_member_of_staff, a_worker

PHONE = "15400000188"
AD = f"""
@ as 李主管 is worker W900
> 招聘包装工 15人
  工资：5000-6500元/月，底薪2900
  工作内容：食品装箱、封口
  条件：18周岁以上
  长白班，提供宿舍
  地址：青浦区白鹤镇外青松公路3000号
  有效期至12月31日
  电话{PHONE}
"""


def test_a_contact_person_hands_in_and_hears_what_the_review_said(stage: Player) -> None:
    """Their ad without a name is that of their employer; sent back, the reason reaches them."""
    with stage.runtime.records.write() as session:
        session.add(Employer(name="示例白鹤食品有限公司", contact_phone=PHONE))
        a_worker(session, name="李演主管", phone=PHONE, code="W900")
        member = a_member_of_staff(session, code="S92", role="job_officer")
        member_key = member.key
    stage.play(
        parse(
            f"{AD}< 示例白鹤食品有限公司\n  来源：单位提交\n> 1\n< 交给工作站审核了\n= vacancy status=review : 1\n",
            name="test",
        )
    )
    assert not stage.failures, "\n".join(map(str, stage.failures))
    with stage.runtime.records.write() as session:
        post = session.exec(select(Vacancy).where(Vacancy.status == "review")).one()
        assert not post.facts["unknown_sender"]
        by = staff.get(session, member_key)
        vacancy_drafts.send_back(session, post, reason="人数对不上，请核对", by=by, now=NINE)
        post_notices.tell_author(session, post, station=Station(), now=NINE)
        post_notices.tell_author(session, post, station=Station(), now=NINE)
    stage.play(parse("@ move 1m\n<@李主管 退回了：人数对不上，请核对\n", name="test"))
    assert not stage.failures, "\n".join(map(str, stage.failures))
