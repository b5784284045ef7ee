"""The volumes for measuring: where they are, and their import into the archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.output import print_line
from benchmarks.processes import run_and_watch

from letters.models import Document

SHARED = Path(os.environ.get("LETTERS_SHARED") or "../shared")
# Whether LETTERS_BENCH_VAR names an existing archive, which stays unchanged.
USES_EXISTING_ARCHIVE = "LETTERS_BENCH_VAR" in os.environ


def fill(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            sys.exit(f"{path} does not exist. The volumes are not part of the project.")
    command = [sys.executable, "manage.py", "import_frus", *map(str, paths)]
    cost = run_and_watch(command)
    documents = Document.objects.published().count()
    print_line(f"imported {documents:,} documents in {cost.seconds:,.0f} s")
