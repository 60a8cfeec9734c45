package exchange

import (
	"fmt"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

var _ kit.Printer = (*importScreen)(nil)

// Print implements kit.Printer: what waits for the user in all files, to be
// sent to the units.
func (s *importScreen) Print() {
	files, results, now := s.files, s.result, s.env.Scope()
	s.env.Preview("Danh sách lỗi và câu hỏi", func(bool) (document.Document, error) {
		return problemList(files, results, now)
	})
}

// problemList is the paper of the problems that wait, file by file.
func problemList(files []loaded, results []model.FileResult, scope kit.Scope) (document.Document, error) {
	table := doc.Table{Widths: []float64{30, 16, 100, 30}, Header: []doc.Row{{Cells: []doc.Cell{
		{Runs: doc.Text("Trang tính")}, {Runs: doc.Text("Ô")}, {Runs: doc.Text("Vấn đề")}, {Runs: doc.Text("Sửa thành")}}}}}
	n := 0
	for i, r := range results {
		open := problemsOf(r, true)
		if files[i].out || len(open) == 0 {
			continue
		}
		n += len(open)
		table.Rows = append(table.Rows, doc.Row{Group: true, Cells: []doc.Cell{{Runs: doc.Bold(r.File + ": " + openText(r.Errors(), r.Questions())), Across: 4}}})
		for _, p := range open {
			table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Text(p.Sheet), Align: doc.Left}, {Runs: doc.Text(p.Cell), Align: doc.Centre},
				{Runs: doc.Text(p.Message), Align: doc.Left}, {}}})
		}
	}
	if n == 0 {
		return document.Document{}, model.Errorf(model.CodeNotFound, "Không còn lỗi hay câu hỏi nào để in.")
	}
	title := doc.Title{Kind: "DANH SÁCH LỖI VÀ CÂU HỎI", About: fmt.Sprintf("trong các tệp Excel gửi về, %s", scope.Code.Label(scope.Year))}
	return document.FromDoc(doc.Doc{Title: "Danh sách lỗi trong tệp Excel", Sections: []doc.Section{{Blocks: []doc.Block{title, table}}}}), nil
}
