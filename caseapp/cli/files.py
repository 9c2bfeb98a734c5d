"""Files that a command reads and writes: whole, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


def write_file(path: Path, content: bytes) -> None:
    """Write a file of the user's; one that was there before is replaced only by the whole new one."""
    with replacing(path) as begun:
        begun.write_bytes(content)
        begun.chmod(0o666 & ~_umask())


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path`, readable by its owner alone, that takes its place when all went well."""
    if path.is_dir():
        raise IsADirectoryError(21, "is a directory", str(path))
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=_folder_of(path))
    os.close(handle)
    begun = Path(name)
    try:
        yield begun
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)


def must_be_new(path: Path, *, may_replace: bool) -> None:
    """Raises ClickException where the file exists and nobody said that it may be replaced."""
    if path.exists() and not may_replace:
        raise click.ClickException(f"“{path}”已经存在，没有覆盖；请换一个名字，确要覆盖的请加 --yes。")


def _folder_of(path: Path) -> Path:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FileNotFoundError(2, "no such folder", str(folder))
    return folder


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
