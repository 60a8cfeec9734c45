// Package command is the same program without a window: for scheduled tasks,
// tests and IT staff. Every command ends with 0 when it is done, 1 when the
// input or the data is at fault (the message says which and where) and 2 when
// it was called wrongly. With -json it prints one JSON document on stdout and
// nothing else there.
package command

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
)

// Exit codes.
const (
	ExitDone  = 0
	ExitFault = 1
	ExitUsage = 2
)

// Env is the world a command runs in.
type Env struct {
	Stdout, Stderr io.Writer
	Clock          model.Clock
	// Screens builds every screen of the window on the given book, for
	// selftest; it returns how many. Nil where there is no window to build.
	Screens func(context.Context, *service.Service, *backup.Keeper) (int, error)
}

// handler carries out one command with the arguments after its name.
type handler func(ctx context.Context, env Env, args []string) error

func handlers() map[string]handler {
	return map[string]handler{
		"init":      runInit,
		"import":    runImport,
		"export":    runExport,
		"progress":  runProgress,
		"print":     runPrint,
		"check":     runCheck,
		"backup":    runBackup,
		"restore":   runRestore,
		"read-plan": runReadPlan,
		"selftest":  runSelftest,
	}
}

// Is tells whether the arguments name a command rather than open the window.
func Is(args []string) bool {
	if len(args) == 0 {
		return false
	}
	_, ok := handlers()[args[0]]
	return ok || args[0] == "help" || args[0] == "-h" || args[0] == "--help" || !strings.HasPrefix(args[0], "-")
}

// Run carries out the command named by the first argument and returns the
// exit code.
func Run(ctx context.Context, env Env, args []string) int {
	if env.Clock == nil {
		env.Clock = time.Now
	}
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		fmt.Fprint(env.Stderr, usage)
		return ExitUsage
	}
	h, ok := handlers()[args[0]]
	if !ok {
		fmt.Fprintf(env.Stderr, "Không có lệnh “%s”.\n\n%s", args[0], usage)
		return ExitUsage
	}
	err := h(ctx, env, args[1:])
	switch {
	case err == nil:
		return ExitDone
	case errors.Is(err, errReported):
		return ExitFault
	}
	var u usageError
	if errors.As(err, &u) {
		fmt.Fprintf(env.Stderr, "%s\n\n%s", u.msg, usage)
		return ExitUsage
	}
	fmt.Fprintln(env.Stderr, model.Message(err))
	if model.CodeOf(err) == model.CodeInternal {
		fmt.Fprintln(env.Stderr, err)
	}
	return ExitFault
}

// errReported says that the fault is already told in the command's output.
var errReported = errors.New("reported")

// usageError says that the command was called wrongly.
type usageError struct{ msg string }

func (e usageError) Error() string { return e.msg }

func badUsage(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

const usage = `Cách dùng:
  sothidua [-db TỆP]                                     mở cửa sổ
  sothidua init     -db TỆP [-sample tri-yen-2024]       tạo sổ mới, hoặc sổ năm mẫu
  sothidua read-plan [-json] TỆP(.docx|.txt|.md)         đọc chỉ tiêu trong văn bản kế hoạch
  sothidua import   -db TỆP [-dry-run] [-json] TỆP…      nhập tệp Excel hoặc cả thư mục; câu hỏi chưa trả lời thì ô đó không nhập
  sothidua import   -db TỆP -undo last|SỐ [-keep] [-dry-run] [-json]  hoàn tác một lần nhập; -keep giữ chỗ đã sửa sau
  sothidua export   -db TỆP -what units|targets|registrations|progress|reports|kit|all -year NĂM [-period KỲ] [-unit MÃ] -o RA
  sothidua progress -db TỆP -year NĂM -period KỲ [-unit MÃ] [-json]
  sothidua print    -db TỆP -what summary|BIỂU-ĐỒ -year NĂM -period KỲ [-unit MÃ] [-targets SỐ,SỐ] [-mono] [-portrait] -o RA(.pdf|.png|.docx|.xlsx)
  sothidua print    -db TỆP -what VĂN-BẢN -year NĂM [-period KỲ] [-unit MÃ] [-targets SỐ,SỐ] [-date NGÀY] [-until NGÀY] [-number SỐ]
                    [-each] [-mono] [-trial] [-builtin] -o RA(.pdf|.docx|.png|.xlsx)
                    tên các biểu đồ, văn bản: sothidua print -what ? -o x.pdf
  sothidua check    -db TỆP [-json]                      kiểm tra tệp và số liệu
  sothidua backup   -db TỆP -o TỆP                       sao lưu
  sothidua restore  -db TỆP TỆP                          khôi phục từ bản sao lưu
  sothidua selftest                                      tự kiểm tra mọi màn hình và bản in
Kỳ: M01…M12, Q1…Q4, H1 (6 tháng), H2, 9M (9 tháng), Y (cả năm).
`

// flags parses a command's flags, which may stand before or after the files.
func flags(name string, args []string, define func(*flag.FlagSet)) ([]string, error) {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	define(fs)
	var files []string
	for {
		if err := fs.Parse(args); err != nil {
			return nil, badUsage("Lệnh %s: %s.", name, flagMessage(err))
		}
		if fs.NArg() == 0 {
			return files, nil
		}
		files = append(files, fs.Arg(0))
		args = fs.Args()[1:]
	}
}

// flagMessage puts the flag package's English into Vietnamese.
func flagMessage(err error) string {
	msg := err.Error()
	for _, r := range [][2]string{
		{"flag provided but not defined: ", "không có tùy chọn "},
		{"flag needs an argument: ", "thiếu giá trị sau tùy chọn "},
		{"flag: help requested", "xem cách dùng"},
	} {
		msg = strings.ReplaceAll(msg, r[0], r[1])
	}
	if rest, ok := strings.CutPrefix(msg, "invalid value "); ok {
		value, rest, _ := strings.Cut(rest, " for flag ")
		option, _, _ := strings.Cut(rest, ":")
		return "giá trị " + value + " của tùy chọn " + option + " không đọc được"
	}
	return msg
}

// withBook opens the database, which must exist, and closes it after fn.
func withBook(ctx context.Context, env Env, path string, fn func(*service.Service, *store.DB) error) (err error) {
	if path == "" {
		return badUsage("Thiếu -db: tệp sổ thi đua.")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return model.Errorf(model.CodeInvalid, "“%s” là thư mục, không phải tệp sổ. Ghi cả tên tệp, ví dụ so-thi-dua.db.", path)
	}
	if !store.Exists(path) {
		return model.Errorf(model.CodeNotFound, "Không thấy tệp sổ “%s”. Kiểm tra đường dẫn, hoặc tạo sổ mới bằng lệnh init.", path)
	}
	db, err := store.Open(ctx, store.Options{Path: path, Clock: env.Clock})
	if err != nil {
		return err
	}
	defer func() {
		if cerr := db.Close(); err == nil {
			err = cerr
		}
	}()
	return fn(service.New(service.Params{DB: db, Clock: env.Clock, Person: "Dòng lệnh"}), db)
}

// scope holds the flags that name a year and a period.
type scope struct {
	db, period, unit string
	year             int
	json             bool
}

func (s *scope) define(fs *flag.FlagSet) {
	fs.StringVar(&s.db, "db", "", "")
	fs.IntVar(&s.year, "year", 0, "")
	fs.StringVar(&s.period, "period", "", "")
	fs.StringVar(&s.unit, "unit", "", "")
	fs.BoolVar(&s.json, "json", false, "")
}

// code returns the period of the scope, which must be given.
func (s scope) code() (model.PeriodCode, error) {
	if s.period == "" {
		return "", badUsage("Thiếu -period: kỳ báo cáo, ví dụ H1.")
	}
	return model.ParsePeriodCode(s.period)
}

func (s scope) requireYear() error {
	if s.year == 0 {
		return badUsage("Thiếu -year: năm, ví dụ 2024.")
	}
	return nil
}

// unitID finds the unit named by -unit; 0 when the flag is empty.
func (s scope) unitID(ctx context.Context, svc *service.Service) (model.ID, error) {
	if s.unit == "" {
		return 0, nil
	}
	units, err := svc.Units(ctx, s.year)
	if err != nil {
		return 0, err
	}
	for _, u := range units {
		if strings.EqualFold(u.Code, s.unit) {
			return u.ID, nil
		}
	}
	return 0, model.Invalid("unit", "Không có đơn vị mã “%s”. Xem mã trong màn hình Đơn vị.", s.unit)
}

// printJSON writes one JSON document.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
