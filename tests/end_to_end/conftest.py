"""The whole program is tried without a network: what asks for a socket of one fails, here and in every child."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_GUARD = Path(__file__).resolve().parents[1] / "fixtures" / "offline"
_watch = {"on": False}


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if _watch["on"] and event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        raise PermissionError("nothing may leave the machine: a socket of a network was asked for")


# A hook cannot be taken away again, so it is put in once and heeds only these tests.
sys.addaudithook(_refuse)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forbid the networks in this process and in those it starts."""
    before = os.environ.get("PYTHONPATH")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(_GUARD), before))))
    _watch["on"] = True
    yield
    _watch["on"] = False
