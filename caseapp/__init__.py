"""The two ledgers of a reconsideration office, and the figures that stay explained."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

    from flask import Flask

_PACKAGE = Path(__file__).parent


def create_app(instance: Path | None = None, *, has_pages: bool = True, **overrides: Any) -> "Flask":
    """The application over the data of one instance folder (default: instance/ of the checkout or installation).

    Without pages it is what a command needs: the settings and the database. `overrides` are settings by name, above
    those of the instance.
    """
    # Imported here: a command says what is to be done about memory before all that is loaded.
    from flask import Flask

    from caseapp.db import db
    from caseapp.law.readings import reading_from
    from caseapp.settings import settings

    app = Flask(__name__, instance_path=str(instance.resolve()) if instance else None, template_folder=_templates())
    app.config.from_mapping(settings(Path(app.instance_path)) | overrides)
    reading_from(app.config["LAW"])  # a mistyped setting is told at the start, not in the middle of a case
    db.init_app(app)
    if has_pages:
        _add_pages(app)
    return app


def _add_pages(app: "Flask") -> None:
    """What every page shares, each feature's pages, and the first page after sign-in: the desk."""
    # Imported here, as the features are below: a command that shows no page starts in half the time.
    from flask import redirect, url_for

    from caseapp import web
    from caseapp.accounts import guard

    web.init_app(app)
    guard.init_app(app)
    for feature in _features():
        app.register_blueprint(feature.blueprint)
    app.add_url_rule("/", "index", guard.allow(*guard.READERS)(lambda: redirect(url_for("desk.index"))))


def _features() -> "tuple[ModuleType, ...]":
    import caseapp.accounts.views as accounts
    import caseapp.audit.views as audit
    import caseapp.consents.views as consents
    import caseapp.desk.views as desk
    import caseapp.issuing.comparing.views as comparing
    import caseapp.issuing.papers.views as issued_papers
    import caseapp.issuing.views as issuing
    import caseapp.litigation.views as litigation
    import caseapp.organs.views as organs
    import caseapp.quality.views as quality
    import caseapp.reconsideration.views as reconsideration
    import caseapp.reports.registration.views as registration
    import caseapp.reports.returns.views as return_papers
    import caseapp.reports.views as reports
    import caseapp.rescheduling.views as rescheduling
    import caseapp.spreadsheets.figures.views as figure_sheets
    import caseapp.spreadsheets.views as spreadsheets
    import caseapp.statistics.chosen.views as chosen
    import caseapp.statistics.returns.editions.views as return_editions
    import caseapp.statistics.returns.views as returns
    import caseapp.statistics.views as statistics
    import caseapp.statistics.wording.views as wording

    return (
        *(accounts, organs, rescheduling, desk, reconsideration, litigation, consents),
        *(statistics, chosen, wording, returns, return_editions),
        *(audit, quality, spreadsheets, figure_sheets, reports, return_papers, registration),
        *(issuing, comparing, issued_papers),
    )


def _templates() -> str:
    """Inside the package in an installation, beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return str(installed if installed.is_dir() else _PACKAGE.parent / "templates")
