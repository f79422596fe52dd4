"""Opening a bundle that somebody sent: its parts as bytes, within limits, and nothing is ever unpacked to the disk."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.errors import ExchangeError
from app.exchange import limits
from app.exchange.plain_json import read_json
from app.exports.bundle import ANNOTATIONS, MANIFEST, REPORT, REVIEW, SCHEMA
from app.wording import Message

PARTS = frozenset({MANIFEST, ANNOTATIONS, REVIEW, REPORT})
_ENCRYPTED = 0x1
_PACKAGE = b"PK"  # what every zip begins with


def open_package(path: Path) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Return the manifest of a bundle and its other parts as JSON; ExchangeError says why it is not taken."""
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            raise too_large(path)
        with zipfile.ZipFile(path) as package:
            data = {entry.filename: _unpack(package, entry, path) for entry in _entries(package, path)}
    except FileNotFoundError as error:
        raise ExchangeError(
            Message("{name} is not there; it may have been moved or renamed. Nothing was changed.", name=path.name)
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise (damaged if _is_package(path) else no_bundle)(path) from error
    except OSError as error:
        raise ExchangeError(
            Message("{path} cannot be read: {reason}. Nothing was changed.", path=path, reason=error.strerror or error)
        ) from error
    if MANIFEST not in data:
        raise no_bundle(path)
    manifest = _json(path, MANIFEST, data.pop(MANIFEST))
    _check_schema(path, manifest)
    _check_parts(path, manifest, data)
    return manifest, {name: _json(path, name, content) for name, content in data.items()}


def no_bundle(path: Path) -> ExchangeError:
    """Return the error for a file that is something else."""
    return ExchangeError(
        Message("{name} is no review bundle of Thẩm Tra. Nothing was changed. Choose another file.", name=path.name)
    )


def damaged(path: Path) -> ExchangeError:
    """Return the error for a bundle that cannot be read or that says what no bundle says."""
    return ExchangeError(
        Message(
            "The bundle {name} is damaged or was altered. Nothing was changed. Ask the colleague to send it again.",
            name=path.name,
        )
    )


def too_large(path: Path) -> ExchangeError:
    """Return the error for what is larger than any review is."""
    return ExchangeError(
        Message(
            "The bundle {name} holds more than a review can hold, so it was not read. Nothing was changed. "
            "Ask the colleague to send it again.",
            name=path.name,
        )
    )


def _is_package(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PACKAGE)) == _PACKAGE


def _entries(package: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if MANIFEST not in names:
        raise no_bundle(path)
    if len(set(names)) < len(names) or not PARTS.issuperset(names):
        raise damaged(path)
    return entries


def _unpack(package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> bytes:
    """Return one part, counted while it is unpacked: what a package says of its own sizes may be a lie."""
    if entry.flag_bits & _ENCRYPTED:
        raise damaged(path)
    allowed = min(limits.PART_BYTES, max(limits.RATIO_FROM_BYTES, limits.RATIO * entry.compress_size))
    if entry.file_size > allowed:
        raise too_large(path)
    chunks, size = [], 0
    with package.open(entry) as part:
        while chunk := part.read(limits.CHUNK_BYTES):
            chunks.append(chunk)
            size += len(chunk)
            if size > allowed:
                raise too_large(path)
    return b"".join(chunks)


def _json(path: Path, name: str, content: bytes) -> dict[str, Any]:
    longest = limits.TEXT_LETTERS if name == REPORT else limits.LETTERS
    try:
        read = read_json(content, longest)
    except OverflowError as error:
        raise too_large(path) from error
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not isinstance(read, dict):
        raise damaged(path)
    return read


def _check_schema(path: Path, manifest: dict[str, Any]) -> None:
    schema = manifest.get("schema")
    name, _, version = SCHEMA.partition("/")
    said, _, number = schema.partition("/") if isinstance(schema, str) else ("", "", "")
    if said != name or not (number.isascii() and number.isdecimal()) or len(number) > 4:
        raise no_bundle(path)
    if int(number) > int(version):
        raise ExchangeError(
            Message(
                "The bundle {name} was written by a newer version of this program. Nothing was changed. "
                "Update the program, then import it again.",
                name=path.name,
            )
        )


def _check_parts(path: Path, manifest: dict[str, Any], data: dict[str, bytes]) -> None:
    """See that the parts are those that the manifest names, with the bytes that it names."""
    told = manifest.get("files")
    told = told if isinstance(told, list) and all(isinstance(one, dict) for one in told) else []
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in data.items()}
    if ANNOTATIONS not in hashes or {str(one.get("name")): one.get("sha256") for one in told} != hashes:
        raise damaged(path)


def digest_of(parts: Mapping[str, Any]) -> str:
    """Return a fingerprint of what parts of a bundle say."""
    told = json.dumps(parts, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(told.encode("ascii")).hexdigest()
