// Package plantext reads targets out of the words of a plan: the emulation
// plan of a commune, a resolution of its council, a table of socio-economic
// targets. It proposes and never decides: what the words leave open is read in
// the likeliest way and marked Uncertain, with the question in Why.
//
// The steps, each in its own file: the text becomes tokens (token), lines
// (lines) their labels (label), lines a tree (outline), the tree the part that
// holds targets (section, report), that part items (item, table, rows, stacked,
// aligned), items clauses (clause, cut, carry, brackets, series, choose), a
// clause its quantity (quantity, chain, exclude, units), comparator (compare),
// name (name, nametext, complete) and kind (kind); clauses without a number are
// judged by their words (quality); together they make a leaf (leaf, words_leaf).
//
// A leaf is certain only when its whole clause is explained: every word of it
// went somewhere (account), it has one of three plain shapes and a second,
// independent reading of it gives the same name (plain), and nothing near it can
// be read in two ways (check, shape, extra, numbering). Lines nothing was read
// from are told of (missed). Files become text in open, legacy, docx, numbering
// and lists. Nothing outside the plan is looked up and equal texts give equal
// results.
package plantext

import (
	"fmt"
	"strings"

	"sothidua/data/model"
)

// maxText is the longest text read, in bytes; a plan with its annexes has
// some hundred thousand.
const maxText = 1 << 20

// The kinds of target: what is measured, told by comparator, unit and words.
const (
	KindRate      = "rate"      // a share: %, ‰
	KindAmount    = "amount"    // a measured quantity: money, tấn, ha, km, kWh
	KindCount     = "count"     // things counted: người, hộ, trường, mô hình
	KindYield     = "yield"     // a quantity per area: tạ/ha, triệu đồng/ha
	KindRatio     = "ratio"     // a of b: 04/09 thôn
	KindStructure = "structure" // one part of a whole whose parts total 100
	KindGrowth    = "growth"    // an increase against the year before
	KindReduction = "reduction" // a decrease against the year before
	KindMaintain  = "maintain"  // a number that is not to be lost
	KindComposite = "composite" // a total whose parts follow it and add up to it
	KindYesNo     = "yesno"     // reached or not, without a number
	KindGrade     = "grade"     // an ordered grade: hoàn thành tốt trở lên
	KindText      = "text"      // judged by words
)

// Target is one leaf: something with one value, or judged as a whole.
type Target struct {
	Number     string // the plan's number, with a letter when the item has several leaves: "8", "1a"
	Parent     string // number of the item, when it has several leaves
	Name       string // the plan's words without value and comparator
	Comparator model.Comparator
	Value      model.Number // lower bound of a range, numerator of a ratio
	Value2     model.Number // upper bound of a range, denominator of a ratio
	Unit       string       // "%", "triệu đồng/người/năm"; empty for words
	Kind       string       // one of the Kind constants
	Grade      string       // with Comparator Grade: the least grade, "Tốt"
	Text       string       // the words of the plan
	From, To   int          // where they stand: bytes of the text given to Read
	Uncertain  bool
	Why        string       // Vietnamese: what is not sure, as a question to the office
	LastYear   model.Number // result of the year before, when the plan tells it
	Superior   model.Number // the higher level's plan, when the plan tells both
}

// Item is a numbered target of the plan with one or more leaves.
type Item struct {
	Number   string
	Name     string
	Text     string // the words of the plan
	From, To int    // where they stand: bytes of the text given to Read
}

// Problem is something in the text that could not be read as a target and may
// be one.
type Problem struct {
	Message  string // Vietnamese
	Text     string // the words in question, may be empty
	From, To int    // where they stand: bytes of the text given to Read
}

// Result is what a text holds.
type Result struct {
	Items    []Item   // in the order of the plan
	Targets  []Target // leaves, in the order of the plan
	Problems []Problem
}

// scanned are letters that some PDF files give for Vietnamese ones; both have
// two bytes, so that places in the text stay what they are.
var scanned = strings.NewReplacer("ƣ", "ư", "Ƣ", "Ư")

// Read finds the targets in a plan's plain text (see Open for files). It never
// fails: a text without targets gives an empty result and a problem saying so.
func Read(text string) Result {
	var out Result
	if len(text) > maxText {
		text = text[:maxText]
		out.Problems = append(out.Problems, Problem{From: maxText, To: maxText,
			Message: fmt.Sprintf("Văn bản quá dài: chỉ đọc %d MB đầu. Tách phần chỉ tiêu ra tệp riêng rồi đọc lại.", maxText>>20)})
	}
	d := newDocument(scanned.Replace(text))
	parts, problems := d.sections()
	out.Problems = append(out.Problems, problems...)
	g := gatherer{doc: d}
	for _, p := range parts {
		g.section(p)
	}
	for _, t := range d.tables {
		if !t.taken && !t.ofPast() && !t.guessed {
			g.table(t, "")
		}
	}
	g.unread()
	out.Items, out.Targets = g.number()
	out.Problems = append(out.Problems, g.problems...)
	if len(out.Targets) == 0 {
		out.Problems = append(out.Problems, Problem{To: len(text),
			Message: "Không thấy chỉ tiêu nào trong văn bản. Kiểm tra tệp có mục “Các chỉ tiêu…” hoặc bảng chỉ tiêu có cột đơn vị tính, kế hoạch."})
	}
	return out
}
