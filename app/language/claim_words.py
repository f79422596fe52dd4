"""Words that show what a sentence claims: a target, a superlative, completion or a shortcoming."""

# ruff: noqa: E501 (a table of patterns, one a line)
from __future__ import annotations

import re


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])")


TARGET = _any_of(
    "phấn đấu", "sẽ(?! còn| tiếp tục gây)", "dự kiến", "chuẩn bị tổ chức", "phải hoàn thành", "chậm nhất đến",
    "mục tiêu đến năm",
)  # fmt: skip
# In a part that tells what is to be done: something that is going to take place.
EVENT = _any_of(
    r"chuẩn bị(?:\s[^\W\d_]+){0,10}\s(?:tổ chức|khai giảng|thông qua|diễn tập|bầu cử|khai mạc|khởi công|khánh thành)",
    "tổ chức (?:sự kiện|diễn tập|lễ|đại hội|kỷ niệm|bầu cử|triển lãm|hội chợ|tổng kết|sơ kết)",
)
# To strive for the most is an exhortation: nothing in it can be checked.
EXHORTATION = _any_of(
    "phấn đấu(?: hoàn thành| đạt)?(?: ở)?(?: mức| kết quả)? cao nhất", "(?:nỗ lực|quyết tâm) phấn đấu(?=[^0-9%]{0,160}$)",
    "trân trọng đề nghị",
)  # fmt: skip
SUPERLATIVE = _any_of(
    "(?<!nỗ lực )(?<!mức )(?<!quyết tâm )cao nhất", "(?<!hạn chế )thấp nhất", "lớn nhất", "nhỏ nhất", "nhiều nhất",
    "nhanh nhất", "tích cực nhất", "(?<!người )đứng đầu(?! các| cơ| ngành| một| địa)", "dẫn đầu", "lần đầu tiên",
    "đầu tiên", "duy nhất", "thuộc nhóm", "thuộc tốp", "trong nhóm", "tốp đầu", "vượt trội", "kỷ lục",
)  # fmt: skip
COMPLETION = _any_of(
    "(?<!tập trung )(?<!phải )(?<!trương )(?<!tiến độ )(?<!quyết tâm )(?<!đấu )(?<!cầu )(?<!để )(?<!sớm )(?<!chưa )hoàn thành",
    "100%", "không còn", "không có trường hợp", "không có nhiệm vụ", "không có$", "không có[.]$",
    "(?<!bảo đảm )không để xảy ra(?! tình trạng)", "đã giải quyết dứt điểm", "giải quyết cơ bản", "đã được giải quyết",
    "thực hiện đầy đủ, có chất lượng", "đúng tiến độ", "thực hiện thắng lợi", "đã hoàn tất", "về đích",
)  # fmt: skip
SHORTCOMING = _any_of(
    r"chưa(?! có tiền lệ| từng có)", r"còn(?:\s[^\W\d_]+){0,5}\s(?:hạn chế|chậm|thiếu|thấp|bất cập|kéo dài|lúng túng)",
    r"còn\s(?:nhiều\s|gặp\s|một số\s)?(?:khó khăn|vướng mắc|yếu|đùn đẩy|chủ quan|lơ là|xảy ra|phức tạp)", "rất chậm",
    "chuyển biến chậm", "chậm trễ", "chậm được", "chậm so với", "đạt thấp", "làm chậm", "thấp hơn kế hoạch",
    "không đạt", "bị ảnh hưởng nghiêm trọng", "thiếu (?:quyết liệt|chặt chẽ|đồng bộ|linh hoạt|chủ động)", "quá hạn",
)  # fmt: skip
# What looks like a shortcoming and is none: an order to mend one, or that there is none.
NOT_SHORTCOMING = _any_of(
    "(?:không có|không|chưa có) [^,.;]{0,30}quá hạn", "quá hạn: (?:0|không có)", "không chủ quan", "không để [^,.;]{0,60}",
    "khách quan[^.;]{0,120}", "khắc phục [^,.;]{0,60}", "đôn đốc [^.;]{0,120}chậm tiến độ", "những tồn tại, hạn chế chủ yếu",
)  # fmt: skip
# Headings whose part of a report tells what is to be done, not what was.
PLAN_HEADING = _any_of(
    "nhiệm vụ trọng tâm", "định hướng", "phương hướng", "nhiệm vụ(?:,? giải pháp)?[^.]{0,60}cuối năm", "nhiệm vụ,? giải pháp",
    "chỉ đạo,? điều hành 6 tháng cuối năm", "kế hoạch năm tới",
)  # fmt: skip
# A sentence that opens with one of these tells what to do.
ORDERING = re.compile(
    r"(?:tập trung|chủ động|kịp thời|tăng cường|nâng cao|tiếp tục|đẩy mạnh|phối hợp|cải tiến|chỉ đạo"
    r"|rà soát|xử lý|triển khai|thường xuyên|đề cao|bảo đảm|đảm bảo|quán triệt|xác định|chấn chỉnh|yêu cầu|đề nghị)(?![^\W_])"
)
