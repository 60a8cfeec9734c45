/* Stands in for the import library of libEGL.dll: finds eglGetProcAddress in
   the DLL beside the program at run time. The Go binding asks for every
   function of OpenGL ES 3.1 before the first is called and gives up when one is
   missing; ANGLE has those of 3.0, and Fyne calls those of 2.0. A missing one is
   answered with a function that does nothing. */
#include <windows.h>

typedef void *(WINAPI *get_address)(const char *);

static void missing(void) {}

void *eglGetProcAddress(const char *name) {
	static get_address get;
	if (!get) {
		HMODULE egl = LoadLibraryA("libEGL.dll");
		if (egl) get = (get_address)(void *)GetProcAddress(egl, "eglGetProcAddress");
	}
	void *found = get ? get(name) : NULL;
	return found ? found : (void *)missing;
}

void *(*__imp_eglGetProcAddress)(const char *) = eglGetProcAddress;
