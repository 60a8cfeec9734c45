package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"sothidua/data/model"
)

func TestPeriods(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	save := func(p model.Period) func(*Tx) error {
		return func(tx *Tx) error { return second(tx.SavePeriod(p)) }
	}
	write(t, db, save(model.Period{Year: 2024, Code: model.Y}))
	write(t, db, save(model.Period{Year: 2024, Code: "Q1", Deadline: "2024-03-20"}))
	want := model.Period{ID: x.period, Year: 2024, Code: model.H1, Deadline: "2024-06-20", Locked: true, Reason: "đã chốt"}
	write(t, db, save(want))
	same(t, read(t, db, func(tx *Tx) (model.Period, error) { return tx.Period(2024, model.H1) }), want)
	var codes []model.PeriodCode
	for _, p := range read(t, db, func(tx *Tx) ([]model.Period, error) { return tx.Periods(2024) }) {
		codes = append(codes, p.Code)
	}
	same(t, codes, []model.PeriodCode{"Q1", model.H1, model.Y})
	refused(t, db, model.CodeConflict, "code", save(model.Period{Year: 2024, Code: model.Y}))
	refused(t, db, model.CodeNotFound, "", save(model.Period{ID: 99, Year: 2024, Code: model.M9}))
	refused(t, db, model.CodeConflict, "", save(model.Period{ID: x.period, Year: 2023, Code: model.H1})) // its reports would be lost
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return tx.DeletePeriod(x.period) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return tx.DeletePeriod(99) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.Period(2024, model.H2)) })
	write(t, db, func(tx *Tx) error { return tx.DeletePeriod(x.period + 1) })
}

func TestReports(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	get := func(tx *Tx) (model.Report, error) { return tx.Report(x.unit, 2024, model.H1) }
	want := model.Report{ID: x.report, UnitID: x.unit, Year: 2024, Code: model.H1, Status: model.Draft, UpdatedAt: noon}
	same(t, read(t, db, get), want)
	want.Status, want.SubmittedOn, want.Reason, want.Sample = model.Returned, "2024-06-13", "thiếu dấu", true
	want.UpdatedAt = noon.Add(time.Hour).In(time.UTC)
	write(t, db, func(tx *Tx) error { return second(tx.SaveReport(want)) })
	same(t, read(t, db, get), want)
	same(t, read(t, db, func(tx *Tx) ([]model.Report, error) { return tx.Reports(2024) }), []model.Report{want})
	save := func(r model.Report) func(*Tx) error {
		return func(tx *Tx) error { return second(tx.SaveReport(r)) }
	}
	refused(t, db, model.CodeConflict, "", save(model.Report{UnitID: x.unit, Year: 2024, Code: model.H1, Status: model.Draft}))
	refused(t, db, model.CodeConflict, "", save(model.Report{UnitID: 99, Year: 2024, Code: model.H1, Status: model.Draft}))
	refused(t, db, model.CodeConflict, "", save(model.Report{UnitID: x.unit, Year: 2024, Code: model.Y, Status: model.Draft})) // not in the calendar
	refused(t, db, model.CodeConflict, "", save(model.Report{UnitID: x.other, Year: 2024, Code: model.H1, Status: "lạ"}))
	refused(t, db, model.CodeNotFound, "", save(model.Report{ID: 99, Status: model.Draft}))
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.Report(x.other, 2024, model.H1)) })
}

func TestValues(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	want := model.Value{TargetID: x.leaf, Figure: model.Figure{Number: model.Num("0"), Second: model.Num("9200000000000"), Choice: "Khá"},
		ToDate: model.Num("-0.000001"), Estimate: model.None, Note: "ước", Recheck: true}
	write(t, db, func(tx *Tx) error { return tx.SaveValue(x.report, want) })
	get := func(tx *Tx) ([]model.Value, error) { return tx.Values(x.report) }
	same(t, read(t, db, get), []model.Value{want})
	same(t, read(t, db, func(tx *Tx) ([]ValueRow, error) { return tx.YearValues(2024) }),
		[]ValueRow{{UnitID: x.unit, Code: model.H1, Status: model.Draft, Value: want}})
	if got := read(t, db, func(tx *Tx) ([]ValueRow, error) { return tx.YearValues(2023) }); len(got) > 0 {
		t.Errorf("2023 has %v", got)
	}
	save := func(report, target model.ID, n string) func(*Tx) error {
		return func(tx *Tx) error {
			return tx.SaveValue(report, model.Value{TargetID: target, Figure: model.Of(model.Num(n))})
		}
	}
	refused(t, db, model.CodeConflict, "", save(99, x.leaf, "1"))
	refused(t, db, model.CodeConflict, "", save(x.report, 99, "1"))
	refused(t, db, model.CodeInvalid, "value", save(x.report, x.leaf, "0.0000001"))
	refused(t, db, model.CodeInvalid, "value", save(x.report, x.leaf, "-9200000000001"))
	same(t, read(t, db, get), []model.Value{want})
	write(t, db, func(tx *Tx) error { return tx.SaveValue(x.report, model.Value{TargetID: x.leaf}) })
	if got := read(t, db, get); len(got) > 0 {
		t.Errorf("kept %v", got)
	}
}

func TestNarrativeAndAttachments(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	write(t, db, func(tx *Tx) error {
		return errors.Join(tx.SaveNarrative(x.report, model.SectionResults, "Cũ"), tx.SaveNarrative(x.report, model.SectionResults, "Tốt\nrất tốt"),
			tx.SaveNarrative(x.report, model.SectionWeakness, "Chậm"), tx.SaveNarrative(x.report, model.SectionWeakness, ""))
	})
	same(t, read(t, db, func(tx *Tx) (map[model.Section]string, error) { return tx.Narrative(x.report) }),
		map[model.Section]string{model.SectionResults: "Tốt\nrất tốt"})
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return tx.SaveNarrative(99, model.SectionResults, "x") })

	content := []byte{0, 1, 255, 0}
	var id, empty model.ID
	write(t, db, func(tx *Tx) (err error) {
		if id, err = tx.AddAttachment(x.report, "Báo cáo (bản 1).pdf", content); err == nil {
			empty, err = tx.AddAttachment(x.report, "rỗng.txt", nil)
		}
		return err
	})
	same(t, read(t, db, func(tx *Tx) ([]model.Attachment, error) { return tx.Attachments(x.report) }),
		[]model.Attachment{{ID: id, Name: "Báo cáo (bản 1).pdf", Size: 4, AddedAt: noon}, {ID: empty, Name: "rỗng.txt", AddedAt: noon}})
	write(t, db, func(tx *Tx) error {
		name, got, err := tx.AttachmentContent(id)
		if name != "Báo cáo (bản 1).pdf" || !slices.Equal(got, content) {
			t.Errorf("%s: %v", name, got)
		}
		return errors.Join(err, tx.DeleteAttachment(id))
	})
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return tx.DeleteAttachment(id) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { _, _, err := tx.AttachmentContent(id); return err })
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return second(tx.AddAttachment(99, "a", content)) })
	refused(t, db, model.CodeInvalid, "file", func(tx *Tx) error {
		return second(tx.AddAttachment(x.report, "to.zip", make([]byte, model.MaxAttachment+1)))
	})
}

func TestHistory(t *testing.T) {
	db := newBook(t)
	full := model.Change{At: noon.Add(-24 * time.Hour), Person: "Nguyễn Thị Lan", Action: "sửa số", Entity: "value", EntityID: 7, UnitID: 3, TargetID: 9,
		Year: 2024, Code: model.H1, Subject: "Thôn 3, 6 tháng, 9", Old: "9,9", New: "9,6", Reason: "Trạm Y tế đính chính"}
	write(t, db, func(tx *Tx) error {
		return errors.Join(tx.AddChange(full), tx.AddChange(model.Change{Person: "Điển", Action: "nộp báo cáo", Entity: "report", UnitID: 3, Year: 2024}),
			tx.AddChange(model.Change{Person: "Điển", Action: "mở sổ", Entity: "office", Year: 2023}))
	})
	list := func(f ChangeFilter) []model.Change {
		return read(t, db, func(tx *Tx) ([]model.Change, error) { return tx.Changes(f) })
	}
	all := list(ChangeFilter{})
	full.ID = all[2].ID
	same(t, all[2], full)
	if !all[0].At.Equal(noon) {
		t.Errorf("at %v, want the time of the transaction", all[0].At)
	}
	for _, c := range []struct {
		name string
		f    ChangeFilter
		want []string
	}{
		{"all, newest first", ChangeFilter{}, []string{"mở sổ", "nộp báo cáo", "sửa số"}},
		{"unit", ChangeFilter{UnitID: 3}, []string{"nộp báo cáo", "sửa số"}},
		{"target", ChangeFilter{TargetID: 9}, []string{"sửa số"}},
		{"year, period", ChangeFilter{Year: 2024, Code: model.H1}, []string{"sửa số"}},
		{"entity, person", ChangeFilter{Entity: "office", Person: "Điển"}, []string{"mở sổ"}},
		{"day", ChangeFilter{From: "2024-06-18"}, []string{"mở sổ", "nộp báo cáo"}},
		{"after", ChangeFilter{After: all[1].ID}, []string{"mở sổ"}},
		{"without accents", ChangeFilter{Text: "dinh chinh thon"}, []string{"sửa số"}},
		{"with accents", ChangeFilter{Text: "điển"}, []string{"mở sổ", "nộp báo cáo"}},
		{"wrong accents", ChangeFilter{Text: "điên"}, nil},
		{"page", ChangeFilter{Limit: 1, Offset: 1}, []string{"nộp báo cáo"}},
	} {
		var got []string
		for _, l := range list(c.f) {
			got = append(got, l.Action)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		c.f.Limit, c.f.Offset = 0, 0
		n := read(t, db, func(tx *Tx) (int, error) { return tx.CountChanges(c.f) })
		if want := len(list(c.f)); n != want {
			t.Errorf("%s: counted %d, want %d", c.name, n, want)
		}
	}
}

func TestHistoryIsAppendOnly(t *testing.T) {
	db := newBook(t)
	fill(t, db)
	before := read(t, db, func(tx *Tx) ([]model.Change, error) { return tx.Changes(ChangeFilter{}) })
	for _, sql := range []string{
		`UPDATE history SET new = '9'`,
		`DELETE FROM history`,
		`REPLACE INTO history SELECT id, at, 'kẻ gian', action, entity, entity_id, unit_id, target_id, year, code, subject, old, new, reason, folded FROM history`,
		`INSERT INTO history SELECT * FROM history WHERE true ON CONFLICT (id) DO UPDATE SET person = 'kẻ gian'`,
	} {
		if _, err := db.writer.Exec(sql); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", sql, err)
		}
	}
	same(t, read(t, db, func(tx *Tx) ([]model.Change, error) { return tx.Changes(ChangeFilter{}) }), before)
}
