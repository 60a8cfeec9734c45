package reports

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// question is a dialog that asks why.
type question struct {
	title, label, yes string
	missing           string // what to say when no reason is given
	done              string // what to tell when it is done
}

func returnReason(unit string) question {
	return question{"Trả lại báo cáo của " + unit, "Lý do trả lại", "Trả lại",
		"Ghi lý do trả lại để đơn vị biết sửa gì.", "Đã trả lại báo cáo của " + unit + "."}
}

func reopenReason(unit string) question {
	return question{"Mở lại báo cáo của " + unit, "Lý do mở lại", "Mở lại",
		"Ghi lý do mở lại; lý do nằm lại trong lịch sử.", "Đã mở lại báo cáo của " + unit + "."}
}

func unlockReason(period string) question {
	return question{"Mở khóa kỳ " + period, "Lý do mở khóa", "Mở khóa",
		"Ghi lý do mở khóa kỳ; lý do nằm lại trong lịch sử.", "Đã mở khóa kỳ " + period + "."}
}

// askReason asks why and does the work in the background. A refusal of the
// book opens the dialog again with what was typed, so that nothing is lost.
func askReason(env kit.Env, q question, work func(ctx context.Context, reason string) error, done func()) {
	askReasonAgain(env, q, "", work, done)
}

func askReasonAgain(env kit.Env, q question, typed string, work func(ctx context.Context, reason string) error, done func()) {
	kit.AskText(env.Window, q.title, q.label, typed, q.yes, func(reason string) error {
		if vn.Clean(reason) == "" {
			return model.Invalid("reason", "%s", q.missing)
		}
		kit.Do(env, func(ctx context.Context) error { return work(ctx, reason) }, func(err error) {
			if err != nil {
				env.Fail(err, kit.Action{Label: "Thử lại", Do: func() { askReasonAgain(env, q, reason, work, done) }})
				return
			}
			env.Done(q.done)
			done()
		})
		return nil
	})
}
