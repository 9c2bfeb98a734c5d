"""The command `caseapp`: everything an office does without a browser.

`main` is the entry point. Each command opens the instance (`opening`), does one thing through the actions and queries
that the pages use too, and answers in Chinese; what went wrong goes to stderr and makes the exit status non-zero.
"""

import os
import sys

import click

from caseapp.cli.comparing import check_paper, compare
from caseapp.cli.figures import figures, report
from caseapp.cli.issuing import issue
from caseapp.cli.ledgers import export_ledgers, import_ledgers
from caseapp.cli.people import user
from caseapp.cli.serving import demo, serve
from caseapp.cli.upkeep import backup, init, restore, settle
from caseapp.cli.verifying import verify_ledger
from caseapp.cli.wording import ChineseGroup


@click.group("caseapp", cls=ChineseGroup, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """行政复议、行政应诉两本台账：登记、导入、统计、打印。

    数据放在实例文件夹中；CASEAPP_INSTANCE 可另指文件夹，CASEAPP_DATABASE_URL 可另指数据库。
    """


for _each in (
    init,
    serve,
    demo,
    import_ledgers,
    export_ledgers,
    figures,
    report,
    issue,
    compare,
    check_paper,
    user,
    settle,
    verify_ledger,
    backup,
    restore,
):
    command.add_command(_each)


def main() -> None:
    """Run the command on what was typed, in UTF-8 whatever the terminal says of itself."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    command.main([os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv[1:]], prog_name="caseapp")
