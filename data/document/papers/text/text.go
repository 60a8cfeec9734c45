// Package text turns the wording of a paper into its blocks. The wording is a
// template that the office can edit: lines of text with fields such as {{.Năm}},
// and marks at the beginning of a line that say what the line is:
//
//	# I. KẾT QUẢ          heading; ## and ### are the levels below
//	- một việc            item of a list
//	@giữa, @bìa, @sát     centred line, line of a cover, line without indent
//	@đầu KH-UBND          letterhead with the sign of the paper
//	@tên, @trích yếu      kind and subject; @thẩm quyền under a decision
//	@về việc              subject of a letter, under its number
//	@kính gửi, @căn cứ    one recipient, one legal ground
//	@phụ lục, @phụ lục tên, @phụ lục của
//	@khối tên             what the program makes: a table, a chart
//	@nơi nhận             one recipient beside the signer
//	@ký                   recipients and signer
//	@ngang, @dọc, @trang, @trống 4
//
// Within a line **bold**, //italic// and [...40], a dotted blank 40 millimetres
// long. Marks are told from the template before its fields are filled, so that
// nothing that stands in the book can be taken for one.
package text

import (
	"bytes"
	"strings"
	"text/template"

	"github.com/shopspring/decimal"

	"sothidua/data/document/doc"
	"sothidua/data/vn"
)

// Source is a wording with what messages call it.
type Source struct {
	Label string // "Báo cáo sơ kết 6 tháng"
	Text  string
}

// Frame is what the program puts into a paper beside its words.
type Frame struct {
	Letterhead doc.Letterhead // @đầu adds the sign to its Number
	To         []string       // instead of the @kính gửi lines when there are any
	Closing    doc.Closing
	Blocks     map[string][]doc.Block // @khối, by name
}

// Render fills the wording with fields and returns the sections of the paper.
// Errors have CodeInvalid with the label and the line at fault.
func Render(s Source, fields map[string]any, f Frame) ([]doc.Section, error) {
	marked, err := mark(s, f)
	if err != nil {
		return nil, err
	}
	t, err := template.New("").Option("missingkey=error").Funcs(functions()).Parse(marked)
	if err != nil {
		return nil, explain(s, err)
	}
	var b bytes.Buffer
	if err := t.Execute(&b, fields); err != nil {
		return nil, explain(s, err)
	}
	p := &parser{frame: f}
	for _, line := range strings.Split(vn.NFC(b.String()), "\n") {
		p.line(line)
	}
	return p.close(), nil
}

// functions are those a wording may call beside the language's own: "ghi" writes
// a value or leaves a blank of so many millimetres, "số" writes a count with two
// digits as official papers do, "hoa" writes capitals, "hoađầu" a first capital.
func functions() template.FuncMap {
	return template.FuncMap{"ghi": fillOr, "số": two, "hoa": vn.Upper, "hoađầu": vn.UpperFirst, "nối": join}
}

func fillOr(value string, width int) string {
	if strings.TrimSpace(value) != "" {
		return value
	}
	return blank(width)
}

// two writes a count with at least two digits: "03".
func two(n int) string {
	s := vn.Format(decimal.NewFromInt(int64(n)))
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func join(list []string) string { return strings.Join(list, ", ") }
