"""The seal of a change: SHA-256 over the seal before it, its own line, and one line for each row that it touched. Pure.

The lines are JSON, so that anybody can recompute a seal without this program:

- the change: `[number, moment in UTC, account id, person, origin, place, why]`;
- a version that it made: `["+", table, key, {column: value, …}]`, columns in alphabetical order, empty ones left out;
- a version that it ended: `["-", table, key, number of the change that had made it]`.

JSON without spaces, in UTF-8; the moment of a change is `2024-03-31T10:00:00.000000Z`. A value is what the database
keeps: on SQLite days and moments are their text and yes is 1; on PostgreSQL a day is `2024-03-31`, a moment as that of
a change, yes is true, and bytes are hexadecimal.

The rows' lines come by table in alphabetical order, the new before the ended, each by its key; `digest` is their
SHA-256, a line break behind each. The seal is the SHA-256 of `seal before, change, digest`, joined by line breaks.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Final

FIRST: Final = ""  # what stands for the seal before the first

_SHORT: Final = 16  # so many digits of a seal are printed; nobody finds another ledger with the same ones
_HEAD: Final = re.compile(r"(\d{1,10})\s*[-:：]\s*([0-9a-f]{16,64})", re.ASCII | re.IGNORECASE)


class HeadError(ValueError):
    """A text that names no head of the chain; the message (Chinese) says how it is written."""


def short_head(change: int, seal: str) -> str:
    """A head of the chain as it is printed and written down: `12345-9f86d081884c7d65`."""
    return f"{change}-{seal[:_SHORT]}"


def read_head(text: str) -> tuple[int, str]:
    """The change that a head names, and its seal or as many of the first digits as are given, at least 16.

    Reads what `short_head` writes, also with a colon and all 64 digits. Raises HeadError.
    """
    found = _HEAD.fullmatch(text.strip())
    if found is None:
        raise HeadError(f"“{text.strip()[:80]}”不是链头；请按报表页脚所印填写，例如 12345-9f86d081884c7d65。")
    return int(found[1]), found[2].lower()


def made_line(table: str, key: object, values: Mapping[str, object]) -> bytes:
    """The line of a version that a change made; `values` by column in alphabetical order."""
    return _line(["+", table, key, {name: value for name, value in values.items() if value is not None}])


def ended_line(table: str, key: object, since: object) -> bytes:
    """The line of a version that a change ended."""
    return _line(["-", table, key, since])


def _line(parts: list[object]) -> bytes:
    return _in_bytes(as_json(parts)) + b"\n"


class Digest:
    """The digest of a change's rows, fed line by line."""

    def __init__(self, lines: Iterable[bytes] = ()) -> None:
        self._hash = sha256()
        self.lines = 0
        for line in lines:
            self.add(line)

    def add(self, line: bytes) -> None:
        """The next line."""
        self._hash.update(line)
        self.lines += 1

    def copy(self) -> "Digest":
        """The same so far; what is fed to one from now on is not fed to the other."""
        other = Digest()
        other._hash, other.lines = self._hash.copy(), self.lines
        return other

    def made(self, table: str, key: object, values: Mapping[str, object]) -> None:
        """A version that the change made; `values` by column in alphabetical order."""
        self.add(made_line(table, key, values))

    def ended(self, table: str, key: object, since: object) -> None:
        """A version that the change ended."""
        self.add(ended_line(table, key, since))

    @property
    def text(self) -> str:
        """In hexadecimal digits."""
        return self._hash.hexdigest()


def seal_of(before: str, change: list[object], digest: Digest) -> str:
    """The seal of a change (see above) whose line is `change`, after a change with the seal `before`."""
    return sha256(_in_bytes("\n".join((before, as_json(change), digest.text)))).hexdigest()


def as_json(value: object) -> str:
    """One line of JSON; a day and a moment in ISO 8601, a moment in UTC with microseconds."""
    return _ENCODED(value)


def _in_bytes(text: str) -> bytes:
    # What another program left that is no UTF-8 stays the bytes that it is.
    return text.encode(errors="surrogateescape")


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, Decimal):
        return str(value)
    return str(value)  # what a database client may have left: we did not write it, and it is sealed as it stands


def moment_text(moment: datetime) -> str:
    """2024-03-31T10:00:00.000000Z."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


_ENCODED: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_text).encode
