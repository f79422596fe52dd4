"""The letters of TCVN3 ("ABC") fonts. Source: TCVN 5712:1993, character set VN3, one byte a letter.

Keys are what stands in the place of each letter when a program takes the bytes for Windows-1252.
"""

from __future__ import annotations

_ROWS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
LETTERS = {chr(code): letter for first, row in _ROWS for code, letter in enumerate(row, first)}
