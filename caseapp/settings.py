"""Settings of this machine: where the data lies, the secret that signs sessions, and what the office may choose."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

MAX_UPLOAD_BYTES = 32 * 1024 * 1024


def settings(instance: Path, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Flask's configuration for the instance folder, which is made if it is not there.

    `instance/settings.toml` may set anything by its name; `CASEAPP_DATABASE_URL` names another database than the
    embedded one.
    """
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    chosen = instance / "settings.toml"
    return {
        "SECRET_KEY": _secret(instance / "secret_key"),
        "SQLALCHEMY_DATABASE_URI": database_url(instance, environ),
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},  # names, documents and sessions stay out of the log
        "MAX_CONTENT_LENGTH": MAX_UPLOAD_BYTES,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "MAX_FORM_PARTS": 5_000,
        "SESSION_COOKIE_NAME": "caseapp",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),
        "BOOTSTRAP_SERVE_LOCAL": True,
        "WTF_I18N_ENABLED": False,
        "LAW": {},  # readings of the law where its text leaves a question open, see law/readings.py
        "TYPEFACES": {},  # font files by role, see reports/typefaces.py
        "WTF_CSRF_TIME_LIMIT": None,  # a form may lie open all day; its token ends with the session
        **(tomllib.loads(chosen.read_text("utf-8")) if chosen.exists() else {}),
    }


def instance_named(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The instance folder that `CASEAPP_INSTANCE` names; None: the usual one."""
    named = environ.get("CASEAPP_INSTANCE")
    return Path(named).expanduser() if named else None


def database_url(instance: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The database in use: `CASEAPP_DATABASE_URL`, else the embedded one in the instance folder."""
    url = environ.get("CASEAPP_DATABASE_URL") or f"sqlite:///{instance.resolve() / 'caseapp.db'}"
    # What PostgreSQL's own tools print; SQLAlchemy wants the driver's name too.
    for plain in ("postgresql://", "postgres://"):
        url = url.replace(plain, "postgresql+psycopg://", 1) if url.startswith(plain) else url
    return url


def _secret(file: Path) -> str:
    """The instance's own secret, made on first use and readable by its owner alone."""
    try:
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as made:
            made.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text("ascii")
