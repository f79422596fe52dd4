"""Nouns that reports count. A word that is no noun ends a counted noun; a new noun is one word in a table."""

from __future__ import annotations

import re

from app.language.numerals import read_number_words
from app.language.tables import phrases
from app.language.tables import words as words_of

# One syllable is enough: "5.350 người", "1.490 vụ tai nạn".
SINGLE = words_of(
    "người hộ xã huyện tỉnh thôn phường vụ con cái chiếc ca lượt đơn giường trường lớp phòng chợ xe tàu nhà căn"
    " ngôi bộ cuộc phiên đợt lần bậc điểm năm tháng ngày giờ tuần phút tuổi nước loại nhóm đoàn đội tổ ban sở em"
    " cháu cụ bà ông cặp gói suất phần tờ cuốn bài tin mẫu ấp khu cụm tuyến cầu cống hồ đập trạm trại cơn trận đám"
    " cây gốc bao thùng can khẩu quả viên liều mũi tiết môn ngành cấp khâu bước mặt khóa kỳ vòng hạng sao giải làn"
    " tầng xác lô thửa thành quận nghề bên ao bè lồng máy bức pho tượng tập ấn bản xóm buôn làng cửa bãi"
    " mỏ giếng chi vị đối cas bó chuyến chỗ ghế đôi nút chốt ụ ổ vườn đồn ga cảng kho bến phà đò ghe thuyền xuồng"
    " gà vịt lợn trâu bò dê cừu mục dòng trang chương điều khoản câu lời tiếng thứ buổi đêm hôm quý thập"
    " tội án tên nghi kẻ phố kênh rạch quầy sạp "
    " "
)

# Longer than the two syllables that are taken where a word is in no table.
COMPOUNDS = phrases(
    """
    cuộc họp | phiên họp | vụ án | vụ việc | vụ cháy | vụ tai nạn | hộ nghèo | hộ cận nghèo | hộ dân |
    hộ kinh doanh | hộ gia đình | hộ sản xuất | nhóm nhiệm vụ | nhóm giải pháp | lượt khách | lượt người | lượt hộ |
    con lợn | con bò | con dê | con trâu | con gà | chi cục | chi bộ | nhà máy | nhà ở | nhà văn hóa | nhà trẻ |
    nhà bạt | nhóm hàng | dự thảo nghị quyết | dự thảo quyết định | dự thảo văn bản | 
     văn bản chỉ đạo |   điểm thi | cơ sở giết mổ |
    cơ sở sản xuất | cơ sở kinh doanh | cơ sở giáo dục | cơ sở y tế | khu tái định cư | khu công nghiệp |
    cụm công nghiệp | khu vực | khu phố | đơn vị bầu cử | đơn vị sự nghiệp |  máy phát điện |
      tỉnh thành | phần mộ | hợp tác xã | tổ hợp tác | thủ tục hành chính |
    dịch vụ công | công trình trọng điểm | ca mắc | ca bệnh | ca dương tính | ca tử vong | người lao động |
    người dân | người dùng | bộ hồ sơ | bộ thủ tục | ngành nghề | đơn thư | đơn khiếu nại | đơn tố cáo | tổ chức |
    tổ đại biểu | phòng học | lớp học | trường học | trường hợp | trạm y tế | đề tài | đường dây | công dân |
    sở ngành | ban quản lý | bài viết | tin bài | cấp ủy | mô hình | máy bay | thông báo | báo cáo | hội nghị |
    hội viên | hội thảo | cán bộ | đảng viên | cơ quan | cơ sở | tiểu dự án | gian hàng | công trình | công văn |
    công điện | công ty | công nhân | công chức | doanh nghiệp | dự án | dự thảo | nhiệm vụ | văn bản | hồ sơ |
    quyết định | quyết nghị | chỉ thị | chỉ tiêu | chỉ số | kế hoạch | nghị quyết | nghị định | đề án | đề xuất |
    đề nghị | học sinh | học viên | bệnh nhân | bệnh viện | bệnh xá | bên đường | chi nhánh | vị trí |
    vị thành niên | đối tượng | đối tác | tập thể | tập đoàn | ấn phẩm | bản tin | bản sao | bản án | cửa hàng |
    bãi rác | đường ống | sản phẩm | sản phụ | thủ khoa | thủ tục | mục tiêu | điều khoản | khoản mục | câu hỏi |
    tội phạm | nghi phạm | thành viên | thành phố | thành phần | quận huyện | hợp đồng | hợp phần | thế hệ |
    giải pháp | giải thưởng | ban ngành | tổ dân phố | thí sinh | bộ ngành | đoàn viên | đoàn công tác | lô đất |
    thửa đất | phần việc | phần mềm | kỳ họp | khóa học | khóa đào tạo | lớp tập huấn | suất quà | suất học bổng |
    phần quà | căn nhà | căn hộ | ngôi nhà | tuyến đường | cây cầu | cây xanh | mẫu bệnh phẩm | mẫu sinh phẩm |
    liều vắc xin | mũi nhọn | mũi tiêm | ngành hàng | ngành kinh tế | khu đô thị | đội tuyển | tấm gương | năm học |
    ngày công | giờ công | nước thành viên | loại hình | đầu mối | đầu việc | đầu sách | huy chương | trung tâm |
    tháng tuổi | lần lượt | bước đầu | mặt hàng | mặt trận | cấp độ | vòng thi | hạng mục | bộ phận | bộ thiết bị |
    bộ đội | nội dung | bị can | bị cáo | bị hại | tiêu chí | tiêu chuẩn | phương án | phương tiện | lĩnh vực |
    chương trình | chính sách | vấn đề | khó khăn | nguyên nhân | bài học | quan điểm | định hướng | dân tộc |
    thương binh | liệt sĩ | gia đình | chuyên đề | chuyên gia | sự kiện | sự cố | địa phương | đơn vị | cá nhân |
    thông tư | tờ trình | khách hàng | cử nhân | bác sĩ | giáo viên | sinh viên | nhà đầu tư | trẻ em | phụ nữ |
    cổ phần | cổ phiếu | trái phiếu | cơ chế | dịch vụ | di tích | lễ hội | câu lạc bộ | tàu cá | thiết bị |
    đảng bộ | chi đoàn | hội thi | giấy phép | giấy chứng nhận | quy hoạch | quy định | quy trình | quy chế |
    kết luận | hướng dẫn | ngư dân | nông dân | hồ chứa | tài khoản | khâu đột phá | đồng chí | đồng bào | chiến sĩ |
    người có công | ngân hàng | yếu tố | trọng tâm | nạn nhân | hộ khẩu | nhân khẩu | lao động | hợp đồng lao động |
    giường bệnh | chủ đầu tư | nhà thầu | gói thầu | chủ tịch | phó chủ tịch | công chức xã | viên chức | người chết |
    người bị thương | người mất tích | người nghèo | người cao tuổi | người khuyết tật | người nộp thuế | hộ nông dân |
    hộ chính sách | hộ tái nghèo | hộ thoát nghèo | kháng nghị | bản cáo trạng | phán quyết | thẩm phán | hội thẩm |
    kiểm sát viên | chấp hành viên | luật sư | công chứng viên | hòa giải viên | phạm nhân | người bị hại |
    vụ án hình sự | vụ án dân sự | vụ án hành chính | vụ phạm pháp | vụ vi phạm | vụ ma túy | vụ va chạm |
    cuộc thanh tra | cuộc kiểm tra | cuộc giám sát | cuộc kiểm toán | đoàn giám sát | đoàn thanh tra | đoàn kiểm tra |
    kết luận thanh tra | lượt công dân | lượt cán bộ | lượt khám | lượt bệnh nhân | trạm biến áp | trạm bơm |
    công tơ | cột điện | thuê bao | trạm phát sóng | đầu xe | bến xe | bãi đỗ xe | trang trại | gia trại |
    hộ chăn nuôi | gia súc | gia cầm | con gia cầm | giống lúa | sản phẩm OCOP | chứng nhận | nhãn hiệu | sáng chế |
    đề tài khoa học | nhiệm vụ khoa học | giáo sư | tiến sĩ | thạc sĩ | điều dưỡng | dược sĩ | nữ hộ sinh |
    nhà thuốc | phòng khám | trường mầm non | trường tiểu học | nhóm trẻ | học sinh giỏi | sinh viên tốt nghiệp |
    nhà tình nghĩa | nhà tạm | nhà xưởng | nhà trọ | sổ tiết kiệm | suất tái định cư | thôn bản | tổ dân cư |
    công trình thủy lợi | công trình nước sạch | hồ sơ đất | giấy tờ | hộ tịch | giấy khai sinh | chứng thư số |
    chữ ký số | tài khoản định danh | thẻ căn cước | thẻ bảo hiểm | cơ sở dữ liệu | hệ thống thông tin |
    trang thông tin | phóng sự | chuyên mục | chuyên trang | buổi biểu diễn | di sản | bảo tàng | thư viện |
    vận động viên | huấn luyện viên |
    điểm du lịch | cơ sở lưu trú | khách sạn | dân quân | quân nhân | tân binh | chiến sỹ | mộ liệt sĩ | hài cốt |
    đồn biên phòng | vụ cháy rừng | đám cháy | điểm sạt lở | trận lũ | biên chế | vị trí việc làm |
    phó phòng | ngày làm việc | ngày nghỉ | vạn dân | chi hội | tổ hội | hội đồng | câu hỏi chất vấn | lượt ý kiến |
    phiếu bầu | đơn vị hành chính | cụm dân cư | điểm dân cư | điểm trường | điểm bưu điện | điểm bán hàng | siêu thị |
    thuyền viên | chuyến bay | chuyến tàu | hành khách | lượt hành khách | lượt phương tiện | lượt truy cập |
    kiến nghị | ý kiến | cử tri | đại biểu | phường xã | liên đoàn | liên kết | làn xe | chi tiêu | thông tin
    """
)  # fmt: skip

# Words that cannot begin or carry on a counted noun.
STOP = words_of(
    "và hoặc là đạt so trong của với tăng giảm để đến được đã ở từ theo tại do vì nên mà thì như khi nếu nhưng còn có"
    " không chưa cho về trên dưới vào ra lên xuống bằng sẽ đang cũng nhất này đó kia ấy nay trước sau hơn gần khoảng"
    " chiếm thuộc gồm qua nhằm cùng các những mỗi từng mọi cả chỉ vẫn lại bị làm vượt tương ước xếp đứng nhờ"
    " hay cao thấp phải cần nhiều ít rất tới kể gấp trở tiếp đóng hưởng phục đưa bổ hỗ triển góp song tuy dù"
    " trị giá tức đều x"
)
_VERBS = phrases(
    "thực hiện|hoàn thành|xây dựng|giải quyết|triển khai|đóng góp|tổ chức thực|phục vụ|tiếp tục|hỗ trợ|bổ sung|đưa vào"
    "|hiện nay|hiện có|tính đến|tính từ|thu hút|thu được|giải ngân|tổng số|tổng cộng|tổng vốn|xây mới|thực tế|giá trị"
    "|tương ứng|trúng tuyển|đầu năm|cuối năm|năm nay|năm trước|năm ngoái|cùng kỳ|chính thức|dự phòng|trở lên"
    "|trở xuống|dự kiến|tổng hợp|tổng thu|tổng chi|thanh toán|chi trả"
)

# The sick and who met them are counted by a letter and a digit: "1.234 F0".
_WORD = re.compile(r"f[0-9](?![^\W_])|[^\W\d_]+(?:/[^\W\d_]+)?")
_BLANK = re.compile(r"[ \u00a0*]{1,2}")
_QUALIFIERS = words_of("lớn mới cũ chính còn trọng khác hàng")


def read_counted_noun(text: str, low: str, start: int) -> tuple[int, str] | None:
    """Return where the counted noun after a numeral ends, and the noun as it stands there; None where none follows."""
    spans: list[tuple[int, int]] = []
    place = start
    while len(spans) < 4:
        blank = _BLANK.match(low, place)
        glued = not spans and low[place : place + 1].isalpha()
        word = _WORD.match(low, blank.end() if blank else place) if blank or glued else None
        if word is None:
            break
        spans.append(word.span())
        place = word.end()
    if not spans:
        return None
    spans = [(a, a + len(_without_plan(text[a:b]))) for a, b in spans]
    words = [low[a:b].partition("/")[0] for a, b in spans]
    size = _noun_size(words, "/" in low[spans[0][0] : spans[0][1]])
    if not size:
        return None
    return spans[size - 1][1], " ".join(text[a:b] for a, b in spans[:size])


def _without_plan(word: str) -> str:
    """Return a word without the plan it is set against: "con" of "con/KH"."""
    noun, _, other = word.partition("/")
    return noun if len(other) > 1 and other.isupper() else word


def _noun_size(words: list[str], per: bool) -> int:
    for size in range(len(words), 1, -1):
        if " ".join(words[:size]) in COMPOUNDS:
            return size
    if words[0] in STOP or (len(words) > 1 and f"{words[0]} {words[1]}" in _VERBS):
        return 0
    if words[0] in SINGLE or per or len(words) == 1 or words[1] in STOP or words[1] in _QUALIFIERS:
        return 1
    return 2


_OF_WHOLE = re.compile(r"\s(?:tổng\s)?số(?=\s)")


_IN_WORDS = re.compile(r"\s?\((?:[^\W\d_]+ ?){1,8}\)(?=\s)")


def skip_number_in_words(low: str, end: int) -> int:
    """Return where the number said again in words ends: "05 (năm) dự án"; the same place where it is not."""
    match = _IN_WORDS.match(low, end)
    if match is None:
        return end
    words = _WORD.findall(match.group())
    return match.end() if read_number_words(words)[0] == len(words) else end


def whole_counted(text: str, low: str, start: int) -> str | None:
    """Return the noun of the whole after a fraction: "dự án" in "1/3 số dự án"."""
    whole = _OF_WHOLE.match(low, start)
    if whole is not None and is_counted(_WORD.findall(low, whole.end(), whole.end() + 30)[:3]):
        start = whole.end()
    noun = read_counted_noun(text, low, start)
    return noun[1] if noun else None


def is_counted(words: list[str]) -> bool:
    """Say whether the words (lower case) begin with a noun of the tables."""
    return bool(words) and (words[0] in SINGLE or " ".join(words[:2]) in COMPOUNDS or " ".join(words[:3]) in COMPOUNDS)
