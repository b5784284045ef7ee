"""The archive as a WSGI application, for gunicorn or any other server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from archive.costly_requests import with_limits
from archive.hosts import require_host
from archive.limited.patience import limit_waiting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
# A reader has gone after ten seconds; the query should not go on without them.
os.environ.setdefault("LETTERS_STATEMENT_SECONDS", "10")
os.environ.setdefault("LETTERS_LOCK_SECONDS", "5")

if settings.STATEMENT_SECONDS:
    limit_waiting(settings.STATEMENT_SECONDS)
application = require_host(with_limits(get_wsgi_application()))
import_string("letters.views.first_pages.import_pages")()
