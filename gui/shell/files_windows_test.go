package shell

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

func TestSplitPaths(t *testing.T) {
	for _, c := range []struct {
		buffer string // zeros written as |
		want   []string
	}{
		{`C:\Báo cáo\Thôn 3.xlsx|||`, []string{`C:\Báo cáo\Thôn 3.xlsx`}},
		{`D:\Phiếu|T01.xlsx|T02.xlsx||`, []string{`D:\Phiếu\T01.xlsx`, `D:\Phiếu\T02.xlsx`}},
		{`||`, nil},
	} {
		got := splitPaths(utf16.Encode([]rune(strings.ReplaceAll(c.buffer, "|", "\x00"))))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.buffer, diff)
		}
	}
}

func TestFilterOf(t *testing.T) {
	text := func(exts ...string) string {
		return strings.ReplaceAll(string(utf16.Decode(filterOf(exts))), "\x00", "|")
	}
	if got, want := text(".xlsx", ".xls"), "Tệp Excel (*.xlsx;*.xls)|*.xlsx;*.xls|Mọi tệp (*.*)|*.*||"; got != want {
		t.Errorf("filter %q, want %q", got, want)
	}
	if got, want := text(""), "Mọi tệp (*.*)|*.*||"; got != want {
		t.Errorf("filter %q, want %q", got, want)
	}
}
