"""Starts a real Solr server from Maven's artifacts, where Java 17 and Maven are."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
CONFIGURATION = PROJECT / "deploy" / "solr" / "conf"
# About 90 MB, brought once.
JARS = PROJECT / "var" / "solr" / "jars"
CORE = "letters"
PROGRAMS = ("java", "mvn")


class SolrDidNotStartError(RuntimeError):
    """The message ends with what the server said."""


def missing_programs() -> list[str]:
    """Those that are needed and not there."""
    return [program for program in PROGRAMS if not shutil.which(program)]


def bring_jars() -> None:
    """Raises CalledProcessError, where Maven finds no way to them."""
    if JARS.is_dir():
        return
    # Beside: what is interrupted is not taken for whole.
    part = JARS.with_name("jars.part")
    shutil.rmtree(part, ignore_errors=True)
    goal = "dependency:copy-dependencies"
    subprocess.run(  # noqa: S603
        [
            *("mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), goal),
            *("-DincludeScope=runtime", f"-DoutputDirectory={part}"),
        ],
        check=True,
        stdout=sys.stderr,
    )
    part.rename(JARS)


@contextmanager
def solr(folder: Path, port: int = 0, *, heap: str = "512m") -> Iterator[str]:
    """The address of a core that is served within, with its index in `folder`."""
    bring_jars()
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    said = logs / "stderr.log"
    with said.open("w") as errors:
        server = subprocess.Popen(  # noqa: S603
            [
                *("java", f"-Xmx{heap}", "-XX:+UseSerialGC"),
                *(f"-Dsolr.log.dir={logs}", f"-Djava.io.tmpdir={logs}"),
                f"-Dlog4j2.configurationFile={HERE / 'log4j2.xml'}",
                *("-cp", f"{JARS}/*", str(HERE / "SolrServer.java")),
                *(str(folder), str(CONFIGURATION), CORE, str(port)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        lines = server.stdout or ()
        ready, _, address = next(iter(lines), "").strip().partition(" ")
        if ready != "ready":
            raise SolrDidNotStartError(said.read_text()[-2000:])
        yield address
    finally:
        server.communicate()
