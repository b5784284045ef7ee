"""What script/server runs, from an empty folder to the end of every process."""

import signal
import socket
import urllib.error
import urllib.request

import psutil
import pytest

from archive.serving.port import HOST
from letters.tests.archive.programs import begin, end, wait_until

IS_READY = "The archive is at"


@pytest.fixture
def port():
    with socket.create_server((HOST, 0)) as free:
        return free.getsockname()[1]


def begin_serving(var, port):
    """Serve, and return the process with what it said until it was ready."""
    server = begin(var, "-m", "archive.serving", PORT=str(port))
    said = []
    for line in server.stdout:
        said.append(line)
        if IS_READY in line:
            break
    return server, "".join(said)


def status_of(port, path):
    with urllib.request.urlopen(f"http://{HOST}:{port}{path}") as response:
        return response.status


def refusal_of(port, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        status_of(port, path)
    return refused.value.code, refused.value.read().decode()


def test_it_serves_and_ends_with_all_its_children(var, port):
    server, first_words = begin_serving(var, port)
    children = psutil.Process(server.pid).children(recursive=True)
    statuses = [status_of(port, path) for path in ("/", "/admin/", "/health/ready")]
    refused, why = refusal_of(port, f"/search/?q={'a' * 60_000}")
    server.send_signal(signal.SIGTERM)

    assert server.wait(20) == 0
    assert refused == 414
    assert '<a href="/search/">search again</a> with fewer words' in why
    assert statuses == [200, 200, 200]
    assert children
    assert not any(child.is_running() for child in children)
    assert "Sign in as archivist with the password" in first_words


def test_nothing_goes_on_when_it_is_killed(var, port):
    server, _ = begin_serving(var, port)
    children = psutil.Process(server.pid).children(recursive=True)

    end(server)

    assert children
    assert wait_until(
        lambda: not any(child.is_running() for child in children), seconds=15
    )
