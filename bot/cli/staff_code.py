"""python -m bot staff-code S02: a one-time code that binds a member of staff to their WeChat."""

from typing import Annotated

import typer

from bot.clock import system_clock
from bot.settings import Settings
from db import staff
from db.engine import Records


def add_to(app: typer.Typer) -> None:
    @app.command("staff-code")
    def staff_code(code: Annotated[str, typer.Argument(help="工作人员编号，如 S02")]) -> None:
        """Print a binding code, good once and for half an hour; works beside a running server."""
        records = Records(Settings().database_url)
        try:
            with records.write() as session:
                member = staff.by_code(session, code)
                issued = staff.issue_code(session, staff=member, now=system_clock())
        except staff.NoSuchStaff:
            typer.echo(f"没有在岗的工作人员 {code}。", err=True)
            raise typer.Exit(2) from None
        finally:
            records.close()
        typer.echo(f"{member.name}（{member.code}）在公众号里发送：绑定 {issued}   （30分钟内有效，只能用一次）")
