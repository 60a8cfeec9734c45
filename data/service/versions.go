package service

import (
	"context"
	"time"

	"sothidua/data/model"
	"sothidua/data/store"
)

// Versions lists the versions kept of a unit's report, oldest first, without
// their values and narrative; none when there is no report.
func (s *Service) Versions(ctx context.Context, unit model.ID, year int, code model.PeriodCode) ([]model.Version, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Version, error) {
		r, err := tx.Report(unit, year, code)
		if model.CodeOf(err) == model.CodeNotFound {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		return tx.Versions(r.ID)
	})
}

// keepApproved keeps a report that is being approved.
func (s *Service) keepApproved(tx *store.Tx, e Entry, _ string) error {
	_, err := s.keepVersion(tx, e, model.Approved, s.Person(), tx.Now())
	return err
}

// keepReopened tells of the version that stands that it was opened again. A
// submitted report, and one approved before the book kept versions, has none
// yet and is kept now, under the name of who handed it in or approved it.
func (s *Service) keepReopened(tx *store.Tx, e Entry, reason string) error {
	versions, err := tx.Versions(e.Report.ID)
	if err != nil {
		return err
	}
	reopening := model.Reopening{Person: s.Person(), At: tx.Now(), Reason: reason}
	if n := len(versions); n > 0 && versions[n-1].Reopened.At.IsZero() {
		return tx.AddReopening(versions[n-1].ID, reopening)
	}
	lines, err := tx.Changes(store.ChangeFilter{UnitID: e.Unit.ID, Year: e.Period.Year, Code: e.Period.Code, Entity: "report", Limit: 1})
	if err != nil {
		return err
	}
	person := ""
	if len(lines) > 0 {
		person = lines[0].Person
	}
	id, err := s.keepVersion(tx, e, e.Report.Status, person, e.Report.UpdatedAt)
	if err != nil {
		return err
	}
	return tx.AddReopening(id, reopening)
}

// keepVersion keeps what a report states.
func (s *Service) keepVersion(tx *store.Tx, e Entry, status model.Status, person string, at time.Time) (model.ID, error) {
	v := model.Version{ReportID: e.Report.ID, Status: status, SubmittedOn: e.Report.SubmittedOn,
		Person: person, At: at, Narrative: e.Narrative}
	var err error
	// All that is stored, also for targets the unit is not asked for any more.
	if v.Values, err = tx.Values(e.Report.ID); err != nil {
		return 0, err
	}
	return tx.AddVersion(v)
}
