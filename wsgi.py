"""Entry point for a WSGI server: `waitress-serve wsgi:app`. `CASEAPP_INSTANCE` names another instance folder."""

from caseapp import create_app
from caseapp.memory import keep_what_is_loaded
from caseapp.settings import instance_named

app = create_app(instance_named())
keep_what_is_loaded()
