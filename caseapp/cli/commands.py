"""The commands of `caseapp`, each loaded when it is typed."""

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


def load(typed: str) -> click.Command | None:
    """The command of that name, with all that it needs; None where there is none."""
    if typed not in _COMMANDS:
        return None
    module, name = _COMMANDS[typed].split(":")
    command: click.Command = getattr(import_module(f"caseapp.cli.{module}"), name)
    return command


class _Commands(ChineseGroup):
    """The commands above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which the help shows them."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded; None where there is none."""
        return load(cmd_name)

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
