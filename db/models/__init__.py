"""Every table, by noun."""

from db.models.answers import Answer, AnswerVoice, Edition
from db.models.broadcasts import (
    AccountTag,
    Broadcast,
    BroadcastChunk,
    BroadcastPage,
    BroadcastRecipient,
    MassReport,
    TagMember,
)
from db.models.channel import (
    AccessToken,
    Inbox,
    Outbox,
    Pulse,
    Quota,
    RouteState,
)
from db.models.console import Account, CannedReply, Duty, Login, MadeSheet
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
from db.models.health import Callout, ChannelTrouble, UsedLink
from db.models.imports import ImportBatch, ImportRow
from db.models.inquiries import Inquiry, InquiryNote, UnknownQuestion
from db.models.ledger import WorkerMerge
from db.models.meetings import Meeting, MeetingTask
from db.models.money import Claim, ClaimLine, FundingStandard, PlanEntry
from db.models.partners import Partner, PartnerNews
from db.models.plan import Counter, DayCount, Measure, Parameter, Setting
from db.models.privacy import Erasure
from db.models.services import Feedback, HomePlan, JobAlert, Placement
from db.models.staff import Audit, BindingCode, Staff, StaffBinding
from db.models.supervision import Finding, FindingStep
from db.models.telling import Agreement, PostList, Snapshot
from db.models.training import Attendance, AttendanceCode, Certificate, Course, Enrolment, RosterRow
from db.models.vacancies import (
    Application,
    ApplicationStatus,
    Employer,
    EmployerCheck,
    EmployerConfirmation,
    EmployerContact,
    Vacancy,
)
from db.models.visits import FollowUp, Visit, VisitCell
from db.models.workers import Consent, Identity, Worker, WorkerChange, WorkerStatus

__all__ = [
    "AccessToken",
    "Account",
    "AccountTag",
    "Agreement",
    "Answer",
    "AnswerVoice",
    "Application",
    "ApplicationStatus",
    "Attachment",
    "Attendance",
    "AttendanceCode",
    "Audit",
    "BindingCode",
    "Broadcast",
    "BroadcastChunk",
    "BroadcastPage",
    "BroadcastRecipient",
    "Callout",
    "CannedReply",
    "Certificate",
    "ChannelTrouble",
    "Claim",
    "ClaimLine",
    "Consent",
    "Conversation",
    "Counter",
    "Course",
    "DayCount",
    "Duty",
    "Edition",
    "Employer",
    "EmployerCheck",
    "EmployerConfirmation",
    "EmployerContact",
    "Enrolment",
    "Erasure",
    "Event",
    "EventSignup",
    "EventSlot",
    "Feedback",
    "Finding",
    "FindingStep",
    "FollowUp",
    "Follower",
    "FollowerWorker",
    "FundingStandard",
    "HomePlan",
    "Identity",
    "ImportBatch",
    "ImportRow",
    "Inbox",
    "Inquiry",
    "InquiryNote",
    "JobAlert",
    "Login",
    "MadeSheet",
    "MassReport",
    "Measure",
    "Meeting",
    "MeetingTask",
    "Message",
    "Outbox",
    "Parameter",
    "Partner",
    "PartnerNews",
    "Placement",
    "PlanEntry",
    "PostList",
    "Pulse",
    "Quota",
    "RosterRow",
    "RouteState",
    "Setting",
    "Snapshot",
    "Staff",
    "StaffBinding",
    "Stop",
    "Subscription",
    "TagMember",
    "UnknownQuestion",
    "UsedLink",
    "Vacancy",
    "Visit",
    "VisitCell",
    "Window",
    "Worker",
    "WorkerChange",
    "WorkerMerge",
    "WorkerStatus",
]
