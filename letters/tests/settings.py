"""Settings of the tests: the archive's own, in a place of their own, and quicker."""

import atexit
import os
import tempfile
from pathlib import Path

# Before the archive's settings are read: the tests never touch the real archive, its
# database server included.
_PROJECT = Path(__file__).resolve().parent.parent.parent
os.environ["LETTERS_VAR"] = str(_PROJECT / "var" / "tests")

from archive.settings import *

_folder = tempfile.TemporaryDirectory(prefix="letters-tests-")
atexit.register(_folder.cleanup)

STATIC_ROOT = Path(_folder.name)
MEDIA_ROOT = Path(_folder.name) / "media"
for _engine in HAYSTACK_CONNECTIONS.values():
    _engine["PATH"] = str(Path(_folder.name) / "index")
    # In seconds: no test of what is found depends on how busy the machine is.
    _engine["TIMEOUT"] = 60

# Names without hashes, so that no test needs collectstatic.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# Deliberately weak: each test that signs somebody in would otherwise wait for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"] == "archive.embedded":
    DATABASES["default"]["ENGINE"] = "letters.tests.quick_database"
# What no test needs to preserve does not wait for the disk.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c synchronous_commit=off")
# The live server's threads would keep their connections, and the test database with
# them, beyond the end of the tests.
DATABASES["default"]["CONN_MAX_AGE"] = 0
