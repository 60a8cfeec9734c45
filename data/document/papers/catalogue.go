package papers

import "sothidua/data/document/doc"

// entry is a paper with how it is made.
type entry struct {
	Kind
	make func(*maker) ([]doc.Section, error)
}

// The groups of the catalogue.
const (
	groupPlan    = "Kế hoạch, chỉ tiêu"
	groupReport  = "Báo cáo"
	groupCouncil = "Hội đồng, chấm điểm"
	groupReward  = "Khen thưởng"
)

// catalogue returns the set of papers in the order of the year's work. (It is
// no table: the papers look themselves up in it.)
func catalogue() []entry {
	// The outputs of papers without and with tables.
	words := []string{".pdf", ".docx", ".png"}
	tables := []string{".pdf", ".docx", ".png", ".xlsx"}
	drawn := []string{".pdf", ".png"} // Word would move what must meet the blank
	return []entry{
		{Kind{"plan", "Kế hoạch phát động thi đua", "Kế hoạch của năm dựng lại từ sổ, đúng lời văn từng mục.", groupPlan, needs(NeedPlan), words}, (*maker).plan},
		{Kind{"targets-annex", "Phụ lục chỉ tiêu", "Các chỉ tiêu của kế hoạch xếp thành bảng.", groupPlan, needs(NeedPlan, NeedTargets), tables}, (*maker).targetsAnnex},
		{Kind{"assignment", "Quyết định giao chỉ tiêu", "Giao chỉ tiêu cho một đơn vị, hoặc cho mọi đơn vị kèm phụ lục.", groupPlan, needs(NeedPlan, NeedUnit, NeedEach), tables}, (*maker).assignment},
		{Kind{"registration-form", "Phiếu đăng ký thi đua", "Phiếu điền sẵn chỉ tiêu được giao và mức đã đăng ký, mỗi đơn vị một phiếu.", groupPlan, needs(NeedPlan, NeedUnit), tables}, (*maker).registrationForm},
		{Kind{"reminder-letter", "Công văn đôn đốc báo cáo", "Gửi một đơn vị, hoặc một công văn kèm danh sách đơn vị quá hạn.", groupReport, needs(NeedPlan, NeedPeriod, NeedUnit, NeedEach), tables}, (*maker).reminderLetter},
		{Kind{"half-year-report", "Báo cáo sơ kết", "Lời văn dựng từ số liệu, bảng, biểu đồ, tồn tại và kiến nghị của đơn vị.", groupReport, needs(NeedPlan, NeedPeriod), words}, (*maker).report},
		{Kind{"year-report", "Báo cáo tổng kết năm", "Như báo cáo sơ kết, thêm công tác khen thưởng và phương hướng năm sau.", groupReport, needs(NeedPlan, NeedPeriod), words}, (*maker).report},
		{Kind{"summary-annex", "Biểu tổng hợp", "Bảng kết quả mọi chỉ tiêu, làm phụ lục của báo cáo.", groupReport, needs(NeedPlan, NeedPeriod), tables}, (*maker).summaryAnnex},
		{Kind{"meeting-pack", "Tập tài liệu họp", "Bìa, tổng quan, biểu đồ và các bảng trong một tệp.", groupReport, needs(NeedPlan, NeedPeriod), tables}, (*maker).meetingPack},
		{Kind{"invitation", "Giấy mời họp", "Giấy mời họp Hội đồng Thi đua - Khen thưởng.", groupCouncil, needs(NeedPlan), words}, (*maker).invitation},
		{Kind{"council-minutes", "Biên bản họp Hội đồng", "Biên bản họp xét thi đua, khen thưởng kèm bảng biểu quyết.", groupCouncil, needs(NeedPlan), tables}, (*maker).minutes},
		{Kind{"scoring-table", "Bảng chấm điểm, xếp loại", "Điểm tự chấm, điểm Hội đồng, thưởng, trừ, thứ hạng trong khối và xếp loại; chọn một đơn vị thì in phiếu chấm của đơn vị.", groupCouncil, needs(NeedPlan, NeedUnit), tables}, (*maker).scoringTable},
		{Kind{"submission", "Tờ trình đề nghị khen thưởng", "Hội đồng trình Chủ tịch UBND quyết định.", groupReward, needs(NeedPlan), tables}, (*maker).submission},
		{Kind{"reward-decision", "Quyết định khen thưởng", "Quyết định kèm danh sách.", groupReward, needs(NeedPlan), tables}, (*maker).rewardDecision},
		{Kind{"reward-list", "Danh sách khen thưởng", "Danh sách tập thể, cá nhân, hộ gia đình được khen.", groupReward, needs(NeedPlan), tables}, (*maker).rewardList},
		{Kind{"certificate", "Giấy khen in trên phôi", "In chữ lên phôi in sẵn, mỗi người một tờ; có bản in thử để canh vị trí.", groupReward, needs(NeedPlan), drawn}, (*maker).certificates},
		{Kind{"reward-register", "Sổ khen thưởng", "Sổ theo dõi quyết định, giấy khen, tiền thưởng và ký nhận.", groupReward, needs(NeedPlan), tables}, (*maker).rewardRegister},
	}
}

func needs(list ...Need) []Need { return list }
