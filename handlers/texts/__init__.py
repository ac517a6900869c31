"""The sentences people read, one file per subject; call through the module: `texts.forms.cancelled(...)`."""

from handlers.texts import alarms, common, delivery, desk, forms, handover, manners, mine, people, staff, visits

__all__ = ["alarms", "common", "delivery", "desk", "forms", "handover", "manners", "mine", "people", "staff", "visits"]
