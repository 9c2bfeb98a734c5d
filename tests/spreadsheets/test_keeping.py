"""Marked workbooks that wait for their owner."""

import os
import stat
import time
from pathlib import Path

import pytest

from caseapp.spreadsheets.keeping import forget, hand_out, keep


def test_a_workbook_is_handed_out_once(tmp_path: Path) -> None:
    token = keep(tmp_path / "marked", b"one")

    assert hand_out(tmp_path / "marked", token) == b"one"
    assert hand_out(tmp_path / "marked", token) is None
    assert list((tmp_path / "marked").iterdir()) == []


def test_only_the_owner_of_the_machines_account_can_read_it(tmp_path: Path) -> None:
    keep(tmp_path / "marked", b"one")

    (file,) = (tmp_path / "marked").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_was_kept_for_an_hour_goes_with_the_next(tmp_path: Path) -> None:
    old = keep(tmp_path, b"old")
    young = keep(tmp_path, b"young")
    hour_ago = time.time() - 3601
    os.utime(tmp_path / f"{old}.xlsx", (hour_ago, hour_ago))

    keep(tmp_path, b"new")

    assert hand_out(tmp_path, old) is None
    assert hand_out(tmp_path, young) == b"young"


def test_a_workbook_can_be_forgotten(tmp_path: Path) -> None:
    token = keep(tmp_path, b"one")

    forget(tmp_path, token)
    forget(tmp_path, token)

    assert hand_out(tmp_path, token) is None


@pytest.mark.parametrize("token", ["", "../secret", "a" * 31, "A" * 32, "0" * 32 + "/x", "..\\..\\x"])
def test_no_token_leads_out_of_the_folder(tmp_path: Path, token: str) -> None:
    (tmp_path / "secret.xlsx").write_bytes(b"not yours")
    (tmp_path / "marked").mkdir()

    forget(tmp_path / "marked", token)

    assert hand_out(tmp_path / "marked", token) is None
    assert (tmp_path / "secret.xlsx").exists()
