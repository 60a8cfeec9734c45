//go:build !windows

package printing

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/document"
	"sothidua/data/model"
)

// Print sends the document to the default printer of CUPS. Errors: ErrNoPrinter
// when there is none, CodeInvalid with CUPS's own words when it refuses.
func Print(ctx context.Context, d document.Document) (_ Result, err error) {
	printer, err := defaultPrinter(ctx)
	if err != nil {
		return Result{}, err
	}
	dir, err := os.MkdirTemp("", "sothidua-in-")
	if err != nil {
		return Result{}, disk.Explain(os.TempDir(), err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	var b bytes.Buffer
	if err := document.WritePDF(&b, d); err != nil {
		return Result{}, err
	}
	path := filepath.Join(dir, "in.pdf")
	if err := disk.Write(path, b.Bytes()); err != nil {
		return Result{}, err
	}
	// lp has copied the file when it ends.
	if out, err := exec.CommandContext(ctx, "lp", "-d", printer, "-t", d.Title, "--", path).CombinedOutput(); err != nil {
		return Result{}, model.Wrap(model.CodeInvalid, err, "Máy in “%s” không nhận bản in: %s. Kiểm tra máy in rồi in lại, hoặc lưu PDF.", printer, strings.TrimSpace(string(out)))
	}
	return Result{Printer: printer, Pages: len(d.Pages)}, nil
}

// defaultPrinter asks CUPS for its default printer.
func defaultPrinter(ctx context.Context) (string, error) {
	cmd := exec.CommandContext(ctx, "lpstat", "-d")
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	out, err := cmd.Output()
	if err != nil { // not there, or no server
		return "", ErrNoPrinter
	}
	_, name, ok := strings.Cut(strings.TrimSpace(string(out)), "system default destination: ")
	if !ok || name == "" {
		return "", ErrNoPrinter
	}
	return name, nil
}
