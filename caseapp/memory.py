"""How a process keeps its memory: what is loaded at its start stays to its end."""

import gc
from typing import Final

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
