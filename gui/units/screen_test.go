package units

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestOpensOnTheFirstUnit(t *testing.T) {
	w := newWorld(t, true)
	if w.form.base.Code != "T01" || w.grid.CurrentKey() != unitKey(w.form.base.ID) {
		t.Errorf("the form shows %s, the current row is %s", w.form.base.Code, w.grid.CurrentKey())
	}
	guitest.WantText(t, w.Status, "28/28 đơn vị đang hiện, 6 khối")
	if !w.Sample() || w.Unsaved() != "" || !w.bar.save.Disabled() {
		t.Errorf("sample %v, unsaved %q, save disabled %v", w.Sample(), w.Unsaved(), w.bar.save.Disabled())
	}
}

func TestChangeIsSavedAndStandsInTheHistory(t *testing.T) {
	w := newWorld(t, true)
	w.choose("Thôn 3")
	w.Press(fyne.KeyReturn)
	w.Type("Thôn Ba\n")
	if w.Unsaved() != "Thôn 3 có thay đổi chưa lưu." || !w.bar.unsaved.Visible() {
		t.Fatalf("unsaved %q", w.Unsaved())
	}
	saved := false
	w.Save(func(ok bool) { saved = ok })
	if !saved || w.Unit("Thôn Ba").Code != "T03" || w.Told() != "Đã lưu Thôn Ba." {
		t.Fatalf("saved %v, told %q", saved, w.Told())
	}
	if c := w.history(); c.Action != "sửa đơn vị" || c.Subject != "Thôn Ba" {
		t.Errorf("history %+v", c)
	}
	if got := w.grid.Cell(w.grid.RowByKey(w.grid.CurrentKey()), 1).Text; got != "Thôn Ba" || w.bar.title.Text() != "Thôn Ba" {
		t.Errorf("the current row shows %q under the heading %q", got, w.bar.title.Text())
	}
}

func TestErrorsStandBesideTheirFields(t *testing.T) {
	w := newWorld(t, true)
	w.choose("Thôn 3")
	for _, tc := range []struct {
		key, want string
		put       func()
	}{
		{"name", "Ghi tên đơn vị.", func() { w.form.text["name"].SetText("") }},
		{"name", "Đã có đơn vị “Thôn 4”", func() { w.form.text["name"].SetText("thôn  4") }},
		{"code", "đã dùng cho “Thôn 1”", func() { w.form.text["code"].SetText("t01") }},
		{"code", "chỉ được có chữ, số", func() { w.form.text["code"].SetText("T#3") }},
		{"phone", "chỉ được có chữ số", func() { w.form.text["phone"].SetText("không có") }},
		{"households", "không phải là số", func() { w.form.measures[model.MeasureHouseholds].SetText("hai trăm") }},
		{"rice_area", "không thể là số âm", func() { w.form.measures[model.MeasureRiceArea].SetText("-4") }},
		{"valid_from", "ngày", func() { w.form.from.SetText("31/02/2024") }},
	} {
		w.put(w.Unit("Thôn 3"))
		w.fill(w.form.text["head"], "Người mới") // so that there is something to save
		tc.put()
		saved := true
		w.Save(func(ok bool) { saved = ok })
		field := w.field(tc.key)
		if saved || field == nil {
			t.Fatalf("%s: saved %v", tc.want, saved)
		}
		guitest.WantText(t, field.Error(), tc.want)
		if w.form.text["head"].Text() != "Người mới" {
			t.Errorf("%s: what was typed is gone", tc.want)
		}
		w.Discard()
	}
	if got := w.Unit("Thôn 3").Head; got != "Lê Thị Mai" {
		t.Errorf("the book holds %q", got)
	}
}

// field returns the field of the form that shows an error, with its key.
func (w *world) field(key string) *kit.Field {
	var control any
	switch key {
	case "valid_from":
		control = w.form.from
	case "households", "rice_area":
		control = w.form.measures[model.Measure(key)]
	default:
		control = w.form.text[key]
	}
	for _, f := range test.LaidOutObjects(w.form.kit) {
		if field, ok := f.(*kit.Field); ok && any(field.Control()) == control {
			return field
		}
	}
	return nil
}

func TestAnErrorAboutTheLastDayStandsAtTheFirst(t *testing.T) {
	w := newWorld(t, true)
	u := w.Unit("Thôn 3")
	if err := w.Svc.CloseUnit(t.Context(), u.ID, "2024-06-30", "sáp nhập"); err != nil {
		t.Fatal(err)
	}
	w.choose("Thôn 3")
	w.form.from.Focus()
	w.Type("01/07/2024\n")
	w.Save(func(ok bool) {
		if ok {
			t.Error("a unit that ends before it begins was saved")
		}
	})
	guitest.WantText(t, w.field("valid_from").Error(), "đứng trước ngày bắt đầu")
}

func TestAnotherRowAsksAboutUnsavedWork(t *testing.T) {
	w := newWorld(t, true)
	w.choose("Thôn 3")
	w.fill(w.form.text["head"], "Người mới")
	stay := unitKey(w.form.base.ID)
	w.choose("Thôn 5")
	if !w.Asked() || w.grid.CurrentKey() != stay {
		t.Fatalf("asked %v, current row %s", w.Asked(), w.grid.CurrentKey())
	}
	w.TabTo("Ở lại")
	if w.form.text["head"].Text() != "Người mới" || w.form.base.Name != "Thôn 3" {
		t.Fatal("staying lost the typing")
	}
	w.choose("Thôn 5")
	w.TabTo("Bỏ thay đổi")
	if w.form.base.Name != "Thôn 5" || w.grid.CurrentKey() != unitKey(w.Unit("Thôn 5").ID) || w.Unit("Thôn 3").Head != "Lê Thị Mai" {
		t.Fatalf("after dropping the form shows %s", w.form.base.Name)
	}
	w.fill(w.form.text["head"], "Người khác")
	w.choose("Thôn 1")
	w.TabTo("Lưu")
	if w.form.base.Name != "Thôn 1" || w.Unit("Thôn 5").Head != "Người khác" {
		t.Errorf("after saving the form shows %s and the book holds %q", w.form.base.Name, w.Unit("Thôn 5").Head)
	}
}

func TestInsertAddsAUnitBehindTheLast(t *testing.T) {
	w := newWorld(t, true)
	w.choose("Thôn 3")
	w.Press(fyne.KeyInsert)
	if w.bar.title.Text() != "Thêm đơn vị" || w.form.block.Text() != "Khối thôn" || w.grid.CurrentKey() != "" {
		t.Fatalf("heading %q, block %q, row %q", w.bar.title.Text(), w.form.block.Text(), w.grid.CurrentKey())
	}
	w.Type("Thôn 9\n")
	w.Save(func(ok bool) {
		if !ok {
			t.Error("not saved")
		}
	})
	u := w.Unit("Thôn 9")
	if u.Code != "T09" || w.form.base.ID != u.ID || w.grid.CurrentKey() != unitKey(u.ID) {
		t.Errorf("code %s, the form shows %s", u.Code, w.form.base.Name)
	}
	if at, last := w.grid.RowByKey(unitKey(u.ID)), w.grid.RowByKey(unitKey(w.Unit("Thôn 8").ID)); at != last+1 {
		t.Errorf("the new unit stands in row %d, Thôn 8 in %d", at, last)
	}
}

func TestEscGoesBackFromANewUnit(t *testing.T) {
	w := newWorld(t, true)
	w.choose("Thôn 3")
	w.Press(fyne.KeyInsert)
	w.Type("Thôn 9")
	w.Win.Canvas().Unfocus()
	w.Press(fyne.KeyEscape)
	if w.form.text["name"].Text() != "Thôn 9" {
		t.Fatal("Esc threw the typed unit away without a question")
	}
	w.TabTo("Bỏ thay đổi")
	if w.form.base.Name != "Thôn 3" || w.Unsaved() != "" || w.form.text["name"].Text() != "Thôn 3" {
		t.Errorf("the form shows %s", w.form.base.Name)
	}
	w.Press(fyne.KeyEscape)
	if w.Win.Canvas().Focused() != fyne.Focusable(w.grid) {
		t.Error("Esc with nothing unsaved does not lead to the table")
	}
}

func TestClosingAsksForDayAndReason(t *testing.T) {
	w := newWorld(t, true)
	w.choose("Thôn 3")
	w.closeUnit()
	w.Press(fyne.KeyReturn) // from the day to the reason
	w.Press(fyne.KeyReturn)
	if !w.Asked() {
		t.Fatal("closed without a reason")
	}
	w.Type("sáp nhập vào Thôn 2\n")
	if u := w.Unit("Thôn 3"); w.Asked() || u.ValidTo != "2024-06-18" {
		t.Fatalf("dialog open %v, last day %q", w.Asked(), u.ValidTo)
	}
	if c := w.history(); c.Action != "đóng đơn vị" || c.Reason != "sáp nhập vào Thôn 2" {
		t.Errorf("history %+v", c)
	}
	guitest.WantText(t, w.Told(), "Thôn 3 thôi hoạt động từ sau ngày 18/06/2024.")
	if err := w.Svc.CloseUnit(t.Context(), w.Unit("Thôn 3").ID, "2024-05-31", "ghi lại"); err != nil {
		t.Fatal(err)
	}
	if w.grid.RowByKey(unitKey(w.Unit("Thôn 3").ID)) >= 0 {
		t.Error("a unit that has stopped shows without the check")
	}
	test.Tap(w.bar.over)
	w.choose("Thôn 3")
	w.reopenUnit()
	w.Press(fyne.KeyReturn)
	if !w.Asked() {
		t.Fatal("opened without a reason")
	}
	w.Type("chưa có nghị quyết\n")
	if u := w.Unit("Thôn 3"); u.ValidTo != "" || w.Asked() {
		t.Errorf("last day %q, dialog open %v", u.ValidTo, w.Asked())
	}
}

func TestSearchAndPlaces(t *testing.T) {
	w := newWorld(t, true)
	w.Search("tieu hoc")
	guitest.WantText(t, w.Status, "1/28")
	w.Search("")
	w.pickBlock(1)
	guitest.WantText(t, w.Status, "8/28")
	to := w.Unit("Trạm Y tế xã").ID
	w.GoTo(kit.Place{Area: "units", Unit: to})
	if w.form.base.ID != to || w.grid.CurrentKey() != unitKey(to) || w.bar.block.Index() != 0 {
		t.Errorf("the form shows %s, the filter is %d", w.form.base.Name, w.bar.block.Index())
	}
}

func TestExportIsTriedAgain(t *testing.T) {
	w := newWorld(t, true)
	w.Files.Path, w.refuse = "/tmp/Don vi 2024.xlsx", model.Errorf(model.CodeBusy, "Tệp đang mở trong Excel.")
	w.exportList()
	n := w.Notices[len(w.Notices)-1]
	if n.Kind != kit.NoticeError || len(n.Actions) != 1 {
		t.Fatalf("notice %+v", n)
	}
	w.refuse = nil
	n.Actions[0].Do()
	guitest.WantText(t, w.Told(), "Đã lưu Don vi 2024.xlsx.")
	w.Notices[len(w.Notices)-1].Actions[0].Do()
	if len(w.Files.Opened) != 1 || w.Files.Opened[0] != w.Files.Path || len(w.wrote) != 1 {
		t.Errorf("opened %v, wrote %v", w.Files.Opened, w.wrote)
	}
}

func TestAnEmptyBookBeginsWithABlock(t *testing.T) {
	w := newWorld(t, false)
	w.add()
	if !w.Asked() {
		t.Fatal("no list of blocks")
	}
	w.Press(fyne.KeyInsert)
	w.Type("Khối thôn\n")
	w.TabTo("Xong")
	if w.Asked() || w.bar.title.Text() != "Thêm đơn vị" || w.form.block.Text() != "Khối thôn" {
		t.Fatalf("dialog open %v, block %q", w.Asked(), w.form.block.Text())
	}
	w.Type("Thôn 1\n")
	w.Save(func(bool) {})
	if u := w.Unit("Thôn 1"); u.Code != "T01" || u.Position != 1 {
		t.Errorf("stored %+v", u)
	}
}

func TestBlocksAreRenamedAndOnlyEmptyOnesDeleted(t *testing.T) {
	w := newWorld(t, true)
	w.editBlocks(nil)
	w.Press(fyne.KeyDelete)
	if n := len(w.Win.Canvas().Overlays().List()); n != 1 {
		t.Fatalf("%d dialogs: a block with units was to be deleted", n)
	}
	w.Press(fyne.KeyReturn)
	w.Type("Khối thôn, tổ dân phố\n")
	w.Press(fyne.KeyInsert)
	w.Type("khối thôn, tổ dân phố\n")
	if n := len(w.Win.Canvas().Overlays().List()); n != 2 {
		t.Fatalf("%d dialogs: a name was taken twice", n)
	}
	w.fillFocused("Khối mới\n")
	w.Press(fyne.KeyDelete)
	w.TabTo("Xóa khối")
	w.TabTo("Xong")
	if w.Asked() || w.book.blocks[0].Name != "Khối thôn, tổ dân phố" || len(w.book.blocks) != 6 {
		t.Errorf("dialog open %v, blocks %v", w.Asked(), w.book.blocks)
	}
	if w.bar.block.Items()[1] != "Khối thôn, tổ dân phố" {
		t.Errorf("the filter offers %v", w.bar.block.Items())
	}
}

// fillFocused types over what stands in the focused box.
func (w *world) fillFocused(text string) {
	w.Win.Canvas().Focused().(*kit.LineEdit).SelectAll()
	w.Type(text)
}
