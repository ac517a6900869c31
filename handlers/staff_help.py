"""What bound staff may type in the chat, each by the rights of their role, and who the bot takes them for."""

import re
from collections.abc import Sequence

from db import rights
from db.models import Staff
from handlers import texts
from handlers.dialogue.replies import Reply, Text
from handlers.dialogue.turn import Turn
from nlp import late

Replies = Sequence[Reply]
WHO = r"^(?:我是谁|我的?(?:身份|角色|权限)(?:是什么|有哪些)?|我(?:有|能用)(?:哪些|什么)(?:权限|命令))[？?。]*$"
HELP = r"^(?:工作人员|员工)?(?:命令|指令|口令)(?:有哪些|清单)?$"


def of(member: Staff | None) -> str:
    return texts.desk.help_for(rights.of(member) if member else ())


def show(turn: Turn) -> Replies:
    return [Text(of(turn.staff))]


def _asked(turn: Turn, match: re.Match[str]) -> Replies:
    return show(turn)


def _who(turn: Turn, match: re.Match[str]) -> Replies:
    name, role = (turn.staff.name, turn.staff.role) if turn.staff else ("", "")
    return [Text(texts.desk.who(name, role)), *show(turn)]


STAFF_COMMANDS = ((late.pattern(HELP), _asked), (late.pattern(WHO), _who))
