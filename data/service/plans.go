package service

import (
	"context"
	"strings"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// Office returns the commune's own data.
func (s *Service) Office(ctx context.Context) (model.Office, error) {
	return read(ctx, s, func(tx *store.Tx) (model.Office, error) { return tx.Office() })
}

// SaveOffice changes the commune's own data; the name is required and the
// limits must satisfy 0 < at risk < on pace <= 1.
func (s *Service) SaveOffice(ctx context.Context, o model.Office) error {
	o = cleanOffice(o)
	if err := checkOffice(o); err != nil {
		return err
	}
	return s.write(ctx, func(tx *store.Tx) error {
		old, err := tx.Office()
		if err != nil && model.CodeOf(err) != model.CodeNotFound {
			return err
		}
		if err := tx.SaveOffice(o); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "office", Action: "sửa thông tin cơ quan", Subject: o.Name,
			Old: officeText(old), New: officeText(o)})
	}, TopicOffice)
}

func cleanOffice(o model.Office) model.Office {
	for _, p := range []*string{&o.Name, &o.Commune, &o.District, &o.Province, &o.Place, &o.Signer, &o.Position} {
		*p = vn.Clean(*p)
	}
	return o
}

func checkOffice(o model.Office) error {
	limits := o.Settings
	switch {
	case o.Name == "":
		return model.Invalid("name", "Ghi tên cơ quan, ví dụ UBND xã Trí Yên.")
	case o.Commune == "":
		return model.Invalid("commune", "Ghi tên xã, phường để in trên đầu văn bản.")
	case !limits.AtRisk.IsPositive() || limits.AtRisk.GreaterThanOrEqual(limits.OnPace) || limits.OnPace.GreaterThan(one):
		return model.Invalid("on_pace", "Mức đúng tiến độ phải lớn hơn mức có nguy cơ, trong khoảng 0 đến 100%%.")
	}
	return nil
}

func officeText(o model.Office) string {
	return strings.Join([]string{o.Name, o.District, o.Province, o.Place, o.Position, o.Signer,
		"đúng tiến độ " + vn.Format(o.Settings.OnPace), "có nguy cơ " + vn.Format(o.Settings.AtRisk)}, "; ")
}

// Years lists the years that have a plan, newest first.
func (s *Service) Years(ctx context.Context) ([]int, error) {
	return read(ctx, s, func(tx *store.Tx) ([]int, error) { return tx.Years() })
}

// Plan returns the year's plan with all its parts.
func (s *Service) Plan(ctx context.Context, year int) (model.Plan, error) {
	return read(ctx, s, func(tx *store.Tx) (model.Plan, error) { return tx.Plan(year) })
}

// SavePlan adds or changes a year's plan with its parts. A new plan gets the
// cross-checks that suit every plan.
func (s *Service) SavePlan(ctx context.Context, p model.Plan) (model.Plan, error) {
	p.Number, p.Title, p.Signer, p.Position = vn.Clean(p.Number), vn.Clean(p.Title), vn.Clean(p.Signer), vn.Clean(p.Position)
	if p.Year < 2000 || p.Year > 2100 {
		return p, model.Invalid("year", "Năm %d không hợp lệ.", p.Year)
	}
	if p.Date != "" && !p.Date.Valid() {
		return p, model.Invalid("date", "Ngày ban hành không có trên lịch. Ghi như 01/02/2024.")
	}
	parts := p.Parts[:0:0]
	for _, part := range p.Parts {
		part.Text = vn.CleanText(part.Text)
		if part.Text != "" {
			parts = append(parts, part)
		}
	}
	p.Parts = parts
	err := s.write(ctx, func(tx *store.Tx) error {
		change := model.Change{Entity: "plan", Action: "thêm kế hoạch", Subject: planText(p), Year: p.Year, New: planText(p)}
		old, err := tx.Plan(p.Year)
		switch {
		case err == nil:
			if p.ID == 0 {
				return model.Errorf(model.CodeConflict, "Năm %d đã có kế hoạch %s.", p.Year, old.Number)
			}
			change.Action, change.Old = "sửa kế hoạch", planText(old)
		case model.CodeOf(err) != model.CodeNotFound:
			return err
		}
		added := p.ID == 0
		if p.ID, err = tx.SavePlan(p); err != nil {
			return err
		}
		if added {
			if err := addDefaultChecks(tx, p.ID); err != nil {
				return err
			}
		}
		change.EntityID = p.ID
		return s.record(tx, change)
	}, TopicPlan)
	return p, err
}

func planText(p model.Plan) string {
	if p.Number == "" {
		return "Kế hoạch " + vn.Clean(p.Title)
	}
	return "Kế hoạch số " + p.Number + " " + vn.FormatDate(p.Date)
}
