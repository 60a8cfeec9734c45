package page

import (
	"bytes"
	"image"
	_ "image/jpeg" // pictures may be JPEG
	"image/png"

	"sothidua/data/model"
)

// Picture is a picture stretched over a rectangle; NewPicture makes one.
type Picture struct {
	X, Y, W, H float64
	Data       []byte // the file, PNG or JPEG, as PDF readers take it
	JPEG       bool
	Image      image.Image // the same, ready to draw
}

// NewPicture reads a PNG or JPEG file. It fails with CodeInvalid for anything
// else, so that painting cannot fail. A PNG is written anew, because PDF knows
// neither interlaced pictures nor colours of 16 bits.
func NewPicture(x, y, w, h float64, data []byte) (Picture, error) {
	img, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Picture{}, &model.Error{Code: model.CodeInvalid, Field: "picture", Err: err,
			Msg: "Không đọc được ảnh. Chọn ảnh PNG hoặc JPEG khác."}
	}
	p := Picture{X: x, Y: y, W: w, H: h, Data: data, Image: img, JPEG: format == "jpeg"}
	if p.JPEG {
		return p, nil
	}
	plain := image.NewNRGBA(img.Bounds())
	for py := plain.Rect.Min.Y; py < plain.Rect.Max.Y; py++ {
		for px := plain.Rect.Min.X; px < plain.Rect.Max.X; px++ {
			plain.Set(px, py, img.At(px, py))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, plain); err != nil {
		return Picture{}, err
	}
	p.Data, p.Image = b.Bytes(), plain
	return p, nil
}
