package reports

import (
	"context"
	"time"

	"sothidua/data/model"
	"sothidua/data/service"
)

// approver moves reports between their states.
type approver interface {
	Approve(ctx context.Context, unit model.ID, year int, code model.PeriodCode) error
	Return(ctx context.Context, unit model.ID, year int, code model.PeriodCode, reason string) error
	Reopen(ctx context.Context, unit model.ID, year int, code model.PeriodCode, reason string) error
}

// trackerService is what the tracker needs of the book.
type trackerService interface {
	approver
	Tracker(ctx context.Context, year int) (service.Tracker, error)
	LockPeriod(ctx context.Context, year int, code model.PeriodCode) error
	UnlockPeriod(ctx context.Context, year int, code model.PeriodCode, reason string) error
	RecordReminder(ctx context.Context, units []model.ID, year int, code model.PeriodCode, way model.ReminderWay, on model.Date) error
}

// valueSaver writes cells of a report.
type valueSaver interface {
	SaveValues(ctx context.Context, unit model.ID, year int, code model.PeriodCode, vs []model.Value, reason string) error
}

// valueKeeper keeps what a cell held before, and the mark “cần kiểm tra lại”.
type valueKeeper interface {
	SetRecheck(ctx context.Context, unit model.ID, year int, code model.PeriodCode, target model.ID, on bool) error
	ValueHistory(ctx context.Context, unit model.ID, year int, code model.PeriodCode, target model.ID) ([]service.ValueChange, error)
	RestoreValue(ctx context.Context, unit model.ID, year int, code model.PeriodCode, target, line model.ID, reason string) error
}

// versionKeeper keeps what reports said before they were corrected.
type versionKeeper interface {
	Versions(ctx context.Context, unit model.ID, year int, code model.PeriodCode) ([]model.Version, error)
	CompareVersion(ctx context.Context, unit model.ID, year int, code model.PeriodCode, version model.ID) (service.VersionView, error)
}

// fileKeeper keeps files beside a report.
type fileKeeper interface {
	AddAttachment(ctx context.Context, unit model.ID, year int, code model.PeriodCode, name string, content []byte) error
	DeleteAttachment(ctx context.Context, unit model.ID, year int, code model.PeriodCode, file model.Attachment) error
	AttachmentContent(ctx context.Context, id model.ID) (name string, content []byte, err error)
}

// entryService is what the entry screen needs of the book.
type entryService interface {
	approver
	valueSaver
	valueKeeper
	versionKeeper
	fileKeeper
	Tracker(ctx context.Context, year int) (service.Tracker, error)
	Entry(ctx context.Context, unit model.ID, year int, code model.PeriodCode) (service.Entry, error)
	Submit(ctx context.Context, unit model.ID, year int, code model.PeriodCode, on model.Date) error
	SaveNarrative(ctx context.Context, unit model.ID, year int, code model.PeriodCode, section model.Section, text string) error
	History(ctx context.Context, f service.HistoryFilter) ([]model.Change, error)
	Today() model.Date
	Now() time.Time
}

var (
	_ trackerService = (*service.Service)(nil)
	_ entryService   = (*service.Service)(nil)
)
