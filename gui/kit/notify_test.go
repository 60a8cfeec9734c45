package kit_test

import (
	"errors"
	"path/filepath"
	"testing"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

func TestNoticesOfAFile(t *testing.T) {
	var told []kit.Notice
	var opened []string
	var refused error
	env := kit.Env{Notify: func(n kit.Notice) { told = append(told, n) },
		OpenPath: func(path string) error {
			opened = append(opened, path)
			return refused
		}}

	path := filepath.Join("thư mục", "Bảng.xlsx")
	env.Saved(path)
	if len(told) != 1 || told[0].Kind != kit.NoticeDone || told[0].Text != "Đã lưu Bảng.xlsx." || len(told[0].Actions) != 2 {
		t.Fatalf("told %+v", told)
	}
	for _, a := range told[0].Actions {
		a.Do()
	}
	if len(opened) != 2 || opened[0] != path || opened[1] != "thư mục" {
		t.Errorf("opened %q", opened)
	}

	refused = model.Invalid("", "Không tìm thấy tệp.")
	env.Open(path)
	if n := told[len(told)-1]; n.Kind != kit.NoticeError || n.Text != "Không tìm thấy tệp." {
		t.Errorf("a file that does not open tells %+v", n)
	}
	refused = errors.New("exit status 1")
	env.Open(path)
	if n := told[len(told)-1]; n.Kind != kit.NoticeError || n.Text == "" || n.Text == "exit status 1" {
		t.Errorf("an unknown error tells %+v", n)
	}
}
