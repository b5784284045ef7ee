"""What script/server runs, from an empty folder to the end of every process."""

from __future__ import annotations

import signal
import socket
import subprocess
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from archive.serving.port import HOST
from letters.tests.archive.programs import begin, end, wait_until

IS_READY = "The archive is at"


class ServedArchive:
    """One archive for all tests here, started again after a test that ends it."""

    def __init__(self, var: Path, port: int) -> None:
        self.var = var
        self.port = port
        self.process: subprocess.Popen[str] | None = None
        self.words_of_first_start = ""

    @property
    def errors(self) -> Path:
        return self.var / "errors.txt"

    def ensure_running(self) -> None:
        """Return when the archive is ready to serve."""
        if self.process is not None and self.process.poll() is None:
            return
        with self.errors.open("w") as stderr:
            self.process = begin(
                self.var,
                *("-m", "archive.serving"),
                stderr=stderr,
                PORT=str(self.port),
                LETTERS_KEEPS_PAGES="1",
            )
        words = self._read_until_ready()
        self.words_of_first_start = self.words_of_first_start or words

    def _read_until_ready(self) -> str:
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if IS_READY in line:
                break
        return "".join(lines)

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self) -> None:
        if self.process is not None:
            end(self.process)

    def get_status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://{HOST}:{self.port}{path}") as response:
            return response.status

    def get_refusal(self, path: str) -> tuple[int, str]:
        with pytest.raises(urllib.error.HTTPError) as refusal:
            self.get_status(path)
        return refusal.value.code, refusal.value.read().decode()


def is_answered(server):
    try:
        return server.get_status("/") == 200
    except OSError:
        return False


def is_at_work(process: psutil.Process) -> bool:
    """False as well for one that has ended and that nobody has asked for its status:
    what a web process started is left to the system's first process."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="module")
def served_archive(shared_var):
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    archive = ServedArchive(shared_var, port)
    yield archive
    archive.end()


@pytest.fixture
def server(served_archive):
    served_archive.ensure_running()
    return served_archive


def test_it_serves_readers_archivists_and_monitors(server):
    paths = ("/", "/admin/", "/health/ready", "/search/?q=Andropov")

    assert [server.get_status(path) for path in paths] == [200, 200, 200, 200]


def test_an_address_that_is_too_long_is_refused_with_the_way_back(server):
    status, page = server.get_refusal(f"/search/?q={'a' * 60_000}")

    assert status == 414
    assert '<a href="/search/">search again</a> with fewer words' in page


def test_no_reader_chooses_the_address_that_pages_are_made_for(server):
    address = f"http://{HOST}:{server.port}/elsewhere/people/"
    for name in ("SCRIPT_NAME", "PATH_INFO"):
        request = urllib.request.Request(address, headers={name: "/elsewhere"})
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(request)  # noqa: S310
        assert refusal.value.code == 404


def test_the_first_start_shows_the_first_archivists_password(server):
    words = server.words_of_first_start

    assert "Sign in as archivist with the password" in words


def test_a_former_name_of_a_setting_is_told_once_for_all_its_processes(server):
    assert server.errors.read_text().count("LETTERS_KEEPS_PAGES") == 1


def test_the_web_server_is_started_again_when_it_is_killed(server):
    def is_master(child):
        # A process that ends at this moment has no words any more.
        with suppress(psutil.Error):
            return "gunicorn" in child.cmdline()
        return False

    def masters():
        found = psutil.Process(server.process.pid).children()
        return [child for child in found if is_at_work(child) and is_master(child)]

    (killed,) = masters()
    killed.kill()

    assert wait_until(lambda: masters() not in ([], [killed]), seconds=30)
    assert wait_until(lambda: is_answered(server), seconds=60)


def test_it_ends_with_all_its_children(server):
    children = server.children()

    server.process.send_signal(signal.SIGTERM)

    assert server.process.wait(20) == 0
    assert children
    assert not any(is_at_work(child) for child in children)


def test_nothing_goes_on_when_it_is_killed(server):
    children = server.children()

    server.end()

    assert children
    assert wait_until(
        lambda: not any(is_at_work(child) for child in children), seconds=15
    )
