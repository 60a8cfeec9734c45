package papers_test

import (
	"testing"

	"sothidua/data/document/papers"
	"sothidua/data/model"
)

// TestDatedBackCountsWhatIsMissing: before the deadline nobody is late and five
// reports are missing all the same, and what came in later is named.
func TestDatedBackCountsWhatIsMissing(t *testing.T) {
	s := sampleService(t)
	for _, tt := range []struct {
		day  model.Date
		says string
		gap  bool
	}{
		{"2024-06-14", "Đến ngày 14/06/2024 đã có 23/28 đơn vị gửi báo cáo; còn 05 đơn vị chưa gửi.", true},
		{"2024-06-18", "Đến ngày 18/06/2024 đã có 23/28 đơn vị gửi báo cáo; còn 05 đơn vị chưa gửi.", false},
		{"", "còn 05 đơn vị chưa gửi.", false},
	} {
		d := made(t, sampleFacts(t, s, papers.Request{Name: "reminder-letter", Code: model.H1, Date: tt.day}))
		if !has(d, tt.says) {
			t.Errorf("dated %q it does not say %q", tt.day, tt.says)
		}
		if gap(d, "báo cáo nhận sau ngày văn bản") != tt.gap {
			t.Errorf("dated %q: gaps %+v", tt.day, d.Gaps)
		}
	}
}
