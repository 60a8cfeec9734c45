package command

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
)

func runExport(ctx context.Context, env Env, args []string) error {
	var s scope
	var what, out string
	rest, err := flags("export", args, func(fs *flag.FlagSet) {
		s.define(fs)
		fs.StringVar(&what, "what", "", "")
		fs.StringVar(&out, "o", "", "")
	})
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return badUsage("Lệnh export không nhận “%s”.", rest[0])
	case out == "":
		return badUsage("Thiếu -o: tệp hoặc thư mục sẽ ghi.")
	}
	kind, err := sheet.ParseWhat(what)
	if err != nil {
		return badUsage("%s", model.Message(err))
	}
	if err := s.requireYear(); err != nil {
		return err
	}
	to := sheet.Scope{Year: s.year}
	if kind.Periodic() {
		if to.Code, err = s.code(); err != nil {
			return err
		}
	}
	return withBook(ctx, env, s.db, func(svc *service.Service, _ *store.DB) error {
		if to.Unit, err = s.unitID(ctx, svc); err != nil {
			return err
		}
		if to.Code != "" {
			if err := knowsPeriod(ctx, svc, to.Year, to.Code); err != nil {
				return err
			}
		}
		files, err := sheet.Export(ctx, svc, kind, to, out, nil)
		for _, f := range files {
			fmt.Fprintln(env.Stdout, filepath.Clean(f))
		}
		return err
	})
}
