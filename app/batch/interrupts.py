"""Ctrl+C during a long run: an interrupt that Python loses is not lost for us."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard_interrupts() -> Iterator[Callable[[], None]]:
    """Yield what raises KeyboardInterrupt once Ctrl+C was pressed; to be called between two files.

    The exception itself comes at once, as always; but where it falls into a destructor or a callback of the garbage
    collector Python only reports it and goes on. Outside the main thread no interrupt is heard.
    """
    pressed = False

    def hear(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.default_int_handler(number, frame)

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield check
        return
    before = signal.signal(signal.SIGINT, hear)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
