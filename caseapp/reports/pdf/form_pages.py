"""A measured form cut into pages: rows under a repeated head, the total never alone, notes and foot on the last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from caseapp.reports.pdf.form_measuring import ColumnGroup, MeasuredForm

_FEWEST_ROWS: Final = 3  # on a page of its own: the total and two before it


@dataclass(frozen=True, slots=True)
class FormPage:
    """The rows [`first`, `last`) of the columns of one sheet; `group` None: only what is left of the notes."""

    group: ColumnGroup | None
    first: int
    last: int
    notes: tuple[str, ...] = ()
    is_signed: bool = False


def pages_of(form: MeasuredForm, heights: Sequence[float]) -> list[FormPage]:
    """The pages in order: all rows of the first columns, then all rows of the next."""
    slices = _slices(form, heights)
    pages = [FormPage(group, first, last) for group in form.groups for first, last in slices]
    end = pages.pop()
    used = sum(heights[end.first : end.last])
    if used + form.around.tail_height <= form.room_for_rows + 1e-6:
        return [*pages, FormPage(end.group, end.first, end.last, form.around.notes, is_signed=True)]
    return [*pages, end, *_pages_of_notes(form)]


def _slices(form: MeasuredForm, heights: Sequence[float]) -> list[tuple[int, int]]:
    """Which rows stand together; the last part leaves room for notes and foot where that is possible."""
    count, start = len(heights), 0
    slices: list[tuple[int, int]] = []
    while True:
        end = _last_with_room(heights, start, form.room_for_rows)
        if end == count:
            within = _last_with_room(heights, start, form.room_for_rows - form.around.tail_height)
            is_to_be_moved = within < count and count - start > 2 * _FEWEST_ROWS and within > start
            if not is_to_be_moved:
                return [*slices, (start, count)]
            end = within
        end = max(start + 1, min(end, count - _FEWEST_ROWS))
        slices.append((start, end))
        start = end


def _last_with_room(heights: Sequence[float], start: int, room: float) -> int:
    end, used = start, 0.0
    while end < len(heights) and (used := used + heights[end]) <= room + 1e-6:
        end += 1
    return end


def _pages_of_notes(form: MeasuredForm) -> Iterator[FormPage]:
    """Pages for notes that no table leaves room for."""
    around = form.around
    most = int((form.paper.text_height - around.top_height - around.signing_height - 5) / around.note_leading)
    parts = [around.notes[at : at + most] for at in range(0, len(around.notes), most)] or [()]
    for number, part in enumerate(parts, start=1):
        yield FormPage(None, 0, 0, part, is_signed=number == len(parts))
