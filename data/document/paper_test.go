package document_test

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/model"
)

// paper is a paper of n paragraphs with headings.
func paper(n int) doc.Doc {
	blocks := []doc.Block{
		doc.Letterhead{Issuer: []string{"ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN"}, Number: "16/KH-UBND", Place: "Trí Yên", Date: "2024-02-01"},
		doc.Title{Kind: "KẾ HOẠCH", About: "Phát động các phong trào thi đua năm 2024"},
	}
	for range n {
		blocks = append(blocks, doc.Heading{Level: 1, Text: "I. MỤC ĐÍCH, YÊU CẦU"},
			doc.Paragraph{Runs: doc.Text(strings.Repeat("Phát huy truyền thống thi đua yêu nước, khơi dậy lòng tự hào dân tộc. ", 9))})
	}
	blocks = append(blocks, doc.Closing{Recipients: []string{"Lưu: VT"}, Signers: []doc.Signature{{Lines: []string{"CHỦ TỊCH"}, Name: "Nguyễn Văn Diễn"}}})
	return doc.Doc{Title: "Kế hoạch số 16", Date: "2024-02-01", Sections: []doc.Section{{Blocks: blocks}},
		Gaps: []doc.Gap{{What: "người ký", Where: "Hệ thống"}}}
}

func TestFromDoc(t *testing.T) {
	src := paper(12)
	src.Sections[0].Blocks = append(src.Sections[0].Blocks, doc.Paragraph{Runs: doc.Text("字")})
	d := document.FromDoc(src)
	if d.Title != src.Title || d.Date != src.Date || len(d.Pages) < 3 || len(d.Outline) != 12 || d.Source == nil {
		t.Errorf("title %q, date %s, %d pages, %d bookmarks", d.Title, d.Date, len(d.Pages), len(d.Outline))
	}
	if len(d.Gaps) != 2 || d.Gaps[0].What != "người ký" || !strings.Contains(d.Gaps[1].What, "字") {
		t.Errorf("gaps %v", d.Gaps)
	}
	if len(src.Gaps) != 1 {
		t.Error("laying out changed the paper")
	}
}

func TestOnlyLongPapersHaveBookmarks(t *testing.T) {
	for n, want := range map[int]bool{1: false, 12: true} {
		var b bytes.Buffer
		if err := document.WritePDF(&b, document.FromDoc(paper(n))); err != nil {
			t.Fatal(err)
		}
		if got := bytes.Contains(b.Bytes(), []byte("/Outlines")); got != want {
			t.Errorf("%d headings: bookmarks %v", n, got)
		}
	}
}

func TestPapersAreReadBackFromPDF(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return // the painter's own test reads the file itself
	}
	var b bytes.Buffer
	if err := document.WritePDF(&b, document.FromDoc(paper(12))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	if n := strings.Count(text, "Phát huy truyền thống thi đua yêu nước, khơi dậy lòng tự hào dân tộc."); n < 100 {
		t.Errorf("%d of 108 sentences are read back whole", n)
	}
	for _, want := range []string{"Số: 16/KH-UBND", "Trí Yên, ngày 01 tháng 02 năm 2024", "Nguyễn Văn Diễn"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not read back", want)
		}
	}
}

// documentXML returns the main part of a Word file.
func documentXML(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := b.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteDOCX(t *testing.T) {
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := document.WriteDOCX(b, document.FromDoc(paper(2))); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same paper gives another file")
	}
	if got := documentXML(t, first.Bytes()); !strings.Contains(got, "Phát động các phong trào thi đua năm 2024") {
		t.Error("the file lacks the subject")
	}
	var b bytes.Buffer
	c := chart(picture14())
	if err := document.WriteDOCX(&b, c); err != nil {
		t.Fatal(err)
	}
	if got := documentXML(t, b.Bytes()); strings.Count(got, "<wp:anchor") != len(c.Pages) || !strings.Contains(got, `w:orient="landscape"`) {
		t.Error("a chart is not a picture on a page of its own shape")
	}
}

func TestErrorsOfPapersAreTold(t *testing.T) {
	err := document.WriteDOCX(broken{}, document.FromDoc(paper(1)))
	if model.CodeOf(err) != model.CodeInternal || !strings.HasPrefix(model.Message(err), "Không ghi được tệp Word") {
		t.Errorf("full disk: %v", err)
	}
	err = document.WritePDF(broken{}, document.FromDoc(paper(1)))
	if model.CodeOf(err) != model.CodeInternal || !strings.HasPrefix(model.Message(err), "Không ghi được tệp PDF") {
		t.Errorf("full disk: %v", err)
	}
}
