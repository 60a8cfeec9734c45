package store

import (
	"testing"

	"sothidua/data/model"
)

func TestPaperSettings(t *testing.T) {
	db := newBook(t)
	text := model.PaperText{Kind: "plan", Validity: model.Validity{From: "2025-07-01"}, Text: "@ký", Person: "Lan", At: noon}
	older := model.PaperText{Kind: "plan", Validity: model.Validity{To: "2025-06-30"}, Text: "@đầu KH", Person: "Lan", At: noon}
	for _, p := range []*model.PaperText{&text, &older} {
		write(t, db, func(tx *Tx) (err error) { p.ID, err = tx.SavePaperText(*p); return err })
	}
	same(t, read(t, db, (*Tx).PaperTexts), []model.PaperText{older, text})
	text.Text = "@giữa KH"
	write(t, db, func(tx *Tx) error { return second(tx.SavePaperText(text)) })
	write(t, db, func(tx *Tx) error { return tx.DeletePaperText(older.ID) })
	same(t, read(t, db, (*Tx).PaperTexts), []model.PaperText{text})
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return tx.DeletePaperText(older.ID) })

	heads := []model.PaperHead{{ID: 1, Issuer: []string{"ỦY BAN NHÂN DÂN", "XÃ A"}, Place: "A", Position: "CHỦ TỊCH", Signer: "Nguyễn Văn A"}}
	write(t, db, func(tx *Tx) error { return tx.SavePaperHeads(heads) })
	same(t, read(t, db, (*Tx).PaperHeads), heads)

	to := []model.PaperRecipient{{ID: 1, Kind: "plan", Role: model.RoleTo, Position: 1, Name: "Sở Nội vụ"}}
	write(t, db, func(tx *Tx) error { return tx.SavePaperRecipients("plan", to) })
	write(t, db, func(tx *Tx) error { return tx.SavePaperRecipients("", nil) })
	same(t, read(t, db, (*Tx).PaperRecipients), to)
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error {
		return tx.SavePaperRecipients("", []model.PaperRecipient{{Role: model.RoleTo, Validity: model.Validity{From: "2025-01-02", To: "2025-01-01"}}})
	})

	bases := []model.LegalBasis{{ID: 1, Text: "Căn cứ A", Kinds: []string{"assignment"}, Position: 1, Recheck: true, Source: "công báo"}, {ID: 2, Text: "Căn cứ B", Kinds: []string{}, Position: 2}}
	write(t, db, func(tx *Tx) error { return tx.SaveLegalBases(bases) })
	same(t, read(t, db, (*Tx).LegalBases), bases)
}

func TestBlanks(t *testing.T) {
	db := newBook(t)
	b := model.DefaultBlank()
	b.OffsetX = -1.5
	write(t, db, func(tx *Tx) (err error) { b.ID, err = tx.SaveBlank(b); return err })
	b.Fields = b.Fields[:2]
	write(t, db, func(tx *Tx) error { return second(tx.SaveBlank(b)) })
	same(t, read(t, db, (*Tx).Blanks), []model.Blank{b})
	again := b
	again.ID = 0
	refused(t, db, model.CodeConflict, "name", func(tx *Tx) error { return second(tx.SaveBlank(again)) })
	write(t, db, func(tx *Tx) error { return tx.DeleteBlank(b.ID) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.SaveBlank(b)) })
}
