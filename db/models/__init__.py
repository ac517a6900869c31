"""Every table, by noun."""

from db.models.answers import Answer
from db.models.channel import (
    AccessToken,
    Broadcast,
    BroadcastChunk,
    BroadcastRecipient,
    Inbox,
    MassCount,
    Outbox,
    Pulse,
    Quota,
    RouteState,
)
from db.models.events import Event, EventSignup, EventSlot
from db.models.followers import (
    Attachment,
    Conversation,
    Follower,
    FollowerWorker,
    Message,
    Stop,
    Subscription,
    Window,
)
from db.models.inquiries import Inquiry, InquiryNote, UnknownQuestion
from db.models.plan import Counter, DayCount, Measure, Parameter, Setting
from db.models.staff import Audit, BindingCode, Staff, StaffBinding
from db.models.training import Attendance, Certificate, Course, Enrolment, RosterRow
from db.models.vacancies import Application, ApplicationStatus, Employer, Vacancy
from db.models.visits import FollowUp, Visit, VisitCell
from db.models.workers import Consent, Identity, Worker, WorkerChange, WorkerStatus

__all__ = [
    "AccessToken",
    "Answer",
    "Application",
    "ApplicationStatus",
    "Attachment",
    "Attendance",
    "Audit",
    "BindingCode",
    "Broadcast",
    "BroadcastChunk",
    "BroadcastRecipient",
    "Certificate",
    "Consent",
    "Conversation",
    "Counter",
    "Course",
    "DayCount",
    "Employer",
    "Enrolment",
    "Event",
    "EventSignup",
    "EventSlot",
    "FollowUp",
    "Follower",
    "FollowerWorker",
    "Identity",
    "Inbox",
    "Inquiry",
    "InquiryNote",
    "MassCount",
    "Measure",
    "Message",
    "Outbox",
    "Parameter",
    "Pulse",
    "Quota",
    "RosterRow",
    "RouteState",
    "Setting",
    "Staff",
    "StaffBinding",
    "Stop",
    "Subscription",
    "UnknownQuestion",
    "Vacancy",
    "Visit",
    "VisitCell",
    "Window",
    "Worker",
    "WorkerChange",
    "WorkerStatus",
]
