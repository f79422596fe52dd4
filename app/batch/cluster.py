"""The same scan on a Dask cluster, for archives that outgrow one machine. Dask is an extra: tham-tra[dask]."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from pathlib import Path
from typing import Any

from app import VERSION
from app.batch.task import Outcome, Task, failed
from app.batch.work import program_version, scan_file
from app.errors import ClusterError
from app.wording import Message

AHEAD = 4  # files that are given away for each thread of the cluster before the first of them is done
PATIENCE = "10s"  # for a scheduler to answer


def scan_on_cluster(paths: Sequence[Path], task: Task, address: str) -> Iterator[Outcome]:
    """Yield the outcome of every file in their order, scanned by a cluster that sees the same folders.

    ClusterError where there is no Dask, no scheduler at the address, or no program on its workers.
    """
    distributed = _distributed(address)
    with _client(distributed, address) as client:
        _try_out(client, address)
        try:
            yield from _outcomes(client, paths, task, distributed.KilledWorker)
        except (OSError, CancelledError) as error:
            raise ClusterError(
                Message(
                    "The Dask scheduler at {address} was lost in the midst of the scan. "
                    "What was done is kept where the results go to a file of JSON Lines: go on with --resume.",
                    address=address,
                )
            ) from error


def _outcomes(client: Any, paths: Sequence[Path], task: Task, killed: type[Exception]) -> Iterator[Outcome]:  # noqa: ANN401
    waiting: deque[tuple[Path, Any]] = deque()
    for path in paths:
        # not pure: the file may be another by now
        waiting.append((path, client.submit(scan_file, task, path, at=path.absolute(), pure=False)))
        if len(waiting) > AHEAD * max(1, sum(client.nthreads().values())):
            yield _outcome(*waiting.popleft(), killed)
    while waiting:
        yield _outcome(*waiting.popleft(), killed)


def _distributed(address: str) -> Any:  # noqa: ANN401  a library that is not there without the extra
    try:
        return import_module("distributed")  # by its name, so that a frozen program does not carry it
    except ImportError:
        raise ClusterError(
            Message(
                "Dask is not installed, so {address} cannot be asked; nothing was scanned. "
                "Install it (pip install dask distributed), or use --jobs on this machine.",
                address=address,
            )
        ) from None


def _client(distributed: Any, address: str) -> Any:  # noqa: ANN401
    try:
        return distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(
            Message(
                "There is no Dask scheduler at {address} ({reason}); nothing was scanned. "
                "Start one (dask scheduler), or use --jobs on this machine.",
                address=address,
                reason=" ".join(str(error).split()) or type(error).__name__,
            )
        ) from error


def _try_out(client: Any, address: str) -> None:  # noqa: ANN401
    """See whether there are workers, and whether they have this program: another one may find something else."""
    if not client.nthreads():
        raise ClusterError(
            Message("The Dask scheduler at {address} has no workers; nothing was scanned. Start some.", address=address)
        )
    version = client.submit(program_version, pure=False)
    if version.exception() is not None or version.result() != VERSION:
        raise ClusterError(
            Message(
                "The workers at {address} do not have this version of the program; nothing was scanned. "
                "Start them in the folder of the program.",
                address=address,
            )
        )


def _outcome(path: Path, future: Any, killed: type[Exception]) -> Outcome:  # noqa: ANN401
    try:
        outcome: Outcome = future.result()
    except killed:
        return failed(
            path, Message("{name} could not be scanned: it ended every process that scanned it.", name=path.name)
        )
    return outcome
