"""The command ``dprk``: which commands there are, and how errors leave the program.

Exit codes: 0 done; 1 it went wrong; 2 the command was misused; 3 done, but something was found
wrong in the data. Data goes to stdout, everything else to stderr.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from graph.errors import DprkError

#: each command's module in this package, imported only when the command is called
COMMANDS = (
    "build", "ask", "questions", "show", "path", "analyse", "draw", "dossier", "check", "locate",
    "extract", "export", "compare", "serve", "mcp",
)  # fmt: skip
WENT_WRONG = 1


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"graph.commands.{cmd_name}").command
        return found


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dprk-networks", prog_name="dprk")
def cli() -> None:
    """Ask and look at what sources say about North Korea's sanctions evasion.

    Every edge leads back to the passage that says it, with who says it, how firmly, when and how
    much. Start with `dprk build`, then `dprk questions`.
    """


def run(  # noqa: PLR0911 - one way out for each way to end
    command: click.Command, arguments: list[str] | None = None, name: str = "dprk"
) -> int:
    """Run a command and return the exit code; what went wrong is on stderr, never a traceback."""
    if sys.stdout is None:
        # the caller has closed it
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
    stdout = sys.stdout
    try:
        found = command.main(args=arguments, prog_name=name, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except DprkError as error:
        click.echo(f"error: {error}", err=True)
        return WENT_WRONG
    except (BrokenPipeError, SystemExit) as error:
        # click itself exits where a pipe is closed, and replaces stdout when it does
        if isinstance(error, SystemExit) and sys.stdout is stdout:
            raise
        # whoever reads has read enough; nothing more may be written at exit either
        _stop_writing()
        return 0
    except OSError as error:
        click.echo(f"error: the answer could not be written: {error.strerror}", err=True)
        _stop_writing()
        return WENT_WRONG
    return found if isinstance(found, int) else 0


def _stop_writing() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run ``dprk`` with the program's arguments."""
    sys.exit(run(cli))
