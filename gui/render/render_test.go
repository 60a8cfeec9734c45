package render

import (
	"path/filepath"
	"testing"
)

func TestUsable(t *testing.T) {
	for _, c := range []struct {
		driver Driver
		want   bool
	}{
		{Driver{"4.6.0 - Build 27.20.100.9316", "Intel(R) UHD Graphics 620"}, true},
		{Driver{"3.1.0 - Build 9.17.10.4459", "Intel(R) HD Graphics 3000"}, true},
		{Driver{"2.1 Mesa 22.3.6", "llvmpipe"}, true},
		{Driver{"2.0.0", "Mobile Intel(R) 965 Express"}, false},
		{Driver{"1.1.0", "GDI Generic"}, false},
		{Driver{"4.5", "GDI Generic"}, false},
		{Driver{"", ""}, false},
		{Driver{"OpenGL ES", "x"}, false},
		{Driver{"3.x", "x"}, false},
	} {
		if got := c.driver.Usable(); got != c.want {
			t.Errorf("%+v: usable = %v", c.driver, got)
		}
	}
}

func TestAnswerIsKept(t *testing.T) {
	a := answer{PC: "Intel 27.20", Driver: Driver{"4.6", "Intel"}}
	text, err := a.encode()
	if err != nil {
		t.Fatal(err)
	}
	if got := decode(text); got != a {
		t.Errorf("read back %+v, want %+v", got, a)
	}
	if got := decode(text[:len(text)/2]); got != (answer{}) {
		t.Errorf("half a text answers %+v", got)
	}
}

func TestCompatLiesBesideTheProgram(t *testing.T) {
	want := filepath.Join("nơi cài", "tuong-thich-1.2.3", "SoThiDua.exe")
	if got := Compat("nơi cài", "1.2.3"); got != want {
		t.Errorf("compat = %s, want %s", got, want)
	}
}
