package system

import (
	"testing"
	"time"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the surroundings of the pages of the system, with the copies of the
// book.
type world struct {
	*guitest.World
	params   Params
	dir      string
	restarts [][2]string
}

// newWorld opens the sample year.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{World: guitest.Sample(t), dir: t.TempDir()}
	w.params = Params{Books: w.Svc, Backups: backup.New(w.DB, appdir.Backups(w.DB.Path()), func() time.Time { return w.Now }), Version: "0.1.0", Logs: w.dir,
		Restart: func(restore, book string) error {
			w.restarts = append(w.restarts, [2]string{restore, book})
			return nil
		}}
	return w
}

// choose sets the answer to every file dialog.
func (w *world) choose(path string) {
	w.Files.Chosen, w.Files.Path, w.Files.Dir = []string{path}, path, path
}

// show puts a screen into the window, with the keyboard where it begins.
func (w *world) show(s kit.Screen) {
	w.Show(s)
	if f, ok := s.(kit.Focuser); ok {
		f.FocusFirst()
	}
}

// later lets time pass.
func (w *world) later(d time.Duration) { w.Now = w.Now.Add(d) }
