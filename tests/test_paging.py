"""Pages of a list: every row on exactly one page, the later half read from the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.paging import Page, Window, page_asked


@given(total=st.integers(0, 500), size=st.integers(1, 60))
def test_the_pages_of_a_list_hold_every_row_once_and_in_order(total: int, size: int) -> None:
    rows = list(range(total))
    pages = max(1, -(-total // size))
    seen: list[int] = []
    for number in range(1, pages + 1):
        window = Window.of(total, number, size)
        ordered = rows[::-1] if window.from_end else rows
        shown = ordered[window.offset : window.offset + window.limit]
        seen += shown[::-1] if window.from_end else shown

    assert seen == rows


@given(total=st.integers(0, 10**7), number=st.integers(1, 10**6))
def test_no_page_skips_more_than_half_of_the_list(total: int, number: int) -> None:
    assert Window.of(total, number).offset <= total / 2


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-3, 1), (3, 3), (99, 3)])
def test_a_number_beyond_the_list_means_its_nearest_page(asked: int, shown: int) -> None:
    assert Window.of(120, asked, 50).number == shown


@pytest.mark.parametrize(
    ("text", "number"), [(None, 1), ("", 1), ("2", 2), ("x", 1), ("-1", 1), ("²", 1), ("9" * 40, 1), ("9" * 15, 10**9)]
)
def test_the_page_in_an_address_is_a_number_or_the_first(text: str | None, number: int) -> None:
    assert page_asked(text) == number


def test_a_page_says_which_rows_it_shows() -> None:
    page = Page(("a", "b"), total=52, number=2)

    assert (page.pages, page.first, page.last) == (2, 51, 52)
    assert (Page((), total=0, number=1).first, Page((), total=0, number=1).pages) == (0, 1)
