"""A store that comes later: calls wait for it, or learn that it does not come."""

from __future__ import annotations

import threading
from typing import Any, cast

import pytest

from app.errors import Cancelled, StoreError
from app.review.late_store import LateStore
from app.review.store import Store
from app.wording import Message


class Shelf:
    closed = False

    def reports(self) -> list[int]:
        return [1, 2]

    def close(self) -> None:
        self.closed = True


def test_a_call_waits_until_the_store_is_there() -> None:
    late, shelf = LateStore(), Shelf()
    answers: list[Any] = []
    asking = threading.Thread(target=lambda: answers.append(late.reports()))
    asking.start()
    asking.join(0.05)
    assert asking.is_alive() and not late.is_known
    late.take(cast("Store", shelf))
    asking.join(5)
    assert answers == [[1, 2]] and late.is_known
    late.close()
    assert shelf.closed


def test_where_no_store_comes_the_reason_is_raised_once_and_for_all() -> None:
    late = LateStore()
    late.give_up(StoreError(Message("No disk.")))
    late.give_up()
    with pytest.raises(StoreError, match="No disk"):
        late.reports()
    other = LateStore()
    other.close()
    with pytest.raises(Cancelled):
        other.reports()
