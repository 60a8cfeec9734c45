package service

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// NewBook is what the office decides when it opens its first book.
type NewBook struct {
	Office  model.Office
	Year    int
	Periods []model.PeriodCode
}

// CreateBook fills a new database with the office, an empty plan for the year
// with the cross-checks that suit every plan, and its reporting calendar.
func (s *Service) CreateBook(ctx context.Context, b NewBook) error {
	b.Office = completeOffice(cleanOffice(b.Office))
	if err := checkOffice(b.Office); err != nil {
		return err
	}
	if b.Year < 2000 || b.Year > 2100 {
		return model.Invalid("year", "Năm %d không hợp lệ.", b.Year)
	}
	if len(b.Periods) == 0 {
		return model.Invalid("periods", "Chọn ít nhất một kỳ báo cáo.")
	}
	return s.write(ctx, func(tx *store.Tx) error {
		if err := s.requireEmpty(tx); err != nil {
			return err
		}
		if err := tx.SaveOffice(b.Office); err != nil {
			return err
		}
		if _, err := tx.SavePerson(model.Person{Name: s.Person(), Position: "Văn phòng – Thống kê", Active: true}); err != nil {
			return err
		}
		plan := model.Plan{Year: b.Year, Title: fmt.Sprintf("Phát động các phong trào thi đua năm %d", b.Year), Position: b.Office.Position, Signer: b.Office.Signer}
		id, err := tx.SavePlan(plan)
		if err != nil {
			return err
		}
		if err := addDefaultChecks(tx, id); err != nil {
			return err
		}
		for _, code := range b.Periods {
			if _, err := tx.SavePeriod(model.Period{Year: b.Year, Code: code, Deadline: DefaultDeadline(b.Year, code)}); err != nil {
				return err
			}
		}
		return s.record(tx, model.Change{Entity: "office", Action: "mở sổ", Subject: b.Office.Name, Year: b.Year, New: fmt.Sprint(b.Year)})
	}, AllTopics...)
}

// completeOffice derives what the letterhead needs from the commune's name
// when the office left it empty.
func completeOffice(o model.Office) model.Office {
	if o.Name == "" && o.Commune != "" {
		o.Name = "UBND " + o.Commune
		if kind, name := communeParts(o.Commune); kind != "" {
			o.Name = "UBND " + kind + " " + name
		}
	}
	if o.Place == "" {
		_, o.Place = communeParts(o.Commune)
	}
	if o.Position == "" {
		o.Position = "CHỦ TỊCH"
	}
	if o.Settings.OnPace.IsZero() && o.Settings.AtRisk.IsZero() {
		o.Settings = model.DefaultSettings()
	}
	return o
}

// communeParts takes what a commune is off its name: "Xã Trí Yên" gives "xã" and
// "Trí Yên". A name that does not say it stays whole.
func communeParts(commune string) (kind, name string) {
	for _, kind := range model.CommuneKinds() {
		if n := len(kind) + 1; len(commune) > n && vn.Lower(commune[:n]) == kind+" " {
			return kind, commune[n:]
		}
	}
	return "", commune
}

// DefaultDeadline proposes a deadline: the 14th of the last month for
// half-year and nine months, the 5th of December for the year, the 20th of the
// last month otherwise. The office changes it in its calendar.
func DefaultDeadline(year int, code model.PeriodCode) model.Date {
	day := 20
	switch code.Kind() {
	case model.Half, model.NineMonths:
		day = 14
	case model.WholeYear:
		day = 5
	}
	return model.Date(fmt.Sprintf("%04d-%02d-%02d", year, code.LastMonth(), day))
}

// requireEmpty refuses to fill a book that is in use.
func (s *Service) requireEmpty(tx *store.Tx) error {
	years, err := tx.Years()
	if err != nil {
		return err
	}
	if len(years) > 0 {
		return model.Errorf(model.CodeConflict, "Sổ này đã có dữ liệu năm %d. Chọn tệp khác để mở sổ mới.", years[0])
	}
	return nil
}

// Empty tells whether the book holds no year yet, so that the first-run
// screen must be shown.
func (s *Service) Empty(ctx context.Context) (bool, error) {
	years, err := s.Years(ctx)
	return len(years) == 0, err
}
