"""The volumes that are measured: where they are, and how they come into the archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import run_and_watch
from benchmarks.telling import say

from letters.models import Document

SHARED = Path(os.environ.get("LETTERS_SHARED") or "../shared")
# Whether an archive is named that is there already, and stays as it is.
IS_KEPT = "LETTERS_BENCH_VAR" in os.environ


def fill(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            sys.exit(f"{path} is not there. The volumes are not part of the project.")
    command = [sys.executable, "manage.py", "import_frus", *map(str, paths)]
    spent = run_and_watch(command)
    documents = Document.objects.published().count()
    say(f"imported {documents:,} documents in {spent.seconds:,.0f} s")
