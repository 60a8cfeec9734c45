package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func TestReviewHoldsWhatChartsNeed(t *testing.T) {
	b := newBook(t)
	r, err := b.Review(b.ctx, 2024, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]model.PeriodCode{model.H1, model.Y}, r.Codes); diff != "" {
		t.Errorf("periods (-want +got):\n%s", diff)
	}
	if len(r.Blocks) != 6 || len(r.Others) != 0 || len(r.Table().Rows) == 0 || !r.Table().Sample {
		t.Errorf("%d blocks, %d other years, %d rows", len(r.Blocks), len(r.Others), len(r.Table().Rows))
	}
	got := map[progress.Handing]int{}
	for _, d := range r.Deliveries {
		if h, ok := d.At(model.H1); ok {
			got[h.Way]++
		}
		if h, ok := d.At(model.Y); !ok || h.Way != progress.NotDueYet {
			t.Errorf("%s at year end: %+v, %v", d.Unit.Name, h, ok)
		}
	}
	// The tracker's draft and returned reports are past the deadline.
	if diff := cmp.Diff(map[progress.Handing]int{progress.OnTime: 19, progress.Late: 4, progress.Missing: 5}, got); diff != "" {
		t.Errorf("reports (-want +got):\n%s", diff)
	}
	if _, err := b.Review(b.ctx, 1999, model.H1); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("a year that is not there: %v", err)
	}
}

func TestReviewOfAReportBeforeItsDeadline(t *testing.T) {
	for _, tc := range []struct {
		cell TrackerCell
		want progress.Handing
	}{
		{TrackerCell{State: StateOnTime}, progress.OnTime},
		{TrackerCell{State: StateLate, DaysLate: 2}, progress.Late},
		{TrackerCell{State: StateDraft}, progress.Writing},
		{TrackerCell{State: StateReturned}, progress.Writing},
		{TrackerCell{State: StateReturned, Overdue: true}, progress.Missing},
		{TrackerCell{State: StateMissing, Overdue: true}, progress.Missing},
		{TrackerCell{State: StateNotDue}, progress.NotDueYet},
	} {
		if got := tc.cell.handing(); got != tc.want {
			t.Errorf("%+v is %s, want %s", tc.cell, got, tc.want)
		}
	}
}

func TestReviewFollowsATargetIntoTheNextYear(t *testing.T) {
	b := newBook(t)
	if _, err := b.NewYear(b.ctx, 2024, 2025, NewYearOptions{Targets: true, Periods: true}); err != nil {
		t.Fatal(err)
	}
	r, err := b.Review(b.ctx, 2025, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Others) != 1 || r.Others[0].Plan.Year != 2024 {
		t.Fatalf("other years: %d", len(r.Others))
	}
	var poor model.ID
	for _, target := range r.Facts.Targets {
		if target.Number == "8" {
			poor = target.ID
		}
	}
	got := map[int]string{}
	for _, y := range r.Trend(poor) {
		got[y.Year] = model.Plain(y.Done.Number)
	}
	if diff := cmp.Diff(map[int]string{2023: "1.52", 2024: "1.31", 2025: ""}, got); diff != "" {
		t.Errorf("target 8 through the years (-want +got):\n%s", diff)
	}
}
