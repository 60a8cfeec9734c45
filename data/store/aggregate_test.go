package store

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

func TestOffice(t *testing.T) {
	db := newBook(t)
	same(t, read(t, db, (*Tx).Office), model.Office{Settings: model.DefaultSettings()})
	want := model.Office{Name: "UBND xã Trí Yên", Commune: "xã Trí Yên", District: "Yên Dũng", Province: "Bắc Giang", Place: "Trí Yên",
		Signer: "Hoàng Văn Nam", Position: "CHỦ TỊCH", Settings: model.Settings{OnPace: decimal.RequireFromString("0.95"), AtRisk: decimal.RequireFromString("0.8")}}
	write(t, db, func(tx *Tx) error { return tx.SaveOffice(want) })
	same(t, read(t, db, (*Tx).Office), want)
	want.District = ""
	write(t, db, func(tx *Tx) error { return tx.SaveOffice(want) })
	same(t, read(t, db, (*Tx).Office), want)
}

func TestSettingsAndPeople(t *testing.T) {
	db := newBook(t)
	write(t, db, func(tx *Tx) error {
		if _, ok, err := tx.Setting("backup.at"); ok || err != nil {
			t.Errorf("set before: %v, %v", ok, err)
		}
		return errors.Join(tx.SetSetting("backup.at", "07:30"), tx.SetSetting("backup.at", "08:00"), tx.SetSetting("trống", ""))
	})
	write(t, db, func(tx *Tx) error {
		v, ok, err := tx.Setting("backup.at")
		if v != "08:00" || !ok {
			t.Errorf("setting %q, %v", v, ok)
		}
		_, empty, err2 := tx.Setting("trống")
		if !empty {
			t.Error("an empty setting is not set")
		}
		return errors.Join(err, err2)
	})
	lan := model.Person{Name: "Nguyễn Thị Lan", Position: "VP-TK", Active: true}
	write(t, db, func(tx *Tx) (err error) { lan.ID, err = tx.SavePerson(lan); return err })
	lan.Active, lan.Position = false, "VH-XH"
	write(t, db, func(tx *Tx) error { return second(tx.SavePerson(lan)) })
	same(t, read(t, db, (*Tx).People), []model.Person{lan})
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.SavePerson(model.Person{ID: 99, Name: "Ai"})) })
}

func TestBlocks(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	save := func(b model.Block) func(*Tx) error {
		return func(tx *Tx) error { return second(tx.SaveBlock(b)) }
	}
	write(t, db, save(model.Block{Name: "Đoàn thể", Position: 2}))
	write(t, db, save(model.Block{Name: "Cơ quan", Position: 2}))
	write(t, db, save(model.Block{ID: x.block, Name: "Khối thôn, tổ dân phố", Position: 1}))
	var names []string
	for _, b := range read(t, db, (*Tx).Blocks) {
		names = append(names, b.Name)
	}
	same(t, names, []string{"Khối thôn, tổ dân phố", "Cơ quan", "Đoàn thể"})
	refused(t, db, model.CodeConflict, "name", save(model.Block{Name: " CƠ  quan "}))
	refused(t, db, model.CodeConflict, "name", save(model.Block{ID: x.block, Name: "cơ quan"}))
	refused(t, db, model.CodeNotFound, "", save(model.Block{ID: 99, Name: "Khối lạ"}))
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return tx.DeleteBlock(x.block) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return tx.DeleteBlock(99) })
	write(t, db, func(tx *Tx) error { return tx.DeleteBlock(x.block + 1) })
	if got := read(t, db, (*Tx).Blocks); len(got) != 2 {
		t.Errorf("blocks %v", got)
	}
}

func TestUnits(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	unit := func(year int) func(*Tx) (model.Unit, error) {
		return func(tx *Tx) (model.Unit, error) { return tx.Unit(x.unit, year) }
	}
	want := thon3(x.block)
	want.ID = x.unit
	same(t, read(t, db, unit(2024)), want)
	want.Measures = nil
	same(t, read(t, db, unit(2023)), want) // every year has its own denominators

	want.Name, want.ValidTo, want.BlockID = "Thôn Ba", "2024-12-31", 0
	want.Measures = map[model.Measure]decimal.Decimal{model.MeasurePopulation: decimal.NewFromInt(812)}
	write(t, db, func(tx *Tx) error { return second(tx.SaveUnit(want, 2024)) })
	same(t, read(t, db, unit(2024)), want)
	all := read(t, db, func(tx *Tx) ([]model.Unit, error) { return tx.Units(2024) })
	if len(all) != 2 || all[0].ID != x.other || all[0].Measures != nil { // both without a block: by position
		t.Errorf("units %+v", all)
	}
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.Unit(99, 2024)) })
}

func TestUnitConflicts(t *testing.T) {
	db := newBook(t)
	fill(t, db)
	save := func(u model.Unit) func(*Tx) error {
		return func(tx *Tx) error { return second(tx.SaveUnit(u, 2024)) }
	}
	refused(t, db, model.CodeConflict, "code", save(model.Unit{Code: "t03", Name: "Thôn khác"}))
	refused(t, db, model.CodeConflict, "name", save(model.Unit{Code: "T99", Name: "thôn  3"}))
	refused(t, db, model.CodeConflict, "name", save(model.Unit{Code: "T99", Name: "Thôn 3", ValidTo: "2020-01-01"})) // one day in common
	write(t, db, save(model.Unit{Code: "T99", Name: "Thôn 3", ValidTo: "2019-12-31"}))                               // the name was free then
	refused(t, db, model.CodeConflict, "name", save(model.Unit{Code: "T97", Name: "Thôn 3", ValidFrom: "2019-12-31", ValidTo: "2019-12-31"}))
	refused(t, db, model.CodeConflict, "", save(model.Unit{Code: "T98", Name: "Thôn 8", BlockID: 99}))
	refused(t, db, model.CodeNotFound, "", save(model.Unit{ID: 99, Code: "T98", Name: "Thôn 8"}))
	refused(t, db, model.CodeConflict, "", save(model.Unit{Code: "T98", Name: "Thôn 8", ValidFrom: "2024-07-01", ValidTo: "2024-06-30"}))
	refused(t, db, model.CodeInvalid, "value", save(model.Unit{Code: "T98", Name: "Thôn 8",
		Measures: map[model.Measure]decimal.Decimal{model.MeasureRiceArea: decimal.RequireFromString("1.2345678")}}))
	var codes []string
	for _, u := range read(t, db, func(tx *Tx) ([]model.Unit, error) { return tx.Units(2024) }) {
		codes = append(codes, u.Code)
	}
	same(t, codes, []string{"T03", "T99", "TYT"}) // the block first, then those without one by name
}

func TestPlans(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	get := func(tx *Tx) (model.Plan, error) { return tx.Plan(2024) }
	got := read(t, db, get)
	want := plan16()
	want.ID = x.plan
	for i := range want.Parts {
		want.Parts[i].ID = got.Parts[i].ID
	}
	same(t, got, want)

	// The order changes, one part goes and takes the area of the target along.
	want.Parts = []model.PlanPart{{Kind: model.PartTask, Number: "2.1", Text: "Tuyên truyền"}, want.Parts[0]}
	want.Title = "Đổi tên"
	write(t, db, func(tx *Tx) error { return second(tx.SavePlan(want)) })
	got = read(t, db, get)
	want.Parts[0].ID = got.Parts[0].ID
	same(t, got, want)
	leaf := read(t, db, func(tx *Tx) (model.Target, error) { return tx.Target(x.leaf) })
	if leaf.AreaID != 0 {
		t.Errorf("area %d", leaf.AreaID)
	}

	write(t, db, func(tx *Tx) error { return second(tx.SavePlan(model.Plan{Year: 2025, Title: "Năm sau"})) })
	same(t, read(t, db, (*Tx).Years), []int{2025, 2024})
	refused(t, db, model.CodeConflict, "year", func(tx *Tx) error { return second(tx.SavePlan(model.Plan{Year: 2024})) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.SavePlan(model.Plan{ID: 99, Year: 2030})) })
	foreign := model.Plan{ID: x.plan + 1, Year: 2025, Parts: []model.PlanPart{got.Parts[1]}} // a part of another plan
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.SavePlan(foreign)) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.Plan(2030)) })
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return second(tx.SavePlan(model.Plan{Year: 2030, Date: "1/2/2030"})) })
}

func TestTargets(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	get := func(tx *Tx) (model.Target, error) { return tx.Target(x.leaf) }
	want := grain(x)
	want.ID = x.leaf
	same(t, read(t, db, get), want)
	want.Superior, want.LastYear, want.LeadID, want.AreaID = model.Figure{}, model.Of(model.Num("5100.5")), 0, 0
	want.Rule = model.Rule{Comparator: model.Grade, Timing: model.Stock, RollUp: model.Worst, Pace: model.Pace{Kind: model.YearEnd}, Grades: []string{"Đạt"}}
	write(t, db, func(tx *Tx) error { return second(tx.SaveTarget(want)) })
	same(t, read(t, db, get), want)

	save := func(u model.Target) func(*Tx) error {
		return func(tx *Tx) error { return second(tx.SaveTarget(u)) }
	}
	write(t, db, save(model.Target{PlanID: x.plan, Number: "0", Position: 0, Name: "Đầu tiên", Leaf: true}))
	var numbers []string
	for _, u := range read(t, db, func(tx *Tx) ([]model.Target, error) { return tx.Targets(x.plan) }) {
		numbers = append(numbers, u.Number)
	}
	same(t, numbers, []string{"0", "1", "1a"})
	refused(t, db, model.CodeConflict, "number", save(model.Target{PlanID: x.plan, Number: "1a"}))
	refused(t, db, model.CodeConflict, "", save(model.Target{PlanID: 99, Number: "7"}))
	refused(t, db, model.CodeNotFound, "", save(model.Target{PlanID: x.plan, Number: "7", ParentID: 99}))
	refused(t, db, model.CodeNotFound, "", save(model.Target{ID: 99, PlanID: x.plan, Number: "7"}))
	refused(t, db, model.CodeInvalid, "parent", save(model.Target{PlanID: x.plan, Number: "7", ParentID: x.leaf}))
	refused(t, db, model.CodeInvalid, "parent", save(model.Target{ID: x.item, PlanID: x.plan, Number: "1", ParentID: x.item}))
	refused(t, db, model.CodeInvalid, "parent", save(model.Target{ID: x.item, PlanID: x.plan, Number: "1", ParentID: x.leaf + 1}))
	refused(t, db, model.CodeInvalid, "value", save(model.Target{PlanID: x.plan, Number: "7", Plan: model.Of(model.Num("9200000000001"))}))
}

func TestDeleteTarget(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	del := func(id model.ID) func(*Tx) error { return func(tx *Tx) error { return tx.DeleteTarget(id) } }
	refused(t, db, model.CodeConflict, "", del(x.leaf)) // it has a value
	refused(t, db, model.CodeConflict, "", del(x.item)) // it has a leaf
	refused(t, db, model.CodeNotFound, "", del(99))
	write(t, db, func(tx *Tx) error {
		n, err := tx.CountValues(x.leaf)
		m, err2 := tx.CountUnitValues(x.leaf, x.other)
		if n != 1 || m != 0 {
			t.Errorf("counted %d, %d", n, m)
		}
		return errors.Join(err, err2, tx.SaveValue(x.report, model.Value{TargetID: x.leaf}))
	})
	write(t, db, del(x.leaf))
	c := whole(t, db).Counts
	if c["targets"] != 1 || c["target_figures"] != 0 || c["allocations"] != 0 {
		t.Errorf("left behind: %v", c)
	}
}

func TestAllocationsAndRegistrations(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	a := model.Allocation{TargetID: x.leaf, UnitID: x.unit, Plan: model.Figure{Number: model.Num("4"), Second: model.Num("9")},
		LastYear: model.Figure{Choice: "Khá"}, Baseline: model.Num("-0.35")}
	g := model.Registration{TargetID: x.leaf, UnitID: x.unit, Plan: model.Of(model.Num("0")), Hard: true, Note: "việc khó"}
	write(t, db, func(tx *Tx) error {
		return errors.Join(tx.SaveAllocation(a), tx.SaveRegistration(model.Registration{TargetID: x.leaf, UnitID: x.unit}), tx.SaveRegistration(g),
			tx.SaveAllocation(model.Allocation{TargetID: x.leaf, UnitID: x.other}))
	})
	same(t, read(t, db, func(tx *Tx) ([]model.Allocation, error) { return tx.Allocations(x.plan) }),
		[]model.Allocation{a, {TargetID: x.leaf, UnitID: x.other}})
	same(t, read(t, db, func(tx *Tx) ([]model.Registration, error) { return tx.Registrations(x.plan) }), []model.Registration{g})
	if got := read(t, db, func(tx *Tx) ([]model.Allocation, error) { return tx.Allocations(99) }); len(got) > 0 {
		t.Errorf("another plan has %v", got)
	}
	for _, fn := range []func(*Tx) error{
		func(tx *Tx) error { return tx.SaveAllocation(model.Allocation{TargetID: 99, UnitID: x.unit}) },
		func(tx *Tx) error { return tx.SaveAllocation(model.Allocation{TargetID: x.leaf, UnitID: 99}) },
		func(tx *Tx) error { return tx.SaveRegistration(model.Registration{TargetID: x.leaf, UnitID: 99}) },
	} {
		refused(t, db, model.CodeConflict, "", fn)
	}
	del := func(tx *Tx) error { return tx.DeleteAllocation(x.leaf, x.other) }
	write(t, db, del)
	refused(t, db, model.CodeNotFound, "", del)
	forget := func(tx *Tx) error { return tx.DeleteRegistration(x.leaf, x.unit) }
	write(t, db, forget)
	refused(t, db, model.CodeNotFound, "", forget)
	if c := whole(t, db).Counts; c["allocations"] != 1 || c["registrations"] != 0 || c["report_values"] != 1 {
		t.Errorf("counts %v", c)
	}
}

func TestPastResults(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	commune := model.Past{TargetID: x.leaf, Code: model.H1, Figure: model.Of(model.Num("2500"))}
	unit := model.Past{TargetID: x.leaf, UnitID: x.unit, Code: model.H1, Figure: model.Figure{Number: model.Num("1"), Second: model.Num("2")}}
	write(t, db, func(tx *Tx) error {
		return errors.Join(tx.SavePast(unit), tx.SavePast(model.Past{TargetID: x.leaf, Code: model.H1, Figure: model.Of(model.Num("1"))}), tx.SavePast(commune))
	})
	get := func(tx *Tx) ([]model.Past, error) { return tx.PastResults(x.plan) }
	same(t, read(t, db, get), []model.Past{commune, unit})
	write(t, db, func(tx *Tx) error { return tx.SavePast(model.Past{TargetID: x.leaf, Code: model.H1}) })
	same(t, read(t, db, get), []model.Past{unit})
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error {
		return tx.SavePast(model.Past{TargetID: 99, Code: model.H1, Figure: model.Of(model.Num("1"))})
	})
}
