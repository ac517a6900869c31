"""The expected ways in which the records say no. A refusal carries facts; handlers/refusals.py has the words."""


class Refusal(Exception):
    """Raised before anything is written, so that it leaves nothing behind."""
