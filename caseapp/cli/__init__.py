"""The command `caseapp`: everything an office does without a browser.

`main` is the entry point. Each command opens the instance (`opening`), does one thing through the actions and queries
that the pages use too, and answers in Chinese; what went wrong goes to stderr and makes the exit status non-zero.
"""

import os
import sys

from caseapp.memory import keep_all, keep_what_is_loaded, leave


def main() -> None:
    """Run the command on what was typed, in UTF-8 whatever the terminal says of itself."""
    keep_all()
    from caseapp.cli.commands import command, load

    load("".join(sys.argv[1:2]))
    keep_what_is_loaded()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    typed = [os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv[1:]]
    try:
        command.main(typed, prog_name="caseapp")
    except SystemExit as ended:
        leave(ended)
