package docx_test

import (
	"fmt"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// longCommune is a commune name of 60 letters.
const longCommune = "XÃ NGHĨA THƯỢNG PHÚ XUÂN HÒA ĐÔNG NAM THẠNH MỸ TRUNG LẬP BÌN"

func prose(n int) string {
	return strings.TrimSpace(strings.Repeat("phong trào thi đua yêu nước ", n))
}

func cells(words ...string) []doc.Cell {
	var out []doc.Cell
	for _, w := range words {
		out = append(out, doc.Cell{Runs: doc.Text(w)})
	}
	return out
}

// table is a table of n rows with merged cells in its header and its body.
func table(n int) doc.Table {
	top := cells("Số", "Chỉ tiêu", "6 tháng", "Đánh giá")
	for i := range top {
		top[i].Down = 2
	}
	top[2].Down, top[2].Across = 1, 2
	t := doc.Table{Widths: []float64{10, 60, 20, 20, 30}, Header: []doc.Row{{Cells: top}, {Cells: cells("Thực hiện", "% KH")}}}
	for i := range n {
		row := doc.Row{Cells: cells(fmt.Sprint(i+1), fmt.Sprintf("Chỉ tiêu số %d", i+1), "10.129,3", "41,8", "Có nguy cơ")}
		row.Cells[0].Align, row.Cells[2].Align, row.Cells[3].Align = doc.Centre, doc.Right, doc.Right
		switch {
		case i%5 == 0:
			row = doc.Row{Group: true, Cells: []doc.Cell{{Runs: doc.Bold(fmt.Sprintf("Nhóm %d", i/5+1)), Across: 5}}}
		case i%5 == 1 && i+1 < n:
			row.Cells[4] = doc.Cell{Runs: doc.Text("Chung một đánh giá"), Down: 2, Middle: true}
		case i%5 == 2:
			row.Cells = row.Cells[:4]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func drawing() doc.Figure {
	return doc.Figure{W: 120, H: 40, Alt: "Biểu đồ một thanh", Items: []page.Item{
		page.Rect{X: 40, Y: 10, W: 60, H: 8, Fill: 0xFF86B0DD, Edge: page.Black, Width: 0.2},
	}}
}

func sheet() doc.Sheet {
	return doc.Sheet{Alt: "Biểu đồ tiến độ", Title: "Biểu đồ tiến độ", Page: page.Page{W: page.A4Long, H: page.A4Short, Fonts: font.Embedded(), Items: []page.Item{
		page.Rect{X: 40, Y: 30, W: 200, H: 150, Edge: page.Black, Width: 1},
	}}}
}

func closing() doc.Closing {
	return doc.Closing{
		Recipients: []string{"UBND huyện Yên Dũng", "Lưu: VT, TĐKT"},
		Signers:    []doc.Signature{{Lines: []string{"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}, Name: "Nguyễn Văn Diễn"}},
	}
}

// report holds every kind of block, portrait and landscape sections and sheets.
func report() doc.Doc {
	return doc.Doc{Title: "Báo cáo <6 tháng> & “năm”", Sample: true, Date: "2024-06-18", Sections: []doc.Section{
		{Blocks: []doc.Block{
			doc.Letterhead{Parent: "UBND HUYỆN YÊN DŨNG", Issuer: []string{"ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN"}, Number: "/BC-UBND", Place: "Trí Yên", Date: "2024-06-18", Open: true},
			doc.Title{Kind: "BÁO CÁO", About: "Kết quả thực hiện phong trào thi đua", Under: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TRÍ YÊN"},
			doc.To{Names: []string{"Phòng Nội vụ huyện Yên Dũng", "Trưởng khối thi đua"}},
			doc.Bases{Lines: []string{"Căn cứ Luật Thi đua, khen thưởng", "Căn cứ Nghị định số 98/2023/NĐ-CP"}},
			doc.Heading{Level: 1, Text: "I. KẾT QUẢ"}, doc.Heading{Level: 2, Text: "1. Kết quả chung"},
			doc.Heading{Level: 3, Text: "a) Chỉ tiêu"}, doc.Heading{Level: 4, Text: "Một ý"},
			doc.Paragraph{Runs: []doc.Run{{S: "Trong 16 chỉ tiêu "}, {S: "đạt", Style: font.Bold}, {S: " và "}, {S: "vượt", Style: font.Italic, Size: 14}, {Blank: 30}, {S: "\nxuống dòng"}}},
			doc.Item{Marker: "-", Runs: doc.Text("Một ý;")}, doc.Item{Marker: "+", Level: 1, Runs: doc.Text("Ý nhỏ.")}, doc.Item{Marker: "b)", Runs: doc.Text("Ý có chữ.")},
			doc.Paragraph{Align: doc.Centre, Keep: true, Runs: doc.Bold("Bảng 1"), Size: 12},
			table(12), doc.Space{H: 4}, table(2),
			doc.Paragraph{Flush: true, Size: 10.5, Runs: doc.Text("(*) Ghi chú.")},
			drawing(), doc.Break{}, table(3), closing(),
		}},
		{Landscape: true, Restart: true, Blocks: []doc.Block{
			doc.AnnexTitle{Label: "Phụ lục I", Name: "DANH SÁCH", Of: "(Kèm theo Báo cáo)"}, doc.Table{Bare: true, Rows: []doc.Row{{Cells: cells("a", "b")}}}, table(30),
		}},
		{Blocks: []doc.Block{
			sheet(), sheet(), doc.Paragraph{Align: doc.Right, Runs: doc.Italic("Người lập biểu")},
			doc.Closing{Signers: []doc.Signature{{Lines: []string{"THƯ KÝ"}, Note: "(Ký, ghi rõ họ tên)"}, {Place: "Trí Yên", Date: "2024-06-18", Lines: []string{"CHỦ TỌA"}}}},
		}},
	}}
}

// certificate is a page of words at their places.
func certificate(name string) doc.Section {
	return doc.Section{Landscape: true, Restart: true, Blocks: []doc.Block{doc.Sheet{Alt: "Giấy khen " + name, Page: page.Page{W: page.A4Long, H: page.A4Short, Fonts: font.Embedded(), Items: []page.Item{
		page.Text{X: 148.5, Y: 100, S: name, Style: font.Bold, Size: 20, Ink: page.Black, Anchor: page.Centre},
		page.Line{X1: 170, Y1: 150, X2: 230, Y2: 150, Width: 0.3, Ink: page.Black, Dash: []float64{0.3, 0.9}},
	}}}}}
}

// papers are short, usual and extreme ones.
func papers() map[string]doc.Doc {
	long := table(400)
	long.Rows[7].Cells[1].Runs = doc.Text(prose(300))
	return map[string]doc.Doc{
		"plain": {Title: "Bảng", Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{
			doc.Letterhead{Issuer: []string{"UBND XÃ"}, Plain: true}, table(9), doc.Paragraph{Flush: true, Size: 10.5, Runs: doc.Text("(*) Ghi chú.")}}}}},
		"empty":  {Title: "Trống"},
		"short":  {Title: "Ngắn", Sections: []doc.Section{{Blocks: []doc.Block{doc.Letterhead{}, doc.To{}, closing()}}}},
		"table":  {Title: "Bảng", Sections: []doc.Section{{Blocks: []doc.Block{doc.Break{}, table(0)}}, {Blocks: []doc.Block{doc.Table{}, doc.Closing{}}}}},
		"report": report(),
		"words":  {Title: "Giấy khen", Sections: []doc.Section{certificate("Bà Lê Thị Mai"), certificate("Ông Nguyễn Văn Thắng")}},
		"extreme": {Title: "Dài", Sections: []doc.Section{{Landscape: true, Blocks: []doc.Block{
			doc.Letterhead{Issuer: []string{"ỦY BAN NHÂN DÂN", longCommune}, Number: "1/BC", Place: longCommune, Date: "2024-02-01", About: "V/v " + prose(5)},
			doc.To{Names: []string{longCommune}}, long, closing(),
		}}}},
	}
}
