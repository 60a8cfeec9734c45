package plantext

import "strings"

// unitClass tells what family a unit of measure belongs to.
type unitClass int

const (
	noUnit    unitClass = iota
	share               // %, ‰
	money               // đồng and its multiples
	area                // ha, sào
	physical            // tấn, km, kWh
	counted             // people, households, things
	scaleOnly           // nghìn, triệu, tỷ without what is counted
)

// unitNames lists the units of measure, canonical name first, parted by "|";
// what follows "=" are other ways to write the one before.
var unitNames = map[unitClass]string{
	share:     "%=phần trăm|điểm %=điểm phần trăm|‰=⁰/₀₀=⁰/oo=phần nghìn=phần ngàn=%o=%0=o/oo",
	money:     "đồng=đ=vnđ=vnd|nghìn đồng=ngàn đồng=nghìn đ|triệu đồng=trđ=tr đ=tr . đ=tr đồng=tr . đồng=trđồng=triệu đ|tỷ đồng=tỷđ=tỷ đ=tỷđồng|nghìn tỷ đồng=ngàn tỷ đồng=nghìn tỷ=ngàn tỷ|triệu tỷ đồng=triệu tỷ|triệu USD|USD|nghìn USD|tỷ USD",
	scaleOnly: "nghìn=ngàn|triệu=tr|tỷ",
	area:      "ha=héc ta=hecta|sào|mẫu|km2=km²|m2=m²|công đất",
	physical: "tấn|tạ|yến|kg|kw|kwh|mw|km|m|m3=m³|lít=l|cm|lít/người|cv|tấn quy thóc|mét|mét vuông|mét khối|kilômét|" +
		"gb|giờ|tuổi",
	counted: "người|chủ hộ|chị em|chị|phụ nữ|nông dân|đoàn thể|tổ chức|tổ chức đảng|tổ chức cơ sở đảng|môn|trẻ em|cựu chiến binh|điển hình|ngõ|hẻm|ngách|cột|cột đèn|trụ|khóa|học bổng|suất học bổng|đề tài|bãi|băng rôn|pano|khẩu hiệu|tủ sách|thư viện|sân bóng|khu vui chơi|công viên|nhóm trẻ|thùng rác|hạng mục|thiết chế|trạm biến áp|trụ sở|bộ phận|tủ thuốc|mô hình điểm|đường hoa|bé trai|thuê bao|trẻ em trai|người dân|lượt người dân|hộ|lao động=lđ|trường|nhà trường|thôn|xóm|bản|làng|ấp|khóm|buôn|tổ dân phố|tổ công nghệ số cộng đồng|tổ công nghệ số|khu dân cư|khu phố|khu|tiêu chí|mô hình|con|cái|cây|chiếc|" +
		"sản phẩm|doanh nghiệp=dn|hợp tác xã=htx|tổ hợp tác=tht|trang trại|gia trại|nhà|căn nhà|căn|ngôi nhà|ngôi|công trình|dự án|tuyến|" +
		"tuyến đường|đường|đoạn|cầu|cây cầu|cống|trái|buồng|cây giống|con giống|ngày|lớp|học sinh|giáo viên|em|cháu|trẻ|đảng viên|quần chúng|đoàn viên|đoàn viên thanh niên|hội viên=hv|chi bộ|" +
		"thanh niên|công dân|tân binh|chiến sĩ=chiến sỹ|dân quân|đồng chí=đ/c|buổi|cuộc|hội nghị|lượt|lượt người|lượt hộ|lượt lao động=lượt lđ|lượt khách|khách|lần|đợt|ca|vụ|vụ việc|" +
		"trường hợp|giường|giường bệnh|bác sĩ=bác sỹ=bs|y sĩ|máy|hệ thống|điểm|cụm|bóng|bóng đèn|camera|mắt camera|hồ sơ|văn bản|sáng kiến|" +
		"gương|tập thể|cá nhân|cơ sở|cửa hàng|chợ|đơn vị|cơ quan|phòng|phòng học|câu lạc bộ=clb|đội|tổ|nhóm|tiết mục|giải|huy chương|" +
		"suất|suất quà|phần quà|đàn|đàn ong|tổ ong|khẩu|nhân khẩu|thửa|lô|giấy|giấy chứng nhận|vườn|vườn mẫu|vườn hộ|ao|lồng|hố|bể|nhà vệ sinh|" +
		"nhà tiêu|nhà tiêu hợp vệ sinh|thùng|tin bài|tin|bài|bài viết|sân|nhà văn hóa|di tích|xã|phường|huyện|chi hội|tổ hội|chi đoàn|tổ tiết kiệm và vay vốn|tổ vay vốn|ngày công|hội|ngành|nghề|" +
		"quả|gốc|cặp|bộ|bầu|cửa|điểm trường|nhà lưới|nhà màng|gian hàng|website|tài khoản|thiết bị|máy tính|kết quả|thủ tục|dịch vụ|" +
		"đơn|ý kiến|kiến nghị|cán bộ|công chức|thành viên|tình nguyện viên|đơn vị máu|tộc họ|tộc|chuyên đề|phong trào|cánh đồng|vùng|sổ|thẻ|nhà máy|" +
		"xưởng|tàu|thuyền|xe|bia|mộ|nghĩa trang|trạm|trạm bơm|hồ|đập|kênh|mương|chương trình|kế hoạch|nghị quyết|đề án|video|lễ hội|nhãn hiệu|" +
		"mã số|vùng trồng|sao|năm|tháng|hộ gia đình|gia đình|phiếu|nguồn|bằng|ban|chốt|hòm thư|nhà ở",
}

// perNames are what a quantity may be counted per, after "/".
const perNames = "người|bé gái|trẻ em gái|nữ|năm|ha|hộ|tháng|ngày|vụ|sào|vạn dân|vạn|lao động|con|đơn vị|nghìn dân|học sinh|lượt|m2|km2|m3|lứa|thôn|xã|nhân khẩu|ha canh tác|đầu người|hội viên|lớp|buổi|quý|tuần|kg|dân|lần|chi bộ|giờ|km|khẩu|cây|gốc|trường|tổ|ấp|xóm|bản|đợt|kỳ"

// unitEntry is a unit as it may be written.
type unitEntry struct {
	name  string
	class unitClass
	keys  []string
}

// unitTable finds units by their first word.
type unitTable struct {
	byFirst map[string][]unitEntry
	per     phrases
}

var unitsKnown = newUnitTable()

func newUnitTable() unitTable {
	t := unitTable{byFirst: map[string][]unitEntry{}, per: newPhrases(perNames)}
	for class, list := range unitNames {
		for _, group := range strings.Split(list, "|") {
			spellings := strings.Split(group, "=")
			for _, s := range spellings {
				e := unitEntry{name: spellings[0], class: class, keys: keysOf(s)}
				t.byFirst[e.keys[0]] = append(t.byFirst[e.keys[0]], e)
			}
		}
	}
	return t
}

// unit is a unit of measure as read.
type unit struct {
	name  string // "triệu đồng/người/năm"; empty for none
	class unitClass
	per   string // "/người/năm"
	first int    // its first token
	next  int    // first token behind it
	words int    // tokens of the name without what it is counted per
	scale int32  // power of ten the number is to be multiplied by: 3 for "nghìn con"
	known bool   // listed here; otherwise the word behind the number was taken
}

// read reads the unit that begins at token i, directly behind a number.
func (t unitTable) read(ts []token, i int) unit {
	u := unit{next: i}
	var best unitEntry
	if i < len(ts) {
		for _, e := range t.byFirst[ts[i].key] {
			if len(e.keys) > len(best.keys) && same(ts, i, e.keys) {
				best = e
			}
		}
	}
	if best.name == "" {
		return u
	}
	if best.class == counted {
		best.name = asSpelled(ts[i : i+len(best.keys)])
	}
	u = unit{name: best.name, class: best.class, first: i, next: i + len(best.keys), words: len(best.keys), known: true}
	if u.class == share {
		return t.permille(ts, u)
	}
	if u.class == scaleOnly {
		u = t.scaled(ts, u)
	}
	if u.name == "lượt" { // "lượt hội viên"
		if v := t.read(ts, u.next); v.class == counted && v.per == "" {
			u.name, u.next, u.words = u.name+" "+v.name, v.next, u.words+v.words
		}
	}
	return t.perPart(ts, u)
}

// asSpelled writes the unit of things counted as the plan spells it: "thôn" for
// "Thôn", but "HTX".
func asSpelled(ts []token) string {
	words := make([]string, len(ts))
	for i, t := range ts {
		if words[i] = t.key; t.caps {
			words[i] = t.src
		}
	}
	return strings.NewReplacer(" / ", "/", " ,", ",").Replace(strings.Join(words, " "))
}

// endsAt tells whether a known unit ends right before token i.
func (t unitTable) endsAt(ts []token, i int) bool {
	for k := 1; k <= 4 && k <= i; k++ {
		if u := t.read(ts[:i], i-k); u.known && u.next == i {
			return true
		}
	}
	return false
}

// scalePower is the power of ten of nghìn, triệu, tỷ.
func scalePower(name string) int32 {
	switch name {
	case "nghìn":
		return 3
	case "triệu":
		return 6
	}
	return 9
}

// permille reads the ‰ typed as "%0", "%o" or "%0" with a slash.
func (t unitTable) permille(ts []token, u unit) unit {
	if u.name == "%" && u.next < len(ts) && !ts[u.next].gap && ts[u.next].is("0", "o", "0o", "oo") {
		u.name, u.next = "‰", u.next+1
	}
	return t.perPart(ts, u)
}

// scaled tells what nghìn, triệu, tỷ count: money, or the unit that follows
// ("95 nghìn con"), which keeps its own name.
func (t unitTable) scaled(ts []token, u unit) unit {
	if u.next < len(ts) {
		if v := t.read(ts, u.next); v.known && v.class != share && v.class != scaleOnly && v.class != money {
			return u
		}
		if newUnit(ts, u.next) {
			return u
		}
	}
	u.name, u.class = u.name+" đồng", money
	return u
}

// perPart reads "/người/năm" behind a unit, also with a number in it ("/1.000 dân").
func (t unitTable) perPart(ts []token, u unit) unit {
	for u.next+1 < len(ts) && ts[u.next].is("/") {
		i := u.next + 1
		number := ""
		if ts[i].kind == numeral && i+1 < len(ts) {
			if number = ts[i].key + " "; ts[i].key == "1" || ts[i].key == "01" {
				number = ""
			}
			i++
		}
		n := t.per.at(ts, i)
		if n == 0 {
			break
		}
		var ws []string
		for _, w := range ts[i : i+n] {
			ws = append(ws, w.key)
		}
		u.per += "/" + number + strings.Join(ws, " ")
		u.next = i + n
	}
	u.name += u.per
	return u
}

// readUnitName reads the unit in a table's cell; words that are not known stay
// as they stand.
func readUnitName(s string) unit {
	ts := tokenise(s, 0, len(s))
	if len(ts) > 1 && ts[0].is("1.000", "1000") { // "1.000 đ", "1000 con"
		u := unitsKnown.read(ts, 1)
		switch {
		case u.class == money:
			u.name = "nghìn đồng" + u.per
			return u
		case u.known && u.next == len(ts):
			u.scale = 3
			return u
		}
	}
	u := unitsKnown.read(ts, 0)
	if u.class == share && basis.at(ts, u.next) > 0 { // "% KH"
		u.next = len(ts)
	}
	if u.known && u.next == len(ts) {
		return u
	}
	if v := unitsKnown.read(ts, u.next); u.class == scaleOnly && v.known && v.next == len(ts) {
		v.scale = scalePower(u.name) // "nghìn con"
		return v
	}
	return unit{name: source(ts), class: counted}
}
