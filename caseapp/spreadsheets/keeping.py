"""Marked workbooks that wait for the person who uploaded them: in a folder of the instance, for an hour at most.

They hold names and documents, so only their owner reads them, each is handed out once, and what was forgotten goes with
the next upload. A file's name is made here and never from what a person or a browser says.
"""

import os
import re
import secrets
import time
from pathlib import Path

_LIFETIME_SECONDS = 3600
_TOKEN = re.compile(r"[0-9a-f]{32}")


def keep(folder: Path, workbook: bytes) -> str:
    """Keep a workbook; the token names it. Takes away what was kept too long."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old(folder)
    token = secrets.token_hex(16)
    with os.fdopen(os.open(_file(folder, token), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(workbook)
    return token


def hand_out(folder: Path, token: str) -> bytes | None:
    """The workbook of a token, which is then gone; None when there is none (any more)."""
    if not _TOKEN.fullmatch(token):
        return None
    file = _file(folder, token)
    try:
        workbook = file.read_bytes()
    except FileNotFoundError:
        return None
    file.unlink(missing_ok=True)
    return workbook


def forget(folder: Path, token: str) -> None:
    """Take away the workbook of a token, if it is still there."""
    if _TOKEN.fullmatch(token):
        _file(folder, token).unlink(missing_ok=True)


def _file(folder: Path, token: str) -> Path:
    return folder / f"{token}.xlsx"


def _forget_old(folder: Path) -> None:
    oldest = time.time() - _LIFETIME_SECONDS
    for file in folder.glob("*.xlsx"):
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
