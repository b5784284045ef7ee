"""Serve Solr until interrupted: see script/solr."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event

from solr_server import cloud, missing_programs, solr

parser = argparse.ArgumentParser(prog="script/solr")
parser.add_argument("folder", type=Path, metavar="FOLDER")
parser.add_argument("port", type=int, nargs="?", default=8983, metavar="PORT")
parser.add_argument(
    "--nodes", type=int, default=1, metavar="N", help="3: a SolrCloud of three servers"
)
options = parser.parse_args()
if missing := missing_programs():
    sys.exit(f"Not installed: {', '.join(missing)}.")


def serve(address: str) -> None:
    sys.stdout.write(f"LETTERS_SOLR_URL={address}\n")
    sys.stdout.flush()
    Event().wait()


folder = options.folder.resolve()
with suppress(KeyboardInterrupt):
    if options.nodes == 1:
        with solr(folder, options.port) as core:
            serve(core)
    else:
        with cloud(folder, options.port, nodes=options.nodes) as servers:
            serve(servers.address)
