"""Who answers what, in order: the whole policy of the bot on one page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers import (
    ad_afterwards,
    ad_check,
    alarmed,
    answering,
    applications,
    arrivals,
    called_off,
    cases,
    commands,
    complaining,
    course_leaving,
    course_offers,
    course_other_run,
    course_signup,
    deletion,
    desk,
    emergencies,
    event_not_coming,
    fair_changes,
    fair_leaving,
    firm_interview,
    first_month,
    handover,
    homeward,
    job_screen,
    lasting,
    lists,
    media,
    moved,
    notice_kinds,
    of_relatives,
    open_question,
    opening,
    own_record,
    phrases,
    placements,
    profile,
    questions,
    registering,
    relatives,
    relatives_off,
    report_afterwards,
    report_put_right,
    returning,
    second_thoughts,
    shifts,
    slot_moving,
    staff_commands,
    texts,
    told_in_words,
    travel_money,
    travel_own,
    travel_reckoning,
    unknown,
    unwell,
    vacancies,
    visits,
    whose,
)
from handlers.dialogue import moves, proceeding
from handlers.dialogue.registry import Handle, all_subjects
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp.intents import OUT_OF_SCOPE

Replies = Sequence[Reply]


@dataclass(frozen=True)
class Route:
    """`late` is heard even after something newer has been answered: it moves no form, and must not be lost.

    `answers_else`: it comes before the yes-or-no that is open, which is closed by it.
    """

    name: str
    wants: Callable[[Turn], bool]
    handle: Handle
    late: bool = False
    answers_else: bool = False


def answer(turn: Turn) -> Replies:
    """The first route that wants the turn gets it; the last one wants everything. A question not yet seen is added."""
    turn, line = whose.settle(turn)
    if turn.staff is None and not turn.incoming.is_event:
        answering.release(turn.session, turn.follower, now=turn.now)
    put, seat, waits = open_question.look(turn), course_offers.held(turn), turn.conversation.asked
    route = next(route for route in ROUTES if route.wants(turn))
    if route.name not in ("unknown", "media", "complaint") and not (
        route.name == "subject" and turn.intent == OUT_OF_SCOPE
    ):
        turn.conversation.misses = 0
    asked = turn.conversation.asked
    replies = lasting.in_place_of_guesses(turn, waits, route.name) or route.handle(turn)
    if route.answers_else and turn.conversation.asked is asked:
        turn.conversation.asked = None  # a 1 said next is meant for what was shown last
    replies = whose.beside(turn, line, route.name, replies)
    replies = course_offers.beside(turn, seat, route.name, replies) if seat else replies
    replies = [*replies, *lasting.beside(turn, waits, route.name, replies)] if waits else replies
    return [*replies, *open_question.beside(turn, put, route.name, replies)] if put else replies


def is_heard_late(turn: Turn) -> bool:
    """Looks only. Danger, orders of staff, pictures, and what is said to a person."""
    return any(route.late and route.wants(turn) for route in ROUTES)


def _in_form(turn: Turn) -> bool:
    return opening.open_form_of(turn) is not None


def _continue_form(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    return proceeding.proceed(turn, form, opening.detour) if form else unknown.handle(turn)


def _is_clear(turn: Turn) -> bool:
    return turn.meaning.sure and turn.incoming.has_words


def _subject(turn: Turn) -> Replies:
    return opening.open_intent(turn, turn.intent)


def _tapped(turn: Turn) -> Replies:
    """A menu button. Retired keys keep arriving for a day, because WeChat's client caches the menu."""
    handle = all_subjects().menu_keys.get(turn.incoming.event_key)
    form = opening.open_form_of(turn)
    kept = moves.set_aside(turn, form) if form else ""
    replies = handle(turn) if handle else [Text(texts.common.OUT_OF_LIST), *commands.show_menu(turn)]
    return [Text(kept), *replies] if kept else replies


ROUTES = (
    Route("emergency", emergencies.wants, emergencies.handle, late=True),
    Route("danger answered", emergencies.is_answered, questions.handle, late=True),
    Route("tap", lambda turn: turn.incoming.tapped, _tapped, answers_else=True),
    Route("event", lambda turn: turn.incoming.is_event, arrivals.handle),
    Route("binding", desk.binds, desk.bind),
    Route("staff command", staff_commands.wants, staff_commands.handle, late=True, answers_else=True),
    Route("stop by kind", notice_kinds.wants, notice_kinds.handle),
    Route("leaving a placement", placements.leaves, placements.leave),
    Route("offered seat", course_offers.wants, course_offers.handle),
    Route("person called off", called_off.wants, called_off.handle, late=True),
    Route("handed over", handover.is_muted, handover.relay, late=True),
    Route("media", media.wants, media.handle, late=True),
    Route("words to a picture", media.asks_to_look, media.look),
    Route("danger unanswered", emergencies.is_unanswered, emergencies.ask_again),
    Route("question explained", lasting.wants, lasting.explain),
    Route("what stays asked", deletion.asks_what_stays, deletion.tell_what_stays),
    Route("draft put right", returning.puts_right, returning.put_right),
    Route("answer to what waits", returning.answers_draft, returning.take_answer),
    Route("registering", registering.wants, registering.register, answers_else=True),
    Route("signing up with all told", course_signup.tells_all, course_signup.sign_up, answers_else=True),
    Route("forwarded ad", ad_check.wants, ad_check.handle, answers_else=True),
    Route("ad passed on", ad_afterwards.asks_station, ad_afterwards.ask_station, answers_else=True),
    Route("second thoughts", second_thoughts.wants, second_thoughts.handle),
    Route("report taken back or gone on with", report_afterwards.wants, report_afterwards.handle, answers_else=True),
    Route("first month", first_month.wants, first_month.handle),
    Route("relative off the phone", relatives_off.wants, relatives_off.ask),
    Route("of a relative", of_relatives.wants, of_relatives.handle, answers_else=True),
    Route("move taken back", moved.surely_takes_back, moved.take_back, answers_else=True),
    Route("leaving for home", homeward.wants, homeward.see_off, answers_else=True),
    Route("leaving a post", applications.leaves, applications.withdraw, answers_else=True),
    Route("leaving the form for a post", applications.stops, commands.cancel),
    Route("another time for an interview", slot_moving.wants, slot_moving.handle, answers_else=True),
    Route("interview at the firm not kept", firm_interview.wants, firm_interview.cannot_come, answers_else=True),
    Route("not coming to an event", event_not_coming.wants, event_not_coming.handle, answers_else=True),
    Route("another run of a course", course_other_run.wants, course_other_run.handle, answers_else=True),
    Route("leaving a course", course_leaving.wants, course_leaving.handle, answers_else=True),
    Route("leaving an event", fair_leaving.wants, fair_leaving.handle, answers_else=True),
    Route("visit confirmed", visits.confirms_before_a_draft, visits.confirm),
    Route("returning", returning.wants, returning.handle),
    Route("question", questions.wants, questions.handle),
    Route("help is slow", alarmed.presses, alarmed.tell_who_is_called),
    Route("complaint", complaining.wants, complaining.handle),
    Route("after an alarm", alarmed.wants, alarmed.handle),
    Route("report put right", report_put_right.puts_right, report_put_right.put_right),
    Route("after a report", cases.is_told_on, cases.more_told),
    Route("question put", open_question.wants, open_question.show),
    Route("journey together", fair_changes.tells_of_journey, fair_changes.tell_of_journey),
    Route("three months reckoned", travel_reckoning.wants, travel_reckoning.handle),
    Route("own travel money", travel_own.wants, travel_own.handle),
    Route("travel money", travel_money.wants, travel_money.handle),
    Route("condition of the search", job_screen.narrows_or_widens, vacancies.change_search),
    Route("phrase", phrases.wants, phrases.handle),
    Route("asks no more", told_in_words.ends, told_in_words.end),
    Route("command", commands.wants, commands.handle),
    Route("stop", profile.wants_stop, profile.change_stops),
    Route("own record", profile.sees, profile.see),
    Route("for another", relatives.wants_another, relatives.act_for_another),
    Route("own record in a form", own_record.wants, own_record.handle),
    Route("works nights", shifts.tells_in_form, shifts.note_in_form),
    Route("form", _in_form, _continue_form),
    Route("list", lists.wants, lists.handle),
    Route("told in words", told_in_words.wants, told_in_words.handle),
    Route("unwell", unwell.wants, unwell.handle),
    Route("leads on", job_screen.leads_on, vacancies.lead_on),
    Route("question put and unclear", open_question.wants_unclear, open_question.show_unclear),
    Route("subject", _is_clear, _subject),
    Route("unknown", lambda turn: True, unknown.handle),
)
