package system

import (
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/assets"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// scaleKey is the memory key of the size of the texts; the shell follows it.
const scaleKey = "co-chu"

// about tells what the program is and where its files lie, and sets how large
// its texts are.
type about struct {
	env  kit.Env
	p    Params
	page fyne.CanvasObject
}

var (
	_ kit.Screen = (*about)(nil)
	_ kit.Hinter = (*about)(nil)
)

// scales are the sizes offered, with what is remembered of them.
func scales() (labels, values []string) {
	return []string{"90%", "100%", "115%", "130%"}, []string{"0.9", "1", "1.15", "1.3"}
}

func newAbout(env kit.Env, p Params) *about {
	s := &about{env: env, p: p}
	words := kit.NewWords(
		kit.Span{Text: "Sổ Thi đua " + p.Version, Bold: true},
		kit.Span{Text: "\nQuản lý phong trào thi đua yêu nước của UBND xã: đơn vị, kế hoạch, chỉ tiêu, báo cáo kỳ, biểu đồ tiến độ, Excel."},
		kit.Span{Text: "\nPhần mềm tự do theo giấy phép MIT. Phông chữ Noto Sans và Tinos theo giấy phép OFL 1.1.", Tone: kit.ToneMuted},
		kit.Span{Text: "\nVẽ màn hình: " + p.Drawn, Tone: kit.ToneMuted})
	files := kit.NewWords(
		kit.Span{Text: "Tệp sổ: ", Tone: kit.ToneMuted}, kit.Span{Text: p.Books.Path()},
		kit.Span{Text: "\nSao lưu: ", Tone: kit.ToneMuted}, kit.Span{Text: p.Backups.Dir()},
		kit.Span{Text: "\nNhật ký: ", Tone: kit.ToneMuted}, kit.Span{Text: p.Logs},
		kit.Span{Text: "\nMở sổ khác thì sổ này giữ nguyên; lần sau chương trình mở sổ dùng cuối cùng.", Tone: kit.ToneMuted})
	buttons := kit.NewActions([]fyne.CanvasObject{
		kit.NewButton(kit.IconFolder, "Mở thư mục sổ", func() { env.Open(filepath.Dir(p.Books.Path())) }),
		kit.NewButton(kit.IconFolder, "Mở thư mục nhật ký", func() { env.Open(p.Logs) }),
		kit.NewButton(kit.IconDatabase, "Mở sổ khác…", s.openBook),
		kit.NewButton(kit.IconPlus, "Mở sổ mới…", s.newBook),
	}, nil)
	body := kit.NewStackV(10,
		kit.NewPanel("Giới thiệu", "", kit.NewInset(16, 12, words)),
		kit.NewPanel("Có gì mới", "bản mới hơn: chạy bộ cài mới, không cần gỡ bản này", kit.NewInset(16, 12, kit.NewWords(newsSpans()...))),
		kit.NewPanel("Cỡ chữ", "đổi ngay, nhớ cho lần sau", kit.NewInset(16, 12, s.sizes())),
		kit.NewPanel("Tệp sổ, nhật ký", "khi cần hỗ trợ, gửi kèm tệp nhật ký", kit.NewInset(16, 12, kit.NewStackV(12, files, buttons))))
	s.page = kit.NewPage(nil, container.NewVScroll(container.New(atMost(860), body)), nil)
	return s
}

// newsSpans tells what is new in this version.
func newsSpans() []kit.Span {
	version, lines := assets.News()
	spans := []kit.Span{{Text: "Trong bản " + version + ":", Bold: true}}
	for _, line := range lines {
		spans = append(spans, kit.Span{Text: "\n• " + line})
	}
	return spans
}

// sizes is the choice of the size of the texts.
func (s *about) sizes() fyne.CanvasObject {
	labels, values := scales()
	radio := kit.NewRadio(labels, func(i int) { s.env.Memory.Set(scaleKey, values[i]) })
	radio.SetIndex(slices.Index(values, s.env.Memory.Get(scaleKey)))
	if radio.Index() < 0 {
		radio.SetIndex(slices.Index(values, "1"))
	}
	return radio
}

// Content implements kit.Screen.
func (s *about) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *about) Close() {}

// Reload implements kit.Screen.
func (s *about) Reload() { s.env.Status("Phiên bản " + s.p.Version) }

// Keys implements kit.Hinter.
func (s *about) Keys() string { return "Tab: mục kế tiếp · F1: trợ giúp" }

func (s *about) openBook() {
	s.env.Files.Open("Chọn tệp sổ", []string{".db"}, false, func(paths []string) { s.restart(paths[0]) })
}

// newBook opens an empty book beside the present one, which stays.
func (s *about) newBook() {
	s.env.Files.Save("Tệp của sổ mới", "so-thi-dua-moi.db", func(path string) {
		if _, err := os.Stat(path); err == nil {
			s.env.Fail(model.Invalid("path", "Đã có tệp “%s”. Chọn tên khác cho sổ mới, hoặc bấm Mở sổ khác để mở tệp đó.", filepath.Base(path)))
			return
		}
		s.restart(path)
	})
}

func (s *about) restart(book string) {
	if err := s.p.Restart("", book); err != nil {
		s.env.Fail(err)
	}
}
