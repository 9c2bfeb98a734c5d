"""What a test does where the machine lacks something: it is skipped with the reason, but never in CI."""

import os
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """Skip the test; fail it where CASEAPP_TESTS_MUST_NOT_SKIP is set."""
    if os.environ.get("CASEAPP_TESTS_MUST_NOT_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)
