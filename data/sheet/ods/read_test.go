package ods

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

const head = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f" xmlns:svg="v" xmlns:calcext="c">
	<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/></office:font-face-decls>
	<office:automatic-styles>
	<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="up"><style:text-properties fo:color="#000"/></style:style>
	<style:style style:name="up" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>
	<style:style style:name="ring" style:family="table-cell" style:parent-style-name="ring"/>
	<style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="VNI-Times, serif"/></style:style>
	<style:style style:name="ta" style:family="table"><style:table-properties table:display="false"/></style:style>
	</office:automatic-styles><office:body>`

// document packs tables into a spreadsheet.
func document(t testing.TB, parts map[string]string) *raw.Pack {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		p, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	p, err := raw.OpenPack(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func tables(text string) map[string]string {
	return map[string]string{content: head + "<office:spreadsheet>" + text + "</office:spreadsheet></office:body></office:document-content>"}
}

const odd = `<table:tracked-changes><table:table-cell office:value-type="string"><text:p>changed</text:p></table:table-cell></table:tracked-changes>
	<table:table table:name="A"><table:shapes><x><text:p>drawn</text:p></x></table:shapes>
	<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="ce1"/><table:table-column table:visibility="collapse"/>
	<table:table-header-rows><table:table-row>
		<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="3"><office:annotation><text:p>remark</text:p></office:annotation><text:p>a<text:s text:c="2"/>b<text:tab/>c</text:p><text:p>d</text:p></table:table-cell>
		<table:covered-table-cell/>
		<table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell>
	</table:table-row></table:table-header-rows>
	<table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell table:style-name="ring" office:value-type="percentage" office:value="0.127"><text:p>12,7%</text:p></table:table-cell></table:table-row>
	<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
	</table:table>
	<table:table table:name="B" table:style-name="ta"><table:table-row>
		<table:table-cell office:value-type="date" office:date-value="2024-06-18T00:00:00"/>
		<table:table-cell office:value-type="boolean" office:boolean-value="true"/>
		<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
		<table:table-cell table:formula="of:=A1"/>
		<table:table-cell office:value-type="string"><text:p>Tr<text:span text:style-name="T1">öôøng</text:span></text:p></table:table-cell>
		<table:table-cell table:formula="of:=NA()" office:value-type="float" office:value="0"><text:p>#N/A</text:p></table:table-cell>
	</table:table-row><table:named-expressions><table:named-expression table:name="N" table:expression="&quot;x=1&quot;"/></table:named-expressions></table:table>`

func TestOddSpreadsheet(t *testing.T) {
	b, err := Read(document(t, tables(odd)))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Sheets) != 2 || b.Sheets[0].Hidden || !b.Sheets[1].Hidden {
		t.Fatalf("sheets %+v", b.Sheets)
	}
	type cell struct {
		kind  raw.Kind
		text  string
		shows raw.Shows
		font  string
	}
	got := [][]cell{}
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			var row []cell
			for _, c := range r.Cells {
				row = append(row, cell{c.Kind, c.Text, b.Look(c).Shows, b.Look(c).Font})
			}
			got = append(got, row)
		}
	}
	number := cell{raw.Number, "1.5", raw.ShowsNumber, ""}
	share := []cell{{raw.Number, "0.127", raw.ShowsPercent, ""}}
	want := [][]cell{{{raw.Text, "a  b\tc\nd", 0, ".VnTime"}, {0, "", 0, ".VnTime"}, number, number, number}, share, share,
		{{raw.Date, "2024-06-18T00:00:00", raw.ShowsDay, ""}, {raw.Text, "TRUE", 0, ""}, {raw.Error, "#DIV/0!", 0, ""}, {raw.Pending, "", 0, ""},
			{raw.Text, "Tröôøng", 0, "VNI-Times"}, {raw.Error, "#N/A", 0, ""}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(cell{})); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	a := b.Sheets[0]
	if a.ColHidden(2) || !a.ColHidden(3) || a.Rows[0].Hidden || !a.Rows[1].Hidden || !a.Rows[2].Hidden {
		t.Error("hidden rows or columns differ")
	}
	if diff := cmp.Diff([]raw.Rect{{Row: 1, Col: 1, ToRow: 3, ToCol: 2}}, a.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]raw.Name{{Name: "N", Value: `"x=1"`, Sheet: "B"}}, b.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestRefused(t *testing.T) {
	bomb := func(rows, cols int) map[string]string {
		return tables(fmt.Sprintf(`<table:table><table:table-row table:number-rows-repeated="%d"><table:table-cell table:number-columns-repeated="%d" office:value-type="float" office:value="1"/></table:table-row></table:table>`, rows, cols))
	}
	locked := tables(odd)
	locked["META-INF/manifest.xml"] = `<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
	for name, tc := range map[string]struct {
		parts map[string]string
		want  error
	}{
		"rows without end":    {bomb(1_000_000, 1), raw.ErrTooLarge},
		"columns without end": {bomb(1, 1_000_000), raw.ErrTooLarge},
		"both":                {bomb(10_000, 10_000), raw.ErrTooLarge},
		"password":            {locked, raw.ErrPassword},
		"a letter":            {map[string]string{content: head + `<office:text><table:table table:name="A"/></office:text></office:body></office:document-content>`}, raw.ErrKind},
		"cut off":             {map[string]string{content: head + `<office:spreadsheet><table:table><table:table-row><table:table-cell>`}, nil},
	} {
		if _, err := Read(document(t, tc.parts)); err == nil || tc.want != nil && !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}

// FuzzRead reads tables of any content:
//
//	go test -run xxx -fuzz FuzzRead -fuzztime 60s ./data/sheet/ods
func FuzzRead(f *testing.F) {
	f.Add(odd)
	f.Add(`<table:table><table:table-row table:number-rows-repeated="2000000"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, text string) {
		b, err := Read(document(t, tables(text)))
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			if len(s.Rows) > raw.MaxCells {
				t.Errorf("%d rows", len(s.Rows))
			}
		}
	})
}
