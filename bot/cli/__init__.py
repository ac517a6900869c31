"""The command line: one file per command, gathered here."""

import typer

from bot.cli import demo, load, migrate, play, serve, staff_code, understand

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for module in (demo, load, migrate, play, serve, staff_code, understand):
    module.add_to(app)


def main() -> None:
    app()
