package appdir

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestALaterStartCallsTheWindow(t *testing.T) {
	dir, err := os.MkdirTemp("", "Trí Yên")
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(dir) // empty; Wine has not what t.TempDir removes with
	book := filepath.Join(dir, "Sổ xã Trí Yên.db")
	if Call(book, "") {
		t.Fatal("a call nobody hears was answered")
	}
	heard := make(chan string, 1)
	ear, err := Listen(book, func(file string) { heard <- file })
	if err != nil {
		t.Fatal(err)
	}
	hear := func() string {
		t.Helper()
		select {
		case file := <-heard:
			return file
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was heard")
			return ""
		}
	}
	copied := filepath.Join(dir, "bàn giao.sothidua")
	if !Call(strings.ToUpper(book), copied) { // the same file for Windows
		t.Fatal("the call was not answered")
	}
	if got := hear(); got != copied {
		t.Errorf("heard %q, want %q", got, copied)
	}
	if !Call(book, "") {
		t.Fatal("the second call was not answered")
	}
	if got := hear(); got != "" {
		t.Errorf("heard %q again", got)
	}
	if _, err := os.Stat(requested(book)); err == nil {
		t.Error("the request was left behind")
	}
	if err := ear.Close(); err != nil {
		t.Fatal(err)
	}
	if Call(book, "") {
		t.Error("a call after the window closed was answered")
	}
}
