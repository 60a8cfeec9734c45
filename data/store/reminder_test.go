package store

import (
	"testing"

	"sothidua/data/model"
)

func TestRemindersAndHolidays(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	want := model.Reminder{UnitID: x.unit, Year: 2024, Code: model.H1, Way: model.ByZalo, Day: "2024-06-17", Person: "Lan", At: noon}
	older := want
	older.Day, older.Way = "2024-06-15", model.ByLetter
	for _, r := range []*model.Reminder{&want, &older} {
		write(t, db, func(tx *Tx) (err error) { r.ID, err = tx.AddReminder(*r); return err })
	}
	same(t, read(t, db, func(tx *Tx) ([]model.Reminder, error) { return tx.Reminders(2024) }), []model.Reminder{older, want})
	if got := read(t, db, func(tx *Tx) ([]model.Reminder, error) { return tx.Reminders(2023) }); len(got) > 0 {
		t.Errorf("2023 has %v", got)
	}
	for _, bad := range []model.Reminder{{UnitID: 99, Year: 2024, Code: model.H1, Way: model.ByZalo, Day: "2024-06-17"},
		{UnitID: x.unit, Year: 2024, Code: model.M9, Way: model.ByZalo, Day: "2024-06-17"},
		{UnitID: x.unit, Year: 2024, Code: model.H1, Way: "thư", Day: "2024-06-17"}} {
		refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return second(tx.AddReminder(bad)) })
	}

	write(t, db, func(tx *Tx) error { return tx.SaveHoliday(model.Holiday{Date: "2024-09-02", Name: "Lễ"}) })
	write(t, db, func(tx *Tx) error { return tx.SaveHoliday(model.Holiday{Date: "2024-09-02", Name: "Quốc khánh"}) })
	write(t, db, func(tx *Tx) error { return tx.SaveHoliday(model.Holiday{Date: "2024-04-30", Name: "Chiến thắng"}) })
	same(t, read(t, db, (*Tx).Holidays), []model.Holiday{{Date: "2024-04-30", Name: "Chiến thắng"}, {Date: "2024-09-02", Name: "Quốc khánh"}})
	write(t, db, func(tx *Tx) error { return tx.DeleteHoliday("2024-04-30") })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return tx.DeleteHoliday("2024-04-30") })
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return tx.SaveHoliday(model.Holiday{Date: "30/4", Name: "x"}) })
}
