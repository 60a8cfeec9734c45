//go:build !windows

package printing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// paper is a document of two pages.
func paper(t *testing.T) document.Document {
	t.Helper()
	p := document.Page{W: page.A4Short, H: page.A4Long, Fonts: font.Embedded()}
	return document.Document{Title: "Biểu đồ tiến độ", Pages: []document.Page{p, p}}
}

// tools puts stand-ins for the commands of CUPS first in the path.
func tools(t *testing.T, lpstat, lp string) string {
	t.Helper()
	dir := t.TempDir()
	for name, script := range map[string]string{"lpstat": lpstat, "lp": lp} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\ncd "+dir+"\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	return dir
}

func TestPrintSendsAPDFToTheDefaultPrinter(t *testing.T) {
	dir := tools(t, `echo "system default destination: Canon-LBP"`, `echo "$2|$4" > asked; cp "$6" sent.pdf`)
	got, err := Print(context.Background(), paper(t))
	if err != nil {
		t.Fatal(err)
	}
	if got != (Result{Printer: "Canon-LBP", Pages: 2}) {
		t.Errorf("result %+v", got)
	}
	asked, err := os.ReadFile(filepath.Join(dir, "asked"))
	if err != nil || strings.TrimSpace(string(asked)) != "Canon-LBP|Biểu đồ tiến độ" {
		t.Errorf("asked %q, %v", asked, err)
	}
	sent, err := os.ReadFile(filepath.Join(dir, "sent.pdf"))
	if err != nil || !strings.HasPrefix(string(sent), "%PDF-") {
		t.Errorf("sent %.20q, %v", sent, err)
	}
}

func TestPrintWithoutAPrinter(t *testing.T) {
	for name, lpstat := range map[string]string{"no server": "exit 1", "no default": "echo no system default destination"} {
		tools(t, lpstat, "exit 0")
		if _, err := Print(context.Background(), paper(t)); !errors.Is(err, ErrNoPrinter) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPrintTellsWhatThePrinterSaid(t *testing.T) {
	tools(t, `echo "system default destination: Canon"`, `echo "lp: printer is not accepting jobs"; exit 1`)
	_, err := Print(context.Background(), paper(t))
	if model.CodeOf(err) != model.CodeInvalid || !strings.Contains(err.Error(), "not accepting jobs") || !strings.Contains(err.Error(), "Canon") {
		t.Errorf("refused: %v", err)
	}
}
