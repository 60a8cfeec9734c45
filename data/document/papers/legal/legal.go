// Package legal holds the legal documents that papers about emulation and
// rewards cite, and chooses them by the day of the paper. The law changes: what
// stands here is the start of a list that the office keeps itself.
package legal

import (
	"slices"

	"sothidua/data/model"
)

// Ended is the last day of the districts: from 01/07/2025 a commune stands
// directly under its province.
const Ended model.Date = "2025-06-30"

// Defaults returns the documents known to the program with the days between
// which they are in force. Those whose text or day was not seen in the gazette
// ask to be looked up before a paper is signed.
func Defaults() []model.LegalBasis {
	basis := func(from, to model.Date, recheck bool, text, source string, kinds ...string) model.LegalBasis {
		return model.LegalBasis{Text: text, Kinds: kinds, Validity: model.Validity{From: from, To: to}, Recheck: recheck, Source: source}
	}
	decisions := []string{"assignment", "reward-decision"}
	out := []model.LegalBasis{
		basis("2016-01-01", "2025-02-28", false, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
			"Luật số 77/2015/QH13, Luật số 47/2019/QH14", decisions...),
		basis("2025-03-01", "2025-06-15", true, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025", "Luật số 65/2025/QH15", decisions...),
		basis("2025-06-16", "", true, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Luật số 72/2025/QH15", decisions...),
		basis("2024-01-01", "2026-09-30", false, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Luật số 06/2022/QH15, hiệu lực 01/01/2024"),
		basis("2026-10-01", "", true, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 (được sửa đổi, bổ sung bởi Luật số 06/2026/QH16)",
			"Luật số 06/2026/QH16, hiệu lực 01/10/2026; chưa đối chiếu văn bản gốc"),
		basis("2024-01-01", "2025-06-30", false, "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
			"Nghị định 98/2023/NĐ-CP, thay bằng Nghị định 152/2025/NĐ-CP"),
		basis("2025-07-01", "", true, "Căn cứ Nghị định số 129/2025/NĐ-CP của Chính phủ quy định về phân định thẩm quyền của chính quyền địa phương 02 cấp trong lĩnh vực quản lý nhà nước của Bộ Nội vụ",
			"Nghị định 129/2025/NĐ-CP, hiệu lực 01/07/2025", "reward-decision", "submission"),
		basis("2025-07-01", "", true, "Căn cứ Nghị định số 152/2025/NĐ-CP của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
			"Nghị định 152/2025/NĐ-CP, hiệu lực 01/07/2025"),
		basis("2024-02-24", "2025-08-04", true, "Căn cứ Thông tư số 01/2024/TT-BNV của Bộ trưởng Bộ Nội vụ quy định biện pháp thi hành Luật Thi đua, khen thưởng và Nghị định số 98/2023/NĐ-CP",
			"Thông tư 01/2024/TT-BNV, thay bằng Thông tư 15/2025/TT-BNV từ 05/08/2025", "reward-decision", "submission"),
		basis("2025-08-05", "", true, "Căn cứ Thông tư số 15/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ quy định biện pháp để tổ chức, hướng dẫn thi hành Luật Thi đua, khen thưởng và Nghị định số 152/2025/NĐ-CP",
			"Thông tư 15/2025/TT-BNV, hiệu lực 05/08/2025", "reward-decision", "submission"),
	}
	for i := range out {
		out[i].Position = i + 1
	}
	return out
}

// On chooses the documents that a kind of paper of a day cites, in order. A
// basis without kinds is cited by every paper that cites any.
func On(list []model.LegalBasis, kind string, day model.Date) []model.LegalBasis {
	var out []model.LegalBasis
	for _, b := range list {
		if b.On(day) && (len(b.Kinds) == 0 || slices.Contains(b.Kinds, kind)) {
			out = append(out, b)
		}
	}
	slices.SortStableFunc(out, func(a, b model.LegalBasis) int { return a.Position - b.Position })
	return out
}
