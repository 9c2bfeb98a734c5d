"""Case numbers (案号) such as 商政复〔2023〕12号."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

_WRITTEN = re.compile(r"(?P<prefix>\D{1,40}?)第?[(\[](?P<year>\d{4})[)\]](?:第)?(?P<serial>\d{1,8})号?")
_BRACKETS = str.maketrans("〔【［[｛{〈<", "((((((((") | str.maketrans("〕】］]｝}〉>", "))))))))")


def with_round_brackets(text: str) -> str:
    """A number of any kind in half width, without spaces, its brackets of whatever shape made round ones."""
    return unicodedata.normalize("NFKC", "".join(text.split())).translate(_BRACKETS)


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The parts of a standard case number: prefix, year, serial without leading zeros (GB/T 9704 7.2.5)."""

    prefix: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The number that a person wrote with whatever brackets, widths and zeros; None if it is no standard one."""
        match = _WRITTEN.fullmatch(with_round_brackets(text))
        if match is None:
            return None
        return cls(match["prefix"], int(match["year"]), int(match["serial"]))


def canonical(text: str) -> str:
    """A case number as the ledger keeps it: the standard form where it is one, else as written without spaces."""
    number = CaseNumber.read(text)
    return str(number) if number else "".join(text.split())
