"""What the records keep short, as it stands in the copy of all that the station holds of one person."""

from db.own_data import Names
from handlers.texts import consents, employer_page, mine, people, placements, visits

NAMES = Names(
    workers=people.STATUSES,
    enrolments={**mine.ENROLMENTS, "declined": "没要名额", "lapsed": "名额过期", "cancelled": "已取消"},
    applications=mine.APPLICATIONS,
    confirmations=employer_page.MONTH_SAID,
    visits=visits.STATUSES,
    placements=placements.STATES,
    consent=consents.name,
)
