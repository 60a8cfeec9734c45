package printing

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	"sothidua/data/document"
	"sothidua/data/model"
)

// Of wingdi.h.
const (
	capDPIX, capDPIY                  = 88, 90 // LOGPIXELSX, LOGPIXELSY
	capWidth, capHeight               = 110, 111
	capMarginX, capMarginY            = 112, 113
	copySource, rgbColours, smoothing = 0x00CC0020, 0, 4 // SRCCOPY, DIB_RGB_COLORS, HALFTONE
)

// bandRows is how many rows of a picture go to the driver at a time: many
// drivers give up on a picture of a whole page.
const bandRows = 256

// paintDPI is the finest resolution pages are painted at; the driver enlarges
// them to a printer's 600 or 1200 dots. A4 at 300 is 35 MB, at 600 it is 139.
const paintDPI = 300

// landscape tells whether a page lies on its side.
func landscape(p document.Page) bool { return p.W > p.H }

// docInfo is DOCINFOW of the Windows API.
type docInfo struct {
	size     int32
	name     *uint16
	output   *uint16
	datatype *uint16
	kind     uint32
}

// bitmapHeader is BITMAPINFOHEADER of the Windows API.
type bitmapHeader struct {
	size          uint32
	width, height int32 // a negative height counts from the top
	planes, bits  uint16
	compression   uint32
	imageSize     uint32
	perMetre      [2]int32
	used, needed  uint32
}

// Print shows the print window of Windows over the program's window and sends
// the pages that are chosen there, each on a sheet that lies as the page does.
// Errors: ErrNoPrinter when Windows has none, CodeInvalid when the driver
// refuses, with a message for the user. When ctx ends the job is taken back.
func Print(ctx context.Context, d document.Document) (Result, error) {
	runtime.LockOSThread() // a device context belongs to its thread
	defer runtime.UnlockOSThread()
	asked, err := ask(d)
	if err != nil || asked == nil {
		return Result{GivenUp: err == nil}, err
	}
	defer asked.close()
	order := asked.choice.order(len(d.Pages))
	if err := asked.send(ctx, d, order); err != nil {
		return Result{}, model.Wrap(model.CodeInvalid, err, "Máy in “%s” không nhận bản in. Kiểm tra máy in đã bật, còn giấy và nối với máy này, rồi in lại; hoặc lưu PDF.", asked.printer)
	}
	return Result{Printer: asked.printer, Pages: len(order)}, nil
}

// send prints the pages in their order as one job.
func (a *asked) send(ctx context.Context, d document.Document, order []int) error {
	name, err := windows.UTF16PtrFromString(d.Title)
	if err != nil {
		return err
	}
	info := docInfo{name: name}
	info.size = int32(unsafe.Sizeof(info))
	if r, _, err := gdi("StartDocW").Call(a.screen, uintptr(unsafe.Pointer(&info))); int32(r) <= 0 {
		return fmt.Errorf("StartDoc: %w", err)
	}
	for _, i := range order {
		err := ctx.Err()
		if err == nil {
			err = a.page(d.Pages[i])
		}
		if err != nil {
			// The job is taken back; that it cannot be says nothing new.
			_, _, _ = gdi("AbortDoc").Call(a.screen)
			return err
		}
	}
	if r, _, err := gdi("EndDoc").Call(a.screen); int32(r) <= 0 {
		return fmt.Errorf("EndDoc: %w", err)
	}
	return nil
}

// page prints one page on a sheet of its own.
func (a *asked) page(p document.Page) error {
	if err := a.turn(landscape(p)); err != nil {
		return err
	}
	if r, _, err := gdi("StartPage").Call(a.screen); int32(r) <= 0 {
		return fmt.Errorf("StartPage: %w", err)
	}
	s := a.sheet()
	dpi := float64(min(max(s.dpiX, 72), paintDPI))
	if err := a.paint(document.Image(p, dpi, false), s.place(p.W, p.H)); err != nil {
		return err
	}
	if r, _, err := gdi("EndPage").Call(a.screen); int32(r) <= 0 {
		return fmt.Errorf("EndPage: %w", err)
	}
	return nil
}

// sheet asks the driver about its paper.
func (a *asked) sheet() sheet {
	ask := func(what uintptr) int {
		n, _, _ := gdi("GetDeviceCaps").Call(a.screen, what)
		return int(int32(n))
	}
	return sheet{dpiX: ask(capDPIX), dpiY: ask(capDPIY), width: ask(capWidth), height: ask(capHeight),
		marginX: ask(capMarginX), marginY: ask(capMarginY)}
}

// paint sends a picture in bands.
func (a *asked) paint(img image.Image, at dots) error {
	pixels := image.NewRGBA(img.Bounds())
	if same, ok := img.(*image.RGBA); ok {
		pixels = same
	} else {
		draw.Draw(pixels, pixels.Bounds(), img, img.Bounds().Min, draw.Src)
	}
	size := pixels.Bounds().Size()
	// The result is the mode before.
	_, _, _ = gdi("SetStretchBltMode").Call(a.screen, smoothing)
	stride := (size.X*3 + 3) &^ 3
	band := make([]byte, stride*bandRows)
	for top := 0; top < size.Y; top += bandRows {
		rows := min(bandRows, size.Y-top)
		for y := range rows {
			from, to := pixels.Pix[(top+y)*pixels.Stride:], band[y*stride:]
			for x := range size.X {
				to[x*3], to[x*3+1], to[x*3+2] = from[x*4+2], from[x*4+1], from[x*4]
			}
		}
		header := bitmapHeader{width: int32(size.X), height: int32(-rows), planes: 1, bits: 24}
		header.size = uint32(unsafe.Sizeof(header))
		from, to := at.y+top*at.h/size.Y, at.y+(top+rows)*at.h/size.Y // bands meet
		n, _, err := gdi("StretchDIBits").Call(a.screen, uintptr(at.x), uintptr(from), uintptr(at.w), uintptr(to-from),
			0, 0, uintptr(size.X), uintptr(rows), uintptr(unsafe.Pointer(&band[0])), uintptr(unsafe.Pointer(&header)), rgbColours, copySource)
		if int32(n) <= 0 {
			return fmt.Errorf("StretchDIBits: %w", err)
		}
	}
	return nil
}

func gdi(name string) *windows.LazyProc {
	return windows.NewLazySystemDLL("gdi32.dll").NewProc(name)
}
