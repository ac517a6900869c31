"""python -m bot staff-account S01: a log-in for the console, with a one-time password."""

from typing import Annotated

import typer

from bot.clock import system_clock
from bot.settings import Settings
from db import accounts, schema, staff
from db.engine import Records
from db.rights import RIGHTS


def add_to(app: typer.Typer) -> None:
    @app.command("staff-account")
    def staff_account(
        code: Annotated[str, typer.Argument(help="工作人员编号，如 S01；没有就新建一位")],
        name: Annotated[str, typer.Option(help="新建时的姓名")] = "",
        role: Annotated[str, typer.Option(help="新建时的身份：sysadmin、station_head …")] = "sysadmin",
    ) -> None:
        """Open a console account, or open it again for somebody who lost password or phone."""
        records = Records(Settings().database_url)
        try:
            schema.upgrade(records.engine)
            with records.write() as session:
                member = staff.find(session, code.upper())
                if member is None and not name:
                    typer.echo(f"没有在岗的工作人员 {code}。要新建，请加 --name 姓名。", err=True)
                    raise typer.Exit(2)
                if role not in RIGHTS:
                    typer.echo(f"没有 {role} 这种身份。可以写：{'、'.join(RIGHTS)}", err=True)
                    raise typer.Exit(2)
                member = member or staff.add(session, code=code.upper(), name=name, role=role)
                password = accounts.issue(session, staff=member, now=system_clock())
        finally:
            records.close()
        typer.echo(
            f"{member.name}（{member.code}）的一次性密码：{password}\n登录 /console 后会要求换密码、绑定验证器。"
        )
