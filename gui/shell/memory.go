package shell

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"time"

	"sothidua/data/disk"
)

// memoryFile is the file of what the window remembers between two runs.
const memoryFile = "cua-so.json"

// memoryPause is how long changes are gathered before they are written.
const memoryPause = 500 * time.Millisecond

// memory keeps small things between two runs in a JSON file. Losing it costs
// the user a column width, so its errors are logged and nothing more. It is
// safe for use by several goroutines.
type memory struct {
	path    string
	log     *slog.Logger
	mu      sync.Mutex
	values  map[string]string
	pending *time.Timer
	writing sync.Mutex // one write at a time
}

// openMemory reads the file in a folder; without one it starts empty.
func openMemory(dir string, log *slog.Logger) *memory {
	m := &memory{path: filepath.Join(dir, memoryFile), log: log, values: map[string]string{}}
	b, err := os.ReadFile(m.path)
	if err == nil {
		err = json.Unmarshal(b, &m.values)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		log.Warn("window settings not read", "file", m.path, "err", err)
	}
	if m.values == nil { // the file held "null"
		m.values = map[string]string{}
	}
	return m
}

// Get implements kit.Memory.
func (m *memory) Get(key string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[key]
}

// Set implements kit.Memory; an empty value forgets the key.
func (m *memory) Set(key, value string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.values[key] == value {
		return
	}
	if value == "" {
		delete(m.values, key)
	} else {
		m.values[key] = value
	}
	if m.pending == nil {
		m.pending = time.AfterFunc(memoryPause, m.flush)
	}
}

// flush writes what is not yet written.
func (m *memory) flush() {
	m.writing.Lock()
	defer m.writing.Unlock()
	m.mu.Lock()
	if m.pending == nil {
		m.mu.Unlock()
		return
	}
	m.pending.Stop()
	m.pending = nil
	values := maps.Clone(m.values)
	m.mu.Unlock()
	if err := writeJSON(m.path, values); err != nil {
		m.log.Warn("window settings not written", "file", m.path, "err", err)
	}
}

// writeJSON replaces a file as a whole, so that a power cut leaves the old one.
func writeJSON(path string, v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return disk.Write(path, b)
}
