"""Entry point for a WSGI server: `waitress-serve wsgi:app`. `CASEAPP_INSTANCE` names another instance folder."""

from caseapp import create_app
from caseapp.settings import instance_named

app = create_app(instance_named())
