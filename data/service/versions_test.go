package service

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// versions lists the versions of a unit's half-year report.
func (b *book) versions(code string) []model.Version {
	b.t.Helper()
	vs, err := b.Versions(b.ctx, b.unit(code).ID, 2024, model.H1)
	if err != nil {
		b.t.Fatal(err)
	}
	return vs
}

func TestApprovedAndCorrectedReportKeepsBothVersions(t *testing.T) {
	b := newBook(t)
	u := b.unit("T07").ID // submitted
	before, weakness := b.stated("T07", "9"), b.entry("T07").Narrative[model.SectionWeakness]
	must(t, b.Approve(b.ctx, u, 2024, model.H1))
	vs := b.versions("T07")
	if len(vs) != 1 || vs[0].Number != 1 || vs[0].Status != model.Approved || vs[0].Person != "Nguyễn Thị Hà" ||
		!vs[0].At.Equal(sampleClock()) || !vs[0].Reopened.At.IsZero() {
		t.Fatalf("after approving: %+v", vs)
	}
	must(t, b.Reopen(b.ctx, u, 2024, model.H1, "Trạm Y tế đính chính"))
	if vs = b.versions("T07"); len(vs) != 1 || vs[0].Reopened.Reason != "Trạm Y tế đính chính" || vs[0].Reopened.Person != "Nguyễn Thị Hà" {
		t.Fatalf("after opening it again: %+v", vs)
	}
	v := b.value("9", "10.123456")
	v.Note = "số của Trạm"
	must(t, b.SaveValue(b.ctx, u, 2024, model.H1, v))
	must(t, b.SaveNarrative(b.ctx, u, 2024, model.H1, model.SectionWeakness, "Sinh con thứ ba"))
	must(t, b.Submit(b.ctx, u, 2024, model.H1, "2024-06-18"))
	must(t, b.Approve(b.ctx, u, 2024, model.H1))
	if vs = b.versions("T07"); len(vs) != 2 || vs[1].Number != 2 || vs[1].SubmittedOn != "2024-06-18" {
		t.Fatalf("after approving again: %+v", vs)
	}
	view, err := b.CompareVersion(b.ctx, u, 2024, model.H1, vs[0].ID)
	must(t, err)
	got := map[string]VersionLine{}
	for _, l := range view.Lines {
		if l.Changed() {
			got[l.Name] = l
		}
	}
	want := map[string]VersionLine{
		b.target("9").Name:            {"9", b.target("9").Name, strings.Replace(before, ".", ",", 1), "10,123456; ghi chú: số của Trạm"},
		model.SectionWeakness.Label(): {"", model.SectionWeakness.Label(), weakness, "Sinh con thứ ba"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changed lines (-want +got):\n%s", diff)
	}
	if len(view.Lines) <= len(got) {
		t.Error("what did not change is left out")
	}
	if view, err = b.CompareVersion(b.ctx, u, 2024, model.H1, vs[1].ID); err != nil {
		t.Fatal(err)
	}
	for _, l := range view.Lines {
		if l.Changed() {
			t.Errorf("the version that stands differs: %+v", l)
		}
	}
}

func TestReportApprovedBeforeVersionsIsKeptWhenOpenedAgain(t *testing.T) {
	b := newBook(t)
	u := b.unit("T01").ID // the sample approves without a version
	if vs := b.versions("T01"); len(vs) != 0 {
		t.Fatalf("versions %+v", vs)
	}
	updated := b.entry("T01").Report.UpdatedAt
	must(t, b.Reopen(b.ctx, u, 2024, model.H1, "sai số hộ"))
	vs := b.versions("T01")
	if len(vs) != 1 || vs[0].Status != model.Approved || vs[0].Person != "" || !vs[0].At.Equal(updated) || vs[0].Reopened.Reason != "sai số hộ" {
		t.Fatalf("versions %+v", vs)
	}
	view, err := b.CompareVersion(b.ctx, u, 2024, model.H1, vs[0].ID)
	if err != nil || len(view.Version.Values) == 0 || len(view.Version.Narrative) == 0 {
		t.Fatalf("kept %d values, %d sections, %v", len(view.Version.Values), len(view.Version.Narrative), err)
	}
	_, err = b.CompareVersion(b.ctx, b.unit("T02").ID, 2024, model.H1, vs[0].ID)
	refused(t, err, model.CodeNotFound, "")
}

func TestSubmittedReportIsKeptWhenOpenedAgain(t *testing.T) {
	b := newBook(t)
	u := b.unit("T07").ID
	for range 2 {
		must(t, b.Reopen(b.ctx, u, 2024, model.H1, "đơn vị xin sửa"))
		must(t, b.Submit(b.ctx, u, 2024, model.H1, "2024-06-17"))
	}
	vs := b.versions("T07")
	if len(vs) != 2 || vs[0].Status != model.Submitted || vs[1].Person != "Nguyễn Thị Hà" || vs[1].SubmittedOn != "2024-06-17" {
		t.Fatalf("versions %+v", vs)
	}
	refused(t, b.Reopen(b.ctx, b.unit("T03").ID, 2024, model.H1, "x"), model.CodeConflict, "", "mở lại báo cáo")
	if n := len(b.versions("T03")); n != 0 {
		t.Errorf("a draft has %d versions", n)
	}
}
