package preview

import (
	"context"
	"testing"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/printing"
	"sothidua/gui/kit"
)

func TestPrintTellsHowItWent(t *testing.T) {
	refused := model.Errorf(model.CodeInvalid, "Máy in “Canon” không nhận bản in.")
	for _, c := range []struct {
		name string
		sent printing.Result
		err  error
		kind kit.NoticeKind
		text string // "" for silence
	}{
		{"sent", printing.Result{Printer: "Canon", Pages: 3}, nil, kit.NoticeDone, "Đã gửi 3 trang tới máy in Canon."},
		{"the print window was closed", printing.Result{GivenUp: true}, nil, kit.NoticeDone, ""},
		{"refused", printing.Result{}, refused, kit.NoticeError, refused.Error()},
	} {
		w := newWorld(t)
		before := len(w.Notices)
		o := Output{env: w.Env, send: func(context.Context, document.Document) (printing.Result, error) { return c.sent, c.err }}
		o.Print(document.Document{Title: "Biểu đồ"})
		if c.text == "" {
			if len(w.Notices) != before {
				t.Errorf("%s: told %+v", c.name, w.Notice())
			}
			continue
		}
		if n := w.Notice(); n.Kind != c.kind || n.Text != c.text {
			t.Errorf("%s: told %+v", c.name, n)
		}
		if len(w.Files.Opened) != 0 {
			t.Errorf("%s: opened %v", c.name, w.Files.Opened)
		}
	}
}
