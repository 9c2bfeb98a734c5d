"""What tests of the statistics share."""

from collections.abc import Iterator

import pytest
from flask import Flask

from caseapp.db import db
from caseapp.organs.models import Office


@pytest.fixture
def holder(app: Flask, office: int) -> Iterator[Office]:
    """The office, within an application context; nothing entered is kept."""
    with app.app_context():
        yield db.session.get_one(Office, office)
        db.session.rollback()
