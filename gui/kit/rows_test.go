package kit

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRowsSortStaysWithinGroups(t *testing.T) {
	rows := Rows{
		{Key: "g1", Kind: RowGroup, Cells: Texts("Khối thôn")},
		{Key: "3", Cells: Texts("Thôn 3")}, {Key: "10", Cells: Texts("Thôn 10")}, {Key: "2", Cells: Texts("Thôn 2")},
		{Key: "g2", Kind: RowGroup, Cells: Texts("Khối trường")},
		{Key: "y", Cells: Texts("Yên")}, {Key: "a", Cells: Texts("An")},
	}
	rows.Sort(0, false)
	var got []string
	for _, r := range rows {
		got = append(got, r.Key)
	}
	if diff := cmp.Diff([]string{"g1", "2", "3", "10", "g2", "a", "y"}, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestTreeRemembersWhatIsOpen(t *testing.T) {
	tree := smallTree()
	tree.OpenTo("thuế")
	if diff := cmp.Diff(map[string]bool{"ngân sách": true, "thu": true}, tree.Opened()); diff != "" {
		t.Errorf("open rows (-want +got):\n%s", diff)
	}
	tree.FoldAll(true)
	if tree.Len() != 8 {
		t.Errorf("an open tree shows %d of 8 rows", tree.Len())
	}
	tree.FoldAll(false)
	if tree.Len() != 3 || len(tree.Opened()) != 0 {
		t.Errorf("a folded tree shows %d rows, open %v", tree.Len(), tree.Opened())
	}
	if r := tree.Row(2); r.HasChildren {
		t.Error("a row without parts can be folded")
	}
}
