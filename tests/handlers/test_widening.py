"""When nothing fits, one condition at a time is given up, and it is said which."""

from sqlmodel import Session

from handlers import job_wish, widening
from tests.builders import NINE, a_vacancy


def offered(session: Session, said: str, besides: tuple[int, ...] = ()) -> list[tuple[str, tuple[int, ...]]]:
    wish = job_wish.read(session, said, now=NINE)
    return [(each.differs, each.more) for each in widening.options(session, wish, now=NINE, besides=besides)]


def test_pay_is_lowered_step_by_step_before_the_place_changes(session: Session) -> None:
    near, far = a_vacancy(session, pay_min=5800.0), a_vacancy(session, pay_min=7000.0, town="花桥", district="昆山")
    found = offered(session, "青浦的分拣，六千以上")
    assert found[0] == ("最低不到6000", (near.id,))
    assert ("地方不同", (far.id,)) in found


def test_a_town_widens_to_its_district_first(session: Session) -> None:
    in_qingpu = a_vacancy(session, town="徐泾")
    a_vacancy(session, town="花桥", district="昆山")
    assert offered(session, "华新的分拣")[0] == ("地方不同", (in_qingpu.id,))


def test_another_trade_of_the_industry_comes_before_any_work(session: Session) -> None:
    driver = a_vacancy(session, trade="forklift_driver", title="叉车司机")
    a_vacancy(session, trade="cleaner", industry="cleaning", title="保洁员")
    found = offered(session, "华新的分拣")
    assert found[0] == ("工种不同", (driver.id,))


def test_no_post_is_offered_that_was_seen_already(session: Session) -> None:
    seen, new = a_vacancy(session, lodging=True), a_vacancy(session)
    assert offered(session, "华新包住的分拣", besides=(seen.key,)) == [("没写包住", (new.id,))]


def test_nothing_near_means_nothing_offered(session: Session) -> None:
    assert offered(session, "青浦的分拣") == []
