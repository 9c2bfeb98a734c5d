"""An office may print with its own font files; a wrong one is refused in a sentence."""

from pathlib import Path

import pytest

from caseapp.reports.typefaces import CARRIED, SANS_BOLD, SERIF, TypefaceError, typefaces_from


def test_without_settings_the_carried_faces_are_used() -> None:
    assert typefaces_from({}) == CARRIED


def test_a_named_file_sets_its_role_and_leaves_the_others() -> None:
    typefaces = typefaces_from({"body": str(SANS_BOLD)})

    assert typefaces.body == SANS_BOLD
    assert typefaces.table == SERIF


@pytest.mark.parametrize(
    ("settings", "content", "expected"),
    [
        ({"正文": "a.ttf"}, None, "没有“正文”这一项"),  # the roles have names of their own
        ({"body": "missing.ttf"}, None, "无法读取"),
        ({"title": "outlines.otf"}, b"OTTO\x00\x0c", "不是 TrueType 字体"),  # ReportLab embeds no CFF outlines
        ({"heading": "page.ttf"}, b"<html>", "不是 TrueType 字体"),
    ],
)
def test_a_file_that_cannot_be_embedded_is_refused(
    tmp_path: Path, settings: dict[str, str], content: bytes | None, expected: str
) -> None:
    (role, name), *_ = settings.items()
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(TypefaceError, match=expected):
        typefaces_from({role: str(tmp_path / name)})
