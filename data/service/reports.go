package service

import (
	"context"
	"slices"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// Submit hands the report in, received on a day (today when empty). Required
// cells must be filled or carry a note that says why they are empty.
func (s *Service) Submit(ctx context.Context, unit model.ID, year int, code model.PeriodCode, on model.Date) error {
	if on == "" {
		on = s.Today()
	}
	if !on.Valid() {
		return model.Invalid("submitted_on", "Ngày nhận không có trên lịch. Ghi như 14/06/%d.", year)
	}
	return s.write(ctx, func(tx *store.Tx) error {
		e, err := s.entry(tx, unit, year, code)
		if err != nil {
			return err
		}
		if e.Locked != "" {
			return model.Errorf(model.CodeLocked, "%s", e.Locked)
		}
		if n := e.Blanks(); n > 0 {
			return model.Invalid("value", "Chưa nộp được: còn %d ô trống. Nhập số, hoặc ghi chú vì sao chưa có.", n)
		}
		if err := s.ensureReport(tx, &e); err != nil {
			return err
		}
		return s.setStatus(tx, e, model.Submitted, on, "nộp báo cáo", "")
	}, TopicReports)
}

// Return sends a submitted report back for correction; a reason is required.
func (s *Service) Return(ctx context.Context, unit model.ID, year int, code model.PeriodCode, reason string) error {
	reason = vn.Clean(reason)
	if reason == "" {
		return model.Invalid("reason", "Ghi lý do trả lại để đơn vị biết sửa gì.")
	}
	return s.moveReport(ctx, unit, year, code, move{to: model.Returned, action: "trả lại báo cáo", reason: reason,
		from: []model.Status{model.Submitted}})
}

// Approve accepts a submitted report; it is locked from then on and kept as a
// version.
func (s *Service) Approve(ctx context.Context, unit model.ID, year int, code model.PeriodCode) error {
	return s.moveReport(ctx, unit, year, code, move{to: model.Approved, action: "duyệt báo cáo",
		from: []model.Status{model.Submitted}, after: s.keepApproved})
}

// Reopen takes back the approval or submission of a report so that it can be
// corrected; a reason is required. What it said until then stays as a version.
func (s *Service) Reopen(ctx context.Context, unit model.ID, year int, code model.PeriodCode, reason string) error {
	reason = vn.Clean(reason)
	if reason == "" {
		return model.Invalid("reason", "Ghi lý do mở lại; lý do nằm lại trong lịch sử.")
	}
	return s.moveReport(ctx, unit, year, code, move{to: model.Draft, action: "mở lại báo cáo", reason: reason,
		from: []model.Status{model.Submitted, model.Approved}, before: s.keepReopened})
}

// move is a change of a report's state: from one of some states to another,
// with what is done in the same transaction before and after it.
type move struct {
	to             model.Status
	action, reason string // for the history
	from           []model.Status
	before, after  func(tx *store.Tx, e Entry, reason string) error
}

func (s *Service) moveReport(ctx context.Context, unit model.ID, year int, code model.PeriodCode, m move) error {
	return s.write(ctx, func(tx *store.Tx) error {
		e, err := s.entry(tx, unit, year, code)
		if err != nil {
			return err
		}
		if e.Period.Locked {
			return model.Errorf(model.CodeLocked, "%s", e.Locked)
		}
		if slices.Contains(m.from, e.Report.Status) {
			return s.applyMove(tx, e, m)
		}
		return model.Errorf(model.CodeConflict, "Báo cáo của %s đang ở trạng thái “%s”, không %s được. Tải lại màn hình rồi thử lại.",
			e.Unit.Name, e.Report.Status.Label(), m.action)
	}, TopicReports)
}

func (s *Service) applyMove(tx *store.Tx, e Entry, m move) error {
	if m.before != nil {
		if err := m.before(tx, e, m.reason); err != nil {
			return err
		}
	}
	if err := s.setStatus(tx, e, m.to, e.Report.SubmittedOn, m.action, m.reason); err != nil || m.after == nil {
		return err
	}
	return m.after(tx, e, m.reason)
}

func (s *Service) setStatus(tx *store.Tx, e Entry, to model.Status, on model.Date, action, reason string) error {
	old := e.Report.Status
	e.Report.Status, e.Report.SubmittedOn, e.Report.UpdatedAt, e.Report.Reason = to, on, tx.Now(), reason
	if _, err := tx.SaveReport(e.Report); err != nil {
		return err
	}
	return s.record(tx, model.Change{Entity: "report", EntityID: e.Report.ID, UnitID: e.Unit.ID, Year: e.Period.Year, Code: e.Period.Code,
		Action: action, Subject: e.Unit.Name + ", " + e.Period.Code.Short(), Old: old.Label(), New: to.Label(), Reason: reason})
}

// SaveNarrative saves one narrative section as it stands, empty text removes it.
func (s *Service) SaveNarrative(ctx context.Context, unit model.ID, year int, code model.PeriodCode, section model.Section, text string) error {
	text = vn.CleanText(text)
	return s.write(ctx, func(tx *store.Tx) error {
		return s.saveNarrative(tx, unit, year, code, section, text)
	}, TopicReports)
}

func (s *Service) saveNarrative(tx *store.Tx, unit model.ID, year int, code model.PeriodCode, section model.Section, text string) error {
	e, err := s.openEntry(tx, unit, year, code)
	if err != nil {
		return err
	}
	old := e.Narrative[section]
	if old == text {
		return nil
	}
	if err := s.ensureReport(tx, &e); err != nil {
		return err
	}
	if err := tx.SaveNarrative(e.Report.ID, section, text); err != nil {
		return err
	}
	if err := s.touch(tx, &e); err != nil {
		return err
	}
	return s.record(tx, model.Change{Entity: "narrative", EntityID: e.Report.ID, UnitID: unit, Year: year, Code: code,
		Action: "sửa thuyết minh", Subject: e.Unit.Name + ", " + code.Short() + ", " + section.Label(), Old: old, New: text})
}

// openEntry is entry for a report that must still take changes.
func (s *Service) openEntry(tx *store.Tx, unit model.ID, year int, code model.PeriodCode) (Entry, error) {
	e, err := s.entry(tx, unit, year, code)
	if err == nil && e.Locked != "" {
		err = model.Errorf(model.CodeLocked, "%s", e.Locked)
	}
	return e, err
}

// AddAttachment keeps a file beside the report: at most model.MaxAttachment bytes.
func (s *Service) AddAttachment(ctx context.Context, unit model.ID, year int, code model.PeriodCode, name string, content []byte) error {
	name = vn.Clean(name)
	switch {
	case name == "":
		return model.Invalid("file", "Tệp không có tên.")
	case len(content) == 0:
		return model.Invalid("file", "Tệp “%s” trống.", name)
	case len(content) > model.MaxAttachment:
		return model.Invalid("file", "Tệp “%s” %s MB, quá mức %d MB. Giảm cỡ ảnh hoặc nén lại rồi thêm.", name,
			vn.FormatFixed(megabytes(len(content)), 1), model.MaxAttachment>>20)
	}
	return s.write(ctx, func(tx *store.Tx) error {
		e, err := s.openEntry(tx, unit, year, code)
		if err != nil {
			return err
		}
		if err := s.ensureReport(tx, &e); err != nil {
			return err
		}
		if _, err := tx.AddAttachment(e.Report.ID, name, content); err != nil {
			return err
		}
		return s.recordFile(tx, e, "thêm tệp", "", name)
	}, TopicReports)
}

// DeleteAttachment removes a file from a report that still takes changes.
func (s *Service) DeleteAttachment(ctx context.Context, unit model.ID, year int, code model.PeriodCode, file model.Attachment) error {
	return s.write(ctx, func(tx *store.Tx) error {
		e, err := s.openEntry(tx, unit, year, code)
		if err != nil {
			return err
		}
		if err := tx.DeleteAttachment(file.ID); err != nil {
			return err
		}
		return s.recordFile(tx, e, "xóa tệp", file.Name, "")
	}, TopicReports)
}

func (s *Service) recordFile(tx *store.Tx, e Entry, action, old, new string) error {
	return s.record(tx, model.Change{Entity: "attachment", EntityID: e.Report.ID, UnitID: e.Unit.ID, Year: e.Period.Year, Code: e.Period.Code,
		Action: action, Subject: e.Unit.Name + ", " + e.Period.Code.Short(), Old: old, New: new})
}

// AttachmentContent returns a kept file.
func (s *Service) AttachmentContent(ctx context.Context, id model.ID) (name string, content []byte, err error) {
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		name, content, err = tx.AttachmentContent(id)
		return err
	})
	return name, content, err
}
