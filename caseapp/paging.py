"""A long list page by page: which rows a page shows, and what the page says about itself."""

from dataclasses import dataclass
from typing import Generic, Self, TypeVar

PAGE_SIZE = 50

T = TypeVar("T")


_LARGEST_NUMBER = 10**9


def page_asked(text: str | None) -> int:
    """The page number in an address; the first page for anything that is no number."""
    return min(int(text), _LARGEST_NUMBER) if text and text.isascii() and text.isdigit() and len(text) < 20 else 1


@dataclass(frozen=True, slots=True)
class Window:
    """The rows of page `number` (from 1) of a list of `total`: skip `offset`, take `limit`.

    The later half of a list is read from its end (`from_end`: the order turned round), so that the last page costs
    no more than the first. A number beyond the list means its last page.
    """

    number: int
    offset: int
    limit: int
    from_end: bool

    @classmethod
    def of(cls, total: int, number: int, size: int = PAGE_SIZE) -> Self:
        """The window of a page as asked for in an address, by whatever number."""
        number = min(max(number, 1), max(1, -(-total // size)))
        first = (number - 1) * size
        limit = min(size, total - first)
        behind = total - first - limit
        if behind < first:
            return cls(number, behind, limit, from_end=True)
        return cls(number, first, limit, from_end=False)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list of `total` rows."""

    rows: tuple[T, ...]
    total: int
    number: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The ordinal of the page's first row, from 1; 0 in an empty list."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The ordinal of its last row."""
        return self.first + len(self.rows) - 1 if self.rows else 0
