"""A command ends as any program does, only sooner."""

import os
import subprocess
import sys

_LEAVES = """
import atexit, sys
from caseapp.memory import leave
atexit.register(lambda: print("收尾"))
print("说完", file=sys.stderr)
print("一" * 100_000)
leave(SystemExit({}))
"""


def _left(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-X", "utf8", "-c", _LEAVES.format(code)], capture_output=True, encoding="utf-8"
    )


def test_what_was_said_and_what_is_left_to_do_is_not_lost() -> None:
    ended = _left("0")

    assert ended.returncode == 0
    assert ended.stdout == "一" * 100_000 + "\n收尾\n"
    assert ended.stderr == "说完\n"


def test_the_status_is_kept() -> None:
    assert [_left(code).returncode for code in ("0", "1", "2", "130", "'？'")] == [0, 1, 2, 130, 1]


def test_what_nobody_reads_ends_as_in_any_program() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    short = _LEAVES.replace("100_000", "1").format("0")
    ended = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-X", "utf8", "-c", short],
        stdout=writing,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    os.close(writing)

    assert ended.returncode == 120
