"""Days as a Chinese sentence names them: one day, a stretch, or a list in which neighbours are drawn together."""

from collections.abc import Iterable
from datetime import date, timedelta

_DAY = timedelta(days=1)


def day_in_words(day: date) -> str:
    """`2024年2月10日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def stretch_in_words(first: date, last: date) -> str:
    """The days from `first` to `last`, both included: `2024年2月10日至17日`; a single day stands alone."""
    return _stretch(first, last, since=None)


def days_in_words(days: Iterable[date]) -> str:
    """All `days` in order, neighbours as one stretch, a year named once: `2024年2月3日、2月10日至17日`; "" for none."""
    named: list[str] = []
    before: date | None = None
    for first, last in _stretches(sorted(set(days))):
        named.append(_stretch(first, last, since=before))
        before = last
    return "、".join(named)


def _stretches(days: list[date]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == _DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _stretch(first: date, last: date, since: date | None) -> str:
    begins = _after(first, since)
    return begins if first == last else f"{begins}至{_short(last, first)}"


def _after(day: date, since: date | None) -> str:
    """A day with its year, which the day named before it in a list spares."""
    return f"{day.month}月{day.day}日" if since is not None and since.year == day.year else day_in_words(day)


def _short(last: date, first: date) -> str:
    """The end of a stretch, without what its beginning has said already."""
    return f"{last.day}日" if (last.year, last.month) == (first.year, first.month) else _after(last, first)
