package plantext

// role is what a word before a number says about it.
type role int

const (
	roleNone    role = iota
	roleReach        // đạt, là, ":"
	roleHave         // có
	roleAtLeast      // ít nhất
	roleMore         // trên
	roleAtMost       // không quá
	roleLess         // dưới
	roleExact        // đủ, bằng
	roleVague        // khoảng, gần
	roleFrom         // từ
	roleUntil        // đến
	roleDownTo       // giảm còn
	roleUpTo         // lên
	roleDown         // giảm
	roleUp           // tăng
	roleKeep         // duy trì
	roleFor          // cho
	rolePer          // bình quân, hằng năm: belongs to the name
	roleTime         // đến năm 2025
	roleFill         // phấn đấu, thêm
)

// roleWords are the words that may stand between a name and its number.
var roleWords = map[role]phrases{
	roleReach: newPhrases("đạt|ước đạt|đạt được|đạt tỷ lệ|đạt mức|đạt tỷ lệ là|là|chiếm|chiếm tỷ lệ|chiếm tỷ trọng|ở mức|mức|được|:|ước|ước tính|dự kiến|" +
		"phấn đấu đạt|đạt khoảng|thực hiện|ước thực hiện|với|đạt chỉ tiêu|tỷ lệ đạt|hoàn thành|thực hiện đạt|đạt từ|để đạt|ổn định ở mức|tương ứng"),
	roleHave:    newPhrases("có|có thêm|phấn đấu có|phấn đấu có thêm"),
	roleAtLeast: newPhrases("ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|đạt và vượt|≥|> =|bằng và vượt|đạt ít nhất|tối thiểu đạt|ít nhất là|tối thiểu là|tối thiểu từ|ít nhất từ|bằng hoặc cao hơn"),
	roleMore:    newPhrases("trên|cao hơn|lớn hơn|>|vượt trên|trên mức"),
	roleAtMost:  newPhrases("không quá|không vượt|không vượt quá|tối đa|nhiều nhất|≤|< =|không cao hơn|không lớn hơn|không nhiều hơn|tối đa là|tối đa không quá|dưới hoặc bằng"),
	roleLess:    newPhrases("dưới|thấp hơn|nhỏ hơn|<|ít hơn|dưới mức|ở mức dưới"),
	roleExact:   newPhrases("đủ|đúng|bằng|=|đạt đúng|đúng bằng"),
	roleVague:   newPhrases("khoảng|gần|xấp xỉ|chừng|~|tầm|hơn|ngót|trung bình khoảng|≈"),
	roleFrom:    newPhrases("từ"),
	roleUntil:   newPhrases("đến|tới"),
	roleDownTo:  newPhrases("còn|giảm còn|giảm xuống|giảm xuống còn|xuống|xuống còn|hạ xuống|chỉ còn|giảm đến|giảm về|còn lại|hạ xuống còn|hạ còn|còn ở mức|giảm chỉ còn|giảm xuống mức|kéo giảm còn|kéo giảm xuống còn"),
	roleUpTo:    newPhrases("lên|lên đến|tăng lên|nâng lên|tăng lên đến|lên tới|nâng lên đạt|lên đạt|tăng đạt|lên mức"),
	roleDown:    newPhrases("giảm|giảm thêm|hạ|kéo giảm|giảm được"),
	roleUp:      newPhrases("tăng|tăng thêm|gấp|tăng trưởng|tăng gấp|tăng được"),
	roleKeep:    newPhrases("duy trì|giữ vững|giữ|giữ nguyên|duy trì đạt|giữ ổn định|duy trì ổn định|duy trì ở mức|ổn định"),
	roleFor:     newPhrases("cho|cho thêm|gồm|của"),
	rolePer:     newPhrases("bình quân|trung bình|hằng năm|mỗi năm|bình quân hằng năm|bình quân mỗi năm|/ năm|bình quân / năm|so với năm trước|trong năm|cả năm|toàn xã"),
	roleFill:    newPhrases("phấn đấu|thêm|quyết tâm|so với cùng kỳ|so với năm trước|so với cùng kỳ năm trước|so năm trước|so cùng kỳ|thêm được|đảm bảo|bảo đảm"),
}

// order in which roles are tried: longer phrases first, then this.
var roleOrder = [...]role{roleReach, roleHave, roleAtLeast, roleMore, roleAtMost, roleLess, roleExact, roleVague, roleFrom, roleUntil, roleDownTo, roleUpTo, roleDown, roleUp, roleKeep, roleFor, roleFill, rolePer}

// roleEnding finds the longest role phrase that ends at token i.
func roleEnding(ts []token, i int) (role, int) {
	best, length := roleNone, 0
	for _, r := range roleOrder {
		if n := roleWords[r].endingAt(ts, i); n > length {
			best, length = r, n
		}
	}
	return best, length
}

// The words clauses are parted, named and judged by.
var (
	// fillers open a clause and say nothing of the target.
	fillers = newPhrases("phấn đấu|tiếp tục|tiếp tục phấn đấu|phấn đấu có|quyết tâm|trong năm|vượt|cố gắng|toàn xã có|toàn xã có thêm|toàn xã|cả xã có|toàn tỉnh có|toàn tỉnh có thêm|toàn huyện có|toàn huyện có thêm|toàn phường có|toàn phường có thêm|toàn hội có|" +
		"phấn đấu để|trong đó|trong đó :|riêng|gồm|bao gồm|cụ thể|và|đồng thời|số còn lại|còn lại|với|phấn đấu duy trì|bình quân mỗi năm|hằng năm|hằng năm có|mỗi năm|hàng năm có|đạt|đạt được|thu hút được|theo đó|đặc biệt|đặc biệt là")
	// softFillers say nothing only right before a number or a measure.
	softFillers = newPhrases("hoàn thành|thực hiện|đảm bảo|bảo đảm|tổ chức thực hiện|thực hiện đạt")
	// partWords open the parts of what stands before them.
	partWords = newPhrases("trong đó|bao gồm|gồm|gồm có|cụ thể|cụ thể là|chia ra|trong đó riêng|riêng")
	// verbs open a clause that has its number in the middle ("trồng mới 12 ha rừng").
	verbs = newPhrases("xây dựng|xây dựng mới|dặm vá|sơn sửa|cất|cất mới|huấn luyện|kiềm giảm|thí điểm|duy tu sửa chữa|phổ cập|củng cố , kiện toàn|kiện toàn|thông tuyến|trồng|trồng mới|kết nạp|kết nạp mới|hỗ trợ|hỗ trợ xóa|xóa|giảm|giảm được|tăng|phát triển|phát triển thêm|phát triển mới|giao|tuyển|tuyển chọn|tổ chức|" +
		"thành lập|thành lập mới|đào tạo|tạo|giải quyết|cứng hóa|bê tông hóa|nhựa hóa|chỉnh trang|sửa chữa|nâng cấp|lắp đặt|lắp|vận động|huy động|mở|mở rộng|thu hút|" +
		"tập huấn|cải tạo|kiên cố hóa|kiên cố|duy tu|duy tu bảo dưỡng|duy tu , bảo dưỡng|bảo dưỡng|tu sửa|tu bổ|trùng tu|công nhận|công nhận mới|cấp|cấp mới|bồi dưỡng|tiêm|tiêm phòng|thu|chuyển đổi|chuyển giao|tái canh|trồng thay thế|ra mắt|" +
		"nhân rộng|triển khai|hoàn thành|khởi công|đầu tư|đầu tư xây dựng|làm|làm mới|giới thiệu|phấn đấu|phấn đấu có|xuất khẩu|đưa|nâng|khai hoang|thả|nuôi|gieo trồng|gieo cấy|" +
		"giúp|giúp đỡ|tặng|trao|xây|xây mới|di dời|sắp xếp|nâng hạng|đăng ký|xét|khám|phát hiện|điều trị|thực hiện|thực hiện mới|tham gia|phấn đấu xây dựng|phấn đấu kết nạp|thoát|duy trì|đạt|có|có thêm|thêm|củng cố|mua sắm|rà soát|hòa giải|tiếp nhận|khai thác|chăm sóc|phục tráng|bảo vệ|khoanh nuôi|nạo vét|đào|đắp|thắp sáng|lắp mới|trang bị|bàn giao|khai trương|thu hồi|đóng mới|đóng|nuôi thả|động viên|tiết kiệm|phủ sóng|số hóa|thu hoạch|thu gom|thu mua|khai thác|đánh bắt|đón|đóng góp|cung ứng|tín chấp|kiểm tra|giám sát|thanh tra|tuyên truyền|kiềm chế|kéo giảm|hạn chế|tiêm phòng|phủ|xử lý|thẩm định|ban hành|cung cấp|bố trí|phân loại|phát động|công bố|đề nghị|phấn đấu có thêm|hướng dẫn|phối hợp|phối hợp tổ chức|tư vấn|truyền thông|xúc tiến|quy hoạch|thả|lập|in|phát|may|mua|khen thưởng|biểu dương|tôn vinh|giao đủ|đảm bảo|bảo đảm|hiến|tiết kiệm|giải ngân")
	// measureHeads open the name of something measured, complete in itself.
	measureHeads = newPhrases("tỷ lệ|tổng|tổng số|số|số lượng|tổng đàn|đàn|tổng diện tích|diện tích|năng suất|sản lượng|tổng sản lượng|giá trị|tổng giá trị|thu nhập|tổng thu|tổng chi|thu|chi|mức|" +
		"tỷ suất|tốc độ|cơ cấu|tỷ trọng|chỉ số|bình quân|doanh thu|tổng mức|kim ngạch|vốn|tổng vốn|lương thực|mật độ|độ|hệ số|quy mô|khối lượng|tổng trữ lượng|độ che phủ|sĩ số|thu ngân sách|chi ngân sách|" +
		"tổng thu ngân sách|tổng chi ngân sách|lực lượng|tỷ số|quân số|chất lượng|hộ|người|lao động|gia đình|giải quyết|tạo|xuất khẩu|khu dân cư|thôn|trường|dân số|trẻ|trẻ em|học sinh|huy động|tuyển quân|bảo hiểm|chi bộ|đảng viên|cơ quan|tổ dân phố|kết nạp")
	// bareMeasures ask "of what?" when they stand alone.
	bareMeasures = newPhrases("diện tích|năng suất|sản lượng|giá trị|số lượng|diện tích gieo trồng|năng suất bình quân|sản lượng bình quân|tổng sản lượng|tổng diện tích|tổng đàn|tỷ lệ|giá trị sản xuất|năng suất trung bình|tốc độ tăng trưởng|tốc độ tăng|mức tăng|quy mô|trong đó nữ|nữ|số hộ|tổng số|số lượng tăng thêm")
	// prefixMeasures carry over to the parts named after them.
	prefixMeasures = newPhrases("tỷ lệ|tổng đàn|tổng diện tích|diện tích|năng suất|sản lượng|tổng sản lượng|giá trị|tổng giá trị|cơ cấu|tỷ trọng|tổng số|số lượng|tổng thu|tổng chi|tổng vốn|số hộ|số doanh nghiệp|số trường|đàn|giá trị sản xuất|tổng mức|thu nhập|doanh thu|số lao động|số|tốc độ tăng dân số")
	// structureHeads introduce parts that total 100.
	structureHeads = newPhrases("cơ cấu|tỷ trọng các ngành|tỷ trọng ngành|tỷ trọng giữa")
	// carryOn opens a clause about something else even without a number.
	carryOn = newPhrases("duy trì|giữ vững|không có|không để|không còn|không phát sinh|không xảy ra|thực hiện tốt|làm tốt|giữ|phấn đấu|phấn đấu không|không để xảy ra|hoàn thành|và đạt chuẩn|tiếp tục giữ vững|tiếp tục duy trì")
	// carriers are carried over to what follows them: "tổng đàn trâu …, lợn …".
	carriers = newPhrases("tổng đàn|đàn|diện tích|tổng diện tích|sản lượng|năng suất|diện tích gieo trồng")
	// bareRest are the words that may stand beside a bare measure.
	bareRest = newPhrases("bình quân|trung bình|năm|cả năm|hằng năm|ước|đạt|gieo trồng|thu hoạch|bình quân chung|gieo cấy|là")
	// documents are what a target may be taken from.
	documents = newPhrases("nghị quyết|chỉ thị|quyết định|kế hoạch số|chương trình|đề án|nghị định|kết luận")
	// versus opens a comparison with what was.
	versus = newPhrases("so với|so|so cùng kỳ|bằng cùng kỳ|vượt|cùng kỳ")
	// basis names what a percentage is a share of.
	basis = newPhrases("kế hoạch|dự toán|chỉ tiêu|nghị quyết|hđnd|tỉnh giao|huyện giao|cấp trên giao|thành phố giao|xã giao|kh|kế hoạch năm|kh năm|so kế hoạch|so với kế hoạch|so dự toán|tổng số|dân số")
)
