package service

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// TestGrowthIsJudgedOnceLastYearIsWritten: in a fresh book nobody kept the half
// year before; written by hand, it lets growth be judged in June.
func TestGrowthIsJudgedOnceLastYearIsWritten(t *testing.T) {
	b := newBook(t)
	saved := b.growth("17", "10", "21.5", "10")
	must(t, b.SavePast(b.ctx, []PastEdit{{TargetID: saved.ID, Code: model.H1}}))
	lead := b.unit("DNB")
	must(t, b.SaveValue(b.ctx, lead.ID, 2024, model.H1, b.value("17", "11.5")))
	must(t, b.Submit(b.ctx, lead.ID, 2024, model.H1, ""))
	if row := progressRowOf(t, b, "17"); row.Judgement != progress.NotYetJudged {
		t.Fatalf("without last year %s: %s", row.Judgement, row.Why)
	}
	must(t, b.SavePast(b.ctx, []PastEdit{{TargetID: saved.ID, Code: model.H1, Figure: model.Of(model.Num("10"))}}))
	if row := progressRowOf(t, b, "17"); row.Judgement != progress.OnPace || model.Plain(row.Percent) != "150" {
		t.Errorf("with last year %s %s%%: %s", row.Judgement, model.Plain(row.Percent), row.Why)
	}
	if c := b.newest(); c.Entity != "past" || c.New != "10" || c.Person != "Nguyễn Thị Hà" {
		t.Errorf("the history says %+v", c)
	}
}

func TestPastResultsRefused(t *testing.T) {
	b := newBook(t)
	half := func(number, unit, value string) PastEdit {
		e := PastEdit{TargetID: b.target(number).ID, Code: model.H1, Figure: model.Of(model.Num(value))}
		if unit != "" {
			e.UnitID = b.unit(unit).ID
		}
		return e
	}
	refused(t, b.SavePast(b.ctx, []PastEdit{half("1", "", "5")}), model.CodeInvalid, "", "từng thành phần")
	refused(t, b.SavePast(b.ctx, []PastEdit{half("3a", "T01", "5")}), model.CodeConflict, "", "Giao chỉ tiêu trước")
	refused(t, b.SavePast(b.ctx, []PastEdit{half("1c", "", "60"), half("8", "", "-1")}), model.CodeInvalid, "last_year", "Chỉ tiêu 8")
	sheet, err := b.PastSheet(b.ctx, 2024, 0)
	must(t, err)
	for _, r := range sheet.Rows {
		if r.Target.Number == "1c" && progress.FigureText(r.Target.Rule, r.Figures[model.H1]) != "60,7" {
			t.Errorf("half of a refused step was written: 1c has %v", r.Figures[model.H1])
		}
	}
}

// TestPastOfTheYearHasOnePlace: a result of the whole year that an older book
// kept by period gives way to the target's own.
func TestPastOfTheYearHasOnePlace(t *testing.T) {
	b := newBook(t)
	id := b.target("8").ID
	must(t, b.SavePast(b.ctx, []PastEdit{{TargetID: id, Code: model.Y, Figure: model.Of(model.Num("1.77"))}}))
	if got := b.target("8").LastYear; !got.Equal(model.Of(model.Num("1.77"))) {
		t.Errorf("the target says %v", got)
	}
	unit := b.unit("T03")
	must(t, b.SavePast(b.ctx, []PastEdit{{TargetID: b.target("1c").ID, UnitID: unit.ID, Code: model.Y, Figure: model.Of(model.Num("60.4"))}}))
	sheet, err := b.PastSheet(b.ctx, 2024, unit.ID)
	must(t, err)
	for _, r := range sheet.Rows {
		if r.Target.Number == "1c" && !r.Figures[model.Y].Equal(model.Of(model.Num("60.4"))) {
			t.Errorf("Thôn 3 has %v", r.Figures[model.Y])
		}
	}
	if got := b.target("1c").LastYear; got.Equal(model.Of(model.Num("60.4"))) {
		t.Error("the commune's result changed with the unit's")
	}
}
