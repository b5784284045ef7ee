"""Runs a Java program from Maven's artifacts, until whoever started it ends."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
# About 90 MB, brought once.
JARS = PROJECT / "var" / "solr" / "jars"
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


def free_port() -> int:
    """One that nobody has now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Program:
    """A source file beside this one, that runs with `arguments`."""

    def __init__(self, source: str, logs: Path, heap: str, *arguments: object) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self._said = logs / "stderr.log"
        with self._said.open("w") as errors:
            self._process = subprocess.Popen(  # noqa: S603
                [
                    *("java", f"-Xmx{heap}", "-XX:+UseSerialGC"),
                    *(f"-Dsolr.log.dir={logs}", f"-Djava.io.tmpdir={logs}"),
                    f"-Dlog4j2.configurationFile={HERE / 'log4j2.xml'}",
                    *("-cp", f"{JARS}/*", str(HERE / source), *map(str, arguments)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                # Ctrl-C is for whoever started it, who then ends it.
                start_new_session=True,
            )

    def address(self) -> str:
        """As soon as it serves. To be asked once. Raises SolrDidNotStartError."""
        lines = self._process.stdout or ()
        ready, _, address = next(iter(lines), "").strip().partition(" ")
        if ready != "ready":
            raise SolrDidNotStartError(self._said.read_text()[-2000:])
        return address

    def begin_to_end(self) -> None:
        """Whoever ends several need not wait for one after the other."""
        if self._process.stdin:
            with suppress(BrokenPipeError):
                self._process.stdin.close()

    def end(self) -> None:
        self.begin_to_end()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def kill(self) -> None:
        """Without a word, as a machine that fails."""
        self._process.kill()
        self._process.wait()
