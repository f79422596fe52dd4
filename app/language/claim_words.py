"""Words that show what a sentence claims: a target, a superlative, completion or a shortcoming."""

from __future__ import annotations

import re


def _any_of(words: str) -> re.Pattern[str]:
    stripped = "|".join(part.strip() for part in words.split("|"))
    return re.compile(rf"(?<![^\W_])(?:{stripped})(?![^\W_])")


TARGET = _any_of(
    "phấn đấu|mục tiêu đến|sẽ|dự kiến|kế hoạch đến năm|phải hoàn thành|yêu cầu hoàn thành|chuẩn bị tổ chức"
)
SUPERLATIVE = _any_of(
    "cao nhất|thấp nhất|lớn nhất|nhỏ nhất|tốt nhất|nhiều nhất|ít nhất cả nước|nhanh nhất|tích cực nhất|đứng đầu|dẫn đầu"
    "|lần đầu tiên|đầu tiên|duy nhất|thuộc nhóm|thuộc tốp|tốp đầu|trong nhóm|vượt trội|kỷ lục|hàng đầu"
)
COMPLETION = _any_of(
    "hoàn thành|100%|không còn|không để xảy ra|không có trường hợp|không có nhiệm vụ|giải quyết dứt điểm|đã giải quyết cơ bản"
    "|thực hiện đầy đủ|đúng tiến độ|đảm bảo thời gian|thực hiện thắng lợi|giải quyết cơ bản|cơ bản hoàn thành|không có"
)
SHORTCOMING = _any_of(
    "chậm|chậm trễ|chưa đạt|hạn chế|tồn tại|bất cập|yếu kém|thiếu|chưa cao|chưa kịp thời|chưa đồng bộ|chưa chặt chẽ"
    "|chưa đáp ứng|chưa nghiêm|chưa sâu sát|chưa được giải quyết|chưa có chuyển biến|đạt thấp|còn thấp|kéo dài"
    "|đùn đẩy|lơ là|chủ quan|nhũng nhiễu|chưa thực sự|chưa chủ động|chưa triệt để|phức tạp|khó khăn hơn|chưa quyết liệt"
    "|bị ảnh hưởng nghiêm trọng|chưa ban hành|chưa hoàn thành|chưa xem xét|quá hạn|chưa rõ nét|chưa báo cáo"
)
# Words that are no shortcoming of the report: ordering them mended, or a hamlet's name for a state.
NOT_SHORTCOMING = _any_of(
    "không chủ quan|hạn chế thấp nhất|hạn chế tối đa|không chậm|khắc phục (?:những |các )?(?:tồn tại|hạn chế|yếu kém)"
    "|nguyên nhân khách quan và chủ quan|chủ quan và khách quan|về nguyên nhân chủ quan|tháo gỡ khó khăn"
)
