"""After sign-in nobody is led to another site."""

import pytest

from caseapp.accounts.next_page import local_path


@pytest.mark.parametrize("path", ["/", "/reconsideration/?page=2&sort=-due_on", "/litigation/12", "/统计/"])
def test_a_path_on_this_site_is_followed(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "reconsideration/",  # relative to whatever page comes next
        "https://example.org/",
        "//example.org/",  # a browser reads another host
        "/\\example.org/",  # so do some of this
        "/a\\b",
        "\t//example.org/",  # browsers drop the tab
        "/\t/example.org/",
        "/\n/example.org/",
        "javascript:alert(1)",
        "/sign-in?next=/",  # in a circle
        "/sign-out",
    ],
)
def test_everything_else_is_not(text: str | None) -> None:
    assert local_path(text) is None
