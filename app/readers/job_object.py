"""The memory limit of a process on Windows: a job object that the process puts itself into."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof
from typing import Any

PROCESS_MEMORY, DIE_ON_UNHANDLED_EXCEPTION = 0x100, 0x400
EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", c_int64),
        ("PerJobUserTimeLimit", c_int64),
        ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t),
        ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t),
        ("PriorityClass", c_uint32),
        ("SchedulingClass", c_uint32),
    )


class Transfers(ctypes.Structure):
    """IO_COUNTERS."""

    _fields_ = tuple(
        (f"{what}{unit}Count", c_uint64) for unit in ("Operation", "Transfer") for what in ("Read", "Write", "Other")
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("BasicLimitInformation", BasicLimits),
        ("IoInfo", Transfers),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    )


def limit_memory(size: int, kernel32: Any = None) -> bool:  # noqa: ANN401  a library of Windows
    """Let this process commit at most that many bytes from now on; say whether Windows agreed.

    A process that is in a job already, as under some launchers, may be refused another one: other limits hold then.
    """
    kernel = kernel32 or _kernel32()
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION
    limits.ProcessMemoryLimit = size
    agreed = kernel.SetInformationJobObject(job, EXTENDED_LIMITS, byref(limits), sizeof(limits))
    agreed = agreed and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    kernel.CloseHandle(job)  # the job lives as long as a process is in it
    return bool(agreed)


def _kernel32() -> Any:  # noqa: ANN401  a library of Windows
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]  # on Windows only
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = c_void_p
    kernel.CreateJobObjectW.argtypes = (c_void_p, c_void_p)
    kernel.SetInformationJobObject.argtypes = (c_void_p, ctypes.c_int, c_void_p, c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (c_void_p, c_void_p)
    kernel.CloseHandle.argtypes = (c_void_p,)
    return kernel
