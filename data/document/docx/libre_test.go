//go:build soffice

package docx_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"sothidua/data/document/font"
	"sothidua/data/document/lay"
)

// fontConfig tells LibreOffice to set Times New Roman with the letters that
// this program carries, which are as wide.
const fontConfig = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>%s</dir><cachedir>%s</cachedir><match target="pattern">
<test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit>
</match></fontconfig>`

// TestLibreOfficeMakesAsManyPages opens the files in LibreOffice, which must be
// installed with its word processor, as must pdfinfo.
func TestLibreOfficeMakesAsManyPages(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	info, err := exec.LookPath("pdfinfo")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	fonts, err := filepath.Abs("../../../assets/fonts")
	if err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(dir, "fonts.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, fontConfig, fonts, filepath.Join(dir, "cache")), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir}
	want := map[string]int{}
	for name, d := range papers() {
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, written(t, d).raw, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
		want[name] = max(len(lay.Pages(d, font.Embedded()).Pages), 1)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	run := exec.CommandContext(ctx, office, args...)
	run.Env = append(os.Environ(), "FONTCONFIG_FILE="+config)
	told, err := run.CombinedOutput()
	for name, pages := range want {
		out, infoErr := exec.Command(info, filepath.Join(dir, name+".pdf")).Output()
		if infoErr != nil {
			if regexp.MustCompile(`source file could not be loaded`).Match(told) || ctx.Err() != nil {
				t.Logf("LibreOffice has no word processor here: %v", err)
				return
			}
			t.Fatalf("%s was not converted: %v\n%s", name, err, told)
		}
		got := 0
		if m := regexp.MustCompile(`Pages:\s+(\d+)`).FindSubmatch(out); m != nil {
			fmt.Sscan(string(m[1]), &got)
		}
		if got < pages-1 || got > pages+1 {
			t.Errorf("%s has %d pages in LibreOffice, %d here", name, got, pages)
		}
	}
}
