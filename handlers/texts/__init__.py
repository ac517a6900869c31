"""The sentences people read, one file per subject; call through the module: `texts.forms.cancelled(...)`."""

from handlers.texts import common, forms, handover, manners, people, staff

__all__ = ["common", "forms", "handover", "manners", "people", "staff"]
