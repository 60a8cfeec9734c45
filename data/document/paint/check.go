package paint

import (
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// Check tells whether the pages can be painted: every picture must have been
// read. The error (CodeInvalid) names the page.
func Check(pages []page.Page) error {
	for i, p := range pages {
		for _, it := range p.Items {
			if pic, ok := it.(page.Picture); ok && (pic.Image == nil || len(pic.Data) == 0) {
				return model.Invalid("picture", "Trang %d: không đọc được ảnh. Chọn lại tệp ảnh PNG hoặc JPEG rồi in lại.", i+1)
			}
		}
	}
	return nil
}
