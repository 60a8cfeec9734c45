package command

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/docx"
	"sothidua/data/document/font"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet/paper"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// paperFlags are the choices beside the scope that official papers take.
type paperFlags struct {
	date, until, number, targets string
	each, trial, mono, builtin   bool
	portrait                     bool // charts
}

func (p *paperFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&p.date, "date", "", "")
	fs.StringVar(&p.until, "until", "", "")
	fs.StringVar(&p.number, "number", "", "")
	fs.StringVar(&p.targets, "targets", "", "")
	fs.BoolVar(&p.each, "each", false, "")
	fs.BoolVar(&p.trial, "trial", false, "")
	fs.BoolVar(&p.mono, "mono", false, "")
	fs.BoolVar(&p.builtin, "builtin", false, "")
	fs.BoolVar(&p.portrait, "portrait", false, "")
}

// runPaper makes one official paper and tells on stderr what it lacks.
func runPaper(ctx context.Context, env Env, kind papers.Kind, s scope, p paperFlags, out string) error {
	ext := strings.ToLower(filepath.Ext(out))
	if !slices.Contains(kind.Outputs, ext) {
		return badUsage("%s không ghi được kiểu tệp “%s”. Dùng %s.", kind.Label, ext, strings.Join(kind.Outputs, ", "))
	}
	if err := untaken(kind, s, p); err != nil {
		return err
	}
	if err := s.requireYear(); err != nil {
		return err
	}
	r := papers.Request{Name: kind.Name, Year: s.year, Number: p.number, Each: p.each, Trial: p.trial, Mono: p.mono, BuiltIn: p.builtin}
	var err error
	if s.period != "" || kind.Takes(papers.NeedPeriod) && kind.Name != "year-report" {
		if r.Code, err = s.code(); err != nil {
			return err
		}
	}
	for _, day := range []struct {
		text string
		to   *model.Date
	}{{p.date, &r.Date}, {p.until, &r.Until}} {
		if day.text == "" {
			continue
		}
		if *day.to, err = vn.ParseDate(day.text); err != nil {
			return err
		}
	}
	return withBook(ctx, env, s.db, func(svc *service.Service, _ *store.DB) error {
		if r.Unit, err = s.unitID(ctx, svc); err != nil {
			return err
		}
		if r.Targets, err = targetIDs(ctx, svc, s.year, p.targets); err != nil {
			return err
		}
		d, err := svc.Paper(ctx, r)
		if err != nil {
			return err
		}
		files, gaps, err := writePaper(d, out)
		for _, f := range files {
			fmt.Fprintln(env.Stdout, filepath.Clean(f))
		}
		for _, g := range gaps {
			fmt.Fprintf(env.Stderr, "Cần xem: %s (%s).\n", g.What, g.Where)
		}
		return err
	})
}

// untaken refuses a choice that a paper does not take: a report named after one
// unit that tells of the whole commune would mislead.
func untaken(kind papers.Kind, s scope, p paperFlags) error {
	for _, c := range []struct {
		given bool
		need  papers.Need
		text  string
	}{
		{s.unit != "", papers.NeedUnit, "%s làm chung cho cả xã, không làm riêng cho một đơn vị. Bỏ -unit."},
		{p.each, papers.NeedEach, "%s không làm thành mỗi đơn vị một bản. Bỏ -each."},
		{p.targets != "", papers.NeedTargets, "%s không chọn chỉ tiêu được. Bỏ -targets."},
	} {
		if c.given && !kind.Takes(c.need) {
			return badUsage(c.text, kind.Label)
		}
	}
	return nil
}

// officialPapers writes every official paper of the sample year in every form
// but pictures, which are drawn like those of the charts, and returns how many
// files.
func officialPapers(ctx context.Context, svc *service.Service, dir string) (int, error) {
	n := 0
	for _, k := range papers.List() {
		d, err := svc.Paper(ctx, papers.Request{Name: k.Name, Year: selftestYear, Code: selftestPeriod})
		if err != nil {
			return n, err
		}
		for _, ext := range k.Outputs {
			if ext == ".png" {
				continue
			}
			files, _, err := writePaper(d, filepath.Join(dir, "giay-"+k.Name+ext))
			if err != nil {
				return n, err
			}
			n += len(files)
		}
	}
	return n, nil
}

// targetIDs finds the targets named by their numbers, parted by commas.
func targetIDs(ctx context.Context, svc *service.Service, year int, numbers string) ([]model.ID, error) {
	if numbers == "" {
		return nil, nil
	}
	rows, err := svc.Targets(ctx, year)
	if err != nil {
		return nil, err
	}
	var out []model.ID
	for _, n := range strings.Split(numbers, ",") {
		i := slices.IndexFunc(rows, func(r service.TargetRow) bool { return strings.EqualFold(r.Target.Number, strings.TrimSpace(n)) })
		if i < 0 {
			return nil, model.Invalid("targets", "Kế hoạch năm %d không có chỉ tiêu số “%s”.", year, strings.TrimSpace(n))
		}
		out = append(out, rows[i].Target.ID)
	}
	return out, nil
}

// writePaper writes a paper as the ending of the file's name says, and returns
// the files with what the paper lacks.
func writePaper(d doc.Doc, out string) ([]string, []doc.Gap, error) {
	var b bytes.Buffer
	var err error
	gaps := d.Gaps
	switch ext := strings.ToLower(filepath.Ext(out)); ext {
	case ".docx":
		err = docx.Write(&b, d, font.Standard())
	case ".xlsx":
		err = paper.Write(&b, d)
	default:
		laid := document.FromDoc(d)
		gaps = laid.Gaps
		if ext == ".png" {
			files, err := writePages(laid, out)
			return files, gaps, err
		}
		err = document.WritePDF(&b, laid)
	}
	if err != nil {
		return nil, gaps, err
	}
	return []string{out}, gaps, disk.Write(out, b.Bytes())
}
