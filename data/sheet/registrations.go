package sheet

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/service"
)

// RegistrationList is what the units registered for a year, unit by unit.
type RegistrationList struct {
	Office model.Office
	Plan   model.Plan
	Sheets []service.AllocationSheet // of all targets that are handed out
}

func registrationColumns() []column {
	return []column{
		{"code", "Mã đơn vị", 9, kindCode, []string{"ma don vi", "ma dv", "ma"}},
		{"owner", "Đơn vị đăng ký", 26, kindText, []string{"ten don vi"}},
		{"number", "Số", 6, kindCode, []string{"stt", "tt"}},
		{"name", "Chỉ tiêu", 38, kindText, []string{"ten chi tieu", "noi dung"}},
		{"unit", "Đơn vị tính", 11, kindShown, []string{"dvt"}},
		{"plan", "Kế hoạch giao", 15, kindShown, []string{"ke hoach", "kh"}},
		{"registered", "Mức đăng ký", 15, kindFigure, []string{"dang ky", "dk"}},
		{"hard", "Việc khó", 8, kindText, []string{"kho"}},
		{"note", "Ghi chú", 36, kindLong, nil},
	}
}

// hardMark marks a hard task in a list of registrations.
const hardMark = "x"

// Registrations writes what every unit registered for the targets it was given,
// with empty cells for what it did not; the units' list to be filled in has the
// same form.
func Registrations(l RegistrationList) ([]byte, error) {
	b := newBook()
	p := b.page("Đăng ký thi đua")
	cols := registrationColumns()
	row := p.letterhead(committee(l.Office), span{1, 4}, span{5, len(cols)})
	row = p.title(row, span{1, len(cols)}, "Bảng đăng ký thi đua của các đơn vị", planLine(l.Plan), l.Plan.Sample)
	p.header(row, cols, 4)
	first := row + 1
	row = first
	for _, unit := range unitsOf(l.Sheets) {
		for _, sheet := range l.Sheets {
			for _, r := range sheet.Rows {
				if r.Unit.ID == unit && (r.Assigned || r.Registered) {
					p.registration(row, sheet.Target, r)
					row++
				}
			}
		}
	}
	p.choose(at(first, 8), at(row+50, 8), []string{hardMark}, false)
	p.landscape(1)
	b.identify(p, identity{layout: string(model.LayoutRegistration), year: l.Plan.Year, book: l.Office.Name})
	return b.bytes()
}

// unitsOf lists the units of all sheets in their order.
func unitsOf(sheets []service.AllocationSheet) []model.ID {
	var out []model.ID
	seen := map[model.ID]bool{}
	for _, s := range sheets {
		for _, r := range s.Rows {
			if !seen[r.Unit.ID] {
				seen[r.Unit.ID] = true
				out = append(out, r.Unit.ID)
			}
		}
	}
	return out
}

func (p *page) registration(row int, t model.Target, r service.AllocationRow) {
	body := bodyStyle()
	code := body.formatted(textFormat)
	p.text(row, 1, r.Unit.Code, code)
	p.text(row, 2, r.Unit.Name, body)
	p.text(row, 3, t.Number, code)
	p.text(row, 4, t.Name, body)
	p.text(row, 5, t.Rule.PlanRule().Unit, body.aligned("center"))
	given := r.Allocation.Plan
	if given.Missing() {
		given = t.Plan
	}
	p.plan(row, 6, t.Rule, given, body)
	if own := r.Registration.Plan; t.Rule.Comparator.Relative() {
		p.figure(row, 7, t.Rule.PlanRule(), own, "", body.formatted(percentFormat(own.Number)))
	} else {
		p.figure(row, 7, t.Rule.PlanRule(), own, "", body)
	}
	mark := ""
	if r.Registration.Hard {
		mark = hardMark
	}
	p.text(row, 8, mark, body.aligned("center"))
	p.text(row, 9, r.Registration.Note, body)
}

func registrationsFile(year int) string { return fileName(fmt.Sprintf("Dang ky thi dua %d", year)) }

func (e *exporter) registrations(ctx context.Context) ([]byte, error) {
	var l RegistrationList
	var err error
	if l.Office, l.Plan, err = e.head(ctx); err != nil {
		return nil, err
	}
	if l.Sheets, err = e.src.AllocationSheets(ctx, e.scope.Year); err != nil {
		return nil, err
	}
	return Registrations(l)
}
