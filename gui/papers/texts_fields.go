package papers

import (
	"regexp"
	"slices"

	"sothidua/data/document/papers"
	"sothidua/data/vn"
)

// fieldKind is how a field is written into a wording.
type fieldKind string

// The kinds of field.
const (
	fieldText fieldKind = "chữ"
	fieldList fieldKind = "danh sách" // {{range .Tên}} … {{end}}
	fieldFlag fieldKind = "có hay không"
	fieldNum  fieldKind = "số đếm"
)

// field explains one field of a wording.
type field struct {
	name  string
	kind  fieldKind
	about string
}

// write returns the field as it is typed into a wording.
func (f field) write() string {
	switch f.kind {
	case fieldList:
		return "{{range ." + f.name + "}}\n- {{.}}\n{{end}}"
	case fieldFlag:
		return "{{if ." + f.name + "}}…{{end}}"
	case fieldNum:
		return "{{số ." + f.name + "}}"
	}
	return "{{." + f.name + "}}"
}

// commonFields are known to every wording.
func commonFields() []field {
	return []field{
		{"Năm", fieldText, "năm của kế hoạch"}, {"NămTrước", fieldText, "năm trước đó"}, {"NămSau", fieldText, "năm sau đó"},
		{"Kỳ", fieldText, "kỳ báo cáo: “6 tháng đầu năm 2024”"}, {"KỳTrongCâu", fieldText, "kỳ báo cáo viết giữa câu"},
		{"Xã", fieldText, "tên xã, phường"}, {"Huyện", fieldText, "tên huyện, trống từ 01/07/2025"}, {"Tỉnh", fieldText, "tên tỉnh, thành phố"},
		{"CơQuan", fieldText, "tên cơ quan: “UBND xã Trí Yên”"}, {"Địa", fieldText, "địa danh trước ngày tháng"},
		{"KếHoạch", fieldText, "tên, số và ngày của kế hoạch"}, {"CơQuanBanHành", fieldText, "cơ quan ban hành kế hoạch"},
		{"VềViệc", fieldText, "trích yếu của kế hoạch, viết giữa câu"}, {"ĐầuMối", fieldText, "nơi nhận báo cáo, theo ngày văn bản"},
		{"TàiChính", fieldText, "bộ phận chi tiền thưởng, theo ngày văn bản"},
		{"ThườngTrực", fieldText, "Thường trực Hội đồng Thi đua - Khen thưởng"}, {"Số", fieldText, "số văn bản ghi khi in"},
		{"Ngày", fieldText, "ngày văn bản ghi khi in"}, {"HômNay", fieldText, "ngày hôm nay"}, {"NgàySốLiệu", fieldText, "“Số liệu đến ngày …”"},
		{"PhápLý", fieldList, "căn cứ pháp lý còn hiệu lực vào ngày văn bản"},
	}
}

// ownFields are those of single papers.
func ownFields() []field {
	return []field{
		{"ĐơnVịNhận", fieldText, "đơn vị được giao chỉ tiêu"}, {"MộtĐơnVị", fieldFlag, "văn bản chỉ gửi một đơn vị"}, {"HạnNộp", fieldText, "hạn nộp báo cáo"},
		{"HạnMới", fieldText, "hạn mới, trống thì thành dòng chấm"}, {"KínhGửi", fieldText, "đơn vị nhận công văn"}, {"TênĐơnVị", fieldText, "tên đơn vị"},
		{"SốNgàyChậm", fieldNum, "số ngày quá hạn của đơn vị"}, {"CònThiếu", fieldText, "số của các chỉ tiêu chưa báo"},
		{"ĐãNộp", fieldNum, "số đơn vị đã nộp báo cáo"}, {"PhảiNộp", fieldNum, "số đơn vị phải nộp"}, {"ChưaNộp", fieldNum, "số đơn vị chưa nộp"}, {"SốChậm", fieldNum, "số đơn vị quá hạn"},
		{"ĐánhGiáChung", fieldText, "đoạn đánh giá chung viết từ số liệu"}, {"CôngTácBáoCáo", fieldText, "đoạn về việc nộp báo cáo"},
		{"KếtQuả", fieldList, "kết quả theo nội dung, mỗi mục có .Tên và danh sách .Câu"}, {"Tên", fieldText, "tên của một mục trong .KếtQuả"},
		{"Câu", fieldList, "các câu của một mục trong .KếtQuả"}, {"NổiBật", fieldList, "kết quả nổi bật các đơn vị nêu"},
		{"ChỉTiêuYếu", fieldList, "chỉ tiêu không đạt, chậm, có nguy cơ"}, {"TồnTại", fieldList, "tồn tại, hạn chế các đơn vị nêu"},
		{"NguyênNhân", fieldList, "nguyên nhân các đơn vị nêu"}, {"VướngMắc", fieldList, "khó khăn, vướng mắc các đơn vị nêu"},
		{"KiếnNghị", fieldList, "đề xuất, kiến nghị các đơn vị nêu"}, {"TrọngTâm", fieldList, "việc trọng tâm rút từ chỉ tiêu yếu"},
		{"KỳTới", fieldList, "nhiệm vụ kỳ tới các đơn vị nêu"}, {"CóSốLiệu", fieldFlag, "đã có chỉ tiêu có số liệu"}, {"CóThuyếtMinh", fieldFlag, "đã có đơn vị viết thuyết minh"},
		{"CóKhenThưởng", fieldFlag, "trong năm có khen thưởng"}, {"KhenThưởng", fieldText, "đoạn về công tác khen thưởng"},
		{"TríchYếu", fieldText, "trích yếu của kế hoạch"}, {"CănCứ", fieldList, "căn cứ ghi trong kế hoạch"}, {"MởĐầu", fieldText, "lời mở đầu của kế hoạch"},
		{"MụcĐích", fieldText, "mục đích"}, {"YêuCầu", fieldText, "yêu cầu"}, {"NộiDung", fieldList, "nội dung thi đua"}, {"ChỉTiêu", fieldList, "các chỉ tiêu, mỗi chỉ tiêu một câu"},
		{"PhátĐộng", fieldText, "phát động thi đua"}, {"NhiệmVụ", fieldList, "nhiệm vụ, giải pháp"}, {"TráchNhiệm", fieldList, "trách nhiệm của từng bộ phận"},
		{"KếtThúc", fieldText, "lời kết, hoặc giờ kết thúc cuộc họp"}, {"ViệcKhó", fieldList, "việc khó đơn vị đăng ký"},
		{"BắtĐầu", fieldText, "giờ bắt đầu cuộc họp"}, {"NgàyHọp", fieldText, "ngày họp"}, {"ĐịaĐiểm", fieldText, "địa điểm họp"}, {"NộiDungHọp", fieldText, "nội dung cuộc họp"},
		{"NộiDungMời", fieldText, "nội dung mời họp"}, {"NgườiMời", fieldText, "người, cơ quan mời"}, {"ChủTrì", fieldText, "người chủ trì"}, {"ThưKý", fieldText, "thư ký cuộc họp"},
		{"ThamDự", fieldList, "thành viên có mặt"}, {"Vắng", fieldList, "thành viên vắng, kèm lý do"}, {"CóHọp", fieldFlag, "đã có thông tin cuộc họp"},
		{"ChươngTrình", fieldList, "chương trình họp"}, {"ÝKiến", fieldList, "ý kiến thảo luận"}, {"SốPhiếu", fieldFlag, "đã có kết quả bỏ phiếu"}, {"KếtLuận", fieldList, "kết luận của chủ tọa"},
		{"ĐợtKhen", fieldText, "đợt khen thưởng"}, {"SốKhen", fieldText, "số tập thể, cá nhân, hộ được khen"}, {"HìnhThức", fieldText, "hình thức khen"},
		{"TổngTiền", fieldText, "tổng tiền thưởng"}, {"NguồnTiền", fieldText, "nguồn kinh phí"}, {"SốQĐ", fieldText, "số quyết định"}, {"NgàyQĐ", fieldText, "ngày quyết định"},
		{"SốTờTrình", fieldText, "số tờ trình"}, {"NgàyTờTrình", fieldText, "ngày tờ trình"}, {"GhiChú", fieldText, "ghi chú dưới bảng điểm"},
	}
}

// fieldNames finds the names of fields in a wording.
func fieldNames(text string) []string {
	action, name := regexp.MustCompile(`\{\{[^}]*\}\}`), regexp.MustCompile(`\.(\p{L}+)`)
	var out []string
	for _, a := range action.FindAllString(text, -1) {
		for _, m := range name.FindAllStringSubmatch(a, -1) {
			if n := vn.NFC(m[1]); !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// fieldsOf lists the fields a wording of a kind of paper may use: its own first.
func fieldsOf(kind string) ([]field, error) {
	text, err := papers.BuiltIn(kind)
	if err != nil {
		return nil, err
	}
	names := fieldNames(text)
	var out []field
	for _, f := range ownFields() {
		if slices.Contains(names, f.name) {
			out = append(out, f)
		}
	}
	return append(out, commonFields()...), nil
}
