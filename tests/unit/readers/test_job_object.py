"""The memory limit on Windows: what is asked of its kernel, and that a refusal is no fault."""

from __future__ import annotations

import ctypes
import sys

import pytest

from app.readers import job_object, worker
from app.readers.job_object import PROCESS_MEMORY, ExtendedLimits, limit_memory


class Kernel:
    """Stands for kernel32 and remembers what it was asked."""

    def __init__(self, job: int = 7, agrees: bool = True) -> None:
        self.job, self.agrees = job, agrees
        self.calls: list[str] = []
        self.limits = ExtendedLimits()

    def CreateJobObjectW(self, security: None, name: None) -> int:
        self.calls.append("create")
        return self.job

    def SetInformationJobObject(self, job: int, kind: int, limits: object, size: int) -> bool:
        assert (job, kind, size) == (self.job, 9, ctypes.sizeof(ExtendedLimits))
        self.calls.append("set")
        ctypes.memmove(ctypes.byref(self.limits), limits, size)  # type: ignore[arg-type]
        return True

    def GetCurrentProcess(self) -> int:
        return -1

    def AssignProcessToJobObject(self, job: int, process: int) -> bool:
        assert (job, process) == (self.job, -1)
        self.calls.append("assign")
        return self.agrees

    def CloseHandle(self, job: int) -> bool:
        self.calls.append("close")
        return True


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of a 64-bit Windows")
def test_the_structures_have_the_sizes_that_windows_documents() -> None:
    assert ctypes.sizeof(job_object.BasicLimits) == 64
    assert ctypes.sizeof(job_object.Transfers) == 48
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112
    assert job_object.BasicLimits.LimitFlags.offset == 16


def test_the_process_is_put_into_a_job_that_limits_its_memory() -> None:
    kernel = Kernel()
    assert limit_memory(2_000_000_000, kernel)
    assert kernel.calls == ["create", "set", "assign", "close"]
    assert kernel.limits.ProcessMemoryLimit == 2_000_000_000
    assert kernel.limits.BasicLimitInformation.LimitFlags & PROCESS_MEMORY


@pytest.mark.parametrize(("kernel", "calls"), [(Kernel(job=0), 1), (Kernel(agrees=False), 4)])
def test_a_refusal_is_no_fault(kernel: Kernel, calls: int) -> None:
    assert not limit_memory(1_000, kernel)
    assert len(kernel.calls) == calls


def test_the_reading_process_asks_for_it_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(job_object, "limit_memory", asked.append)
    worker.limit_memory(12_345)
    assert asked == [12_345]
