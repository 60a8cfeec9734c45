// Package firstrun is what an office sees before it has a book: who it is,
// which year, and what to start from. Nothing is written before the last step.
package firstrun

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// books is what the first run calls.
type books interface {
	CreateBook(ctx context.Context, b service.NewBook) error
	LoadSample(ctx context.Context) error
	Today() model.Date
	Path() string
}

// Params are what the first run is built from.
type Params struct {
	Books books
	// Look tells why a file cannot be restored; nil when it can.
	Look func(ctx context.Context, path string) error
	// Restore opens a copy made on another PC; the program starts anew with it.
	Restore func(path string) error
	// Done is called when the book is there; place is where to go first.
	Done func(place kit.Place)
}

// start is what the new book is made from.
type start int

const (
	fromSample start = iota
	fromExcel
	fromPlan
	fromNothing
)

// View is the first run in the window.
type View struct {
	env      kit.Env
	p        Params
	fields   *fields
	start    start
	cards    []*choiceCard
	says     *kit.EdgeBox
	steps    *fyne.Container
	page     *fyne.Container
	checking bool                 // step 3 shows
	keys     func(*fyne.KeyEvent) // who had the window's keys before
}

// New returns the first run. It takes the keys no widget wanted until the book
// is there.
func New(env kit.Env, p Params) *View {
	v := &View{env: env, p: p, says: kit.NewRuleBox(), steps: container.NewStack(), page: container.NewStack()}
	v.fields = newFields(p.Books.Today(), v.describe, v.focusCard)
	c := env.Window.Canvas()
	v.keys = c.OnTypedKey()
	c.SetOnTypedKey(v.key)
	v.choosing()
	return v
}

// Content returns what the window shows.
func (v *View) Content() fyne.CanvasObject { return v.page }

// key answers a key no widget wanted.
func (v *View) key(ev *fyne.KeyEvent) {
	if len(v.env.Window.Canvas().Overlays().List()) > 0 {
		if v.keys != nil {
			v.keys(ev)
		}
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if v.checking {
			v.create()
		} else {
			v.check()
		}
	case fyne.KeyEscape:
		if v.checking {
			v.choosing()
		} else {
			v.leave()
		}
	case fyne.KeyLeft, fyne.KeyUp:
		v.move(-1)
	case fyne.KeyRight, fyne.KeyDown:
		v.move(1)
	}
}

// leave closes the program; what was typed is not thrown away without asking.
func (v *View) leave() {
	if v.start == fromSample || v.fields.read().commune == "" {
		v.env.Window.Close()
		return
	}
	kit.Confirm(v.env.Window, "Thoát?", "Sổ chưa được tạo. Những gì vừa ghi ở bước 1 sẽ mất.", "Thoát", true, v.env.Window.Close)
}

// choosing shows steps 1 and 2: everything can be changed.
func (v *View) choosing() {
	v.checking, v.cards = false, nil
	var objs []fyne.CanvasObject
	for i, c := range cards() {
		k := newChoiceCard(c, cardEvents{picked: func() { v.pick(start(i)); v.focusCard() }, move: v.move, next: v.check, other: v.key})
		v.cards, objs = append(v.cards, k), append(objs, k)
	}
	restore := kit.NewRow(8, kit.NewIcon(kit.IconUndo, kit.Primary, 18), kit.NewLink("Đã dùng ở máy khác? Khôi phục từ bản sao lưu…", v.restore))
	foot := kit.NewActions([]fyne.CanvasObject{restore}, []fyne.CanvasObject{
		kit.NewPrimary(kit.IconRight, "Tiếp: kiểm tra", v.check).Hint("Enter"), kit.NewButton("", "Thoát", v.leave).Hint("Esc")})
	v.show("Tab: ô kế tiếp · ← → chọn cách bắt đầu · Enter: tiếp · Esc: thoát", foot,
		kit.NewPanel("1. Cơ quan, năm", "", kit.NewInset(14, 8, v.fields.object())),
		kit.NewText("2. Bắt đầu từ đâu?", kit.TextStyle{Size: kit.SizePanel, Bold: true}),
		kit.NewColumns(10, nil, objs...), v.says)
	v.pick(v.start)
}

// pick chooses a way to start.
func (v *View) pick(s start) {
	v.start = s
	for i, c := range v.cards {
		c.setChosen(start(i) == s)
	}
	v.fields.setSample(s == fromSample)
	v.describe()
}

// move chooses the next way to start, or the one before.
func (v *View) move(by int) {
	if v.checking {
		return
	}
	v.pick(start(max(0, min(int(v.start)+by, len(v.cards)-1))))
	v.focusCard()
}

func (v *View) focusCard() {
	if !v.checking {
		v.env.Window.Canvas().Focus(v.cards[v.start])
	}
}

// describe says what will be created, and shows how far step 1 is.
func (v *View) describe() {
	e := v.fields.read()
	_, err := e.book()
	v.says.SetSpans(sayText(e, v.start)...)
	states := [3]stepState{stepDone, stepNow, stepAhead}
	switch {
	case v.checking:
		states = [3]stepState{stepDone, stepDone, stepNow}
	case err != nil:
		states = [3]stepState{stepNow, stepAhead, stepAhead}
	}
	v.steps.Objects = []fyne.CanvasObject{newSteps(states)}
	v.steps.Refresh()
}

// check shows step 3, or what is still missing.
func (v *View) check() {
	e := v.fields.read()
	if _, err := e.book(); err != nil {
		v.fields.showError(err)
		return
	}
	v.checking = true
	create := kit.NewPrimary(kit.IconCheck, "Tạo sổ", v.create).Hint("Enter")
	foot := kit.NewActions(nil, []fyne.CanvasObject{kit.NewButton(kit.IconLeft, "Quay lại", v.choosing).Hint("Esc"), create})
	v.show("Enter: tạo sổ · Esc: quay lại, chưa tạo gì", foot,
		kit.NewPanel("3. Kiểm tra, tạo sổ", "", kit.NewInset(14, 12, kit.NewWords(checkText(e, v.start, v.p.Books.Path())...))), v.says)
	v.describe()
	v.env.Window.Canvas().Focus(create)
}

// create writes the book.
func (v *View) create() {
	how := v.start
	b, err := v.fields.read().book()
	if err != nil {
		v.choosing()
		v.fields.showError(err)
		return
	}
	kit.RunJob(v.env, "Tạo sổ", func(ctx context.Context, step func(done, total int, item string)) error {
		step(0, 1, filepath.Base(v.p.Books.Path()))
		if how == fromSample {
			return v.p.Books.LoadSample(ctx)
		}
		return v.p.Books.CreateBook(ctx, b)
	}, func(err error) {
		if err != nil {
			v.refused(err)
			return
		}
		v.env.Window.Canvas().SetOnTypedKey(v.keys)
		v.p.Done(how.place())
	})
}

// refused shows why the book was not created.
func (v *View) refused(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	v.choosing()
	if !v.fields.showError(err) {
		v.env.Fail(err)
	}
}

// place is where a new book is gone on with.
func (s start) place() kit.Place {
	switch s {
	case fromExcel:
		return kit.Place{Area: "exchange", Tab: "import"}
	case fromPlan:
		return kit.Place{Area: "targets", Tab: "reading"}
	case fromNothing:
		return kit.Place{Area: "units"}
	}
	return kit.Place{Area: "overview"}
}

// restore asks for a copy made on another PC and opens it.
func (v *View) restore() {
	v.env.Files.Open("Chọn bản sao lưu", []string{".sothidua", ".db"}, false, func(paths []string) {
		v.Take(paths[0])
	})
}

// Take reads a copy made on another PC and opens it: the book is empty, so
// nothing is lost and nothing is asked.
func (v *View) Take(path string) {
	kit.RunJob(v.env, "Đọc bản sao lưu", func(ctx context.Context, step func(done, total int, item string)) error {
		step(0, 1, filepath.Base(path))
		return v.p.Look(ctx, path)
	}, func(err error) {
		if err == nil {
			err = v.p.Restore(path)
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			v.env.Fail(err)
		}
	})
}
