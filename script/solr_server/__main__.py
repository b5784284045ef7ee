"""Serve Solr until interrupted: see script/solr."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

from solr_server import missing_programs, solr

parser = argparse.ArgumentParser(prog="script/solr")
parser.add_argument("folder", type=Path, metavar="FOLDER")
parser.add_argument("port", type=int, nargs="?", default=8983, metavar="PORT")
options = parser.parse_args()
if missing := missing_programs():
    sys.exit(f"Not installed: {', '.join(missing)}.")
with (
    suppress(KeyboardInterrupt),
    solr(options.folder.resolve(), options.port) as address,
):
    sys.stdout.write(f"LETTERS_SOLR_URL={address}\n")
    sys.stdout.flush()
    Event().wait()
