"""The archive as a WSGI application, for gunicorn or any other server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from archive.hosts import require_host

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
# A reader has gone after ten seconds; the query should not go on without them.
os.environ.setdefault("LETTERS_STATEMENT_SECONDS", "10")
os.environ.setdefault("LETTERS_LOCK_SECONDS", "5")

application = require_host(get_wsgi_application())

# Or else the first reader who searches would wait until the engine is imported.
import_string(settings.HAYSTACK_CONNECTIONS["default"]["ENGINE"])
