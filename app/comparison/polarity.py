"""Words that turn what follows them: "chưa" put before "hoàn thành" changes what is said of it, not only a word.

Where such a word comes, goes or is replaced by another of its kind, the word that it governs belongs to the change.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.comparison.align import Run
from app.comparison.tokens import Stream
from app.language.tables import words as words_of

_NOT, _FUTURE, _PAST, _PRESENT = "not", "future", "past", "present"
_TURNING = {
    "chưa": _NOT, "không": _NOT, "chẳng": _NOT, "đừng": _NOT, "chớ": _NOT, "khó": _NOT,
    "sẽ": _FUTURE, "sắp": _FUTURE, "đã": _PAST, "đang": _PRESENT,
}  # fmt: skip
# What may stand between such a word and the one it governs: "chưa thực sự", "không thể", "chưa được".
_BETWEEN = words_of("được thể thực sự thật có bị phải kịp còn hề cần nên đủ")
# Words of two syllables that are often denied; of others only the first syllable is taken.
_PAIRS = frozenset(
    {
        "hoàn thành", "hoàn thiện", "hoàn tất", "thực hiện", "triển khai", "ban hành", "giải ngân", "phê duyệt",
        "đảm bảo", "bảo đảm", "đáp ứng", "khắc phục", "giải quyết", "bố trí", "xử lý", "tổ chức", "thống nhất",
        "chấp hành", "hiệu quả", "đầy đủ", "đồng bộ", "kịp thời", "chặt chẽ", "nghiêm túc", "phát sinh", "phát hiện",
        "xảy ra", "ghi nhận", "báo cáo", "phối hợp", "thông qua", "nghiệm thu", "bàn giao", "khởi công", "quyết toán",
        "cân đối", "thu hồi", "bổ sung", "ổn định", "bền vững", "tương xứng", "quyết liệt", "chủ động", "thường xuyên",
        "rõ ràng", "rõ nét", "phù hợp", "vượt quá", "tiến hành", "kiểm tra", "rà soát", "trình duyệt", "áp dụng",
        "sử dụng", "công khai", "thu hút",
    }
)  # fmt: skip


def governed(old: Stream, new: Stream, old_hunk: Sequence[int], new_hunk: Sequence[int], run: Run) -> int:
    """Return how many words at the beginning of the equal run after a change belong to it."""
    before, after = _turn(old, old_hunk, run.old), _turn(new, new_hunk, run.new)
    if before == after or {before, after} == {None, _PAST} or new.opens_sentence(run.new):
        return 0
    count = 0
    while count < run.size and (_word(new, run.new + count) in _BETWEEN or _word(new, run.new + count) in _TURNING):
        count += 1
    if count == run.size or not new.word(run.new + count)[0].isalpha() or new.opens_sentence(run.new + count):
        return count
    if count + 1 < run.size and f"{_word(new, run.new + count)} {_word(new, run.new + count + 1)}" in _PAIRS:
        return count + 2
    return count + 1


def _turn(stream: Stream, hunk: Sequence[int], end: int) -> str | None:
    """Return what the last words of a change do to the word that follows at `end`."""
    for back, index in enumerate(reversed(hunk[-4:]), start=1):
        word = _word(stream, index)
        if index != end - back or (word not in _TURNING and word not in _BETWEEN):
            return None
        if word in _TURNING:
            return _TURNING[word]
    return None


def _word(stream: Stream, index: int) -> str:
    return stream.word(index).lower()
