"""Training by county beside the whole: they add up, and a county sees its own alone."""

from sqlmodel import Session

from db import county_progress
from db.county_progress import InCounty
from db.models import Attendance, Enrolment, Staff
from tests.builders import NINE, a_course, a_member_of_staff, a_worker


def counties(session: Session, by: Staff) -> dict[tuple[str, str], InCounty]:
    return {(one.measure, one.region): one for one in county_progress.plan(session, by=by, now=NINE).counties}


def came(session: Session, measure: str, region: str, on_paper: int = 0) -> None:
    course = a_course(session, measure=measure, region=region, starts_at=NINE, attended_elsewhere=on_paper)
    row = Enrolment(worker_id=a_worker(session).key, course_id=course.key, status="enrolled", enrolled_at=NINE)
    session.add(row)
    session.flush()
    session.add(Attendance(enrolment_id=row.key, day=NINE.date(), half="morning", arrived_at=NINE))
    session.flush()


def test_a_share_is_of_the_whole_plan_and_banma_is_held_against_its_own(session: Session) -> None:
    head = a_member_of_staff(session, code="S01", role="station_head", scope="all")
    came(session, "P18", "533123", on_paper=49)
    came(session, "P19", "632622", on_paper=24)
    found = counties(session, head)
    yingjiang, banma = found["P18", "533123"], found["P19", "632622"]
    assert (yingjiang.value, yingjiang.elsewhere, yingjiang.own, yingjiang.share) == (1, 49, False, 0.05)
    assert (banma.value, banma.elsewhere, banma.own, banma.share) == (1, 24, True, 0.1)
    assert found["P18", "533102"].value == 0
    whole = {line.measure: line for line in county_progress.plan(session, by=head, now=NINE).lines if line.target}
    of_aid = [one for one in found.values() if one.measure == "P18"]
    assert sum(one.value for one in of_aid) == whole["P18"].value
    assert sum(one.elsewhere for one in of_aid) == whole["P18"].elsewhere


def test_a_member_of_one_county_sees_the_own_alone(session: Session) -> None:
    liaison = a_member_of_staff(session, code="S09", role="county_liaison", scope="533123")
    came(session, "P18", "533103")
    came(session, "P18", "533123")
    assert {region for _, region in counties(session, liaison)} == {"533123"}
    viewer = a_member_of_staff(session, code="S10", role="banma_viewer", scope="632622")
    assert set(counties(session, viewer)) == {("P19", "632622")}
