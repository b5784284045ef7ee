"""The archive's settings, with Haystack's own engine in place of the archive's."""

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
# Only documents up to this primary key are indexed.
STOCK_LAST_DOCUMENT = int(os.environ["LETTERS_BENCH_STOCK_LAST"])
