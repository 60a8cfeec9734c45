package lay

import (
	"fmt"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// longCommune is a commune name of 60 letters.
const longCommune = "XÃ NGHĨA THƯỢNG PHÚ XUÂN HÒA ĐÔNG NAM THẠNH MỸ TRUNG LẬP BÌN"

// report is the report of the design's picture: letterhead, title, recipients,
// text, table, chart and closing.
func report() doc.Doc {
	return doc.Doc{Title: "Báo cáo kết quả thực hiện phong trào thi đua", Sample: true, Date: "2024-06-18", Sections: []doc.Section{{Blocks: []doc.Block{
		doc.Letterhead{Parent: "UBND HUYỆN YÊN DŨNG", Issuer: []string{"ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN"}, Number: "/BC-UBND", Place: "Trí Yên", Date: "2024-06-18", Open: true},
		doc.Title{Kind: "BÁO CÁO", About: "Kết quả thực hiện phong trào thi đua 6 tháng đầu năm 2024"},
		doc.To{Names: []string{"Phòng Nội vụ huyện Yên Dũng", "Trưởng khối Thi đua - Khen thưởng khối xã, thị trấn"}},
		doc.Bases{Lines: []string{"Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"}},
		doc.Paragraph{Runs: doc.Text("Thực hiện Kế hoạch số 16/KH-UBND ngày 01 tháng 02 năm 2024 của UBND xã về phát động các phong trào thi đua năm 2024, UBND xã Trí Yên báo cáo kết quả thực hiện 6 tháng đầu năm 2024 như sau:")},
		doc.Heading{Level: 1, Text: "I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA"},
		doc.Heading{Level: 2, Text: "1. Kết quả chung"},
		doc.Paragraph{Runs: doc.Text("Trong 16 chỉ tiêu của Kế hoạch, đến ngày 18 tháng 6 năm 2024 có 03 chỉ tiêu đạt, 06 chỉ tiêu đúng tiến độ, 03 chỉ tiêu có nguy cơ và 01 chỉ tiêu chậm; 02 chỉ tiêu đánh giá vào cuối năm, 01 chỉ tiêu chưa có số liệu. Đã có 23/28 đơn vị gửi báo cáo, trong đó 19 đơn vị gửi đúng hạn.")},
		doc.Item{Marker: "-", Runs: doc.Text("Gieo cấy lúa vụ Chiêm Xuân đạt 100% kế hoạch, năng suất bình quân 62,4 tạ/ha, bằng 102,3% kế hoạch năm và tăng so với cùng kỳ năm trước;")},
		doc.Item{Marker: "+", Level: 1, Runs: doc.Text("Xuất khẩu lao động 6/20 người.")},
		doc.Heading{Level: 3, Text: "a) Các chỉ tiêu tính được tỷ lệ"},
		doc.Paragraph{Align: doc.Centre, Keep: true, Runs: doc.Bold("Bảng 1. Các chỉ tiêu tính được tỷ lệ so với kế hoạch năm"), Size: 12},
		summary(10),
		doc.Paragraph{Flush: true, Size: 10.5, Runs: doc.Text("(*) Phần đã giảm so với phần phải giảm: (1,52 − 1,31)/(1,52 − 1,06).")},
		doc.Paragraph{Align: doc.Centre, Keep: true, Runs: doc.Bold("Biểu đồ 1. Tiến độ so với kế hoạch năm"), Size: 12},
		drawing(),
		doc.Heading{Level: 1, Text: "II. ĐỀ XUẤT, KIẾN NGHỊ"},
		doc.Paragraph{Runs: []doc.Run{{S: "Ý kiến khác: "}, {Blank: 60}, {S: " ngày họp "}, {Blank: 20}, {S: "."}}},
		closing(),
	}}}}
}

func closing() doc.Closing {
	return doc.Closing{
		Recipients: []string{"UBND huyện Yên Dũng", "TT ĐU, TT HĐND xã", "Chủ tịch, PCT UBND xã", "Lưu: VT, TĐKT"},
		Signers:    []doc.Signature{{Lines: []string{"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}, Name: "Nguyễn Văn Diễn"}},
	}
}

// drawing is a figure with letters and a bar.
func drawing() doc.Figure {
	return doc.Figure{W: 120, H: 40, Alt: "Biểu đồ một thanh", Items: []page.Item{
		page.Rect{X: 40, Y: 10, W: 60, H: 8, Fill: 0xFF86B0DD, Edge: page.Black, Width: 0.2},
		page.Text{X: 0, Y: 16, S: "Sản lượng lúa", Size: 11, Ink: page.Black},
		page.Line{X1: 100, Y1: 2, X2: 100, Y2: 38, Width: 0.7, Ink: page.Black},
	}}
}

func cells(words ...string) []doc.Cell {
	var out []doc.Cell
	for _, w := range words {
		out = append(out, doc.Cell{Runs: doc.Text(w)})
	}
	return out
}

// summary is a table of n rows, with merged cells in its header and its body.
func summary(n int) doc.Table {
	t := doc.Table{Widths: []float64{10, 57, 19, 19, 19, 16, 25}}
	top := cells("Số", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "6 tháng", "Đánh giá")
	for i := range top {
		top[i].Down = 2
	}
	top[4].Down, top[4].Across = 1, 2
	t.Header = []doc.Row{{Cells: top}, {Cells: cells("Thực hiện", "% KH")}}
	for i := range n {
		row := doc.Row{Target: model.ID(i + 1), Cells: cells(fmt.Sprint(i+1), "Chỉ tiêu số "+fmt.Sprint(i+1)+" của kế hoạch thi đua", "triệu đồng", "10.129,3", "4.238,1", "41,8", "Có nguy cơ")}
		row.Cells[0].Align = doc.Centre
		row.Cells[2].Align = doc.Centre
		for c := 3; c < 6; c++ {
			row.Cells[c].Align = doc.Right
		}
		switch {
		case i%10 == 3 && i+2 < n:
			row.Cells[6] = doc.Cell{Runs: doc.Text("Ba chỉ tiêu chung một đánh giá"), Down: 3, Middle: true}
		case i%10 == 4 && i+1 < n || i%10 == 5 && i >= 5:
			if i%10 == 4 && i-1+2 < n || i%10 == 5 {
				row.Cells = row.Cells[:6]
			}
		case i%10 == 0:
			row = doc.Row{Group: true, Cells: []doc.Cell{{Runs: doc.Bold("Nhóm " + fmt.Sprint(i/10+1)), Across: 7}}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func prose(n int) string {
	return strings.TrimSpace(strings.Repeat("phong trào thi đua yêu nước ", n))
}

func pages(d doc.Doc) []page.Page { return Pages(d, font.Embedded()).Pages }
