"""A real browser on a real server: Debian's Chromium, the application under waitress on a port of this machine."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page
from waitress.server import create_server

from caseapp import create_app
from caseapp.db import db
from tests.absence import absent

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium as Debian packages it, in Chinese."""
    if not Path(CHROMIUM).exists():
        absent("no Chromium on this machine: apt-get install chromium chromium-l10n fonts-wqy-zenhei")
    language = {"LANGUAGE": "zh_CN", "LANG": "zh_CN.UTF-8"}
    return browser_type_launch_args | {
        "executable_path": CHROMIUM,
        "args": list(FLAGS),
        "env": {**os.environ, **language},
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """An office's screen."""
    return browser_context_args | {"locale": "zh-CN", "viewport": {"width": 1366, "height": 768}}


@pytest.fixture
def served(sqlite_template: Path, tmp_path: Path) -> Iterator[Flask]:
    """The application that `address` serves, for entering what a test begins with."""
    instance = tmp_path / "served"
    instance.mkdir()
    shutil.copy(sqlite_template, instance / "caseapp.db")
    app = create_app(instance)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def address(served: Flask) -> Iterator[str]:
    """The address of a served application that nobody has used yet."""
    server = create_server(served, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # Closed in its own thread: in another it might just be asking the system about a socket that is no more. Its loop
    # ends by itself once the browser lets go of its connections.
    server.trigger.pull_trigger(server.close)


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A tab in which a script error or a refused script, style or request fails the test."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    # A form sent back with its errors answers 422, the page of a withdrawn case 410: the browser notes both.
    assert [text for text in complaints if "422" not in text and "410" not in text] == []
