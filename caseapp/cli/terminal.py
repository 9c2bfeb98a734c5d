"""The terminal: tables on stdout, progress on stderr. Rich is loaded by the commands that show something with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# A table that goes into a file or another program is not folded at the width of a terminal that is not there.
_WIDTH_OFF_SCREEN = 140


def screen() -> "Console":
    """Where results are written. Made anew each time, so that it writes to the stdout of the moment."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH_OFF_SCREEN
    return console


@contextmanager
def progress_bar(doing: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, on a terminal only, moved by calling what it yields with (done, of)."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(doing, total=None)

        def moved(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        yield moved
