// Package papers is the area Văn bản: every official paper made from the book,
// shown as it will be printed and handed to the printer, to Word or to Excel;
// the wordings, legal grounds, recipients and signers that papers take, and the
// pre-printed certificates.
package papers

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// book is what the screens call.
type book interface {
	PaperFacts(ctx context.Context, r papers.Request) (papers.Facts, error)
	PaperSettings(ctx context.Context) (papers.Settings, error)
	RecordReminder(ctx context.Context, units []model.ID, year int, code model.PeriodCode, way model.ReminderWay, on model.Date) error
	wordingBook
	groundsBook
	blankBook
	Office(ctx context.Context) (model.Office, error)
}

// wordingBook keeps the office's own wordings.
type wordingBook interface {
	SavePaperText(ctx context.Context, t model.PaperText, year int) (model.PaperText, error)
	DeletePaperText(ctx context.Context, t model.PaperText) error
}

// groundsBook keeps what all papers share.
type groundsBook interface {
	SavePaperHeads(ctx context.Context, heads []model.PaperHead) error
	SavePaperRecipients(ctx context.Context, kind string, all []model.PaperRecipient) error
	SaveLegalBases(ctx context.Context, all []model.LegalBasis) error
}

// blankBook keeps the pre-printed certificates.
type blankBook interface {
	SaveBlank(ctx context.Context, b model.Blank) (model.Blank, error)
	DeleteBlank(ctx context.Context, b model.Blank) error
}

// The names of the area and its tabs.
const (
	areaID     = "papers"
	tabPrint   = "print"
	tabTexts   = "texts"
	tabGrounds = "grounds"
	tabBlanks  = "blanks"
)

// Area returns the entry of the side bar. A kit.Place of the tab "print" names
// the paper in Filter ("meeting-pack"), its only unit in Unit, or the units that
// get one each behind a slash ("reminder-letter/12,15").
func Area(svc book) kit.Area {
	return kit.Area{ID: areaID, Label: "Văn bản", Title: "Văn bản", Icon: kit.IconFile, Group: "KỲ BÁO CÁO", Tabs: []kit.Tab{
		{ID: tabPrint, Label: "In văn bản", New: func(env kit.Env) kit.Screen { return newPrint(env, svc) }},
		{ID: tabTexts, Label: "Lời văn mẫu", New: func(env kit.Env) kit.Screen { return newTexts(env, svc) }},
		{ID: tabGrounds, Label: "Căn cứ, nơi nhận", New: func(env kit.Env) kit.Screen { return newGrounds(env, svc) }},
		{ID: tabBlanks, Label: "Phôi giấy khen", New: func(env kit.Env) kit.Screen { return newBlanks(env, svc) }},
	}}
}

// validity tells from when to when something holds, in words.
func validity(v model.Validity) string {
	from, to := vn.FormatDate(v.From), vn.FormatDate(v.To)
	switch {
	case from == "" && to == "":
		return "mọi ngày"
	case to == "":
		return "từ " + from
	case from == "":
		return "đến " + to
	}
	return from + " – " + to
}

// turnTabs answers Alt+← and Alt+→ with the tab before or behind inside a page.
func turnTabs(t *kit.Tabs, pick func(int), sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierAlt {
		return false
	}
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[c.KeyName]
	if to := t.Current() + by; by != 0 && to >= 0 && to < t.Len() {
		t.Select(to)
		pick(to)
		return true
	}
	return false
}
