"""How each refusal of the records is put into words."""

from collections.abc import Callable, Sequence

from db import inquiries, staff, visits, workers
from db.refusals import Refusal
from handlers import texts
from handlers.dialogue.replies import Reply, Text

WORDS: dict[type[Refusal], Callable[..., str]] = {
    staff.UnknownCode: lambda refusal: texts.staff.UNKNOWN_CODE,
    staff.NoSuchStaff: lambda refusal: texts.staff.NO_SUCH_STAFF,
    inquiries.NoSuchInquiry: lambda refusal: texts.staff.NO_SUCH_INQUIRY,
    inquiries.AlreadyTaken: lambda refusal: texts.staff.taken_by(refusal.name),
    visits.NoVisitorFree: lambda refusal: texts.visits.none_free(refusal.others),
    visits.OutsideVisitingHours: lambda refusal: texts.visits.outside(refusal.begins, refusal.ends),
    visits.TooSoon: lambda refusal: texts.visits.TOO_SOON,
    visits.TooFar: lambda refusal: texts.visits.TOO_FAR,
    workers.TooYoung: lambda refusal: texts.people.TOO_YOUNG,
}


def words(refusal: Refusal) -> Sequence[Reply]:
    return [Text(WORDS[type(refusal)](refusal))]
