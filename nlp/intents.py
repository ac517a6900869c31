"""What a person can want from the station: the forty intents and the rest, each with one line of meaning."""

from typing import Final, NamedTuple


class Intent(NamedTuple):
    """One thing a message can ask for; `subject` groups intents that belong to one list or form of the bot."""

    name: str
    subject: str
    means: str


INTENTS: Final[tuple[Intent, ...]] = (
    Intent("job_search", "jobs", "wants work, a list, other suggestions, a narrower list"),
    Intent("job_detail", "jobs", "asks anything about one post or employer already shown"),
    Intent("job_apply", "jobs", "wants to be put forward for a post"),
    Intent("job_withdraw", "jobs", "takes an application back"),
    Intent("my_applications", "jobs", "asks what became of an application"),
    Intent("job_alert_on", "jobs", "wants new posts pushed"),
    Intent("job_alert_off", "jobs", "wants no more pushed posts"),
    Intent("course_list", "courses", "asks what can be learned, when, where, for how much"),
    Intent("course_signup", "courses", "wants to join a course"),
    Intent("course_cancel", "courses", "leaves a course"),
    Intent("my_courses", "courses", "asks for own bookings, times, rooms, missed lessons"),
    Intent("certificate_status", "courses", "exam result; certificate ready, lost or expired"),
    Intent("visit_book", "visits", "wants a care visit or a meeting with the station"),
    Intent("visit_reschedule", "visits", "moves an agreed visit"),
    Intent("visit_cancel", "visits", "calls an agreed visit off"),
    Intent("my_visits", "visits", "asks when, who, where of an agreed visit"),
    Intent("wage_arrears", "rights", "unpaid, short or withheld wages, deposits kept by an employer"),
    Intent("work_injury", "rights", "hurt at work or on the way, occupational illness, compensation"),
    Intent("policy_subsidy", "policy", "any benefit, insurance, residence or schooling rule except travel money"),
    Intent("transport_subsidy", "policy", "travel money, tickets, chartered transport"),
    Intent("human_agent", "station", "wants a person, the station's telephone number, a call back"),
    Intent("status_report", "record", "tells of starting, leaving, changing, resting, going home"),
    Intent("profile_update", "record", "a fact in the own record is wrong or has changed"),
    Intent("delete_data", "record", "wants data, photographs or the account removed, consent withdrawn"),
    Intent("scam_check", "rights", "doubts an offer, is asked for money, card, code or to go abroad; has been cheated"),
    Intent("job_fair", "fairs", "fairs and on-site or streamed recruitment days"),
    Intent("video_interview", "fairs", "remote interview: wish, link, trouble"),
    Intent("startup", "policy", "own business, loans for it, licences"),
    Intent("internship_school", "policy", "students, school places, placements, holiday work of pupils"),
    Intent("greeting", "manners", "says hello"),
    Intent("thanks_bye", "manners", "says thanks or goodbye"),
    Intent("help_menu", "station", "asks what the bot can do, the menu, how to use it"),
    Intent("switch_language", "station", "another language or dialect, voice, larger type, cannot read"),
    Intent("crisis", "rights", "danger to life or freedom, self-harm, violence, fire, missing child"),
    Intent("abuse", "manners", "insults, sexual advances"),
    Intent("staff_post_job", "staff", "staff put up, change, close or check a post; an employer needs people"),
    Intent("staff_broadcast", "staff", "staff send a message to many"),
    Intent("staff_stats", "staff", "staff want a number, a report or an export of numbers"),
    Intent("staff_roster", "staff", "staff find, list, add or mark persons"),
    Intent("staff_visit_list", "staff", "staff look at or assign visits, or record one"),
    Intent("out_of_scope", "none", "everything else, also empty chatter and key mash"),
)

NAMES: Final[tuple[str, ...]] = tuple(intent.name for intent in INTENTS)
SUBJECTS: Final[dict[str, str]] = {intent.name: intent.subject for intent in INTENTS}
STAFF: Final[frozenset[str]] = frozenset(intent.name for intent in INTENTS if intent.subject == "staff")
OUT_OF_SCOPE: Final = "out_of_scope"
