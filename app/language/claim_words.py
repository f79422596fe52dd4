"""Words that show what a sentence claims: a target, a superlative, completion or a shortcoming.

Each group says why its words mean what they mean; a new word is one line in its group. `{n}` words may stand between
two parts where the pattern says so.
"""

# ruff: noqa: E501 (tables of patterns, one group a line)
from __future__ import annotations

import re

from app.language.phrases import Phrases

WORD = r"[^\W\d_]+"
_SET = rf"(?:\s{WORD}){{0,4}}\s(?:đề ra|đặt ra) là"
_FEW = rf"(?:\s{WORD}){{0,5}}\s"


TARGET = Phrases(
    # to strive for something
    "phấn đấu", "đặt mục tiêu", "đề ra mục tiêu(?! là)", r"nhiệm vụ trọng tâm[^.;:]{0,80}\s(?:chỉ|mục) tiêu(?=:)", "mục tiêu đến năm", "mục tiêu đặt ra",
    rf"mục tiêu(?: cụ thể| chủ yếu| tổng quát)?{_SET}", rf"chỉ tiêu(?: cụ thể| chủ yếu| tổng quát)?{_SET}",
    # the future: "sẽ"; what goes on or helps ("sẽ còn", "sẽ tạo tiền đề") promises nothing
    "(?<!đang và )(?<!đã và )sẽ(?! bị| còn| tiếp tục gây| tạo tiền đề| tạo đà| tạo động lực| góp phần| là)",
    # expected; "vượt dự kiến" compares a result with what was expected, "theo dự kiến" names the plan
    "(?<!vượt )(?<!vượt mức )(?<!so với )(?<!hơn )(?<!như )(?<!theo )dự kiến(?! đề ra| đặt ra| ban đầu| trong năm| trong kỳ)",
    # due: an order with a time
    "phải hoàn thành", "chậm nhất(?= là| vào| đến| trước| ngày| trong| tháng| quý)", f"hoàn thành(?:{_FEW}|\\s)trước (?:ngày|tháng|quý|năm|khi)",
    # about to be held
    "chuẩn bị tổ chức",
)  # fmt: skip
# In a part that tells what is to be done: something that is going to take place.
EVENT = Phrases(
    rf"chuẩn bị(?:\s{WORD}){{0,10}}\s(?:tổ chức|khai giảng|thông qua|diễn tập|bầu cử|khai mạc|khởi công|khánh thành)",
    "tổ chức (?:sự kiện|diễn tập|lễ|đại hội|kỷ niệm|bầu cử|triển lãm|hội chợ|tổng kết|sơ kết)",
)
# To strive for the most is an exhortation: nothing in it can be checked.
EXHORTATION = Phrases(
    "phấn đấu(?: hoàn thành| đạt)?(?: ở)?(?: mức| kết quả)? cao nhất", "(?:nỗ lực|quyết tâm) phấn đấu(?=[^0-9%]{0,160}$)",
    "trân trọng đề nghị",
)  # fmt: skip

# Adjectives and adverbs that "nhất" makes a superlative of; "thống nhất", "thứ nhất" are other words, and
# "chậm nhất" and "sớm nhất" set a time.
_GRADED = (
    "cao|thấp|lớn|nhỏ|bé|nhiều|ít|nhanh|tốt|kém|xấu|mạnh|yếu|sâu|rộng|dài|ngắn|đông|mới|tích cực|hiệu quả"
    "|thuận lợi|khó khăn|nghiêm trọng|nặng|nổi bật|toàn diện|quyết liệt|quan trọng|hiện đại|đồng bộ|tiêu biểu|ấn tượng"
)
SUPERLATIVE = Phrases(
    rf"(?:{_GRADED}) nhất(?! là)",
    # first by place or by time; "người đứng đầu" is a head of office, "bước đầu tiên" no claim
    "(?<!người )đứng đầu(?! các| cơ| ngành| một| địa| đơn| cấp| tổ)", "dẫn đầu", "đứng thứ nhất", "xếp thứ nhất",
    "(?<!bước )(?<!ngày )đầu tiên", "duy nhất", "quán quân",
    # among the best
    "thuộc nhóm", "thuộc tốp", "trong nhóm", "trong tốp", "tốp đầu", "nhóm dẫn đầu", "vượt trội", "kỷ lục", "chưa từng có",
)  # fmt: skip
# "Phục vụ tốt nhất", "hạn chế thấp nhất": what is striven for, not what was reached.
STRIVEN = Phrases(
    rf"(?:nỗ lực|quyết tâm|cố gắng|phấn đấu|hạn chế|giảm thiểu|ngăn chặn|phục vụ|đáp ứng|bảo đảm|đảm bảo|tạo(?: mọi)? điều kiện|phát huy|tận dụng|chuẩn bị)(?:\s{WORD}){{0,8}}\s(?:{_GRADED}) nhất"
)

# Words before "hoàn thành" that make it a wish, an order, a time or its contrary.
_NOT_DONE = (
    "tập trung|phải|chủ trương|tiến độ|quyết tâm|phấn đấu|yêu cầu|để|sớm|chưa|không|khó|cần|sẽ|dự kiến|đôn đốc"
    "|đề nghị|thời hạn|thời gian|nhằm|hướng tới|cố gắng|nỗ lực|khẩn trương|kế hoạch|khả năng|chậm|đang|cho việc|tư cách"
)
_DONE = "hoàn thành" + "".join(f"(?<!{word} hoàn thành)" for word in _NOT_DONE.split("|"))
COMPLETION = Phrases(
    # brought to its end
    rf"{_DONE}(?! nhiệm vụ được giao$)", "đã hoàn tất", "đã giải quyết dứt điểm", "giải quyết cơ bản",
    "đã được giải quyết", "thực hiện thắng lợi", "(?<!phấn đấu )về đích", "(?<=\\s)thực hiện đầy đủ", "đúng tiến độ",
    # the whole: 100 %, both with and without the blank
    "(?<!tăng )(?<!giảm )100\\s?%(?!\\s?(?:vốn|sở hữu|nước ngoài))",
    # nothing left, nothing happened
    "không còn", "(?:không|chưa) có trường hợp", "chưa (?:phát hiện|ghi nhận|xảy ra|phát sinh|để xảy ra)", "không có nhiệm vụ", "không có[.]?$", "không phát sinh", "không xảy ra",
    "(?<!bảo đảm )(?<!đảm bảo )(?<!kiên quyết )(?<!quyết tâm )không để xảy ra(?! tình trạng)",
)  # fmt: skip

# What looks like completion and is none: accounts of finished works, the time in which something is to be finished.
NOT_COMPLETION = Phrases("quyết toán [^,;.]{0,40}hoàn thành", "(?:thời gian|lộ trình) [^;.]{0,30}hoàn thành")

_LACKS = "hạn chế|chậm|thiếu|thấp|bất cập|kéo dài|lúng túng|tồn tại|yếu|kém|tồn đọng|cao so với|nhỏ lẻ|manh mún"
SHORTCOMING = Phrases(
    # not yet: "chưa" denies what was expected; "chưa từng", "chưa có tiền lệ" tell of something new, "chưa đến hạn" of time left
    r"chưa(?! có tiền lệ| từng| đến hạn| kể| tính| bao gồm| đến kỳ| có trường hợp| phát hiện| ghi nhận| xảy ra| phát sinh| để xảy ra)",
    # still: "còn" with what is lacking or bad
    rf"còn(?:\s{WORD}){{0,5}}\s(?:{_LACKS})",
    r"còn\s(?:nhiều\s|gặp\s|gặp nhiều\s|một số\s)?(?:khó khăn|vướng mắc|yếu|đùn đẩy|chủ quan|lơ là|xảy ra|diễn ra|tồn tại|tái diễn|diễn biến phức tạp|phức tạp)",
    # slow: as what is said of the subject ("chuyển biến chậm."), or measured against something
    "rất chậm", "chậm trễ", "chậm được", "chậm so với", "làm chậm", "chậm tiến độ", "tiến độ(?:\\s[^\\W\\d_]+){0,8} chậm",
    "(?<!không )(?<!kịp )chậm(?=\\s?(?:[.;,⁰¹²³⁴-⁹)]|$))",
    # below what was set
    "đạt thấp", "đạt (?:kết quả |tỷ lệ |tỉ lệ )?(?:rất |khá |còn )?thấp", "thấp hơn (?:kế hoạch|mục tiêu|chỉ tiêu|dự toán|yêu cầu|so với kế hoạch)",
    "không đạt(?! giá)", "không hoàn thành", "hụt thu",
    # lacking, late, harmed
    "thiếu (?:quyết liệt|chặt chẽ|đồng bộ|linh hoạt|chủ động|hụt|trách nhiệm|thường xuyên|kịp thời|sâu sát)", "quá hạn", "trễ hạn",
    "ảnh hưởng (?:nghiêm trọng|nặng nề|xấu|tiêu cực)", "kém hiệu quả", "(?:vi phạm|sai phạm|tiêu cực) vẫn", "(?:vi phạm|sai phạm|tiêu cực) còn",
)  # fmt: skip
# What looks like a shortcoming and is none: an order to mend one, that there is none, or what is conceded before "nhưng".
NOT_SHORTCOMING = Phrases(
    "(?:không có|không|chưa có) [^,.;]{0,30}(?:quá|trễ) hạn", "(?:quá|trễ) hạn: (?:0|không có)", "không chủ quan", "không để [^,.;]{0,60}",
    "khách quan[^.;]{0,120}", "khắc phục [^,.;]{0,60}", "đôn đốc [^.;]{0,120}chậm tiến độ", "những tồn tại, hạn chế chủ yếu",
    "trong (?:bối cảnh|điều kiện) [^.;]{0,200}",
    "(?:tuy|mặc dù|dù|dẫu)(?! nhiên)[^.;]{3,120}?(?:nhưng|song|vẫn)",
)  # fmt: skip
# Headings whose part of a report tells what is to be done, not what was.
PLAN_HEADING = Phrases(
    "nhiệm vụ trọng tâm", "định hướng", "phương hướng", "nhiệm vụ(?:,? giải pháp)?[^.]{0,60}cuối năm", "nhiệm vụ,? giải pháp",
    "chỉ đạo,? điều hành 6 tháng cuối năm", "kế hoạch năm tới", "mục tiêu,? nhiệm vụ", "nhiệm vụ và giải pháp", "mục tiêu (?:tổng quát|cụ thể|chung|năm)", "nhiệm vụ năm (?:20[0-9]{2}|tới)",
)  # fmt: skip
# A heading that names a result as well tells what was done: "Kết quả thực hiện nhiệm vụ trọng tâm".
RESULT_HEADING = Phrases("kết quả", "tình hình", "đánh giá", "kiểm điểm", "sơ kết", "tổng kết", "công tác đã")
# A sentence that opens with one of these tells what to do.
ORDERING = re.compile(
    r"(?:tập trung|chủ động|kịp thời|tăng cường|nâng cao|tiếp tục|đẩy mạnh|phối hợp|cải tiến|chỉ đạo"
    r"|rà soát|xử lý|triển khai|thường xuyên|đề cao|bảo đảm|đảm bảo|quán triệt|xác định|chấn chỉnh|yêu cầu|đề nghị"
    r"|khắc phục|đôn đốc|khẩn trương|kiến nghị)(?![^\W_])"
)
# A clause that opens with one of these leaves its subject to the clause before it ...
SUBJECTLESS = re.compile(
    r"(?:đã|đang|sẽ|còn lại|còn|trong đó|đạt|tăng|giảm|gồm|bao gồm|chiếm|ước|được|bị|không|chưa|qua đó|số còn lại|có"
    r"|đồng thời|bằng|vượt|xếp|đứng|so với|cơ bản|nhất là|riêng|trong số)(?![^\W_])"
)
# ... and so does one that opens with an act, unless what was done is itself measured ("giải ngân vốn đạt 40%").
ACT = re.compile(
    r"(?:hoàn thành|thực hiện|tổ chức|ban hành|giải quyết|tiếp nhận|xử lý|hỗ trợ|phối hợp|triển khai|tiếp tục|thu hút"
    r"|giải ngân|bố trí|chi|cấp|xây dựng|kiểm tra|phát hiện|khởi tố|bắt|thành lập|cho vay|miễn|miễn giảm|tham mưu|chỉ đạo"
    r"|trình|phê duyệt|làm|tạo|duy trì|đào tạo|tuyên truyền|rà soát|công nhận|trồng|đưa|huy động|tiếp)(?![^\W_])"
)
ADVERB = re.compile(r"^(?:(?:đã|đang|sẽ|cũng|đồng thời|qua đó|cơ bản|riêng)\s)+")
MEASURED = re.compile(r"\s(?:đạt|ước|là|chiếm|tăng|giảm|bằng|tiếp tục|còn|được|đã)(?![^\W_])")
