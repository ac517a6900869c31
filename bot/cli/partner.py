"""python -m bot partner NAME: a key for a partner of the interface, or the end of one."""

from typing import Annotated, Any
from urllib.parse import urlsplit

import typer

from bot import keys
from bot.clock import system_clock
from bot.settings import Settings
from db import partners, schema
from db.engine import Records

AT_HOME = ("127.0.0.1", "localhost", "::1")


def add_to(app: typer.Typer) -> None:
    @app.command()
    def partner(
        name: Annotated[str, typer.Argument(help="合作方的名字")],
        *,
        scope: Annotated[list[str] | None, typer.Option(help="posts 岗位、figures 统计、hooks 通知；可写多次")] = None,
        hook: Annotated[str, typer.Option(help="通知发到哪个 https 地址")] = "",
        region: Annotated[str, typer.Option(help="只看这个地区的人，如 5331 或 533123；不写看合计")] = "",
        calls: Annotated[int, typer.Option(min=1, max=6000, help="每分钟最多几次")] = 60,
        end: Annotated[bool, typer.Option("--end", help="收回钥匙")] = False,
    ) -> None:
        """Give a partner a key, shown once, or take it back."""
        settings = Settings()
        records = Records(settings.database_url)
        try:
            schema.upgrade(records.engine)
            if end:
                typer.echo(_end(records, name))
            else:
                typer.echo(
                    _make(
                        records,
                        settings,
                        name,
                        scopes=scope or ["posts"],
                        hook_url=hook,
                        region=region,
                        calls_a_minute=calls,
                    )
                )
        except ValueError as trouble:
            typer.echo(str(trouble), err=True)
            raise typer.Exit(2) from None
        finally:
            records.close()


def _make(records: Records, settings: Settings, name: str, *, hook_url: str, **facts: Any) -> str:
    where = urlsplit(hook_url)
    if hook_url and where.scheme != "https" and where.hostname not in AT_HOME:
        raise ValueError("通知地址要以 https:// 开头。")
    with records.write() as session:
        if partners.find(session, name) is not None:
            raise ValueError(f"已经有叫 {name} 的合作方。要换钥匙，先 --end 再用新名字。")
        _, key, secret = partners.make(
            session, name=name, hook_url=hook_url, ring=keys.identity_keys(settings).ring, now=system_clock(), **facts
        )
    signs = f"\n通知签名用的密钥：{secret}" if hook_url else ""
    return f"{name} 的钥匙（只显示这一次）：{key}{signs}\n接口说明：/api/openapi.json"


def _end(records: Records, name: str) -> str:
    with records.write() as session:
        found = partners.find(session, name)
        if found is None:
            raise ValueError(f"没有叫 {name} 的合作方。")
        partners.end(session, found, now=system_clock())
    return f"{name} 的钥匙已收回。"
