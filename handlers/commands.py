"""The words that always work: cancel, back, menu, a person, go on, what I have, stop writing to me."""

import re
from collections.abc import Callable, Sequence

from handlers import alarmed, handover, job_list, job_screen, menu, mine, opening, returning, texts
from handlers.dialogue import moves, stopping
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import commands, late, stepping_back
from nlp.commands import Command
from nlp.patterns import STOPS

Replies = Sequence[Reply]
# In the middle of a form it is the form that stops; elsewhere it is what the station sends.
STOP_THIS = late.pattern(
    r"(?:先|就|快|我要|请)?(?:停止?|停掉|停了|停下来?|停一下|打住|stop)(?:吧|了|啦|嘛)?[。.!！~ ]*", re.IGNORECASE
)


# Said of a post or of a message to many; elsewhere 不发了 may be the wages.
_NOT_SENT = r"(?:那|我|还是|就|暂时|今天|现在|这个|这条|岗位)*(?:先|都|就)?(?:不要|不想|不用|不消|不|莫|别)(?:再)?(?:群发|发布|发送|发|挂|登|招|上架)(?:布|出去|出|上)?(?:这个|这条|岗位|它)?(?:了|喽|咯|啦|嘛|吧)*"
NOT_SENT = late.pattern(rf"{_NOT_SENT}[。.!！~ ]*")
# 不弄了不发了, 不发了 算了: beside words that give it up anyway.
_SENT_LAST, _SENT_FIRST = late.pattern(rf"{_NOT_SENT}$"), late.pattern(rf"^{_NOT_SENT}")


def wants(turn: Turn) -> bool:
    command = _command(turn)
    if command is None:
        return False
    if command is Command.THANKS:
        return opening.open_form_of(turn) is None
    return command in HANDLES


def handle(turn: Turn) -> Replies:
    command = _command(turn)
    return HANDLES[command](turn) if command in HANDLES else show_menu(turn)


def show_menu(turn: Turn) -> Replies:
    """The menu; a form left half done is kept as a draft, and that is said."""
    form = opening.open_form_of(turn)
    kept = moves.set_aside(turn, form) if form else ""
    if not kept and (waiting := returning.offer(turn, under_a_list=turn.staff is None)):
        return [*menu.show(turn), *waiting]
    return [Text(kept), *menu.show(turn)] if kept else menu.show(turn)


def cancel(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    if form is None and (taken_back := alarmed.take_back(turn)) is not None:
        return taken_back
    return moves.cancel(turn, form) if form else [Text(texts.manners.NOTHING_TO_STOP)]


def back(turn: Turn) -> Replies:
    """One step back in the form that is open; of posts on the screen the list, or the page before."""
    form = opening.open_form_of(turn)
    if form is None and job_screen.has_shown_posts(turn):
        return job_list.back(turn)
    return moves.back(turn, form) if form else show_menu(turn)


def go_on(turn: Turn) -> Replies:
    form = moves.draft_form(turn)
    return moves.resume(turn, form) if form else [Text(texts.manners.EMPTY_DRAFT)]


def _command(turn: Turn) -> Command | None:
    if not turn.incoming.has_words:
        return None
    found = commands.find(turn.words)
    if found is Command.MENU and commands.is_zero(turn.words) and _zero_is_asked_for(turn):
        return None
    if found is None and handover.is_wished(turn):
        return Command.HUMAN
    if found is None and turn.conversation.form is not None:
        return _in_other_words(turn)
    return found


def _in_other_words(turn: Turn) -> Command | None:
    """What stops the form that is open, or goes one step back in it; elsewhere the same words may mean anything."""
    if stepping_back.wants(turn.words):
        return Command.BACK
    return Command.CANCEL if _stops(turn) else None


def _zero_is_asked_for(turn: Turn) -> bool:
    """不扣就回 0: the open question names it as an answer."""
    form, kept = opening.open_form_of(turn), turn.conversation.form or {}
    step = form.step(kept.get("open", "")) if form else None
    return step is not None and getattr(step.answer, "zero", False)


def _stops(turn: Turn) -> bool:
    words, form = turn.words.strip(), opening.open_form_of(turn)
    if form is not None and form.sends and _sends_nothing(words):
        return True
    if STOP_THIS.fullmatch(words) or commands.gives_up(words):
        return True
    return form is not None and stopping.gives_up(turn, form)


def _sends_nothing(words: str) -> bool:
    """Words of sending alone, or together with others that give up: what was read belongs to the draft alone."""
    if NOT_SENT.fullmatch(words):
        return True
    plain = STOPS.sub("", words)
    rests = (pattern.sub("", plain, count=1) for pattern in (_SENT_LAST, _SENT_FIRST) if pattern.search(plain))
    return any(not rest or commands.find(rest) is Command.CANCEL or commands.gives_up(rest) for rest in rests)


def _continue(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    return [moves.repeat(turn, form)] if form else go_on(turn)


def _mine(turn: Turn) -> Replies:
    form = opening.open_form_of(turn)
    shown = mine.show(turn)
    return [*shown, moves.repeat(turn, form)] if form else shown


def _person(turn: Turn) -> Replies:
    return handover.call(turn)


HANDLES: dict[Command | None, Callable[[Turn], Replies]] = {
    Command.CANCEL: cancel,
    Command.BACK: back,
    Command.MENU: show_menu,
    Command.HUMAN: _person,
    Command.CONTINUE: _continue,
    Command.MINE: _mine,
    Command.THANKS: menu.thanks,
}
