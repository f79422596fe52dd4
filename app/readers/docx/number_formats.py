"""Counts in the number formats that Word names, for lists and for notes."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHICAGO = "*†‡§"
_LETTERS = 20  # of one number at most; Word repeats the letter: z, aa, bb
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS |= {"twelve": "twelfth"}
_VIETNAMESE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_SIGNS = {  # one sign for each count from 1, as far as Unicode has them
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def format_number(count: int, form: str) -> str:
    """Return a count in one of Word's number formats; a format that is not known shows plain digits."""
    if form == "none":
        return ""
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _cased(_roman(count), form)
    if form in ("lowerLetter", "upperLetter") and count > 0:
        return _cased(chr(ord("a") + (count - 1) % 26) * min(_LETTERS, (count - 1) // 26 + 1), form)
    if form == "chicago" and count > 0:
        return _CHICAGO[(count - 1) % 4] * min(_LETTERS, (count - 1) // 4 + 1)
    if form in _SIGNS and 0 < count <= len(_SIGNS[form]):
        return _SIGNS[form][count - 1]
    if form in ("cardinalText", "ordinalText", "vietnameseCounting") and 0 <= count < 100:
        return _in_words(count, form)
    return _in_digits(count, form)


def padded(count: int, pattern: str) -> str:
    """Return a count with the leading zeros of a pattern such as "001, 002, 003, ..."."""
    return f"{count:0{min(_LETTERS, len(pattern.split(',')[0].strip()))}d}"


def _in_digits(count: int, form: str) -> str:
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "hex":
        return f"{count:X}"
    if form == "numberInDash":
        return f"- {count} -"
    if form == "ordinal":
        ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th") if count // 10 % 10 != 1 else "th"
        return f"{count}{ending}"
    return str(count).translate(_FULL_WIDTH) if form.startswith("decimalFullWidth") else str(count)


def _in_words(count: int, form: str) -> str:
    if form == "vietnameseCounting":
        return _vietnamese(count)
    tens, ones = ("", count) if count < 20 else (_TENS[count // 10 - 2], count % 10)
    last = _ONES[ones] if ones or not tens else ""
    if form == "ordinalText":
        last, tens = (_ordinal(last), tens) if last else ("", _ordinal(tens))
    return "-".join(filter(None, (tens, last))).capitalize()


def _ordinal(word: str) -> str:
    return _ORDINALS.get(word) or (word[:-1] + "ieth" if word.endswith("y") else word.removesuffix("t") + "th")


def _vietnamese(count: int) -> str:
    if count < 10:
        return _VIETNAMESE[count]
    tens = "mười" if count < 20 else f"{_VIETNAMESE[count // 10]} mươi"
    ones = {0: "", 5: "lăm", 1: "một" if count < 20 else "mốt"}.get(count % 10, _VIETNAMESE[count % 10])
    return f"{tens} {ones}".rstrip()


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN + _ROMAN_ONES:
        while count >= value:
            written += letters
            count -= value
    return written


def _cased(letters: str, form: str) -> str:
    return letters.upper() if form.startswith("upper") else letters
