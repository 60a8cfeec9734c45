// Package doc is the model of an official paper: sections of blocks, without
// places or pages. It is laid out once into pages (preview, PDF, picture,
// printer) and written as a Word file from the same blocks.
package doc

import (
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// Doc is one paper.
type Doc struct {
	Title    string // of the file, "Báo cáo sơ kết phong trào thi đua 6 tháng đầu năm 2024"
	Sections []Section
	Sample   bool       // holds sample figures; every page says so
	Date     model.Date // day of the paper, or of its figures
	// Gaps are what the paper misses and leaves a blank line for, each with
	// the place where the office sets it.
	Gaps []Gap
}

// Gap is something a paper needs that the book does not know.
type Gap struct {
	What  string // "người ký", "số văn bản"
	Where string // "Hệ thống, Cơ quan, người ký"
}

// Section is a run of pages of one shape.
type Section struct {
	Landscape bool
	// Restart numbers the pages of the section from 1 anew: an annex has its
	// own numbers (NĐ 30/2020, Phụ lục I).
	Restart bool
	Blocks  []Block
}

// Block is a part of a section: one of the types below.
type Block interface{ block() }

// Run is a stretch of text in one style; a line end in S breaks the line. Blank
// draws a dotted line to be filled by hand instead of S, Blank millimetres long.
type Run struct {
	S     string
	Style font.Style
	Size  float64 // points; 0 is the size of the block
	Blank float64
}

// Letterhead is the head of an official paper with its number and date line.
// An empty Number or Date leaves a blank to fill by hand.
type Letterhead struct {
	Parent string   // body above, capitals: "UBND HUYỆN YÊN DŨNG"; "" has no line
	Issuer []string // issuing body, capitals: "ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN"
	Number string   // "16/KH-UBND"; a leading blank number: "/KH-UBND"
	Place  string   // "Trí Yên"
	Date   model.Date
	Open   bool   // the day is left to the pen: "ngày … tháng 6 năm 2024"
	About  string // "V/v …" of a letter (công văn); other papers have a Title
	Plain  bool   // a table to look at, without the line of number and date
}

// Title is the kind and the subject of a paper: "KẾ HOẠCH", "Phát động …".
type Title struct {
	Kind  string
	About string
	// Under is the authority between subject and bases of a decision:
	// "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TRÍ YÊN".
	Under string
}

// AnnexTitle heads an annex: "Phụ lục I", its capitals, and the paper it
// belongs to.
type AnnexTitle struct {
	Label string // "Phụ lục", "Phụ lục I"
	Name  string // capitals
	Of    string // "(Kèm theo Kế hoạch số 16/KH-UBND ngày 01/02/2024 của UBND xã)"
}

// To is "Kính gửi": one recipient on the line, several one to a line.
type To struct{ Names []string }

// Bases are the legal grounds, each without its closing sign.
type Bases struct{ Lines []string }

// Heading is a numbered or plain heading; Level 1 is "I. …". Its text stands in
// the bookmarks of the PDF and in the navigation of Word.
type Heading struct {
	Level int // 1 to 4
	Text  string
}

// Align tells where the lines of a block stand.
type Align int

// The alignments. Justify is the usual one of running text.
const (
	Justify Align = iota
	Left
	Centre
	Right
)

// Paragraph is running text.
type Paragraph struct {
	Runs  []Run
	Align Align
	Flush bool // without first-line indent
	Keep  bool // stays on the page of the next block
	Size  float64
}

// Item is one line of a list: "- …", "a) …", "1. …", indented by level.
type Item struct {
	Marker string
	Runs   []Run
	Level  int // 0 is the outermost
}

// Cell is one cell of a table. Across and Down tell how many columns and rows
// it covers, 0 means 1; covered cells are left out of their rows.
type Cell struct {
	Runs   []Run // upright text of header cells is set bold
	Align  Align // Justify, the zero value: left in the body, centred in the header
	Across int
	Down   int
	Middle bool // centred in its height
}

// Row is one row of a table. Group rows (a section's name) stay with the row
// below them.
type Row struct {
	Cells  []Cell
	Group  bool
	Target model.ID // opened by a click in the preview; 0 for none
	Unit   model.ID
}

// Footnote tells whether a block is the notes of a table above it: flush text
// smaller than that of the paper. They stay with the last rows.
func Footnote(b Block) bool {
	p, ok := b.(Paragraph)
	return ok && p.Flush && p.Size > 0 && p.Size <= 11
}

// Table is a ruled table over the width of the text. Its header stands again on
// every page.
type Table struct {
	Widths []float64 // shares of the width of the text, any scale
	Header []Row
	Rows   []Row
	Size   float64 // of the text, points; 0 is 11
	Bare   bool    // without rules
}

// Figure is a drawing of W by H millimetres, its items at places of their own.
type Figure struct {
	W, H  float64
	Items []page.Item
	Spots []page.Spot
	Alt   string // what it shows, in words
}

// Sheet is a page that is laid out already, such as a chart on A4; it takes a
// page of its own shape.
type Sheet struct {
	Page  page.Page
	Alt   string
	Title string // its name in the bookmarks; "" has none
}

// Signature is one signer's block.
type Signature struct {
	Place string     // "" unless the paper has no date line at its head
	Date  model.Date // as Place
	Open  bool       // the day is left to the pen
	Lines []string   // authority and position, capitals
	Note  string     // "(Ký, ghi rõ họ tên)", italic
	Name  string
}

// Closing ends a paper: recipients left, the signer right, never parted and
// never alone on a page. Signers stand side by side from left to right, one
// signer and those beside Recipients in the right half.
type Closing struct {
	Recipients []string // "UBND huyện", "Lưu: VT"; without closing signs
	Signers    []Signature
}

// Space is white height in millimetres.
type Space struct{ H float64 }

// Break starts a new page.
type Break struct{}

func (Letterhead) block() {}
func (Title) block()      {}
func (AnnexTitle) block() {}
func (To) block()         {}
func (Bases) block()      {}
func (Heading) block()    {}
func (Paragraph) block()  {}
func (Item) block()       {}
func (Table) block()      {}
func (Figure) block()     {}
func (Sheet) block()      {}
func (Closing) block()    {}
func (Space) block()      {}
func (Break) block()      {}

// Text returns runs of upright text.
func Text(s string) []Run { return []Run{{S: s}} }

// Bold returns runs of bold text.
func Bold(s string) []Run { return []Run{{S: s, Style: font.Bold}} }

// Italic returns runs of italic text.
func Italic(s string) []Run { return []Run{{S: s, Style: font.Italic}} }
