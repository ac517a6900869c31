"""The table of contents of this room: every module that answers a subject."""

from handlers import desk, emergencies, handover, menu, mine, profile, returning, unknown, visits, visits_desk

MODULES: tuple[object, ...] = (
    desk,
    emergencies,
    handover,
    menu,
    mine,
    profile,
    returning,
    unknown,
    visits,
    visits_desk,
)
