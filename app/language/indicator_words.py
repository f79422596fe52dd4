"""Words around what a claim measures: the verbs that follow it, the acts that make it, the offices that never are it."""

# ruff: noqa: E501 (tables of words)
from __future__ import annotations

import re

from app.language.tables import phrases

# Verbs and adverbs that end the noun phrase before them ("Thu ngân sách | ước đạt"). "Có" within a noun is none.
PREDICATE = re.compile(
    r"(?:^|(?<=\s))(?:đạt(?! chuẩn| tiêu chí| yêu cầu)|ước|(?<!độ )(?<!mức )(?<!lệ )(?<!đà )(?<!gia )tăng(?! trưởng| cường)"
    r"|(?<!miễn )(?<!độ )(?<!mức )(?<!lệ )(?<!cắt )(?<!tinh )giảm(?! nghèo| thiểu| tải| phát thải)|là"
    r"|có(?! công| việc làm| thẩm quyền| yếu tố| vốn| liên quan| nguy cơ| nhu cầu| hoàn cảnh| kết quả| trình độ)"
    r"|được|(?<!thiết )(?<!trang )(?<!chuẩn )bị|đã|chiếm|còn|(?<!mặt )(?<!công )(?<!đồng )(?<!cân )bằng|vượt|tiếp tục|cơ bản"
    r"|(?<!hàng )không(?! khí)|chưa|sẽ|đang|gồm|bao gồm|(?<!sắp )xếp|đứng(?! đầu)|lên|xuống|tới|đến|chỉ(?! số| tiêu| đạo| thị| định| dẫn)"
    r"|cao hơn|thấp hơn|tương đương|đóng góp|bình quân(?! đầu người)|duy trì|lũy kế|luỹ kế|dao động|vẫn|phấn đấu|dự kiến"
    r"|tuy|lại|cũng|đều|(?<!thực )(?<!biểu )(?<!phát )(?<!thể )hiện|xảy ra|ghi nhận|(?:cao|thấp|lớn|nhiều|ít) nhất)(?![^\W_])"
)
# Acts whose object is counted or paid: with the counted noun they name what is measured ("hồ sơ tiếp nhận").
ACTIONS = phrases(
    """ban hành | tiếp nhận | giải quyết | hoàn thành | thực hiện | triển khai | tổ chức | xử lý | xử phạt | thành lập
    | cấp mới | cấp phép | hỗ trợ | đào tạo | xây dựng | phát hiện | khởi tố | bắt | bắt giữ | kiểm tra | thanh tra | thẩm định
    | phê duyệt | giải ngân | thu hút | huy động | bố trí | chi | chi trả | trồng | trồng mới | tiêm | trả lời | rà soát
    | công nhận | đầu tư | khởi công | khánh thành | còn lại | chủ trì | thu hồi | cho vay | miễn giảm | gia hạn | tạo
    | chưa hoàn thành | chưa giải quyết | đang giải quyết | đang thực hiện | tuyển dụng | điều tra | khám phá | gieo trồng
    | giao | kiến nghị | trình | thông qua | tuyển sinh | sản xuất | xuất khẩu | nhập khẩu | đón | chuyển giao | quá hạn
    | giải thể | đăng ký | đóng góp | bổ sung | phân bổ | quyết toán | thu | nộp | xét xử | thụ lý | thi hành | đưa ra"""
)
# Acts that are measured by themselves: "xuất khẩu đạt 780 triệu USD".
STANDING = phrases(
    "giải ngân | thu hút | huy động | xuất khẩu | nhập khẩu | quyết toán | tuyển sinh | gieo trồng | chi trả"
)
# Who acts is not what is measured.
ACTOR = re.compile(
    r"(?:ubnd|các tổ chức|tổ chức tín dụng|ủy ban|uỷ ban|hđnd|hội đồng|tỉnh|toàn tỉnh|cả tỉnh|thành phố|toàn thành phố|huyện|toàn huyện|xã|cả nước|toàn quốc"
    r"|(?:các |những |một số )?(?:ngành|sở|cấp|đơn vị|cơ quan|địa phương|lực lượng|doanh nghiệp|ngân hàng|tòa án|toà án)"
    r"|ban|công an|chủ tịch|thường trực|đoàn|hội|trung tâm|cục|chi cục|văn phòng|viện|bộ|đảng|mặt trận|quân khu|bhxh"
    r"|bảo hiểm xã hội|trường|bệnh viện|thủ trưởng|lãnh đạo|giám đốc|cán bộ|nhân dân|người dân|mttq|ta|nước ta|chính phủ|quốc hội)(?:\s(?!số|chỉ số|thu|vốn)[^\W\d_]+){0,12}"
)
# What is both an actor and measured: "ngành dịch vụ tăng 7,4%".
MEASURED_ACTOR = re.compile(r"(?:các |những )?(?:ngành|doanh nghiệp|đơn vị|địa phương|hội viên|trường)(?![^\W_])")
# Words that introduce a part without being it.
INTRODUCTION = re.compile(
    r"(?:trong đó|riêng|chỉ riêng|qua đó|theo đó|cụ thể|bên cạnh đó|ngoài ra|đồng thời|tính chung|tính đến|đối với|về|trong|hiện nay"
    r"|hiện|nhờ đó|do đó|dự ước|kết quả|kết quả là|ước tính|và|với|còn|tuy nhiên|tuy vậy|trên cơ sở|đến nay|qua|từ|theo|sau|của|nổi bật là|đáng chú ý"
    r"|toàn tỉnh|cả tỉnh|cả nước|toàn huyện|toàn quốc|vào|ở|tại|đưa|nâng|vừa|cố gắng|nỗ lực|quyết tâm|cả năm|năm nay|năm ngoái|năm trước|năm qua|hôm qua|hôm nay|tương tự|trong năm|trong kỳ|mà|để|nên|thì|nhưng|song|do|bởi|lũy kế|luỹ kế|nhất là)(?![^\W_])\s*"
)
# Words that stand after a number and its noun and begin something else.
AFTERWARDS = re.compile(
    r"[,;:.()–\[\]“”\"\n0-9]|\s-\s|[⁰¹²³⁴-⁹⁽]|(?<![^\W_])(?:được|đã|đạt|tăng|giảm|là|để|cho|với|so|và|trong(?! nước)|tại|trên|do|bị|có|còn|chiếm|(?<!thông )qua|từ"
    r"|theo|vào|ở|bằng|gồm|bao gồm|nhằm|khi|nhưng|hoặc|cùng|đang|chưa|không|sẽ|như|lên|xuống|đến|tới|về|mà|nên|đều|cũng|vẫn|phục vụ|tham gia|gửi|thuộc|gặp|đề nghị|nộp|phát sinh|mắc|ubnd|hđnd)(?![^\W_])"
)
# Words before a name that say how much of it, not what it is.
DETERMINERS = phrases(
    "tổng số | tổng | số lượng | số | các | những | một số | toàn bộ | mức | chỉ tiêu | con số | kết quả"
)
# Words anywhere in a name that say where the report stands, for certain or for how long: two names differ in them.
ADVERBS = phrases(
    """trên địa bàn tỉnh | trên địa bàn huyện | trên địa bàn thành phố | toàn tỉnh | của tỉnh | của huyện
    | của thành phố | cả tỉnh | toàn huyện | cả năm | hiện có | đã | được | ước | ước tính | ước đạt | lũy kế | luỹ kế
    | trong kỳ | trong năm | theo giá so sánh | theo giá hiện hành | khoảng | tỉnh | trên địa bàn | của | tại | ở"""
)
# Abbreviations of official writing and what they stand for.
ABBREVIATED = {
    "grdp": "tổng sản phẩm trên địa bàn", "gdp": "tổng sản phẩm trong nước", "nsnn": "ngân sách nhà nước",
    "nsđp": "ngân sách địa phương", "nstw": "ngân sách trung ương", "tthc": "thủ tục hành chính", "xdcb": "xây dựng cơ bản",
    "htx": "hợp tác xã", "ntm": "nông thôn mới", "bhyt": "bảo hiểm y tế", "bhxh": "bảo hiểm xã hội", "ktxh": "kinh tế xã hội",
    "bhtn": "bảo hiểm thất nghiệp", "gpmb": "giải phóng mặt bằng", "kcn": "khu công nghiệp", "ccn": "cụm công nghiệp",
    "cpi": "chỉ số giá tiêu dùng", "iip": "chỉ số sản xuất công nghiệp", "sxcn": "sản xuất công nghiệp", "hs": "học sinh",
    "pci": "chỉ số năng lực cạnh tranh", "papi": "chỉ số hiệu quả quản trị và hành chính công", "dtts": "dân tộc thiểu số",
    "cnh": "công nghiệp hóa", "cntt": "công nghệ thông tin", "dn": "doanh nghiệp", "tngt": "tai nạn giao thông", "lđ": "lao động",
    "fdi": "đầu tư trực tiếp nước ngoài", "oda": "hỗ trợ phát triển chính thức", "atvstp": "an toàn vệ sinh thực phẩm",
    "vbqppl": "văn bản quy phạm pháp luật", "kntc": "khiếu nại tố cáo", "cn-ttcn": "công nghiệp tiểu thủ công nghiệp",
}  # fmt: skip
