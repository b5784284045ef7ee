"""Prepare the archive and serve it: `python -m archive.serving`."""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import OperationalError

from archive import locks
from archive.serving.port import PortError, read_port
from archive.serving.preparation import prepare
from archive.serving.supervision import serve


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        port = read_port()
        django.setup()
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        with locks.exclusive(settings.VAR_DIR / "serving", timeout=0):
            return serve(port, is_searchable=prepare())
    except locks.LockTimeoutError:
        sys.stderr.write("This archive is being served already: stop that first.\n")
    except (CommandError, ImproperlyConfigured, OperationalError, PortError) as error:
        sys.stderr.write(f"{error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
