"""The command line: one file per command, gathered here; only the one that is asked for is imported."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

# Command → the module that holds it. `serve` must be ready in two seconds and so imports no simulator.
COMMANDS = {
    "backup": "backup",
    "demo": "demo",
    "doctor": "doctor",
    "load": "load",
    "migrate": "migrate",
    "partner": "partner",
    "play": "play",
    "restore": "restore",
    "send": "send",
    "serve": "serve",
    "staff-account": "staff_account",
    "staff-code": "staff_code",
    "understand": "understand",
}


def main() -> None:
    """What is imported stays, so the collector never looks through it: that alone was a sixth of a start."""
    gc.disable()
    wanted = command_line(sys.argv[1:])
    gc.freeze()
    gc.enable()
    wanted()


def command_line(words: Sequence[str]) -> typer.Typer:
    """With the command that these words name; with every command when they name none, so that --help lists all."""
    named = COMMANDS.get(words[0]) if words else None
    made = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
    made.callback()(_station)
    for module in [named] if named else sorted(set(COMMANDS.values())):
        import_module(f"{__name__}.{module}").add_to(made)
    return made


def _station() -> None:
    """德宏劳务工作站机器人"""
