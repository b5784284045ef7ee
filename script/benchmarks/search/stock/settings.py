"""The archive's settings, but for its engine: Haystack's own takes its place."""

import os

from archive.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.search.stock"]  # noqa: F405
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": os.environ["LETTERS_BENCH_STOCK"],
        "EXCLUDED_INDEXES": ["letters.search_indexes.DocumentIndex"],
    },
}
# The first documents up to this one are all that is indexed.
STOCK_LAST_DOCUMENT = int(os.environ["LETTERS_BENCH_STOCK_LAST"])
