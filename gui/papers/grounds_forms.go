package papers

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// citing lists the papers whose wording cites legal grounds.
func citing() []papers.Kind {
	return slices.DeleteFunc(worded(), func(k papers.Kind) bool {
		text, err := papers.BuiltIn(k.Name)
		return err != nil || !strings.Contains(text, ".PhápLý")
	})
}

// kindLabels names papers in words, "mọi văn bản" for none.
func kindLabels(names []string) string {
	var out []string
	for _, k := range papers.List() {
		if slices.Contains(names, k.Name) {
			out = append(out, k.Label)
		}
	}
	if len(out) == 0 {
		return "mọi văn bản có căn cứ"
	}
	return strings.Join(out, ", ")
}

func (s *groundsScreen) basesLook() lineLook[model.LegalBasis] {
	return lineLook[model.LegalBasis]{
		what: "căn cứ",
		columns: []kit.Column{{ID: "text", Title: "Căn cứ", Width: 380, Grow: true}, {ID: "days", Title: "Hiệu lực", Width: 186, Small: true},
			{ID: "kinds", Title: "Dùng cho", Width: 230, Small: true}, {ID: "recheck", Title: "Kiểm tra", Width: 120, Small: true}},
		empty: kit.Empty{Icon: kit.IconDocument, Title: "Chưa có căn cứ pháp lý", Text: "Thêm luật, nghị định mà văn bản của xã viện dẫn."},
		row: func(b model.LegalBasis) []kit.Cell {
			state := kit.Cell{Text: "đã kiểm tra", Tone: kit.ToneGood}
			if b.Recheck {
				state = kit.Cell{Text: "cần kiểm tra", Tone: kit.ToneWarn, Bold: true}
			}
			return []kit.Cell{{Text: b.Text}, {Text: validity(b.Validity)}, {Text: kindLabels(b.Kinds)}, state}
		},
		blank:   func() model.LegalBasis { return model.LegalBasis{Recheck: true} },
		form:    basisForm,
		changed: s.Reload,
		save: func(ctx context.Context, all []model.LegalBasis) error {
			for i := range all {
				all[i].Position = i + 1
			}
			return s.svc.SaveLegalBases(ctx, all)
		},
		note: "Văn bản lấy căn cứ còn hiệu lực vào ngày ký, theo thứ tự này. Căn cứ “cần kiểm tra” được nhắc mỗi lần in cho tới khi đối chiếu văn bản gốc. Xóa hết thì trở về danh sách có sẵn.",
	}
}

func basisForm(b model.LegalBasis) (*kit.Form, func() (model.LegalBasis, error)) {
	text, source, d := kit.NewTextArea(4), kit.NewTextBox(), newDays(b.Validity)
	text.SetText(b.Text)
	text.SetPlaceholder("Căn cứ Luật … ngày … tháng … năm …")
	source.SetText(b.Source)
	source.SetPlaceholder("Công báo, trang vanban.chinhphu.vn, ngày tra cứu")
	recheck := kit.NewCheck("Cần kiểm tra lại với văn bản gốc trước khi ký", nil)
	recheck.SetOn(b.Recheck)
	rows := [][]kit.FormItem{{{Key: "text", Field: kit.NewField("Căn cứ, viết như trong văn bản", text)}}, d.items()}
	var checks []*kit.Check
	for i, k := range citing() {
		c := kit.NewCheck(k.Label, nil)
		c.SetOn(slices.Contains(b.Kinds, k.Name))
		checks = append(checks, c)
		label := ""
		if i == 0 {
			label = "Chỉ dùng cho (không chọn là mọi văn bản có căn cứ)"
		}
		rows = append(rows, []kit.FormItem{{Key: "kinds", Field: kit.NewField(label, c)}})
	}
	rows = append(rows, []kit.FormItem{{Key: "source", Field: kit.NewField("Nguồn", source)}}, []kit.FormItem{{Key: "recheck", Field: kit.NewField("", recheck)}})
	return kit.NewForm(rows...), func() (model.LegalBasis, error) {
		b.Text, b.Source, b.Recheck = strings.TrimRight(strings.Join(strings.Fields(text.Text()), " "), ";."), source.Text(), recheck.On()
		others := slices.DeleteFunc(slices.Clone(b.Kinds), func(n string) bool {
			return slices.ContainsFunc(citing(), func(k papers.Kind) bool { return k.Name == n })
		})
		b.Kinds = others
		for i, k := range citing() {
			if checks[i].On() {
				b.Kinds = append(b.Kinds, k.Name)
			}
		}
		var err error
		b.Validity, err = d.read()
		return b, err
	}
}

func (s *groundsScreen) recipientsLook() lineLook[model.PaperRecipient] {
	return lineLook[model.PaperRecipient]{
		what:    "nơi nhận",
		columns: []kit.Column{{ID: "role", Title: "Ghi ở", Width: 120}, {ID: "name", Title: "Tên", Width: 380, Grow: true}, {ID: "days", Title: "Dùng", Width: 200, Small: true}},
		empty:   kit.Empty{Icon: kit.IconSend, Title: "Chưa có nơi nhận riêng", Text: "Văn bản dùng nơi nhận của lời văn mẫu. Thêm ở đây để thay."},
		row: func(r model.PaperRecipient) []kit.Cell {
			return []kit.Cell{{Text: roleLabel(r.Role)}, {Text: r.Name}, {Text: validity(r.Validity)}}
		},
		blank:   func() model.PaperRecipient { return model.PaperRecipient{Role: model.RoleCopy} },
		form:    recipientForm,
		changed: s.Reload,
		save: func(ctx context.Context, all []model.PaperRecipient) error {
			for i := range all {
				all[i].Kind, all[i].Position = s.kind, i+1
			}
			return s.svc.SavePaperRecipients(ctx, s.kind, all)
		},
		note: "“Kính gửi” đứng ở đầu, “Nơi nhận” ở cuối văn bản. Nơi nhận có ngày dùng chỉ in vào văn bản ký trong những ngày đó.",
	}
}

func roleLabel(r model.RecipientRole) string {
	if r == model.RoleTo {
		return "Kính gửi"
	}
	return "Nơi nhận"
}

func recipientForm(r model.PaperRecipient) (*kit.Form, func() (model.PaperRecipient, error)) {
	role, name, d := kit.NewRadio([]string{"Kính gửi", "Nơi nhận"}, nil), kit.NewTextBox(), newDays(r.Validity)
	role.SetIndex(1)
	if r.Role == model.RoleTo {
		role.SetIndex(0)
	}
	name.SetText(r.Name)
	form := kit.NewForm([]kit.FormItem{{Key: "name", Field: kit.NewField("Tên nơi nhận", name)}}, []kit.FormItem{{Key: "role", Field: kit.NewField("Ghi ở", role)}}, d.items())
	return form, func() (model.PaperRecipient, error) {
		r.Name, r.Role = strings.TrimRight(name.Text(), ";."), model.RoleCopy
		if role.Index() == 0 {
			r.Role = model.RoleTo
		}
		if r.Name == "" {
			return r, model.Invalid("name", "Ghi tên nơi nhận, ví dụ Lưu: VT.")
		}
		var err error
		r.Validity, err = d.read()
		return r, err
	}
}

func (s *groundsScreen) headsLook() lineLook[model.PaperHead] {
	return lineLook[model.PaperHead]{
		what: "tiêu đề, người ký",
		columns: []kit.Column{{ID: "days", Title: "Dùng cho văn bản", Width: 190}, {ID: "issuer", Title: "Cơ quan", Width: 260, Grow: true},
			{ID: "place", Title: "Địa danh", Width: 120}, {ID: "position", Title: "Chức vụ", Width: 190}, {ID: "signer", Title: "Người ký", Width: 170}},
		empty: kit.Empty{Icon: kit.IconUser, Title: "Dùng thông tin cơ quan cho mọi ngày", Text: "Thêm một dòng khi đổi người ký, đổi tên xã, hoặc Phó Chủ tịch ký thay từ một ngày."},
		row: func(h model.PaperHead) []kit.Cell {
			return []kit.Cell{{Text: validity(h.Validity)}, {Text: strings.TrimPrefix(h.Parent+" · "+strings.Join(h.Issuer, " "), " · ")}, {Text: h.Place}, {Text: h.Position}, {Text: h.Signer}}
		},
		blank: func() model.PaperHead {
			o := s.data.office
			return model.PaperHead{Place: o.Place, Position: o.Position, Signer: o.Signer}
		},
		more:    []fyne.CanvasObject{kit.NewButton(kit.IconGear, "Thông tin cơ quan", func() { s.env.Go(kit.Place{Area: "system", Tab: "office"}) })},
		form:    headForm,
		changed: s.Reload,
		save:    s.svc.SavePaperHeads,
		note:    "Ngày không có dòng nào ở đây, và ô để trống, thì lấy ở Hệ thống, Cơ quan. Phó Chủ tịch ký: ghi chức vụ PHÓ CHỦ TỊCH, văn bản tự thêm KT. CHỦ TỊCH.",
	}
}

func headForm(h model.PaperHead) (*kit.Form, func() (model.PaperHead, error)) {
	parent, issuer, d := kit.NewTextBox(), kit.NewTextArea(2), newDays(h.Validity)
	place, position, signer := kit.NewTextBox(), kit.NewTextBox(), kit.NewTextBox()
	parent.SetText(h.Parent)
	parent.SetPlaceholder("thường để trống")
	issuer.SetText(strings.Join(h.Issuer, "\n"))
	issuer.SetPlaceholder("ỦY BAN NHÂN DÂN\nXÃ TRÍ YÊN")
	place.SetText(h.Place)
	position.SetText(h.Position)
	position.SetPlaceholder("CHỦ TỊCH")
	signer.SetText(h.Signer)
	form := kit.NewForm([]kit.FormItem{{Key: "parent", Field: kit.NewField("Cơ quan cấp trên", parent)}},
		[]kit.FormItem{{Key: "issuer", Field: kit.NewField("Cơ quan ban hành, xuống dòng như khi in (trống: theo Cơ quan)", issuer)}},
		[]kit.FormItem{{Key: "signer", Field: kit.NewField("Người ký", signer)}, {Key: "position", Field: kit.NewField("Chức vụ", position)}, {Key: "place", Field: kit.NewField("Địa danh", place)}},
		d.items())
	return form, func() (model.PaperHead, error) {
		h.Parent, h.Place, h.Position, h.Signer, h.Issuer = parent.Text(), place.Text(), position.Text(), signer.Text(), nil
		for _, line := range strings.Split(issuer.Text(), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				h.Issuer = append(h.Issuer, line)
			}
		}
		var err error
		h.Validity, err = d.read()
		return h, err
	}
}
