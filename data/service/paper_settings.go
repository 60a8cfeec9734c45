package service

import (
	"context"
	"slices"
	"strconv"

	"sothidua/data/document/papers"
	"sothidua/data/document/papers/legal"
	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// PaperSettings returns what the office set for its papers. Legal grounds and
// certificates start as those built in.
func (s *Service) PaperSettings(ctx context.Context) (papers.Settings, error) {
	out, err := read(ctx, s, paperSettings)
	if len(out.Bases) == 0 {
		out.Bases = legal.Defaults()
	}
	if len(out.Blanks) == 0 {
		out.Blanks = []model.Blank{model.DefaultBlank()}
	}
	return out, err
}

func paperSettings(tx *store.Tx) (papers.Settings, error) {
	var out papers.Settings
	var err error
	if out.Texts, err = tx.PaperTexts(); err != nil {
		return out, err
	}
	if out.Heads, err = tx.PaperHeads(); err != nil {
		return out, err
	}
	if out.Recipients, err = tx.PaperRecipients(); err != nil {
		return out, err
	}
	if out.Bases, err = tx.LegalBases(); err != nil {
		return out, err
	}
	out.Blanks, err = tx.Blanks()
	return out, err
}

// SavePaperText keeps the office's own wording of a kind of paper. It is filled
// for the year on trial first. Errors: CodeNotFound for an unknown paper,
// CodeInvalid with Field "text" for a wording that cannot be filled (the message
// names the line), "to" for a validity that ends before it begins or meets
// another wording's.
func (s *Service) SavePaperText(ctx context.Context, t model.PaperText, year int) (model.PaperText, error) {
	kind, err := papers.KindOf(t.Kind)
	if err != nil {
		return t, err
	}
	t.Text, t.Person = vn.NFC(t.Text), s.Person()
	if err := checkValidity(t.Validity); err != nil {
		return t, err
	}
	f, err := s.PaperFacts(ctx, papers.Request{Name: t.Kind, Year: year})
	if err != nil {
		return t, err
	}
	if err := papers.TryText(f, t); err != nil {
		return t, err
	}
	err = s.write(ctx, func(tx *store.Tx) error {
		all, err := tx.PaperTexts()
		if err != nil {
			return err
		}
		for _, o := range all {
			if o.Kind == t.Kind && o.ID != t.ID && o.Overlaps(t.Validity) {
				return model.Invalid("to", "%s đã có mẫu dùng trong những ngày này. Sửa mẫu đó, hoặc chọn ngày khác.", kind.Label)
			}
		}
		if t.ID, err = tx.SavePaperText(t); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "paper_text", EntityID: t.ID, Action: "sửa mẫu văn bản", Subject: kind.Label, New: validityText(t.Validity)})
	}, TopicOffice)
	return t, err
}

// DeletePaperText removes the office's own wording; the built-in one is used
// again. Errors: CodeNotFound.
func (s *Service) DeletePaperText(ctx context.Context, t model.PaperText) error {
	return s.write(ctx, func(tx *store.Tx) error {
		if err := tx.DeletePaperText(t.ID); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "paper_text", EntityID: t.ID, Action: "bỏ mẫu văn bản", Subject: t.Kind, Old: validityText(t.Validity)})
	}, TopicOffice)
}

// SavePaperHeads replaces the heads and signers of papers. Errors: CodeInvalid
// with Field "to" for validities that end before they begin or meet.
func (s *Service) SavePaperHeads(ctx context.Context, heads []model.PaperHead) error {
	for i := range heads {
		h := &heads[i]
		for _, p := range []*string{&h.Parent, &h.Place, &h.Position, &h.Signer} {
			*p = vn.Clean(*p)
		}
		if err := checkValidity(h.Validity); err != nil {
			return err
		}
		for _, o := range heads[:i] {
			if o.Overlaps(h.Validity) {
				return model.Invalid("to", "Hai tiêu đề văn bản dùng trong cùng những ngày. Sửa ngày bắt đầu hoặc ngày hết.")
			}
		}
	}
	return s.write(ctx, func(tx *store.Tx) error {
		if err := tx.SavePaperHeads(heads); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "paper_head", Action: "sửa tiêu đề, chữ ký văn bản", New: itemsText(len(heads))})
	}, TopicOffice)
}

// SavePaperRecipients replaces the recipients of one kind of paper, "" for the
// common ones; none at all brings those of the wording back. Errors:
// CodeNotFound for an unknown paper, CodeInvalid with Field "name", "role" or "to".
func (s *Service) SavePaperRecipients(ctx context.Context, kind string, all []model.PaperRecipient) error {
	if _, err := papers.KindOf(kind); kind != "" && err != nil {
		return err
	}
	for i := range all {
		all[i].Name = vn.Clean(all[i].Name)
		if all[i].Name == "" {
			return model.Invalid("name", "Nơi nhận dòng %d còn trống. Ghi tên, hoặc xóa dòng.", i+1)
		}
		if all[i].Role != model.RoleTo && all[i].Role != model.RoleCopy {
			return model.Invalid("role", "Chọn Kính gửi hoặc Nơi nhận cho “%s”.", all[i].Name)
		}
		if err := checkValidity(all[i].Validity); err != nil {
			return err
		}
	}
	return s.write(ctx, func(tx *store.Tx) error {
		if err := tx.SavePaperRecipients(kind, all); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "paper_recipient", Action: "sửa nơi nhận", Subject: kind, New: itemsText(len(all))})
	}, TopicOffice)
}

// SaveLegalBases replaces the legal grounds that papers cite; none at all brings
// the built-in ones back. Errors: CodeInvalid with Field "text" or "to".
func (s *Service) SaveLegalBases(ctx context.Context, all []model.LegalBasis) error {
	for i := range all {
		all[i].Text = vn.Clean(all[i].Text)
		if all[i].Text == "" {
			return model.Invalid("text", "Căn cứ dòng %d còn trống. Ghi tên văn bản, hoặc xóa dòng.", i+1)
		}
		if err := checkValidity(all[i].Validity); err != nil {
			return err
		}
	}
	return s.write(ctx, func(tx *store.Tx) error {
		if err := tx.SaveLegalBases(all); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "legal_basis", Action: "sửa căn cứ pháp lý", New: itemsText(len(all))})
	}, TopicOffice)
}

// SaveBlank keeps a pre-printed certificate with the places of its fields.
// Errors: CodeInvalid with Field "name", "size" or the name of the field at
// fault; CodeConflict with Field "name".
func (s *Service) SaveBlank(ctx context.Context, b model.Blank) (model.Blank, error) {
	b.Name = vn.Clean(b.Name)
	if err := checkBlank(b); err != nil {
		return b, err
	}
	err := s.write(ctx, func(tx *store.Tx) error {
		var err error
		if b.ID, err = tx.SaveBlank(b); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "blank", EntityID: b.ID, Action: "sửa phôi giấy khen", Subject: b.Name})
	}, TopicOffice)
	return b, err
}

// DeleteBlank removes a pre-printed certificate. Errors: CodeNotFound.
func (s *Service) DeleteBlank(ctx context.Context, b model.Blank) error {
	return s.write(ctx, func(tx *store.Tx) error {
		if err := tx.DeleteBlank(b.ID); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "blank", EntityID: b.ID, Action: "xóa phôi giấy khen", Subject: b.Name})
	}, TopicOffice)
}

// The limits of a pre-printed certificate: A3 paper, letters of 6 to 96 points.
const (
	leastSide, mostSide     = 90, 420
	leastLetter, mostLetter = 6, 96
)

func checkBlank(b model.Blank) error {
	switch {
	case b.Name == "":
		return model.Invalid("name", "Đặt tên cho phôi, ví dụ Giấy khen A4 ngang.")
	case b.W < leastSide || b.W > mostSide || b.H < leastSide || b.H > mostSide:
		return model.Invalid("size", "Khổ giấy mỗi chiều từ %d đến %d mm.", leastSide, mostSide)
	}
	for i, f := range b.Fields {
		name := f.Name.Label()
		switch {
		case !slices.Contains(model.FieldNames, f.Name):
			return model.Invalid(string(f.Name), "Phôi không có trường “%s”.", name)
		case slices.ContainsFunc(b.Fields[:i], func(o model.BlankField) bool { return o.Name == f.Name }):
			return model.Invalid(string(f.Name), "Trường “%s” đặt hai lần. Bỏ bớt một.", name)
		case f.X < 0 || f.X > b.W || f.Y < 0 || f.Y > b.H || f.W <= 0 || f.W > b.W:
			return model.Invalid(string(f.Name), "Trường “%s” nằm ngoài tờ giấy. Kéo vào trong, hoặc sửa số đo.", name)
		case f.Size < leastLetter || f.Size > mostLetter:
			return model.Invalid(string(f.Name), "Cỡ chữ của “%s” từ %d đến %d.", name, leastLetter, mostLetter)
		case f.Align != model.AlignLeft && f.Align != model.AlignCentre && f.Align != model.AlignRight:
			return model.Invalid(string(f.Name), "Chọn cách canh lề cho “%s”.", name)
		}
	}
	return nil
}

func checkValidity(v model.Validity) error {
	switch {
	case v.From != "" && !v.From.Valid() || v.To != "" && !v.To.Valid():
		return model.Invalid("to", "Ngày bắt đầu hoặc ngày hết không có trên lịch. Ghi như 01/07/2025.")
	case v.Backward():
		return model.Invalid("to", "Ngày hết %s đứng trước ngày bắt đầu %s.", vn.FormatDate(v.To), vn.FormatDate(v.From))
	}
	return nil
}

func validityText(v model.Validity) string {
	from, to := vn.FormatDate(v.From), vn.FormatDate(v.To)
	switch {
	case from == "" && to == "":
		return "mọi ngày"
	case to == "":
		return "từ " + from
	case from == "":
		return "đến " + to
	}
	return "từ " + from + " đến " + to
}

func itemsText(n int) string { return strconv.Itoa(n) + " dòng" }
