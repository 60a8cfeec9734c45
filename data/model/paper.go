package model

import "time"

// Validity is the run of days in which something holds, both ends included; an
// empty end is open.
type Validity struct {
	From Date
	To   Date
}

// On tells whether the run holds day d.
func (v Validity) On(d Date) bool { return (v.From == "" || v.From <= d) && (v.To == "" || d <= v.To) }

// Backward tells whether the run ends before it begins.
func (v Validity) Backward() bool { return v.From != "" && v.To != "" && v.To < v.From }

// Overlaps tells whether both runs hold a day.
func (v Validity) Overlaps(o Validity) bool {
	return (v.To == "" || o.From == "" || o.From <= v.To) && (o.To == "" || v.From == "" || v.From <= o.To)
}

// PaperText (mẫu văn bản) is the office's own wording of a kind of paper, used
// instead of the built-in one for papers dated within its validity.
type PaperText struct {
	ID   ID
	Kind string // name of the paper: "half-year-report"
	Validity
	Text   string
	Person string // who changed it last
	At     time.Time
}

// LegalBasis (căn cứ pháp lý) is a legal document that papers cite while it is
// in force.
type LegalBasis struct {
	ID       ID
	Text     string // as it is cited, without the closing sign: "Căn cứ Luật …"
	Kinds    []string
	Position int
	Validity
	// Recheck asks the office to look the document up before it signs: its text
	// or its dates were not verified.
	Recheck bool
	Source  string // where the dates come from
}

// PaperHead (tiêu đề, chữ ký) is what stands at the head and foot of the
// commune's own papers, for papers dated within its validity. Empty fields are
// taken from the Office.
type PaperHead struct {
	ID ID
	Validity
	Parent   string   // body above, "UBND TỈNH BẮC NINH"; usually empty
	Issuer   []string // issuing body by lines
	Place    string
	Position string
	Signer   string
}

// RecipientRole tells where a recipient of a paper is named.
type RecipientRole string

// The roles.
const (
	RoleTo   RecipientRole = "to"   // Kính gửi
	RoleCopy RecipientRole = "copy" // Nơi nhận
)

// PaperRecipient is one recipient of a kind of paper.
type PaperRecipient struct {
	ID       ID
	Kind     string // "" is every kind without recipients of its own
	Role     RecipientRole
	Position int
	Validity
	Name string
}

// Blank (phôi) is a pre-printed certificate, W by H millimetres, with the
// places of what is printed on it. The offsets shift every field: a printer
// never takes the sheet exactly where another does.
type Blank struct {
	ID               ID
	Name             string
	W, H             float64
	OffsetX, OffsetY float64 // millimetres, to the right and down
	Fields           []BlankField
}

// FieldName names what a field of a blank holds.
type FieldName string

// The fields of a certificate.
const (
	FieldRecipient FieldName = "recipient" // họ tên, tên tập thể
	FieldAbout     FieldName = "about"     // chức vụ, nơi công tác, địa chỉ
	FieldReason    FieldName = "reason"    // thành tích
	FieldDecision  FieldName = "decision"  // Quyết định số … ngày …
	FieldRegister  FieldName = "register"  // số vào sổ
	FieldDate      FieldName = "date"      // địa danh, ngày tháng năm
	FieldSigner    FieldName = "signer"
)

// FieldNames lists all fields in the order they stand on a certificate.
var FieldNames = []FieldName{FieldRecipient, FieldAbout, FieldReason, FieldDecision, FieldRegister, FieldDate, FieldSigner}

// Label returns the field's Vietnamese name.
func (f FieldName) Label() string {
	switch f {
	case FieldRecipient:
		return "Họ tên, tên tập thể"
	case FieldAbout:
		return "Chức vụ, đơn vị"
	case FieldReason:
		return "Thành tích"
	case FieldDecision:
		return "Quyết định"
	case FieldRegister:
		return "Số vào sổ"
	case FieldDate:
		return "Ngày ký"
	case FieldSigner:
		return "Người ký"
	}
	return string(f)
}

// BlankField is the place of one field: X and Y are the top of its box and its
// left edge, centre or right edge by Align, in millimetres from the top left
// corner of the sheet; text wraps at W.
type BlankField struct {
	Name    FieldName
	X, Y, W float64
	Size    float64 // points
	Bold    bool
	Italic  bool
	Capital bool
	Align   FieldAlign
}

// FieldAlign tells what X of a field means.
type FieldAlign string

// The alignments.
const (
	AlignLeft   FieldAlign = "left"
	AlignCentre FieldAlign = "centre"
	AlignRight  FieldAlign = "right"
)

// DefaultBlank returns a common certificate, A4 landscape, as a start for the
// office's own measures.
func DefaultBlank() Blank {
	centre := func(n FieldName, y, size float64, bold bool) BlankField {
		return BlankField{Name: n, X: 148.5, Y: y, W: 200, Size: size, Bold: bold, Align: AlignCentre}
	}
	date := BlankField{Name: FieldDate, X: 205, Y: 144, W: 110, Size: 14, Italic: true, Align: AlignCentre}
	signer := BlankField{Name: FieldSigner, X: 205, Y: 186, W: 110, Size: 15, Bold: true, Align: AlignCentre}
	decision := BlankField{Name: FieldDecision, X: 40, Y: 168, W: 90, Size: 12, Align: AlignLeft}
	register := BlankField{Name: FieldRegister, X: 40, Y: 182, W: 90, Size: 12, Align: AlignLeft}
	return Blank{Name: "Giấy khen A4 ngang", W: 297, H: 210, Fields: []BlankField{
		centre(FieldRecipient, 92, 24, true), centre(FieldAbout, 106, 15, false), centre(FieldReason, 118, 16, false),
		decision, register, date, signer}}
}
