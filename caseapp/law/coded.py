"""What every code table shares: a stored key, the Chinese term, and the other words offices write for it."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import ClassVar, Self

# What one office writes and the next leaves out: spaces, zero-width characters, brackets of every shape, punctuation.
_NOISE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff()\[\]{}<>〔〕【】「」《》\"'“”‘’,、。;:·・/—–-]+")

_LONGEST_QUOTE = 30
_TERMS_LISTED = 8


def plain(text: str) -> str:
    """The form in which two spellings are compared: half width, lower case, no spaces, brackets or punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


class UnknownCodeError(ValueError):
    """A word that stands in no row of a code table; its message (Chinese) says which terms the table knows.

    `table_title` is the table's name, `text` the word as written, `nearest` the known terms most like it, perhaps none.
    """

    def __init__(self, *, table_title: str, text: str, nearest: tuple[str, ...], known: tuple[str, ...]) -> None:
        self.table_title = table_title
        self.text = text
        self.nearest = nearest
        super().__init__(_unknown(table_title, text.strip(), nearest, known))


def _unknown(table_title: str, text: str, nearest: tuple[str, ...], known: tuple[str, ...]) -> str:
    listed = "、".join(known[:_TERMS_LISTED]) + ("等" if len(known) > _TERMS_LISTED else "")
    if not text:
        return f"{table_title}为空，请填写：{listed}。"
    quoted = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
    if nearest:
        return f"{table_title}“{quoted}”不在代码表中，最接近的是：{'、'.join(nearest)}。请改用代码表中的名称。"
    return f"{table_title}“{quoted}”不在代码表中，请改用：{listed}。"


class Coded(StrEnum):
    """A code table. A member is its stored key; `label` is its Chinese term, `also` the other words seen in ledgers.

    Written `KEY = "key", "中文", ("other word",)` in a `class X(Coded, table_title="…")`. A table whose members know
    more (what an ending counts as, say) writes those facts behind and takes them in its `__init__`.
    """

    label: str
    also: tuple[str, ...]
    table_title: ClassVar[str]

    def __new__(cls, key: str, label: str = "", also: tuple[str, ...] = (), *_facts: object) -> Self:
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        member.also = also
        return member

    def __init_subclass__(cls, *, table_title: str) -> None:
        super().__init_subclass__()
        cls.table_title = table_title

    @property
    def words(self) -> tuple[str, ...]:
        """Everything a ledger may write for this member: its term, the other words, its key."""
        return (self.label, *self.also, self.value)

    # Hides str.find on members, which nobody asks of a code; the word is the one that forms and spreadsheets use.
    @classmethod
    def find(cls, text: str) -> Self:  # type: ignore[override]  # a lookup in the table, not a search in the key
        """The member a person means by `text`, whatever its width, spaces and brackets; raises UnknownCodeError."""
        names = _names_by_word(cls)
        name = names.get(plain(text))
        if name is None:
            known = tuple(member.label for member in cls)
            near = (cls[names[word]].label for word in get_close_matches(plain(text), names, n=5, cutoff=0.5))
            raise UnknownCodeError(table_title=cls.table_title, text=text, nearest=_first_three(near), known=known)
        return cls[name]

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(key, term) of every member in the table's order, for a select field."""
        return [(member.value, member.label) for member in cls]


@cache
def _names_by_word(table: type[Coded]) -> dict[str, str]:
    return {plain(word): member.name for member in table for word in member.words}


def _first_three(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(labels))[:3]
