"""The pages of a PDF as pictures, made in a reading process of their own: a hostile page never reaches the window."""

from __future__ import annotations

import zlib
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import SourceLost
from app.jobs import Token
from app.readers import limits
from app.readers.process import ask_for_picture
from app.wording.message import message_from_json

BYTES = 4  # of a pixel: blue, green, red, and one that is not used
Ask = Callable[[Mapping[str, Any], Path, Token | None, Callable[[dict[str, Any]], "PagePicture"]], "PagePicture"]


@dataclass(frozen=True, slots=True)
class PageAsked:
    """A page, counted from 1, of the file with that sha256, and how many pixels wide its picture is to be."""

    path: str
    sha256: str
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The pixels of a page, row by row from the top; it may be smaller than it was asked for."""

    width: int
    height: int
    pixels: bytes


def page_picture(asked: PageAsked, token: Token | None = None, ask: Ask = ask_for_picture) -> PagePicture:
    """Return the picture of a page; SourceLost where the file is not what was read, ReadError for one page's fault."""
    request = {"sha256": asked.sha256, "page": asked.page, "width": asked.width}
    return ask(request, Path(asked.path), token, _made)


def _made(frame: dict[str, Any]) -> PagePicture:
    """Return the picture in an answer; nothing in it is trusted but that it is so many pixels."""
    if "lost" in frame:
        raise SourceLost(message_from_json(frame["lost"]))
    found = frame["picture"]
    width, height = int(found["width"]), int(found["height"])
    size = width * height * BYTES
    if width < 1 or height < 1 or width * height > limits.PICTURE_PIXELS:
        raise ValueError("no picture")
    try:
        pixels = zlib.decompressobj().decompress(b64decode(found["pixels"]), size)
    except zlib.error:
        raise ValueError("no pixels") from None
    if len(pixels) != size:
        raise ValueError("too few pixels")
    return PagePicture(width, height, pixels)
