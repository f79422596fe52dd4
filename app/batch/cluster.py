"""The same scan on a Dask cluster, for archives that outgrow one machine. Dask is an extra: tham-tra[dask]."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app import VERSION
from app.batch.task import Outcome, Task, failed, program_version, scan_file
from app.errors import ClusterError
from app.wording import Message

AHEAD = 4  # files that are given away for each thread of the cluster before the first of them is done
PATIENCE = "10s"  # for a scheduler to answer


def scan_on_cluster(paths: Sequence[Path], task: Task, address: str) -> Iterator[Outcome]:
    """Yield the outcome of every file in their order, scanned by a cluster that sees the same folders.

    ClusterError where there is no Dask, no scheduler at the address, or no program on its workers.
    """
    with _client(address) as client:
        _try_out(client, address)
        waiting: deque[tuple[Path, Any]] = deque()
        for path in paths:
            # not pure: the file may be another by now
            waiting.append((path, client.submit(scan_file, task, path, at=path.absolute(), pure=False)))
            if len(waiting) > AHEAD * sum(client.nthreads().values()):
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _client(address: str) -> Any:  # noqa: ANN401  Dask's own class, which is not there without Dask
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            Message(
                "Dask is not installed, so {address} cannot be asked; nothing was scanned. "
                "Install it (pip install dask distributed), or use --jobs on this machine.",
                address=address,
            )
        ) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
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


def _outcome(path: Path, future: Any) -> Outcome:  # noqa: ANN401
    from distributed import KilledWorker

    try:
        outcome: Outcome = future.result()
    except KilledWorker:
        return failed(
            path, Message("{name} could not be scanned: it ended every process that scanned it.", name=path.name)
        )
    return outcome
