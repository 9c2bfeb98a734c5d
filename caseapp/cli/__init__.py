"""The command `caseapp`: everything an office does without a browser.

`main` is the entry point. Each command opens the instance (`opening`), does one thing through the actions and queries
that the pages use too, and answers in Chinese; what went wrong goes to stderr and makes the exit status non-zero.
"""

import gc
import os
import sys
from importlib import import_module
from typing import Final

import click

from caseapp.cli.wording import ChineseGroup

# Each command and where it stands: only the one that is typed is loaded.
_COMMANDS: Final = {
    "init": "upkeep:init",
    "serve": "serving:serve",
    "demo": "serving:demo",
    "import": "ledgers:import_ledgers",
    "export": "ledgers:export_ledgers",
    "figures": "figures:figures",
    "report": "figures:report",
    "forms": "returns:forms",
    "form": "returns:form",
    "issue": "issuing:issue",
    "compare": "comparing:compare",
    "check-pdf": "comparing:check_paper",
    "user": "people:user",
    "settle": "upkeep:settle",
    "verify": "verifying:verify_ledger",
    "backup": "upkeep:backup",
    "restore": "upkeep:restore",
}


class _Commands(ChineseGroup):
    """The commands above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which the help shows them."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded; None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"caseapp.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is typed; what is no command is refused with the names most like it."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as fault:
            raise click.exceptions.NoSuchCommand(fault.command_name, possibilities=_COMMANDS, ctx=ctx) from None


@click.group("caseapp", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """行政复议、行政应诉两本台账：登记、导入、统计、打印。

    数据放在实例文件夹中；CASEAPP_INSTANCE 可另指文件夹，CASEAPP_DATABASE_URL 可另指数据库。
    """


def main() -> None:
    """Run the command on what was typed, in UTF-8 whatever the terminal says of itself."""
    # What is loaded by now stays until the end, and a command makes little that is not used: look for waste seldom.
    gc.freeze()
    gc.set_threshold(20_000)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    command.main([os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv[1:]], prog_name="caseapp")
