"""How a process keeps its memory: what is loaded at its start stays to its end, and is given back all at once."""

import atexit
import gc
import os
import sys
from typing import Final, NoReturn

_NOT_SAID: Final = 120  # the status of any program in Python that cannot hand over what it said
# Objects made before waste is looked for; Python's own number would have a sheet and its paper looked through often.
_SELDOM: Final = 20_000


def keep_all() -> None:
    """Look for no waste while all is loaded: there is none, and to look takes a tenth of the time."""
    gc.disable()


def keep_what_is_loaded() -> None:
    """Look for waste again, but never in what is loaded by now, and seldom: little is made that is not used."""
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()


def leave(ended: SystemExit) -> NoReturn:
    """End the process with the status of `ended`, without taking apart what is loaded.

    What is registered to be done at the end is done, and what was said is handed over, as ever.
    """
    atexit._run_exitfuncs()
    status = ended.code if isinstance(ended.code, int) else 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = _NOT_SAID
    os._exit(status)
