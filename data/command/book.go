package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/sample"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/data/vn"
)

func runInit(ctx context.Context, env Env, args []string) (err error) {
	var path, name string
	rest, err := flags("init", args, func(fs *flag.FlagSet) {
		fs.StringVar(&path, "db", "", "")
		fs.StringVar(&name, "sample", "", "")
	})
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return badUsage("Lệnh init không nhận “%s”.", rest[0])
	case path == "":
		return badUsage("Thiếu -db: tệp sổ thi đua sẽ tạo.")
	case name != "" && name != sample.TriYen2024:
		return badUsage("Không có năm mẫu “%s”. Năm mẫu hiện có: %s.", name, sample.TriYen2024)
	case store.Exists(path):
		return model.Errorf(model.CodeConflict, "Tệp “%s” đã có, không ghi đè. Chọn tên khác.", path)
	}
	db, err := store.Open(ctx, store.Options{Path: path, Clock: env.Clock})
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, db.Close())
		if err != nil {
			os.Remove(path)
		}
	}()
	svc := service.New(service.Params{DB: db, Clock: env.Clock, Person: "Dòng lệnh"})
	if name == "" {
		year := env.Clock().Year()
		if err := svc.CreateBook(ctx, service.NewBook{Office: model.Office{Name: "UBND xã", Commune: "xã"}, Year: year,
			Periods: []model.PeriodCode{model.H1, model.Y}}); err != nil {
			return err
		}
		fmt.Fprintf(env.Stdout, "Đã tạo sổ trống năm %d: %s\n", year, path)
		return nil
	}
	if err := svc.LoadSample(ctx); err != nil {
		return err
	}
	fmt.Fprintf(env.Stdout, "Đã tạo sổ năm mẫu (số liệu mẫu) theo Kế hoạch số 16/KH-UBND: %s\n", path)
	return nil
}

func runCheck(ctx context.Context, env Env, args []string) error {
	var s scope
	rest, err := flags("check", args, s.define)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return badUsage("Lệnh check không nhận “%s”.", rest[0])
	}
	return withBook(ctx, env, s.db, func(svc *service.Service, _ *store.DB) error {
		r, err := svc.Check(ctx)
		if err != nil {
			return err
		}
		if s.json {
			err = printJSON(env.Stdout, r)
		} else {
			printCheck(env, r)
		}
		if err == nil && !r.Sound() {
			return errReported
		}
		return err
	})
}

func printCheck(env Env, r service.CheckReport) {
	for _, m := range r.Integrity {
		fmt.Fprintln(env.Stdout, "Tệp hỏng:", m)
	}
	for _, m := range r.ForeignKeys {
		fmt.Fprintln(env.Stdout, "Liên kết hỏng:", m)
	}
	for _, f := range r.Findings {
		fmt.Fprintf(env.Stdout, "%d, %s: %s\n", f.Year, f.Subject, f.Message)
	}
	fmt.Fprintf(env.Stdout, "Đơn vị: %d; chỉ tiêu: %d; báo cáo: %d; số liệu: %d; dòng lịch sử: %d.\n",
		r.Counts["units"], r.Counts["targets"], r.Counts["reports"], r.Counts["report_values"], r.Counts["history"])
	if r.Sound() {
		fmt.Fprintln(env.Stdout, "Sổ lành, liên kết đủ.")
	}
}

func runBackup(ctx context.Context, env Env, args []string) error {
	var path, out string
	rest, err := flags("backup", args, func(fs *flag.FlagSet) {
		fs.StringVar(&path, "db", "", "")
		fs.StringVar(&out, "o", "", "")
	})
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return badUsage("Lệnh backup không nhận “%s”.", rest[0])
	case out == "":
		return badUsage("Thiếu -o: tệp bản sao lưu.")
	}
	return withBook(ctx, env, path, func(_ *service.Service, db *store.DB) error {
		info, err := backup.Create(ctx, db, out)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.Stdout, "Đã sao lưu và đọc lại được: %s\n", info.Path)
		return nil
	})
}

func runRestore(ctx context.Context, env Env, args []string) error {
	var path string
	rest, err := flags("restore", args, func(fs *flag.FlagSet) { fs.StringVar(&path, "db", "", "") })
	switch {
	case err != nil:
		return err
	case path == "":
		return badUsage("Thiếu -db: tệp sổ cần khôi phục.")
	case len(rest) != 1:
		return badUsage("Lệnh restore cần đúng một bản sao lưu.")
	}
	if err := backup.Restore(ctx, rest[0], path); err != nil {
		return err
	}
	fmt.Fprintf(env.Stdout, "Đã khôi phục %s lúc %s.\n", path, vn.FormatTime(env.Clock().Round(time.Second)))
	return nil
}
