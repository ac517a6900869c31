"""The table of contents of this room: every module that answers a subject."""

from handlers import handover, menu, unknown

MODULES: tuple[object, ...] = (handover, menu, unknown)
