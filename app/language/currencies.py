"""Currencies: how reports write them, and their ISO 4217 codes. A new one is one line in the table."""

from __future__ import annotations

import re

CURRENCIES = {
    "đồng việt nam": "VND",
    "đồng": "VND",
    "vnđ": "VND",
    "vnd": "VND",
    "đ": "VND",
    ".đ": "VND",
    "đô la mỹ": "USD",
    "đô la mĩ": "USD",
    "đô-la mỹ": "USD",
    "đôla mỹ": "USD",
    "đô la": "USD",
    "đô-la": "USD",
    "đôla": "USD",
    "mỹ kim": "USD",
    "usd": "USD",
    "us$": "USD",
    "$": "USD",
    "ơ-rô": "EUR",
    "euro": "EUR",
    "eur": "EUR",
    "€": "EUR",
    "yên nhật": "JPY",
    "jpy": "JPY",
    "nhân dân tệ": "CNY",
    "cny": "CNY",
    "bảng anh": "GBP",
    "gbp": "GBP",
    "won": "KRW",
    "krw": "KRW",
    "kip": "LAK",
    "baht": "THB",
    "bạt": "THB",
    "yên": "JPY",
    "yen": "JPY",
    "¥": "JPY",
    "tệ": "CNY",
    "ndt": "CNY",
    "£": "GBP",
    "rúp": "RUB",
    "đô sing": "SGD",
    "sgd": "SGD",
    "đô la singapore": "SGD",
    "đô la úc": "AUD",
    "đô-la úc": "AUD",
    "aud": "AUD",
    "franc thụy sĩ": "CHF",
    "chf": "CHF",
}

# Signs and codes that may stand before the amount: "$5 triệu", "USD 5 triệu".
_LEADING = re.compile(r"(?:us\$|[$€¥£]|(?<![^\W_])(?:usd|eur|vnd|vnđ|jpy|gbp|cny|aud|sgd))\s?$")

# Words that begin with đồng and are people or things: "05 đồng chí", "12 đồng hồ".
_NOT_MONEY = "chí|bào|hồ|đội|phạm|minh|nghiệp|bộ|thời|ruộng|cỏ|muối|bằng|chủ|tác giả|nát|thuận|ý"
# "03 tệ nạn", "5 yên ngựa".
_NOT_FOREIGN = "nạn|hại|bạc|bình|ổn|tĩnh|ngựa|xe|tâm|lòng"
_NAMES = "|".join(re.escape(name) for name in sorted(CURRENCIES, key=len, reverse=True))
_CURRENCY = re.compile(
    rf"\s{{0,2}}({_NAMES})(?![^\W_]|/c(?![^\W_]))(?!(?<=đồng)\s(?:{_NOT_MONEY})(?![^\W_]))"
    rf"(?!(?:(?<=tệ)|(?<=yên))\s(?:{_NOT_FOREIGN})(?![^\W_]))"
)


def read_currency(text: str, start: int) -> tuple[int, str] | None:
    """Read the currency (lower case) that begins at a place, blanks before it included: where it ends, and its code."""
    match = _CURRENCY.match(text, start)
    return (match.end(), CURRENCIES[match.group(1)]) if match else None


def read_leading_currency(before: str) -> tuple[int, str] | None:
    """Read the sign or code that the words end with: how long it is with the blank after it, and its ISO code."""
    match = _LEADING.search(before)
    return (len(match.group()), CURRENCIES[match.group().strip()]) if match else None
