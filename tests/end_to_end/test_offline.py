"""The guard that keeps these tests off every network does bite."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_of_a_network_is_refused_in_this_process(family: socket.AddressFamily) -> None:
    with pytest.raises(PermissionError, match="nothing may leave"):
        socket.socket(family)


def test_a_socket_of_a_network_is_refused_in_a_child() -> None:
    child = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket(socket.AF_INET)"], capture_output=True, text=True
    )
    assert child.returncode != 0
    assert "nothing may leave the machine" in child.stderr
