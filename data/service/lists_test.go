package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func TestUnitsAreCheckedFieldByField(t *testing.T) {
	b := newBook(t)
	block := b.unit("T01").BlockID
	save := func(u model.Unit) error {
		_, err := b.SaveUnit(b.ctx, u, 2024)
		return err
	}
	ok := model.Unit{Name: "Thôn 9", BlockID: block, Kind: model.Village}
	with := func(change func(*model.Unit)) model.Unit {
		u := ok
		change(&u)
		return u
	}
	refused(t, save(with(func(u *model.Unit) { u.Name = " " })), model.CodeInvalid, "name")
	refused(t, save(with(func(u *model.Unit) { u.BlockID = 0 })), model.CodeInvalid, "block")
	refused(t, save(with(func(u *model.Unit) { u.Code = "T 9" })), model.CodeInvalid, "code")
	refused(t, save(with(func(u *model.Unit) { u.Code = "t01" })), model.CodeInvalid, "code", "Thôn 1")
	refused(t, save(with(func(u *model.Unit) { u.Name = "THÔN  1" })), model.CodeInvalid, "name", "Thôn 1", "T01")
	refused(t, save(with(func(u *model.Unit) { u.Phone = "không có" })), model.CodeInvalid, "phone")
	refused(t, save(with(func(u *model.Unit) { u.ValidFrom = "2024-02-30" })), model.CodeInvalid, "valid_from")
	refused(t, save(with(func(u *model.Unit) { u.ValidFrom, u.ValidTo = "2024-06-01", "2024-05-01" })), model.CodeInvalid, "valid_to")
	refused(t, save(with(func(u *model.Unit) {
		u.Measures = map[model.Measure]decimal.Decimal{model.MeasureHouseholds: decimal.NewFromInt(-1)}
	})), model.CodeInvalid, string(model.MeasureHouseholds))

	ok.Name, ok.Head = " Thôn  9 ", "Trần Văn A"
	got, err := b.SaveUnit(b.ctx, ok, 2024)
	must(t, err)
	if got.Code != "T09" || got.Name != "Thôn 9" || b.unit("T09").Head != "Trần Văn A" || b.newest().Action != "thêm đơn vị" {
		t.Errorf("stored %+v, history %+v", got, b.newest())
	}
}

func TestAClosedUnitKeepsItsReportsAndItsNameIsFree(t *testing.T) {
	b := newBook(t)
	u := b.unit("T08")
	refused(t, b.CloseUnit(b.ctx, u.ID, "", "sáp nhập"), model.CodeInvalid, "valid_to")
	must(t, b.CloseUnit(b.ctx, u.ID, "2024-06-30", "Sáp nhập vào Thôn 7"))
	if c := b.newest(); c.Action != "đóng đơn vị" || c.Reason != "Sáp nhập vào Thôn 7" {
		t.Errorf("history %+v", c)
	}
	tr, err := b.Tracker(b.ctx, 2024)
	must(t, err)
	half, year := tr.Column(model.H1), tr.Column(model.Y)
	for _, r := range tr.Rows {
		if r.Unit.ID == u.ID && (r.Cells[half].State == StateNotExpected || r.Cells[year].State != StateNotExpected) {
			t.Errorf("half-year %s, year %s", r.Cells[half].State, r.Cells[year].State)
		}
	}
	_, err = b.SaveUnit(b.ctx, model.Unit{Name: "Thôn 8", BlockID: u.BlockID, Kind: model.Village, ValidFrom: "2024-07-01"}, 2024)
	must(t, err)
	refused(t, b.ReopenUnit(b.ctx, u.ID, "nhầm"), model.CodeInvalid, "name", "Thôn 8")
}

func TestBlocks(t *testing.T) {
	b := newBook(t)
	blocks, err := b.Blocks(b.ctx)
	must(t, err)
	_, err = b.SaveBlock(b.ctx, model.Block{Name: "khối  THÔN"})
	refused(t, err, model.CodeInvalid, "name", "Khối thôn")
	refused(t, b.DeleteBlock(b.ctx, blocks[0]), model.CodeConflict, "", "8 đơn vị")
	added, err := b.SaveBlock(b.ctx, model.Block{Name: "Khối mới"})
	must(t, err)
	must(t, b.DeleteBlock(b.ctx, added))
	after, err := b.Blocks(b.ctx)
	must(t, err)
	if diff := cmp.Diff(blocks, after); diff != "" {
		t.Error(diff)
	}
}

func TestTargetsWithValuesKeepTheirMeaning(t *testing.T) {
	b := newBook(t)
	save := func(v model.Target) error {
		_, err := b.SaveTarget(b.ctx, v)
		return err
	}
	bhyt := b.target("11")
	changed := bhyt
	changed.Rule.Unit = "‰"
	refused(t, save(changed), model.CodeInvalid, "unit", "số liệu")
	changed = bhyt
	changed.Plan = model.Of(model.Num("99.7"))
	must(t, save(changed))
	if got := b.target("11").Plan; !got.Equal(model.Of(model.Num("99.7"))) {
		t.Errorf("plan %+v", got)
	}
	same := bhyt
	same.Number = "10"
	refused(t, save(same), model.CodeInvalid, "number", "Trẻ em suy dinh dưỡng")
	part := model.Target{PlanID: bhyt.PlanID, ParentID: bhyt.ID, Number: "11a", Name: "Phần", Leaf: true, Rule: bhyt.Rule}
	refused(t, save(part), model.CodeConflict, "", "11", "số liệu")
	refused(t, b.DeleteTarget(b.ctx, bhyt.ID), model.CodeConflict, "", "11")
	refused(t, b.DeleteTarget(b.ctx, b.target("12").ID), model.CodeConflict, "")
	must(t, b.DeleteTarget(b.ctx, b.target("2").ID))
	if c := b.newest(); c.Action != "xóa chỉ tiêu" {
		t.Errorf("history %+v", c)
	}
}

func TestAFirstPartMakesAnItemComposite(t *testing.T) {
	b := newBook(t)
	item := b.target("2")
	_, err := b.SaveTarget(b.ctx, model.Target{PlanID: item.PlanID, ParentID: item.ID, Number: "2a", Name: "Thu nhập từ nông nghiệp", Leaf: true,
		Plan: model.Of(model.Num("20000000")), Rule: item.Rule})
	must(t, err)
	if got := b.target("2"); got.Leaf {
		t.Error("the item still carries figures")
	}
	moved := b.target("2").ID
	must(t, b.MoveTarget(b.ctx, moved, -1))
	rows, err := b.Targets(b.ctx, 2024)
	must(t, err)
	if rows[0].Target.Number != "2" || rows[1].Target.Number != "2a" {
		t.Errorf("first are %s, %s", rows[0].Target.Number, rows[1].Target.Number)
	}
}

func TestHandingOutCountsWhatIsLeft(t *testing.T) {
	b := newBook(t)
	id := b.target("12b").ID
	sheet, err := b.AllocationSheet(b.ctx, 2024, id)
	must(t, err)
	if model.Plain(sheet.Given) != "19" || model.Plain(sheet.Left) != "1" || model.Plain(sheet.Registered) != "18" {
		t.Fatalf("given %s, left %s, registered %s", model.Plain(sheet.Given), model.Plain(sheet.Left), model.Plain(sheet.Registered))
	}
	must(t, b.Assign(b.ctx, id, b.unit("T08").ID, model.Of(model.Num("3"))))
	sheet, err = b.AllocationSheet(b.ctx, 2024, id)
	must(t, err)
	if model.Plain(sheet.Left) != "0" {
		t.Errorf("left %s", model.Plain(sheet.Left))
	}
	refused(t, b.Assign(b.ctx, b.target("12").ID, b.unit("T08").ID, model.Figure{}), model.CodeInvalid, "", "12")
	refused(t, b.Assign(b.ctx, id, b.unit("T08").ID, model.Of(model.Num("1.5"))), model.CodeInvalid, "value")
	before := b.lines()
	err = b.AssignAll(b.ctx, id, map[model.ID]model.Figure{b.unit("T01").ID: model.Of(model.Num("4")), b.unit("T02").ID: model.Of(model.Num("-4"))})
	refused(t, err, model.CodeInvalid, "value")
	if b.lines() != before {
		t.Error("half of a refused step was recorded")
	}
	refused(t, b.Unassign(b.ctx, id, b.unit("T01").ID), model.CodeConflict, "", "Thôn 1")
	must(t, b.Unassign(b.ctx, id, b.unit("T06").ID))
	must(t, b.Register(b.ctx, model.Registration{TargetID: id, UnitID: b.unit("T08").ID, Plan: model.Of(model.Num("5")), Hard: true}))
	if c := b.newest(); c.Action != "đăng ký thi đua" || c.New != "5, việc khó" {
		t.Errorf("history %+v", c)
	}
	sheet, err = b.AllocationSheet(b.ctx, 2024, id)
	must(t, err)
	for _, r := range sheet.Rows {
		if r.Unit.Code == "T08" && (!r.Registered || !r.Allocation.Plan.Equal(model.Of(model.Num("3")))) {
			t.Errorf("registering changed what was assigned: %+v", r)
		}
	}
}

func TestTrackerCountsTheSampleHalfYear(t *testing.T) {
	b := newBook(t)
	tr, err := b.Tracker(b.ctx, 2024)
	must(t, err)
	got := tr.Tally(tr.Column(model.H1))
	want := map[State]int{StateOnTime: 19, StateLate: 4, StateMissing: 3, StateDraft: 1, StateReturned: 1}
	if diff := cmp.Diff(want, got.By); diff != "" || got.Expected != 28 || got.Received != 23 || len(got.Overdue) != 5 {
		t.Errorf("expected %d, received %d, overdue %d\n%s", got.Expected, got.Received, len(got.Overdue), diff)
	}
	for _, r := range tr.Rows {
		c := r.Cells[tr.Column(model.H1)]
		if r.Unit.Code == "T05" && (c.State != StateLate || c.DaysLate != 3) {
			t.Errorf("T05: %+v", c)
		}
		if r.Unit.Code == "T06" && (c.State != StateMissing || c.DaysLate != 4 || c.Asked != 11) {
			t.Errorf("T06: %+v", c)
		}
	}
	if y := tr.Tally(tr.Column(model.Y)); y.By[StateNotDue] != 28 {
		t.Errorf("year: %+v", y.By)
	}
}

func TestCalendar(t *testing.T) {
	b := newBook(t)
	refused(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q3"}), model.CodeInvalid, "deadline")
	refused(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q3", Deadline: "2024-06-30"}), model.CodeInvalid, "deadline")
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q3", Deadline: DefaultDeadline(2024, "Q3")}))
	must(t, b.SavePeriod(b.ctx, model.Period{Year: 2024, Code: "Q3", Deadline: "2024-09-25"}))
	if c := b.newest(); c.Action != "sửa hạn nộp" || c.Old != "20/09/2024" || c.New != "25/09/2024" {
		t.Errorf("history %+v", c)
	}
	refused(t, b.DeletePeriod(b.ctx, 2024, model.H1), model.CodeConflict, "", "báo cáo")
	must(t, b.DeletePeriod(b.ctx, 2024, "Q3"))
	periods, err := b.Periods(b.ctx, 2024)
	must(t, err)
	if len(periods) != 2 || periods[0].Code != model.H1 || periods[1].Code != model.Y {
		t.Errorf("calendar %+v", periods)
	}
}

func TestNewBooks(t *testing.T) {
	b := emptyBook(t)
	empty, err := b.Empty(b.ctx)
	must(t, err)
	if !empty {
		t.Fatal("a new file holds a year")
	}
	ok := NewBook{Office: model.Office{Commune: "Xã Đồng Tâm"}, Year: 2026, Periods: []model.PeriodCode{model.H1, model.Y}}
	bad := ok
	bad.Office = model.Office{}
	refused(t, b.CreateBook(b.ctx, bad), model.CodeInvalid, "name")
	bad = ok
	bad.Periods = nil
	refused(t, b.CreateBook(b.ctx, bad), model.CodeInvalid, "periods")
	bad = ok
	bad.Year = 1900
	refused(t, b.CreateBook(b.ctx, bad), model.CodeInvalid, "year")
	must(t, b.CreateBook(b.ctx, ok))
	o, err := b.Office(b.ctx)
	must(t, err)
	if o.Name != "UBND xã Đồng Tâm" || o.Place != "Đồng Tâm" || o.Position != "CHỦ TỊCH" {
		t.Errorf("office %+v", o)
	}
	refused(t, b.CreateBook(b.ctx, ok), model.CodeConflict, "", "2026")
	refused(t, b.LoadSample(b.ctx), model.CodeConflict, "")
	table, err := b.Progress(b.ctx, 2026, model.H1)
	must(t, err)
	if len(table.Rows) != 0 || table.Sample {
		t.Errorf("table %+v", table)
	}
}

func TestOfficeLimitsAndPeople(t *testing.T) {
	b := newBook(t)
	o, err := b.Office(b.ctx)
	must(t, err)
	o.Settings.AtRisk = o.Settings.OnPace
	refused(t, b.SaveOffice(b.ctx, o), model.CodeInvalid, "on_pace")
	o.Settings = model.Settings{OnPace: decimal.RequireFromString("0.5"), AtRisk: decimal.RequireFromString("0.4")}
	must(t, b.SaveOffice(b.ctx, o))
	table, err := b.Progress(b.ctx, 2024, model.H1)
	must(t, err)
	for _, r := range table.Rows {
		if r.Target.Number == "12b" && r.Judgement != progress.OnPace {
			t.Errorf("with a limit of 50%%, 30%% of the plan at half-time is %s", r.Judgement)
		}
	}
	_, err = b.SavePerson(b.ctx, model.Person{Name: " "})
	refused(t, err, model.CodeInvalid, "name")
	_, err = b.SavePerson(b.ctx, model.Person{Name: "nguyễn thị HÀ"})
	refused(t, err, model.CodeInvalid, "name")
	p, err := b.SavePerson(b.ctx, model.Person{Name: "Lê Văn Bình", Position: "Công chức", Active: true})
	must(t, err)
	b.SetPerson(p.Name)
	must(t, b.SaveValue(b.ctx, b.unit("T06").ID, 2024, model.H1, b.value("12a", "3")))
	if c := b.newest(); c.Person != "Lê Văn Bình" {
		t.Errorf("recorded as %q", c.Person)
	}
}

func TestPlanKeepsItsPartsAndItsTargets(t *testing.T) {
	b := newBook(t)
	p, err := b.Plan(b.ctx, 2024)
	must(t, err)
	area := b.target("11").AreaID
	p.Number = " 17/KH-UBND "
	p.Parts = append(p.Parts, model.PlanPart{Kind: model.PartTask, Number: "2.7", Text: "Việc thêm\r\n"}, model.PlanPart{Kind: model.PartTask, Text: "  "})
	_, err = b.SavePlan(b.ctx, p)
	must(t, err)
	after, err := b.Plan(b.ctx, 2024)
	must(t, err)
	if after.Number != "17/KH-UBND" || len(after.Parts) != len(p.Parts)-1 || after.Parts[len(after.Parts)-1].Text != "Việc thêm" {
		t.Errorf("%q, %d parts", after.Number, len(after.Parts))
	}
	if b.target("11").AreaID != area || area == 0 {
		t.Error("a target lost its content area")
	}
	_, err = b.SavePlan(b.ctx, model.Plan{Year: 2024})
	refused(t, err, model.CodeConflict, "", "2024")
	p.Date = "2024-02-30"
	_, err = b.SavePlan(b.ctx, p)
	refused(t, err, model.CodeInvalid, "date")
}
