"""Physical units, percent and percentage points, as reports write them. A new unit is one word in a table."""

from __future__ import annotations

import re

from app.language.tables import words as words_of

# Law on Measurement and Decree 86/2012/NĐ-CP (legal units), and the customary ones that reports use.
SYMBOLS = words_of(
    "mm cm dm m km ha m2 m3 km2 cm2 m² m³ km² cm² mm2 lít l ml kg g gam gram mg tấn tạ yến teu dwt "
    "hl dl µg μg ng mcg w kw mw gw wh kwh mwh gwh twh ste ster kva mva mwp kwp kv v hz mhz ghz mb kb gb tb mbps gbps"
    " °c độc db dba hp cv bar pa ppm nm kcal mvar"
)
NAMES = (
    "mét vuông",
    "mét khối",
    "ki lô mét vuông",
    "ki lô mét",
    "kilômét",
    "ki-lô-mét",
    "mét",
    "hécta",
    "hecta",
    "hectare",
    "ki-lô-oát",
    "lạng",
    "héc-ta",
    "héc ta",
    "sào",
    "công đất",
    "hải lý",
    "dặm",
    "ki-lô-gam",
    "độ c",
    "tr.m3",
    "tấn quy thóc",
)
# What a quantity may stand for each of: "tấn/năm", "tạ/ha", "m3/ngày đêm".
PER = (
    "ngày[.]đêm|ngày đêm|ngày|giờ|phút|giây|tháng|quý|năm|vụ|ha|hecta|héc ta|hộ|người|khẩu|mộ|suất|lần|chuyến|tấn|tạ|kg"
    "|lít|con|km2|km²|km|m2|m²|m3|m³|s|h|xe|sào|đầu người|lao động|công|cây|lứa|ngđ|ng[.]đ|mẫu|ca|đêm|học sinh|cháu"
    "|gốc|đợt"
)

_UNIT = "|".join(re.escape(unit) for unit in sorted([*SYMBOLS, *NAMES], key=len, reverse=True))
# "g", "l", "v", "m", "w", "s": a lone letter is a unit only where no word or dotted abbreviation goes on.
_MEASURE = re.compile(rf"(\s{{0,2}})((?:{_UNIT})(?![^\W_])(?!\.[^\W_])(?:/(?:{PER})(?![^\W_])){{0,2}})")
_PERCENT = re.compile(
    r"\s{0,2}(?:((?:điểm|đ)\s?%|đ\.%|điểm\sphần\străm|đpt(?![^\W_]))|(%|phần\străm(?![^\W_]))|(‰|phần\snghìn(?![^\W_])))"
)
VOLTS = frozenset({"v", "kv"})
_RISKY_APART = {"l", "g", "v", "w", "s", "h", "hp", "cv", "bar", "pa", "mb"}


def read_measure(text: str, start: int) -> tuple[int, str] | None:
    """Read the physical unit (lower case) at a place, blanks before it included: where it ends, and its first place."""
    match = _MEASURE.match(text, start)
    if match is None or (match.group(1) and match.group(2) in _RISKY_APART):
        return None
    return match.end(), match.group(2)


def read_percent(text: str, start: int) -> tuple[int, str] | None:
    """Read %, ‰ or percentage points at a place: where it ends, and which: "%", "‰" or "điểm %"."""
    match = _PERCENT.match(text, start)
    if match is None:
        return None
    return match.end(), "điểm %" if match.group(1) else "%" if match.group(2) else "‰"
