"""A port that cannot be used is refused in words before anything is prepared."""

import socket

import pytest

from archive.serving import port
from archive.serving.port import PortError, read_port


@pytest.mark.parametrize("value", ["web", "0", "65536", "-1", "80.5"])
def test_what_is_no_port_is_refused(monkeypatch, value):
    monkeypatch.setenv("PORT", value)

    with pytest.raises(PortError, match="a number from 1 to 65535"):
        read_port()


def test_a_port_that_is_taken_is_named_with_the_way_out(monkeypatch):
    monkeypatch.setattr(port, "PATIENCE_SECONDS", 0)
    with socket.create_server((port.HOST, 0)) as listener:
        taken = listener.getsockname()[1]
        monkeypatch.setenv("PORT", str(taken))

        with pytest.raises(PortError, match=f"PORT={taken + 1} script/server"):
            read_port()
