"""How each refusal of the records is put into words."""

from collections.abc import Callable, Sequence

from db import (
    accounts,
    answers,
    applications,
    attendance,
    broadcasts,
    conversations,
    courses,
    doubles,
    enrolments,
    events,
    identities,
    imports,
    inquiries,
    personnel,
    rights,
    roster,
    scopes,
    staff,
    vacancies,
    vacancy_drafts,
    visit_entries,
    visits,
    workers,
)
from db.refusals import Refusal
from handlers import texts
from handlers.dialogue.replies import Reply, Text

WORDS: dict[type[Refusal], Callable[..., str]] = {
    rights.NotAllowed: lambda refusal: texts.desk.not_allowed(refusal.role, refusal.right),
    broadcasts.NoSuchBroadcast: lambda refusal: texts.broadcasts.no_such(refusal.number),
    broadcasts.NobodyToReach: lambda refusal: texts.broadcasts.NOBODY,
    broadcasts.OwnBroadcast: lambda refusal: texts.broadcasts.OWN.format(number=refusal.number),
    broadcasts.WrongState: lambda refusal: texts.broadcasts.wrong_state(refusal.number, refusal.status),
    roster.NoSuchWorker: lambda refusal: texts.roster.NOT_YOURS,
    roster.NoPhone: lambda refusal: texts.roster.NO_PHONE,
    scopes.NotSeen: lambda refusal: texts.staff.NOT_SEEN,
    personnel.CodeInUse: lambda refusal: texts.staff.CODE_IN_USE,
    personnel.NoSuchRole: lambda refusal: texts.staff.NO_SUCH_ROLE,
    personnel.NotYourself: lambda refusal: texts.staff.NOT_YOURSELF,
    conversations.TitleInUse: lambda refusal: texts.staff.TITLE_IN_USE,
    identities.NoIdentity: lambda refusal: texts.staff.NO_IDENTITY,
    imports.ImportSettled: lambda refusal: texts.staff.import_settled(refusal.status),
    imports.NothingToImport: lambda refusal: texts.staff.NOTHING_TO_IMPORT,
    imports.TooLateToUndo: lambda refusal: texts.staff.TOO_LATE_TO_UNDO,
    accounts.WeakPassword: lambda refusal: texts.staff.TOO_WEAK,
    staff.UnknownCode: lambda refusal: texts.staff.UNKNOWN_CODE,
    staff.NoSuchStaff: lambda refusal: texts.staff.NO_SUCH_STAFF,
    inquiries.NoSuchInquiry: lambda refusal: texts.staff.NO_SUCH_INQUIRY,
    inquiries.AlreadyTaken: lambda refusal: texts.staff.taken_by(refusal.name),
    answers.MissingFigure: lambda refusal: texts.knowledge.NOT_KNOWN,
    visits.NoVisitorFree: lambda refusal: texts.visits.none_free(refusal.others),
    visits.OutsideVisitingHours: lambda refusal: texts.visits.outside(refusal.begins, refusal.ends),
    visits.TooSoon: lambda refusal: texts.visits.TOO_SOON,
    visits.TooFar: lambda refusal: texts.visits.TOO_FAR,
    visit_entries.NotYet: lambda refusal: texts.visits.NOT_YET,
    visit_entries.CalledOff: lambda refusal: texts.visits.CALLED_OFF,
    visit_entries.Nobody: lambda refusal: texts.visits.NOBODY,
    workers.TooYoung: lambda refusal: texts.people.TOO_YOUNG,
    vacancies.NoSuchVacancy: lambda refusal: texts.jobs.NO_SUCH.format(number=refusal.number),
    vacancies.VacancyClosed: lambda refusal: texts.applying.closed(refusal.vacancy, texts.vacancy.CLOSED[refusal.why]),
    applications.AlreadyApplied: lambda refusal: texts.applying.already(refusal.vacancy, refusal.application),
    applications.ForAdults: lambda refusal: texts.applying.for_adults(refusal.vacancy),
    courses.NoSuchCourse: lambda refusal: texts.training_desk.no_such_course(refusal.code),
    courses.CourseClosed: lambda refusal: texts.training.closed(refusal.title, refusal.status),
    courses.SeatsInUse: lambda refusal: texts.training_desk.seats_in_use(refusal.code, refusal.taken),
    courses.NotInFuture: lambda refusal: texts.training_desk.not_in_future(refusal.starts_at),
    doubles.SamePerson: lambda refusal: texts.training.same_person(refusal.title),
    enrolments.AlreadyEnrolled: lambda refusal: texts.training.already(refusal.course, refusal.status),
    enrolments.CourseFull: lambda refusal: texts.seats.full(
        refusal.course.title, refusal.waiting, can_wait=refusal.can_wait
    ),
    enrolments.NotEnrolled: lambda refusal: texts.training.NOTHING_BOOKED,
    attendance.WrongCode: lambda refusal: texts.attendance.WRONG,
    attendance.NotInClass: lambda refusal: texts.attendance.not_in_class(refusal.title),
    attendance.PhoneUsed: lambda refusal: texts.attendance.PHONE_USED,
    events.NoSuchEvent: lambda refusal: texts.fairs.NO_SUCH.format(code=refusal.code),
    events.EventOver: lambda refusal: texts.fairs.OVER.format(title=refusal.title),
    events.EventFull: lambda refusal: texts.fairs.FULL.format(title=refusal.title),
    events.SlotTaken: lambda refusal: texts.fairs.slot_taken(refusal.others),
    events.NotToday: lambda refusal: texts.fairs.not_today(refusal.title, refusal.starts_at),
    enrolments.OfferGone: lambda refusal: texts.seats.offer_gone(refusal.title),
}


def words(refusal: Refusal) -> Sequence[Reply]:
    return [Text(WORDS[type(refusal)](refusal))]
