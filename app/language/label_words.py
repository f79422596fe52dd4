"""Words that make the number after them a name and no quantity: "khóa XVII", "Quốc lộ 8C", "mức độ 3"."""

from __future__ import annotations

from app.language.tables import phrases
from app.language.tables import words as words_of

# Always a name, whatever follows.
ALWAYS = phrases(
    """
    điều | khoản | chương | phụ lục | biểu | bảng | hình | mẫu số | biểu số | biểu mẫu | bảng số | hình số |
    quốc lộ | tỉnh lộ | đường tỉnh | huyện lộ | hương lộ | ql | đt | tl | đh | quân khu | qk | 
    tổ máy | tổ máy số | khu phố | mức độ | cấp độ | bão số | cơn bão số | kỳ họp thứ | phiên họp thứ |
    lần thứ | lần | khóa | khoá | nhiệm kỳ khóa | quyển | thửa số | thửa đất số | lô số | số nhà | phòng số |
    trung ương | tw | gói thầu số | gói số | quyết định | nghị định | thông tư | chỉ thị số | kết luận số |
    nghị quyết | số báo danh | điện thoại | đt: | fax | hotline | tài khoản | mã số | số hiệu | cmnd | cccd | mst |
    covid | sars-cov | iso | tcvn | qcvn | ban chỉ đạo | bcđ | tổng công ty | km | ví dụ | phần thứ | chương thứ |
    con thứ | lớp thứ | năm thứ | đợt thứ | thế kỷ | thế kỉ | ủy viên khóa | đại hội | vụ | phương án | tờ số |
    trang | thành phần | tiểu dự án | vành đai | đường vành đai | vùng | khu vực | giờ thứ | ngày thứ | tuần thứ |
    bước | vòng | mốc số | cầu số | cống số | trạm số | tuyến số | nhà máy số | ca số | bệnh nhân số | bn |
    tiêu chí số | tiêu chí | mục | điểm | tiết | ô số | tổ công tác | tổ số | đội số | ấp | thôn | khu | lớp | khối |
    đợt | giai đoạn | loại | hạng | phân khu | zone | gói thầu | kịch bản | nhóm thứ | tập | tầng | lô | thửa |
    số thứ tự | trường thcs số | cấp | bậc | nghị quyết đại hội | kỳ họp | phiên họp | quận | chỉ thị | kết luận |
    luật số | luật | tổ | đội | nhóm | đường | ngõ | ngách | hẻm | kiệt | cơn bão | dự án | đề án | chương trình |
    mẫu | phân kỳ | block | tháp | tòa | tòa nhà | ga | nhà máy | khoa | hồ | trạm | bộ luật | hiệp định |
    phường | quân đoàn | sư đoàn | lữ đoàn | trung đoàn | tiểu đoàn | hải đoàn | binh đoàn | tiểu khu | khoảnh |
    dt | lý trình | đường số | công trình số | hướng dẫn số | tuần | tuần thứ | những năm | thập niên |
    thập kỷ | mũi | liều | mũi thứ | liều thứ | tháng thứ | vụ thứ | cầu | kênh | lệnh | bài | câu | số thứ tự
    """
)  # fmt: skip

# Of these, the ones that may also stand before a true count: a name only where no counted noun follows.
WEAK = phrases(
    """
    điều | khoản | chương | vụ | loại | hạng | nhóm | tổ | đội | đường | dự án | đề án | chương trình | cấp | bậc |
    tập | tầng | lô | thửa | lần | thôn | ấp | khu | bước | vòng | khu vực | vùng | mẫu | khoa | hồ | trạm |
    nhà máy | tiêu chí | quyết định | chỉ thị | kết luận | luật | nghị quyết | đại hội | thành phần | phương án |
    kỳ họp | phiên họp | tổng công ty | biểu | bảng | hình | trang | quận | ga | km | giai đoạn | điểm | tiết | mục |
    lớp | khối | đợt | phường | tuần | tháp | tòa | kịch bản | tiểu dự án | quyển | ban chỉ đạo |
    mũi | liều | cầu | kênh | bài | câu
    """
)

# "số 8" names, but "tổng số 50", "trong số 46" and "chỉ số 105,2" count.
COUNTED_BEFORE_NUMBER = words_of(
    "tổng con trong dân chỉ hệ doanh nhân điểm đa tần thông sĩ quân cổ sản lượng trị mã"
) - {"mã"}
