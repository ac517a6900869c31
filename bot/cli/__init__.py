"""The command line: one file per command, gathered here."""

import typer

from bot.cli import load, migrate, play, understand

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for module in (load, migrate, play, understand):
    module.add_to(app)


def main() -> None:
    app()
