"""The two ledgers of a reconsideration office, and the figures that stay explained."""

from pathlib import Path
from typing import Any

from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

import caseapp.accounts.views as accounts
import caseapp.audit.views as audit
import caseapp.consents.views as consents
import caseapp.desk.views as desk
import caseapp.issuing.comparing.views as comparing
import caseapp.issuing.views as issuing
import caseapp.litigation.views as litigation
import caseapp.organs.views as organs
import caseapp.quality.views as quality
import caseapp.reconsideration.views as reconsideration
import caseapp.reports.views as reports
import caseapp.rescheduling.views as rescheduling
import caseapp.spreadsheets.views as spreadsheets
import caseapp.statistics.views as statistics
from caseapp import web
from caseapp.accounts import guard
from caseapp.db import db
from caseapp.law.readings import reading_from
from caseapp.settings import settings

_PACKAGE = Path(__file__).parent
_FEATURES = (
    *(accounts, organs, rescheduling, desk, reconsideration, litigation, consents),
    *(statistics, audit, quality, spreadsheets, reports, issuing, comparing),
)


def create_app(instance: Path | None = None, **overrides: Any) -> Flask:
    """The application over the data of one instance folder (default: instance/ of the checkout or installation).

    `overrides` are settings by name, above those of the instance.
    """
    app = Flask(__name__, instance_path=str(instance.resolve()) if instance else None, template_folder=_templates())
    app.config.from_mapping(settings(Path(app.instance_path)) | overrides)
    reading_from(app.config["LAW"])  # a mistyped setting is told at the start, not in the middle of a case
    db.init_app(app)
    web.init_app(app)
    guard.init_app(app)
    for feature in _FEATURES:
        app.register_blueprint(feature.blueprint)
    app.add_url_rule("/", "index", _index)
    return app


@guard.allow(*guard.READERS)
def _index() -> Response:
    """The first page after sign-in: the desk."""
    return redirect(url_for("desk.index"))


def _templates() -> str:
    """Inside the package in an installation, beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return str(installed if installed.is_dir() else _PACKAGE.parent / "templates")
