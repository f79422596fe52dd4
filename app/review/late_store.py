"""A store that is opened after the window was shown: whoever asks it before that waits, off the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from app.errors import Cancelled, ThamTraError
from app.review.store import Store


class LateStore:
    """Stands for a `Store` that comes later; every call waits until it is there, or raises why it will not be."""

    def __init__(self) -> None:
        self._known = threading.Event()
        self._store: Store | None = None
        self._error: ThamTraError | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a store, or nobody waits for one any more."""
        return self._known.is_set()

    def take(self, store: Store) -> None:
        """Answer all calls from now on with this store."""
        self._store = store
        self._known.set()

    def give_up(self, error: ThamTraError | None = None) -> None:
        """Raise the error, or Cancelled, in whoever waits; without effect once there is a store."""
        if not self._known.is_set():
            self._error = error
            self._known.set()

    def replace(self, change: Callable[[], None], reopen: Callable[[], Store]) -> None:
        """Close the store, have its file changed, and open it anew, also where the change fails."""
        if self._store is not None:
            self._store.close()
        try:
            change()
        finally:
            self._store = reopen()

    def close(self) -> None:
        """Close the store where there is one."""
        self.give_up()
        if self._store is not None:
            self._store.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  the methods of Store, each with its own types
        def call(*arguments: object, **named: object) -> object:
            self._known.wait()
            if self._store is None:
                raise self._error or Cancelled
            return getattr(self._store, name)(*arguments, **named)

        return call
