package document_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/doc"
)

// meetingPack is a pack for a meeting: a cover, prose, a table of 400 rows and
// twelve charts, about forty pages.
func meetingPack() doc.Doc {
	var text, table doc.Section
	text.Blocks = append(text.Blocks, doc.Title{Kind: "TÀI LIỆU", About: "Họp Hội đồng Thi đua - Khen thưởng 6 tháng đầu năm 2024"})
	for i := range 52 {
		text.Blocks = append(text.Blocks, doc.Heading{Level: 1 + i%3, Text: fmt.Sprintf("Mục %d", i+1)},
			doc.Paragraph{Runs: doc.Text(strings.Repeat("Phát huy truyền thống thi đua yêu nước, khơi dậy lòng tự hào dân tộc. ", 12))})
	}
	rows := doc.Table{Widths: []float64{10, 80, 25, 25, 25}, Header: []doc.Row{{Cells: rowOf("STT", "Tên đơn vị", "Điểm", "Xếp loại", "Ghi chú")}}}
	for i := range 400 {
		rows.Rows = append(rows.Rows, doc.Row{Cells: rowOf(fmt.Sprint(i+1), fmt.Sprintf("Thôn %d", i+1), "95,5", "Tốt", "")})
	}
	table = doc.Section{Landscape: true, Restart: true, Blocks: []doc.Block{doc.AnnexTitle{Label: "Phụ lục", Name: "BẢNG CHẤM ĐIỂM"}, rows}}
	var charts doc.Section
	for range 12 {
		for _, p := range document.ProgressChart(picture14(), document.DefaultChartOptions()).Pages {
			charts.Blocks = append(charts.Blocks, doc.Sheet{Page: p, Alt: "Biểu đồ tiến độ", Title: "Biểu đồ tiến độ"})
		}
	}
	return doc.Doc{Title: "Tài liệu họp", Date: "2024-06-18", Sections: []doc.Section{text, charts, table}}
}

func rowOf(words ...string) []doc.Cell {
	var out []doc.Cell
	for _, w := range words {
		out = append(out, doc.Cell{Runs: doc.Text(w)})
	}
	return out
}

func BenchmarkMeetingPackPDF(b *testing.B) {
	src := meetingPack()
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		d := document.FromDoc(src)
		pages = len(d.Pages)
		if err := document.WritePDF(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages), "pages")
}

func BenchmarkMeetingPackDOCX(b *testing.B) {
	src := document.FromDoc(meetingPack())
	b.ReportAllocs()
	for b.Loop() {
		if err := document.WriteDOCX(io.Discard, src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPaperPreview96(b *testing.B) {
	d := document.FromDoc(paper(4))
	for b.Loop() {
		document.Image(d.Pages[0], 96, false)
	}
}
