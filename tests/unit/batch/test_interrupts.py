"""Ctrl+C stops a long run, also where its exception is lost in a destructor."""

from __future__ import annotations

import signal
import threading

import pytest

from app.batch.interrupts import heard_interrupts


class Dying:
    """Is interrupted while it is destroyed."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_that_a_destructor_swallows_is_raised_at_the_next_look() -> None:
    with heard_interrupts() as check:
        check()
        dying = Dying()
        del dying
        with pytest.raises(KeyboardInterrupt):
            check()


def test_an_interrupt_is_raised_at_once_and_the_handler_before_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), heard_interrupts():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_hears_no_interrupt_and_changes_nothing() -> None:
    before, heard = signal.getsignal(signal.SIGINT), []

    def look() -> None:
        with heard_interrupts() as check:
            check()
            heard.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert heard == [before]
