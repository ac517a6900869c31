"""Marks what staff do in the chat with the right it needs."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeAlias

from db import rights
from db.rights import Right
from handlers.dialogue.replies import Reply
from handlers.dialogue.turn import Turn

Rest = ParamSpec("Rest")
Answer: TypeAlias = Callable[Concatenate[Turn, Rest], Sequence[Reply]]


def needs(right: Right) -> Callable[[Answer[Rest]], Answer[Rest]]:
    """The answer raises NotAllowed for everybody whose role is without the right."""

    def guard(answer: Answer[Rest]) -> Answer[Rest]:
        @wraps(answer)
        def checked(turn: Turn, /, *rest: Rest.args, **named: Rest.kwargs) -> Sequence[Reply]:
            rights.require(turn.staff, right)
            return answer(turn, *rest, **named)

        return checked

    return guard
