"""The command in Chinese: headings of its help, and one sentence for each thing that can be typed wrongly."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import click

from caseapp.cli.faults import sentence

_HEADINGS = {"Options": "选项", "Commands": "命令"}
_SEE_HELP = "运行 {path} --help 可查看用法。"


class ChineseFormatter(click.HelpFormatter):
    """Help whose headings are Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a command's help."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Options or commands with their help."""
        super().write_dl([(name, _in_chinese(text)) for name, text in rows], *args, **kwargs)

    def write_heading(self, heading: str) -> None:
        """选项, 命令."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")


def _in_chinese(text: str) -> str:
    return text.replace("[required]", "[必填]").replace("[default: ", "[默认：")


class ChineseContext(click.Context):
    """The context of every command here."""

    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command whose help is Chinese."""

    context_class = ChineseContext

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]"} | kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, explained in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group of such commands; foreseeable faults end it with a sentence on stderr and a status that is not 0."""

    command_class = ChineseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "命令 ..."} | kwargs)

    def main(  # type: ignore[override]  # the same parameters; click overloads the answer, which here is none
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run and exit: 0 all of it was done, 1 it was not, 2 typed wrongly, 130 interrupted."""
        extra["standalone_mode"] = False
        try:
            sys.exit(super().main(args, prog_name, **extra) or 0)
        except click.UsageError as fault:
            click.echo(usage_sentence(fault), err=True)
            sys.exit(2)
        except click.ClickException as fault:
            click.echo(fault.format_message(), err=True)
            sys.exit(fault.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("已中止，没有写入任何内容。", err=True)
            sys.exit(130)
        except Exception as fault:
            told = sentence(fault)
            if told is None:
                raise
            click.echo(told, err=True)
            sys.exit(1)


def usage_sentence(fault: click.UsageError) -> str:
    """What was typed wrongly, and where to read how it is typed."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.format_message()
    path = fault.ctx.command_path if fault.ctx else "caseapp"
    return f"{_typed_wrongly(fault)}{_SEE_HELP.format(path=path)}"


def _typed_wrongly(fault: click.UsageError) -> str:
    if isinstance(fault, click.NoSuchOption):
        near = f"（是否指 {'、'.join(fault.possibilities)}？）" if fault.possibilities else ""
        return f"没有选项 {fault.option_name}{near}。"
    if isinstance(fault, click.exceptions.NoSuchCommand):
        near = f"（是否指 {'、'.join(fault.possibilities)}？）" if fault.possibilities else ""
        return f"没有命令 {fault.command_name}{near}。"
    if isinstance(fault, click.MissingParameter):
        return f"缺少 {_name_of(fault.param)}。"
    if isinstance(fault, click.BadParameter):
        return f"{fault.param_hint or _name_of(fault.param)}：{fault.message}"
    if isinstance(fault, click.BadOptionUsage):
        return f"选项 {fault.option_name} 的写法不对，请检查是否漏了它的值。"
    return "多写了参数，或者命令不完整。"


def _name_of(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    return param.opts[0] if isinstance(param, click.Option) else str(param.metavar or param.name)
