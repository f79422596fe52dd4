"""The reading process: the program in its hidden mode `read-worker`, which reads untrusted files for the window.

It answers frames of JSON (four bytes of length, big-endian, then UTF-8) on its standard output, never pickle.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.errors import SourceLost, ThamTraError, fault_of
from app.readers import limits
from app.wording import Message, choose_language, current_language
from app.wording.message import message_to_json

if TYPE_CHECKING:
    from app.readers.pdf.picture import Pictures

HEADER = struct.Struct(">I")
LARGEST_FRAME = 1_000_000_000
OUT_OF_MEMORY = Message("This file needs more memory than a report can; it was not read, nothing else was touched.")


def main() -> int:
    """Serve until the standard input ends."""
    limit_memory(limits.MEMORY_BYTES)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # a stray print must not break a frame
    with answers:
        run_worker(sys.stdin.buffer, answers)
    return 0


def run_worker(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each request with the report in a file, the picture of one of its pages, or one sentence."""
    pictures: list[Pictures] = []
    while (request := read_frame(requests)) is not None:
        path = Path(request["path"])
        choose_language(request.get("language", current_language()))  # a count in a reason for refusing is told in it
        work = partial(_picture, request, pictures) if "page" in request else partial(_report, answers, request)
        write_frame(answers, _answer(path, work))


def read_frame(stream: IO[bytes]) -> dict[str, Any] | None:
    """Return the next frame, None at the end of the stream or where it is no frame."""
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    (size,) = HEADER.unpack(head)
    if size > LARGEST_FRAME:
        return None
    body = stream.read(size)
    if len(body) < size:
        return None
    try:
        frame = json.loads(body)
    except ValueError:
        return None
    return frame if isinstance(frame, dict) else None


def write_frame(stream: IO[bytes], frame: dict[str, Any]) -> None:
    """Write one frame."""
    body = json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(HEADER.pack(len(body)) + body)
    stream.flush()


def _report(answers: IO[bytes], request: dict[str, Any], path: Path) -> dict[str, Any]:
    from app.jobs import Token
    from app.readers.registry import read_report
    from app.report.serialize import report_to_json

    wishes = {name: bool(request.get(name)) for name in ("ocr", "wordless")}

    def tell(done: int, total: int, text: Message) -> None:
        write_frame(answers, {"progress": [done, total, message_to_json(text)]})

    return {"report": report_to_json(read_report(path, Token(tell), **wishes))}


def _picture(request: dict[str, Any], kept: list[Pictures], path: Path) -> dict[str, Any]:
    from app.readers.pdf.picture import Pictures

    if not kept:
        kept.append(Pictures())
    try:
        return {"picture": kept[0].picture(path, request["sha256"], request["page"], request["width"])}
    except SourceLost as error:
        return {"lost": message_to_json(error.message)}


def _answer(path: Path, work: Callable[[Path], dict[str, Any]]) -> dict[str, Any]:
    from app.readers.docx.package import TOO_DEEP

    try:
        return work(path)
    except ThamTraError as error:
        return {"error": message_to_json(error.message)}
    except MemoryError:
        return {"error": message_to_json(OUT_OF_MEMORY)}
    except RecursionError:
        return {"error": message_to_json(TOO_DEEP)}
    except Exception as error:  # a fault of ours: the next file is read as ever
        return {"error": message_to_json(unexpected(path)), "fault": fault_of(error)}


def unexpected(path: Path) -> Message:
    """Return what is said of a file that the program stumbled over."""
    return Message(
        "{name} could not be read: something in it is not as the program expects. Nothing else was touched; "
        "save it anew in Word or as text and open that.",
        name=path.name,
    )


def limit_memory(size: int) -> None:
    """Limit the memory of this process: its address space on POSIX, what it may commit on Windows."""
    if sys.platform == "win32":
        from app.readers import job_object

        job_object.limit_memory(size)
    else:
        import resource

        try:
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
        except (ValueError, OSError):
            return  # a smaller limit is already set from outside


if __name__ == "__main__":
    sys.exit(main())
