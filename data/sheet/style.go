package sheet

import "github.com/xuri/excelize/v2"

// The look of every workbook: the letters of official documents (NĐ 30/2020)
// and the colours of the program's own tables.
const (
	fontName   = "Times New Roman"
	fontSize   = 12
	colHeader  = "E8EDF3"
	colGroup   = "F1F4F8"
	colLocked  = "E7EBEF"
	colInput   = "FFF8E3"
	colRule    = "7C8998"
	colSample  = "8A4B00"
	dateFormat = "dd/mm/yyyy"
	textFormat = "@" // keeps 001 and 05/08 as they are typed
	// generalFormat lets Excel mark what is typed: 99,6% becomes a percentage.
	generalFormat = "General"
)

// style is the look of a cell; equal styles share one entry of the workbook.
type style struct {
	size         float64 // points; 0 means fontSize
	bold, italic bool
	underlined   bool
	fill, color  string
	align        string // left, center, right; "" leaves it to the kind of value
	top          bool   // text starts at the top instead of the middle
	wrap, border bool
	input        bool   // may be typed into when the sheet is protected
	format       string // number format
}

func (s style) with(change func(*style)) style {
	change(&s)
	return s
}

func (s style) formatted(format string) style {
	s.format = format
	return s
}

func (s style) aligned(align string) style {
	s.align = align
	return s
}

// The styles the layouts share.
func headStyle() style {
	return style{size: 11, bold: true, fill: colHeader, align: "center", wrap: true, border: true}
}

func bodyStyle() style  { return style{size: 11, wrap: true, border: true} }
func groupStyle() style { return style{size: 11, bold: true, wrap: true, border: true, fill: colGroup} }

// excel turns the style into the library's form.
func (s style) excel() *excelize.Style {
	size := s.size
	if size == 0 {
		size = fontSize
	}
	vertical := "center"
	if s.top {
		vertical = "top"
	}
	out := &excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: size, Bold: s.bold, Italic: s.italic, Color: s.color},
		Alignment:  &excelize.Alignment{Horizontal: s.align, Vertical: vertical, WrapText: s.wrap},
		Protection: &excelize.Protection{Locked: !s.input},
	}
	if s.underlined {
		out.Font.Underline = "single"
	}
	if s.align == "left" && s.border {
		out.Alignment.Indent = 1 // keeps words off the number in the cell before
	}
	if s.fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.fill}}
	}
	if s.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Color: colRule, Style: 1})
		}
	}
	switch s.format {
	case "", generalFormat:
	case textFormat:
		out.NumFmt = 49 // Excel's own number for text
	default:
		out.CustomNumFmt = &s.format
	}
	return out
}
